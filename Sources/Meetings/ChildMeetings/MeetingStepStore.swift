import Directory
import Kernel
import Law
import Storage

/// The only file that knows how meetings are called, held and cancelled.
enum MeetingStepStore {
    static func call(_ call: MeetingCall, _ permit: Permit, in tx: Transaction) throws -> ID<Meeting> {
        guard let seat = permit.seat else { throw Failure.notFound }
        let home = try Sharing.home(of: permit.child, in: tx)
        // A meeting that came about earlier today can still be written down.
        if Day(call.startsAt) < Day(tx.now) {
            throw Failure.invalid([Problem("day", Phrase("Dagen har redan varit.", en: "The day has already been."))])
        }
        let id: ID<Meeting> = tx.newID()
        let scope = SealScope(subject: permit.child.value, controller: home.controller)
        try tx.run(
            """
            INSERT INTO meeting (child_id, id, controller_id, areas, hidden_from_guardians, kind, called_by, called_at, starts_at,
              minutes, place, link, agenda, child_part, interpreter, stage, version)
            VALUES (\(permit.child), \(id), \(home.controller), \(call.areas.mask), \(call.isHidden), \(call.kind),
              \(seat.position), \(tx.now), \(call.startsAt), \(call.minutes), \(sealed: call.place, for: scope),
              \(sealed: call.link, for: scope), \(sealed: call.agenda, for: scope), \(sealed: call.childPart, for: scope),
              \(call.interpreter), 'called', 1)
            """)
        try InvitationStore.invite(
            positions: call.positions, family: call.family, to: id, areas: call.areas.mask, isHidden: call.isHidden,
            on: Day(call.startsAt), home, permit, in: tx)
        try OpenThings.open(
            .meeting, about: "meeting/\(id)", path: path(permit.child, id), child: permit.child,
            responsible: seat.position,
            due: Day(call.startsAt), in: tx)
        if let after = call.after { try OpenThings.close("nextMeeting/\(after)", in: tx) }
        return id
    }

    static func path(_ child: ID<Child>, _ id: ID<Meeting>) -> String { "/barn/\(child)/moten/\(id)" }

    /// What was said, the first time and each time it is changed; earlier wordings are kept.
    static func hold(_ meeting: Meeting, _ notes: MeetingNotes, _ permit: Permit, in tx: Transaction) throws {
        if meeting.stage == .cancelled { try meeting.mustBe(.held) }
        guard meeting.startsAt <= tx.now else {
            throw Failure.outOfOrder(Phrase("Mötet har inte börjat än.", en: "The meeting has not begun yet."))
        }
        let scope = try scope(of: meeting, in: tx)
        let changed = try tx.run(
            """
            UPDATE meeting SET stage = 'held', notes = \(sealed: notes.notes, for: scope),
              child_voice = \(sealed: notes.childVoice, for: scope), guardians_told = \(sealed: notes.guardiansTold, for: scope),
              next_day = \(notes.nextDay), version = version + 1
            WHERE child_id = \(meeting.child) AND id = \(meeting.id) AND version = \(notes.version ?? meeting.version)
            """)
        guard changed == 1 else {
            throw Failure.conflict(
                version: meeting.version,
                saved: [
                    "notes": meeting.notes ?? "", "childVoice": meeting.childVoice ?? "",
                    "guardiansTold": meeting.guardiansTold ?? "", "nextDay": meeting.nextDay?.description ?? "",
                ])
        }
        try tx.run(
            """
            INSERT INTO meeting_version (child_id, meeting_id, version, notes, child_voice, at, written_by)
            VALUES (\(meeting.child), \(meeting.id), \(meeting.version + 1), \(sealed: notes.notes, for: scope),
              \(sealed: notes.childVoice, for: scope), \(tx.now), \(permit.caller.person))
            """)
        try InvitationStore.attend(meeting, came: notes.came, in: tx)
        try OpenThings.close("meeting/\(meeting.id)", in: tx)
        try planNext(meeting, notes.nextDay, permit, in: tx)
    }

