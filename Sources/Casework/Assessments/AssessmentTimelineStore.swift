public import Directory
public import Kernel
import Law
public import Storage

extension Assessments {
    /// Assessments begun and concluded and perspectives handed in, for the timeline. To another controller nothing before the conclusion.
    @Sendable
    public static func events(_ permit: Permit, _ limit: Int, in tx: Transaction) throws -> [TimelineEvent] {
        guard let part = permit.also(.seeAssessment) else { return [] }
        let family: SQL = part.isFamily ? "1 = 1" : "1 = 0"
        let assessments = try tx.all(
            """
            SELECT assessment.id, assessment.started_at, assessment.concluded_at, assessment.conclusion,
              seat.title AS started, house.name AS started_at_place, end_seat.title AS ended, end_house.name AS ended_at_place
            FROM assessment JOIN position seat ON seat.id = assessment.started_from JOIN workplace house ON house.id = seat.workplace_id
            LEFT JOIN position end_seat ON end_seat.id = assessment.concluded_from
            LEFT JOIN workplace end_house ON end_house.id = end_seat.workplace_id
            WHERE assessment.child_id = \(part.child) AND \(part.covers("assessment"))
            ORDER BY assessment.started_at DESC, assessment.id DESC LIMIT \(limit)
            """)
        let perspectives = try tx.all(
            """
            SELECT perspective.assessment_id, perspective.handed_in_at, perspective.voice, position.title, workplace.name
            FROM perspective JOIN assessment ON assessment.id = perspective.assessment_id
            LEFT JOIN position ON position.id = perspective.position_id LEFT JOIN workplace ON workplace.id = position.workplace_id
            WHERE perspective.child_id = \(part.child) AND perspective.handed_in_at IS NOT NULL AND \(part.covers("perspective"))
              AND (perspective.controller_id IN \(list: part.ownControllers) OR \(family) OR assessment.stage = 'concluded')
            ORDER BY perspective.handed_in_at DESC, perspective.id DESC LIMIT \(limit)
            """)
        return try assessments.flatMap { try told($0, part) } + perspectives.map { try handedIn($0, part) }
    }

    /// Pictures this person has been asked for.
    @Sendable
    public static func errands(_ permit: Permit, in tx: Transaction) throws -> [FamilyErrand] {
        guard permit.isFamily else { return [] }
        return try PerspectiveStore.pending(under: permit, in: tx).map { asked in
            let given = Phrase(
                "Beskriv hur du ser på barnets situation", en: "Describe how you see the child’s situation",
                easy: "Berätta hur det är")
            let own = Phrase(
                "Berätta hur du har det", en: "Tell how things are for you", easy: "Berätta hur du har det")
            return FamilyErrand(.perspective, asked.voice.kind == .child ? own : given, path: asked.path, by: asked.due)
        }
    }

    private static func told(_ row: Fields, _ permit: Permit) throws -> [TimelineEvent] {
        let path = "/barn/\(permit.child)/kartlaggningar/\(try row.text("id"))"
        let begun = TimelineEvent(
            .assessment, .at(try row.instant("started_at")),
            Phrase("Kartläggningen började", en: "The assessment began", easy: "Vi började ta reda på hur du har det"),
            by: try who(row, "started", "started_at_place", permit), path: path)
        guard let concluded = try row.instantIfAny("concluded_at") else { return [begun] }
        let kind: Conclusion.Kind = try row.choice("conclusion")
        // That a concern is reported is for social services to tell the family.
        let words = permit.isFamily && kind == .concernReport ? nil : kind.words
        let end = TimelineEvent(
            .assessment, .at(concluded),
            Phrase("Kartläggningen är klar", en: "The assessment is concluded", easy: "Vi vet mer om hur du har det"),
            by: try who(row, "ended", "ended_at_place", permit), words: words, path: path)
        return [begun, end]
    }

    private static func handedIn(_ row: Fields, _ permit: Permit) throws -> TimelineEvent {
        let voice = try row.text("voice")
        let kind: Perspective.Kind =
            voice == "child" ? .child : voice == "guardian" ? .guardian : voice == "colleague" ? .colleague : .other
        return TimelineEvent(
            .perspective, .at(try row.instant("handed_in_at")),
            Phrase("En bild är lämnad", en: "A perspective is handed in", easy: "Någon har berättat hur det är"),
            by: try who(row, "title", "name", permit) ?? kind.words,
            path: "/barn/\(permit.child)/kartlaggningar/\(try row.text("assessment_id"))")
    }

    private static func who(_ row: Fields, _ title: String, _ place: String, _ permit: Permit) throws -> Phrase? {
        guard let title = try row.textIfAny(title) else { return nil }
        let whole = permit.showsPlaces ? try row.textIfAny(place).map { "\(title), \($0)" } ?? title : title
        return Phrase(whole, en: whole)
    }
}
