public import Kernel
public import Storage

extension NamedPersons {
    /// Hand-overs for the timeline. Who took over is told to all who follow the child; offers and refusals to those who may see them.
    @Sendable
    public static func events(_ permit: Permit, _ limit: Int, in tx: Transaction) throws -> [TimelineEvent] {
        let all = permit.also(.seeHandOver) != nil
        let rows = try tx.all(
            """
            SELECT hand_over.id, hand_over.reason, hand_over.offered_at, hand_over.declined_at, hand_over.answered_at,
              hand_over.answer, receiver.title AS to_title, receiving.name AS to_workplace, leaver.title AS from_title,
              leaving.name AS from_workplace
            FROM hand_over JOIN position AS receiver ON receiver.id = hand_over.to_position_id
            JOIN workplace AS receiving ON receiving.id = receiver.workplace_id
            JOIN position AS leaver ON leaver.id = hand_over.from_position_id
            JOIN workplace AS leaving ON leaving.id = leaver.workplace_id
            WHERE hand_over.child_id = \(permit.child) AND (hand_over.answer = 'accepted' OR \(all) = 1)
            ORDER BY hand_over.offered_at DESC, hand_over.id DESC LIMIT \(limit)
            """)
        return try rows.flatMap { try events($0, all: all, permit) }
    }

    private static func events(_ row: Fields, all: Bool, _ permit: Permit) throws -> [TimelineEvent] {
        func place(_ side: String) throws -> Phrase {
            let title = try row.text(side + "_title")
            let name = permit.showsPlaces ? "\(title), \(try row.text(side + "_workplace"))" : title
            return Phrase(name, en: name)
        }
        let (receiver, sender) = (try place("to"), try place("from"))
        let reason: Reason = try row.choice("reason")
        var found: [TimelineEvent] = []
        if all {
            let isOpen = try row.instantIfAny("answered_at") == nil
            found.append(
                TimelineEvent(
                    .handOver, .at(try row.instant("offered_at")),
                    Phrase(
                        "Överlämning erbjuden till \(receiver.swedish)", en: "Hand-over offered to \(receiver.english)"),
                    by: sender, words: reason.words,
                    path: isOpen ? "/barn/\(permit.child)/overlamning/\(try row.text("id"))" : nil))
            if let declined = try row.instantIfAny("declined_at") {
                found.append(
                    TimelineEvent(
                        .handOver, .at(declined),
                        Phrase("Överlämningen togs inte emot", en: "The hand-over was declined"), by: receiver))
            }
        }
        guard let answered = try row.instantIfAny("answered_at") else { return found }
        if try row.text("answer") == "accepted" {
            found.append(
                TimelineEvent(
                    .handOver, .at(answered),
                    Phrase("Ny barnets bästa-ansvarig", en: "New named person", easy: "Ny vuxen som ansvarar för dig"),
                    by: receiver))
        } else if all {
            found.append(
                TimelineEvent(
                    .handOver, .at(answered), Phrase("Överlämningen drogs tillbaka", en: "The hand-over was withdrawn"),
                    by: sender))
        }
        return found
    }
}
