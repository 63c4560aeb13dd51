public import Directory
public import Kernel
public import Storage

extension Signals {
    /// Signals for the timeline. What one holds is told to those who may see signals; the family learns that somebody has noticed
    /// something, unless it is hidden from them; nobody else learns that.
    @Sendable
    public static func events(_ permit: Permit, _ limit: Int, in tx: Transaction) throws -> [TimelineEvent] {
        let reader = permit.also(.seeSignal)
        guard let part = reader ?? (permit.isFamily ? permit : nil) else { return [] }
        let rows = try tx.all(
            """
            SELECT signal.id, signal.kind, signal.signaller, signal.sent_by, signal.sent_at, signal.received_at,
              signal.answered_at, signal.outcome, seat.title AS sender_title, house.name AS sender_place,
              received_seat.title AS received_title, answered_seat.title AS answered_title
            FROM signal LEFT JOIN position seat ON seat.id = signal.sent_from
            LEFT JOIN workplace house ON house.id = seat.workplace_id
            LEFT JOIN position received_seat ON received_seat.id = signal.received_from
            LEFT JOIN position answered_seat ON answered_seat.id = signal.answered_from
            WHERE signal.child_id = \(part.child)
              AND (\(part.covers("signal")) OR signal.sent_by = \(part.caller.person) AND signal.sent_from IS NULL)
            ORDER BY signal.sent_at DESC, signal.id DESC LIMIT \(limit)
            """)
        return try rows.flatMap { row in
            let isOwn = try row.textIfAny("sender_title") == nil && row.id("sent_by") == part.caller.person
            return try events(row, part, opens: reader != nil || isOwn)
        }
    }

    private static func events(_ row: Fields, _ permit: Permit, opens: Bool) throws -> [TimelineEvent] {
        let kind: Observation.Kind = try row.choice("kind")
        let path = opens ? "/barn/\(permit.child)/signaler/\(try row.text("id"))" : nil
        func by(_ step: String) throws -> Phrase? {
            guard opens || step != "sender", let title = try row.textIfAny(step + "_title") else { return nil }
            let place =
                permit.showsPlaces && step == "sender" ? try row.textIfAny("sender_place").map { ", \($0)" } ?? "" : ""
            return Phrase(title + place, en: title + place)
        }
        let signaller: Signaller.Kind = try row.choice("signaller")
        var found = [
            TimelineEvent(
                .signal, .at(try row.instant("sent_at")),
                Phrase("Signal", en: "Signal", easy: "Någon har berättat något"),
                by: try by("sender") ?? (opens ? signaller.words : nil), words: opens ? kind.words : nil, path: path)
        ]
        guard opens else { return found }
        if let received = try row.instantIfAny("received_at") {
            found.append(
                TimelineEvent(
                    .signal, .at(received),
                    Phrase("Signalen är mottagen", en: "The signal is received", easy: "Någon har läst det"),
                    by: try by("received"), path: path))
        }
        if let answered = try row.instantIfAny("answered_at") {
            let outcome: Signal.Outcome = try row.choice("outcome")
            found.append(
                TimelineEvent(
                    .signal, .at(answered),
                    Phrase("Signalen är besvarad", en: "The signal is answered", easy: "Det finns ett svar"),
                    by: try by("answered"), words: outcome.words, path: path))
        }
        return found
    }
}
