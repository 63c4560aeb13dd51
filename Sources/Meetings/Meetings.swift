public import Storage
public import Web

/// Möten: meetings and their decisions. This is the area's door.
public enum Meetings {
    public static let migrations: [Migration] = []

    public static func add(to desk: Desk, house: House) {}
}
