public import Kernel
public import Storage
public import Web

/// Katalogen: workplaces and positions, children and guardians, sharing, imports and sign-in. This is the area's door.
public enum Directory {
    public static let migrations: [Migration] =
        workplaceMigrations + childMigrations + handOverMigrations + namedPersonMigrations + sharingMigrations + openThingMigrations + signInMigrations

    public static func add(to desk: Desk, house: House, cost: PasswordCost) {
        SignIn(house: house, cost: cost).add(to: desk)
        Insight(house: house).add(to: desk)
    }
}
