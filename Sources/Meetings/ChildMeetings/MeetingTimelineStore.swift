public import Directory
public import Kernel
import Law
public import Storage

extension ChildMeetings {
    /// Meetings and what was decided at them, for the timeline.
    @Sendable
    public static func events(_ permit: Permit, _ limit: Int, in tx: Transaction) throws -> [TimelineEvent] {
        guard let part = permit.also(.seeMeeting) else { return [] }
        let meetings = try tx.all(
            """
            SELECT meeting.id, meeting.kind, meeting.stage, meeting.called_at, meeting.starts_at, position.title, workplace.name
            FROM meeting JOIN position ON position.id = meeting.called_by JOIN workplace ON workplace.id = position.workplace_id
            WHERE meeting.child_id = \(part.child) AND \(MeetingStore.seen(part))
            ORDER BY meeting.called_at DESC, meeting.id DESC LIMIT \(limit)
            """)
        let decisions = try tx.all(
            """
            SELECT meeting_decision.meeting_id, meeting_decision.what, meeting_decision.decided_at, meeting_decision.done_at,
              position.title, workplace.name
            FROM meeting_decision JOIN meeting ON meeting.child_id = meeting_decision.child_id AND meeting.id = meeting_decision.meeting_id
            JOIN position ON position.id = meeting_decision.position_id JOIN workplace ON workplace.id = position.workplace_id
            WHERE meeting_decision.child_id = \(part.child) AND \(MeetingStore.seen(part))
            ORDER BY meeting_decision.decided_at DESC, meeting_decision.id DESC LIMIT \(limit)
            """)
        return try meetings.flatMap { try told($0, part) } + decisions.flatMap { try decided($0, part) }
    }

    /// Invitations that wait for this person's own answer.
    @Sendable
    public static func errands(_ permit: Permit, in tx: Transaction) throws -> [FamilyErrand] {
        guard permit.isFamily, let part = permit.also(.seeMeeting) else { return [] }
        return try tx.all(
            """
            SELECT meeting.id, meeting.starts_at FROM meeting
            JOIN meeting_invitation ON meeting_invitation.child_id = meeting.child_id AND meeting_invitation.meeting_id = meeting.id
            WHERE meeting.child_id = \(part.child) AND meeting.stage = 'called' AND \(MeetingStore.seen(part))
              AND meeting_invitation.person_id = \(part.caller.person) AND meeting_invitation.answer = 'waiting'
            ORDER BY meeting.starts_at, meeting.id
            """
        ).map { row in
            let when = try row.instant("starts_at")
            return FamilyErrand(
                .invitation,
                Phrase(
                    "Svara om du kommer till mötet \(when.dateAndTime.swedish)",
                    en: "Answer whether you come to the meeting \(when.dateAndTime.english)",
                    easy: "Kommer du till mötet \(when.dateAndTime.easy)?"),
                path: "\(MeetingStepStore.path(part.child, try row.id("id")))/svar", by: Day(when))
        }
    }

    private static func told(_ row: Fields, _ permit: Permit) throws -> [TimelineEvent] {
        let (kind, stage): (Meeting.Kind, Meeting.Stage) = (try row.choice("kind"), try row.choice("stage"))
        let (path, when) = (MeetingStepStore.path(permit.child, try row.id("id")), try row.instant("starts_at"))
        let state = stage == .cancelled ? Meeting.Stage.cancelled.words : nil
        let words = Phrase(
            "\(kind.words.swedish), \(when.dateAndTime.swedish)\(state.map { " – \($0.swedish)" } ?? "")",
            en: "\(kind.words.english), \(when.dateAndTime.english)\(state.map { " – \($0.english)" } ?? "")",
            easy: "\(kind.words.easy), \(when.dateAndTime.easy)\(state.map { " – \($0.easy)" } ?? "")")
        let called = TimelineEvent(
            .meeting, .at(try row.instant("called_at")),
            Phrase("Kallelse till möte", en: "A meeting was called", easy: "Det ska bli ett möte"),
            by: try who(row, permit), words: words, path: path)
        guard stage == .held else { return [called] }
        let held = TimelineEvent(
            .meeting, .at(when), Phrase("Möte", en: "Meeting", easy: "Det var ett möte"), words: kind.words, path: path)
        return [called, held]
    }

    private static func decided(_ row: Fields, _ permit: Permit) throws -> [TimelineEvent] {
        let (path, what) = (MeetingStepStore.path(permit.child, try row.id("meeting_id")), try row.narrative("what"))
        let (by, words) = (try who(row, permit), Phrase(what, en: what))
        let decision = TimelineEvent(
            .decision, .at(try row.instant("decided_at")), Phrase("Beslut", en: "Decision", easy: "Det här bestämdes"),
            by: by,
            words: words, path: path)
        guard let done = try row.instantIfAny("done_at") else { return [decision] }
        let title = Phrase("Ett beslut är utfört", en: "A decision is carried out", easy: "Det här är klart")
        return [decision, TimelineEvent(.decision, .at(done), title, by: by, words: words, path: path)]
    }

    private static func who(_ row: Fields, _ permit: Permit) throws -> Phrase {
        let title = try row.text("title")
        let whole = permit.showsPlaces ? "\(title), \(try row.text("name"))" : title
        return Phrase(whole, en: whole)
    }
}
