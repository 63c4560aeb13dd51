import Kernel
public import Web

extension Shape {
    static let reportTally = Shape.list(
        .object([
            ("workplace", .text), ("sent", .integer), ("received", .integer), ("opened", .integer),
            ("waiting", .integer),
            ("alarmed", .integer), ("empty", .integer), ("adds", .bool),
        ]))
}

extension ReportTally {
    public var json: JSON {
        [
            "workplace": .text(workplace), "sent": .int(sent), "received": .int(received), "opened": .int(opened),
            "waiting": .int(waiting), "alarmed": .int(alarmed), "empty": .int(empty), "adds": JSON(adds),
        ]
    }
}

func reportTallyPage(_ tallies: [ReportTally]) -> Page {
    let title = Phrase("Avstämning av orosanmälningar", en: "Reconciliation of concern reports")
    return Page(title, json: JSON(tallies.map(\.json))) {
        """
        \(pageHead(title.description))
        \(paragraph(Phrase("Allt som har skickats ska ha kommit in. Allt som har kommit in ska vara öppnat, vänta inom sin tid eller larma.", en: "All that was sent is to have come in. All that came in is to be opened, wait within its time or alarm.")))
        \(tallies.isEmpty ? empty(Phrase("Inga anmälningar hos dem du leder.", en: "No reports with those you lead.")) : table(
            title, captionHidden: true,
            [
                TableHead(Phrase("Mottagning", en: "Intake")), TableHead(Phrase("Skickade", en: "Sent"), number: true),
                TableHead(Phrase("Mottagna", en: "Received"), number: true), TableHead(Phrase("Öppnade", en: "Opened"), number: true),
                TableHead(Phrase("Väntar", en: "Waiting"), number: true), TableHead(Phrase("Larmar", en: "Alarming"), number: true),
                TableHead(Phrase("Går det ihop?", en: "Does it add up?")),
            ],
            tallies.map { one in
                [
                    "\(one.workplace)", "\(one.sent)", "\(one.received)", "\(one.opened)", "\(one.waiting)", "\(one.alarmed)",
                    one.adds ? tag(Phrase("Ja", en: "Yes"), tone: .good) : tag(Phrase("Nej", en: "No"), tone: .danger),
                ]
            }))
        """
    }
}
