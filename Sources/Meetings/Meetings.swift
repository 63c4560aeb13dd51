public import Directory
public import Storage
public import Web

/// Möten: meetings and their decisions. This is the area's door.
public enum Meetings {
    public static let migrations: [Migration] =
        meetingMigrations

    /// What this area shows on the child's page, one line for each room.
    public static let panels: [ChildPanel] = [ChildMeetings.panel]

    public static func add(to desk: Desk, house: House) {
        ChildMeetings(house: house).add(to: desk)
    }
}
