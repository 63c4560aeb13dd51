public import Kernel
public import Storage
public import Web

/// Katalogen: workplaces and positions, children and guardians, sharing, imports and sign-in. This is the area's door.
public enum Directory {
    public static let migrations: [Migration] = [
        workplaceMigrations,
        childMigrations,
        childNoteMigrations,
        childSearchMigrations,
        handOverMigrations,
        namedPersonMigrations,
        sharingMigrations,
        openThingMigrations,
        signInMigrations,
        refusalMigrations,
        importMigrations,
    ].flatMap { $0 }

    public static func add(
        to desk: Desk, house: House, cost: PasswordCost, panels: [ChildPanel] = [], importFrom: [String] = [],
        hidden: @escaping HiddenFromGuardians = { _, _ in [] }
    ) {
        SignIn(house: house, cost: cost).add(to: desk)
        Imports(house: house, allowed: importFrom).add(to: desk)
        Insight(house: house, hidden: hidden).add(to: desk)
        Refusals(house: house).add(to: desk)
        Children(house: house, panels: ChildPanels(panels)).add(to: desk)
        Sharing(house: house).add(to: desk)
        NamedPersons(house: house).add(to: desk)
        Workplaces(house: house).add(to: desk)
    }
}
