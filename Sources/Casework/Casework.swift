public import Storage
public import Web

/// Arbetet kring ett barn: signals, assessments, plans, family pages, today. This is the area's door.
public enum Casework {
    public static let migrations: [Migration] = []

    public static func add(to desk: Desk, house: House) {}
}
