import Kernel
import Law
import Web

enum RefusalWords {
    static let title = Phrase("Avvisade försök", en: "Refused attempts")
}

let refusalShape = Shape.object([
    (
        "attempts",
        .list(
            .object([
                ("at", .time), ("who", .text), ("seat", .text), ("what", .text), ("child", .nullable(.id)),
                ("number", .integer),
            ]))
    ),
    ("many", .list(.object([("who", .text), ("since", .time), ("number", .integer)]))),
])

func refusalPage(_ attempts: [RefusedAttempt], _ many: [(who: String, since: Instant, number: Int)]) -> Page {
    let json: JSON = [
        "attempts": JSON(
            attempts.map { one in
                [
                    "at": .text(one.at.machineTime), "who": .text(one.who), "seat": .text(one.seat),
                    "what": .text(one.words.description), "child": one.child.map { JSON($0) } ?? .null,
                    "number": .int(one.number),
                ]
            }),
        "many": JSON(
            many.map { ["who": .text($0.who), "since": .text($0.since.machineTime), "number": .int($0.number)] }),
    ]
    return Page(RefusalWords.title, json: json) {
        """
        <h1>\(RefusalWords.title)</h1>
        <p>\(Phrase(
            "Här står när någon inloggad har försökt nå något om ett barn och inte fått det. Ett enstaka försök är ofta en gammal länk. Många försök, eller många olika barn, bör du fråga om. Barnet visas bara med ett märke.",
            en: "Here is when someone signed in has tried to reach something about a child and was refused. A single attempt is often an old link. Many attempts, or many different children, are worth asking about. The child is shown by a mark only."))</p>
        \(html(table(Phrase("Många försök", en: "Many attempts"),
            [TableHead(Phrase("Vem", en: "Who")), TableHead(Phrase("Under timmen från", en: "In the hour from")), TableHead(Phrase("Antal", en: "Number"), number: true)],
            many.map { ["\($0.who)", "\($0.since.dateAndTime)", "\($0.number)"] }), if: !many.isEmpty))
        \(attempts.isEmpty
            ? paragraph(Phrase("Inga försök har avvisats.", en: "No attempts have been refused."))
            : table(Phrase("De senaste", en: "The latest"),
                [
                    TableHead(Phrase("När", en: "When")), TableHead(Phrase("Vem", en: "Who")), TableHead(Phrase("Ville", en: "Wanted to")),
                    TableHead(Phrase("Barn", en: "Child")), TableHead(Phrase("Försök den timmen", en: "Attempt that hour"), number: true),
                ],
                attempts.map { one in
                    [
                        "\(one.at.dateAndTime)", "\(one.who)\(html("<br>\(one.seat)", if: !one.seat.isEmpty))", "\(one.words)",
                        "\(one.child.map { Phrase("märke \($0.mark)", en: "mark \($0.mark)") } ?? Phrase("finns inte", en: "does not exist"))", "\(one.number)",
                    ]
                }))
        """
    }
}

extension RefusedAttempt {
    var words: Phrase {
        Action(rawValue: action)?.words
            ?? Phrase("Fler försök än vad som skrevs ner ett och ett", en: "More attempts than were noted one by one")
    }
}

extension ID {
    /// Enough to see that it is the same one again, and nothing to search with.
    fileprivate var mark: String { String(description.suffix(6)) }
}
