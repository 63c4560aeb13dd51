public import Directory
import Meetings
public import Storage
public import Web

/// Arbetet kring ett barn: signals, assessments, plans, family pages, today. This is the area's door.
public enum Casework {
    public static let migrations: [Migration] =
        signalMigrations + distantSignalMigrations + groupSignalMigrations + consultationMigrations
        + assessmentMigrations
        + coordinationMigrations + planMigrations

    /// What is open in each room, as `about`: the net holds it against the lists of what waits.
    static let openRecords: [SQL] =
        [
            "SELECT 'handOver/' || id AS about FROM hand_over WHERE answered_at IS NULL",
            "SELECT 'consent/' || id AS about FROM consent WHERE settled_at IS NULL",
            "SELECT 'meeting/' || id AS about FROM meeting WHERE stage = 'called'",
            "SELECT 'decision/' || id AS about FROM meeting_decision WHERE done_at IS NULL",
            openSignals,
            openUnplacedSignals,
            openGroupSignals,
            openConsultations,
            openAssessments,
            openPerspectives,
        ] + Plans.openRecords

    /// What this area shows on the child's page, one line for each room.
    public static let panels: [ChildPanel] = [
        Signals.panel,
        Assessments.panel,
        Plans.panel,
        Timeline.panel(timeline),
    ]

    /// Who tells the timeline what, one line for each room.
    static let timeline: [TimelineSource] = [
        NamedPersons.events,
        Sharing.events,
        ChildMeetings.events,
        Assessments.events,
        Signals.events,
        Plans.events,
    ]

    public static func add(to desk: Desk, house: House) {
        Today(house: house).add(to: desk)
        Net(house: house).add(to: desk)
        Signals(house: house).add(to: desk)
        GroupSignals(house: house).add(to: desk)
        Consultations(house: house).add(to: desk)
        Assessments(house: house).add(to: desk)
        Timeline(house: house, sources: timeline).add(to: desk)
        Coordinators(house: house).add(to: desk)
        Plans(house: house).add(to: desk)
    }
}
