import Directory
import Kernel
import Law
import Storage

/// The only file that knows how meetings are read.
enum MeetingStore {
    /// What the permit covers: a participant sees the meetings they are invited to, and the head of a workplace that a consent names
    /// those it covers whole (decision 5), for what is written from a meeting is not divided by area.
    static func seen(_ permit: Permit) -> SQL {
        if permit.standing.relation == .consented { return permit.coversWhole("meeting") }
        let covered = permit.covers("meeting")
        guard permit.standing.relation == .participant else { return covered }
        return """
            (\(covered) AND EXISTS (SELECT 1 FROM meeting_invitation WHERE meeting_invitation.child_id = meeting.child_id
              AND meeting_invitation.meeting_id = meeting.id AND (meeting_invitation.position_id IN \(list: permit.caller.positions)
              OR meeting_invitation.person_id = \(permit.caller.person))))
            """
    }

    static func list(_ permit: Permit, in tx: Transaction) throws -> [Meeting] {
        try tx.all(
            "SELECT * FROM meeting WHERE child_id = \(permit.child) AND \(seen(permit)) ORDER BY starts_at DESC, id DESC"
        )
        .map { try read($0, permit, in: tx) }
    }

    /// One that is missing and one that is hidden look the same.
    static func find(_ id: ID<Meeting>, _ permit: Permit, in tx: Transaction) throws -> Meeting {
        let row = try tx.one(
            "SELECT * FROM meeting WHERE child_id = \(permit.child) AND id = \(id) AND \(seen(permit))")
        guard let row else { throw Failure.notFound }
        var meeting = try read(row, permit, in: tx)
        meeting.invitations = try invitations(meeting, permit, in: tx)
        meeting.decisions = try decisions("meeting_decision.meeting_id = \(id)", permit, in: tx)
        return meeting
    }

    /// Decisions of the meetings seen that are not carried out: they come back on the next agenda.
    static func openDecisions(_ permit: Permit, besides id: ID<Meeting>?, in tx: Transaction) throws -> [Meeting
        .Decision]
    {
        let others: SQL = id.map { "meeting_decision.meeting_id <> \($0)" } ?? "1 = 1"
        return try decisions("meeting_decision.done_at IS NULL AND \(others) AND \(seen(permit))", permit, in: tx)
    }

    private static func read(_ row: Fields, _ permit: Permit, in tx: Transaction) throws -> Meeting {
        let caller = try Sharing.contacts([try row.id("called_by")], in: tx).first
        return Meeting(
            id: try row.id("id"), child: permit.child, kind: try row.choice("kind"),
            startsAt: try row.instant("starts_at"),
            minutes: try row.int("minutes"), place: permit.showsPlaces ? try row.narrativeIfAny("place") : nil,
            link: permit.showsPlaces ? try row.narrativeIfAny("link") : nil,
            areas: [WheelArea](mask: try row.int("areas")), isHidden: try row.bool("hidden_from_guardians"),
            calledBy: caller?.name(for: permit).description ?? "",
            agenda: try row.narrative("agenda"),
            childPart: try row.narrative("child_part"), interpreter: try row.text("interpreter"),
            stage: try row.choice("stage"), notes: try row.narrativeIfAny("notes"),
            childVoice: try row.narrativeIfAny("child_voice"), guardiansTold: try row.narrativeIfAny("guardians_told"),
            nextDay: try row.dayIfAny("next_day"), cancelReason: try row.narrativeIfAny("cancel_reason"),
            version: try row.int("version"))
    }

    private static func invitations(_ meeting: Meeting, _ permit: Permit, in tx: Transaction) throws -> [Meeting
        .Invitation]
    {
        let rows = try tx.all(
            """
            SELECT meeting_invitation.*, person.given, person.family FROM meeting_invitation
            LEFT JOIN person ON person.id = meeting_invitation.person_id
            WHERE meeting_invitation.child_id = \(meeting.child) AND meeting_invitation.meeting_id = \(meeting.id)
            ORDER BY meeting_invitation.id
            """)
        let contacts = try names(rows.compactMap { try $0.idIfAny("position_id") }, permit, in: tx)
        return try rows.map { row in
            let position: ID<Position>? = try row.idIfAny("position_id")
            let given = try row.textIfAny("given").map { "\($0) \(try row.text("family"))" } ?? ""
            return Meeting.Invitation(
                id: try row.id("id"), position: position, person: try row.idIfAny("person_id"),
                name: position.flatMap { contacts[$0] } ?? Phrase(given, en: given), answer: try row.choice("answer"),
                words: try row.narrativeIfAny("words"), came: try row.boolIfAny("came"))
        }
    }

    private static func decisions(_ condition: SQL, _ permit: Permit, in tx: Transaction) throws -> [Meeting.Decision] {
        let rows = try tx.all(
            """
            SELECT meeting_decision.* FROM meeting_decision
            JOIN meeting ON meeting.child_id = meeting_decision.child_id AND meeting.id = meeting_decision.meeting_id
            WHERE meeting_decision.child_id = \(permit.child) AND \(condition)
            ORDER BY meeting_decision.due_day, meeting_decision.id
            """)
        let contacts = try names(rows.map { try $0.id("position_id") }, permit, in: tx)
        return try rows.map { row in
            let position: ID<Position> = try row.id("position_id")
            return Meeting.Decision(
                id: try row.id("id"), meeting: try row.id("meeting_id"), what: try row.narrative("what"),
                position: position,
                responsible: contacts[position] ?? Phrase("", en: ""), due: try row.day("due_day"),
                doneAt: try row.instantIfAny("done_at"), outcome: try row.narrativeIfAny("outcome"))
        }
    }

    private static func names(_ positions: [ID<Position>], _ permit: Permit, in tx: Transaction) throws
        -> [ID<Position>: Phrase]
    {
        let contacts = try Sharing.contacts(Array(Set(positions)).sorted(), in: tx)
        return Dictionary(
            contacts.map { ($0.position, $0.name(for: permit)) },
            uniquingKeysWith: { first, _ in first })
    }

    /// What was written before, newest first.
    static func versions(of meeting: Meeting, _ permit: Permit, in tx: Transaction) throws -> [MeetingVersion] {
        try tx.all(
            """
            SELECT meeting_version.version, meeting_version.notes, meeting_version.child_voice, meeting_version.at,
              person.given, person.family FROM meeting_version JOIN person ON person.id = meeting_version.written_by
            WHERE meeting_version.child_id = \(meeting.child) AND meeting_version.meeting_id = \(meeting.id)
            ORDER BY meeting_version.version DESC
            """
        ).map { row in
            MeetingVersion(
                version: try row.int("version"), notes: try row.narrative("notes"),
                childVoice: try row.narrative("child_voice"),
                at: try row.instant("at"),
                by: permit.namesStaff ? "\(try row.text("given")) \(try row.text("family"))" : "")
        }
    }
}

/// What a meeting's notes once were.
struct MeetingVersion: Sendable {
    let version: Int
    let notes: String
    let childVoice: String
    let at: Instant
    let by: String
}
