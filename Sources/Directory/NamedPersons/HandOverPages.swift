import Kernel
import Law
import Web

func offersPage(_ offers: [OfferedChild], _ today: Day) -> Page {
    let title = Phrase("Överlämningar", en: "Hand-overs")
    let json = JSON(
        offers.map { offer in
            [
                "id": JSON(offer.id), "child": JSON(offer.child), "name": .text(offer.name), "from": .text(offer.from),
                "reason": .text(offer.reason.rawValue), "due": JSON(offer.due),
            ]
        })
    return Page(title, json: json) {
        """
        \(pageHead(title.description))
        <p>\(Phrase("Den som lämnar är ansvarig tills ni har tagit emot.", en: "The sender stays responsible until you accept."))</p>
        \(offers.isEmpty
            ? empty(Phrase("Ingen överlämning väntar på dig.", en: "No hand-over waits for you."))
            : workList(offers.map { offer in
                WorkLine(
                    offer.name, "/barn/\(offer.child)/overlamning/\(offer.id)", facts: ["\(offer.from)", "\(offer.reason.words)"],
                    due: offer.due < today
                        ? tag(Phrase("Skulle ha svarat \(offer.due.date.swedish)", en: "Was due \(offer.due.date.english)"), tone: .danger)
                        : "\(offer.due.relative(to: today))")
            }))
        """
    }
}

let offersShape = Shape.list(
    .object([
        ("id", .id), ("child", .id), ("name", .text), ("from", .text),
        ("reason", .choice(NamedPersons.Reason.allCases.map(\.rawValue))), ("due", .day),
    ]))

func offerPage(
    _ offer: OfferedChild, _ bar: Page.ChildBar, _ mayAnswer: Bool, _ filled: Filled, _ visit: Visit
) -> Page {
    let title = Phrase("Överlämning", en: "Hand-over")
    return Page(title, about: bar) {
        """
        \(pageHead(title.description))
        \(summaryList([
            SummaryLine(Phrase("Lämnar", en: "From"), "\(offer.from)"), SummaryLine(Phrase("Tar emot", en: "To"), "\(offer.to)"),
            SummaryLine(Phrase("Varför", en: "Why"), "\(offer.reason.words)"),
            SummaryLine(Phrase("Erbjuden", en: "Offered"), "\(offer.offered.weekdayAndDate)"),
            SummaryLine(Phrase("Svar senast", en: "Answer by"), "\(offer.due.weekdayAndDate)"),
        ]))
        \(offer.declined.map { day in
            notice(
                Phrase("Mottagaren sade nej \(day.date.swedish)", en: "The receiver said no \(day.date.english)"), tone: .care,
                "<p>\(offer.note ?? "")</p>")
        })
        \(mayAnswer
            ? formHTML(HandOverForm.fields, filled, to: visit.path, submit: Phrase("Svara", en: "Answer"), in: visit, cancel: "/overlamningar")
            : "<p>\(Phrase("Den som tar emot har inte svarat än.", en: "The receiver has not answered yet."))</p>")
        """
    }
}
