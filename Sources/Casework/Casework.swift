public import Directory
public import Kernel
import Meetings
public import Storage
public import Web

/// Arbetet kring ett barn: signals, assessments, plans, family pages, today. This is the area's door.
public enum Casework {
    public static let migrations: [Migration] =
        signalMigrations + distantSignalMigrations + groupSignalMigrations + consultationMigrations
        + assessmentMigrations
        + coordinationMigrations + planMigrations + safetyMigrations
        + messageMigrations + wishMigrations + concernReportMigrations

    /// What is open in each room, as `about`: the net holds it against the lists of what waits.
    static let openRecords: [SQL] =
        [
            "SELECT 'handOver/' || id AS about FROM hand_over WHERE answered_at IS NULL",
            "SELECT 'consent/' || id AS about FROM consent WHERE settled_at IS NULL",
            "SELECT 'meeting/' || id AS about FROM meeting WHERE stage = 'called'",
            "SELECT 'decision/' || id AS about FROM meeting_decision WHERE done_at IS NULL",
            """
            SELECT 'invitation/' || meeting_invitation.id AS about FROM meeting_invitation
            JOIN meeting ON meeting.id = meeting_invitation.meeting_id
            WHERE meeting.stage = 'called' AND meeting_invitation.answer = 'waiting' AND meeting_invitation.position_id IS NOT NULL
            """,
            openSignals,
            openUnplacedSignals,
            openGroupSignals,
            openConsultations,
            openAssessments,
            openPerspectives,
            SafetyCalls.openRecords,
            Messages.openRecords,
            Wishes.openRecords,
            ConcernReports.openRecords,
        ] + Plans.openRecords

    /// What this area shows on the child's page, one line for each room.
    public static let panels: [ChildPanel] = [
        SafetyCalls.panel,
        Signals.panel,
        Assessments.panel, Assessments.asked,
        Plans.panel,
        Messages.panel,
        Wishes.panel,
        Timeline.panel(timeline),
    ]

    /// What a child's family sees on its own page, one line for each room.
    static let familyPanels: [ChildPanel] = [
        Plans.familyPanel,
        Assessments.familyPanel,
        ChildMeetings.familyPanel,
        Sharing.familyPanel,
        Messages.familyPanel,
    ]

    /// What waits for a family member, one line for each room.
    static let errands: [FamilyErrandSource] = [
        Sharing.errands,
        ChildMeetings.errands,
        Assessments.errands,
        Plans.errands,
        Messages.errands,
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

    /// What of a child is hidden from its guardians now: the directory leaves it out of who has read and who can see.
    @Sendable
    public static func hidden(of child: ID<Child>, in tx: Transaction) throws -> Set<String> {
        let rows = try tx.all(
            """
            SELECT 'signal/' || id AS about FROM signal WHERE child_id = \(child) AND hidden_from_guardians = 1
            UNION SELECT 'assessment/' || id FROM assessment WHERE child_id = \(child) AND hidden_from_guardians = 1
            UNION SELECT 'perspective/' || id FROM perspective WHERE child_id = \(child) AND hidden_from_guardians = 1
            UNION SELECT 'perspective/' || perspective.id FROM perspective JOIN assessment ON assessment.id = perspective.assessment_id
              WHERE perspective.child_id = \(child) AND assessment.hidden_from_guardians = 1
            UNION SELECT 'conversation/' || id FROM conversation WHERE child_id = \(child) AND hidden_from_guardians = 1
            UNION SELECT 'wish/' || id FROM wish WHERE child_id = \(child) AND hidden_from_guardians = 1
            """)
        return Set(try rows.map { try $0.text("about") })
    }

    public static func add(to desk: Desk, house: House) {
        Today(house: house).add(to: desk)
        FamilyPages(house: house, errands: errands, parts: familyPanels).add(to: desk)
        Net(house: house).add(to: desk)
        SafetyCalls(house: house).add(to: desk)
        Messages(house: house).add(to: desk)
        Wishes(house: house).add(to: desk)
        Signals(house: house).add(to: desk)
        GroupSignals(house: house).add(to: desk)
        Consultations(house: house).add(to: desk)
        Assessments(house: house).add(to: desk)
        Timeline(house: house, sources: timeline).add(to: desk)
        Coordinators(house: house).add(to: desk)
        Plans(house: house).add(to: desk)
        ConcernReports(house: house).add(to: desk)
    }
}