    /// The next meeting waits to be called until it has been.
    private static func planNext(_ meeting: Meeting, _ day: Day?, _ permit: Permit, in tx: Transaction) throws {
        guard day != meeting.nextDay else { return }
        try OpenThings.close("nextMeeting/\(meeting.id)", in: tx)
        guard let day, let seat = permit.seat else { return }
        try OpenThings.open(
            .meeting, about: "nextMeeting/\(meeting.id)",
            path: "/barn/\(meeting.child)/moten/nytt?after=\(meeting.id)&day=\(day)",
            child: meeting.child, responsible: seat.position, due: day, in: tx)
    }

    static func cancel(_ meeting: Meeting, reason: String, in tx: Transaction) throws {
        try meeting.mustBe(.called)
        try tx.run(
            """
            UPDATE meeting SET stage = 'cancelled', cancel_reason = \(sealed: reason, for: try scope(of: meeting, in: tx)),
              version = version + 1
            WHERE child_id = \(meeting.child) AND id = \(meeting.id)
            """)
        try InvitationStore.end(meeting, in: tx)
        try OpenThings.close("meeting/\(meeting.id)", in: tx)
    }

    static func decide(
        _ meeting: Meeting, what: String, by position: ID<Position>, due: Day, _ permit: Permit, in tx: Transaction
    ) throws -> ID<Meeting.Decision> {
        if meeting.stage != .held { try meeting.mustBe(.held) }
        var problems: [Problem] = []
        if !meeting.invitations.contains(where: { $0.position == position }), permit.seat?.position != position {
            problems.append(
                Problem(
                    "position", Phrase("Välj någon som var inbjuden till mötet.", en: "Choose someone who was invited.")
                ))
        }
        if due < Day(tx.now) {
            problems.append(
                Problem("due", Phrase("Välj en dag som inte har varit.", en: "Choose a day that has not been.")))
        }
        guard problems.isEmpty else { throw Failure.invalid(problems) }
        let id: ID<Meeting.Decision> = tx.newID()
        try tx.run(
            """
            INSERT INTO meeting_decision (child_id, id, meeting_id, what, position_id, due_day, decided_at)
            VALUES (\(meeting.child), \(id), \(meeting.id), \(sealed: what, for: try scope(of: meeting, in: tx)), \(position),
              \(due), \(tx.now))
            """)
        try OpenThings.open(
            .decision, about: "decision/\(id)", path: "\(path(meeting.child, meeting.id))/beslut/\(id)/klart",
            child: meeting.child, responsible: position, due: due, in: tx)
        return id
    }

    /// Carried out, by the one responsible or by those who lead the work.
    static func finish(
        _ decision: Meeting.Decision, of meeting: Meeting, outcome: String, _ permit: Permit, in tx: Transaction
    ) throws {
        let leads = permit.standing.relation == .namedPerson || permit.standing.relation == .coordinator
        guard leads || permit.caller.positions.contains(decision.position) else { throw Failure.notFound }
        let changed = try tx.run(
            """
            UPDATE meeting_decision SET done_at = \(tx.now), outcome = \(sealed: outcome, for: try scope(of: meeting, in: tx))
            WHERE child_id = \(meeting.child) AND meeting_id = \(meeting.id) AND id = \(decision.id) AND done_at IS NULL
            """)
        guard changed == 1 else {
            throw Failure.outOfOrder(Phrase("Beslutet är redan utfört.", en: "The decision is already carried out."))
        }
        try OpenThings.close("decision/\(decision.id)", in: tx)
    }

    static func scope(of meeting: Meeting, in tx: Transaction) throws -> SealScope {
        let row = try tx.one(
            "SELECT controller_id FROM meeting WHERE child_id = \(meeting.child) AND id = \(meeting.id)")
        guard let row else { throw Failure.notFound }
        return SealScope(subject: meeting.child.value, controller: try row.id("controller_id"))
    }
}

/// What is written from a meeting, understood.
struct MeetingNotes: Sendable {
    let came: [ID<Meeting.Invitation>]
    let notes: String
    let childVoice: String
    let guardiansTold: String
    let nextDay: Day?
    /// Which wording this one was written from.
    let version: Int?
}
