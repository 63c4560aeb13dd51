import Kernel
import Law
import Web

/// What a signaller is shown who did not have the child in sight: nothing that tells whether the child was known.
struct SignalReceipt: Sendable {
    let id: ID<Signal>
    let meant: String
    let sentAt: Instant
    let observation: Observation
    let told: Told
    let duty: [(name: String, phone: String, dutyPhone: String)]
}

func sentSignalsPage(_ sent: [SentSignal]) -> Page {
    let title = Phrase("Signaler jag har skickat", en: "Signals I have sent")
    let json = JSON(
        sent.map {
            [
                "id": JSON($0.id), "child": JSON($0.child), "name": .text($0.name), "stage": .text($0.stage.rawValue),
                "sentAt": JSON(time: $0.sentAt),
            ]
        })
    return Page(title, json: json) {
        """
        \(pageHead(title.description, actions: [linkButton(Phrase("Skicka en signal", en: "Send a signal"), to: "/signaler/ny")]))
        \(sent.isEmpty
            ? empty(Phrase("Du har inte skickat någon signal.", en: "You have not sent any signal."))
            : workList(sent.map { one in
                WorkLine(
                    one.name, one.child.map { "/barn/\($0)/signaler/\(one.id)" } ?? "/signaler/skickade/\(one.id)",
                    facts: ["\(one.sentAt.dateAndTime)"], due: tag(one.stage.words, tone: one.stage == .sent ? .neutral : .info))
            }))
        \(section(Phrase("Signal om en grupp, eller en fråga", en: "A signal about a group, or a question"), """
            <ul><li>\(link(Phrase("Skicka en signal om en klass eller en kamratgrupp", en: "Send a signal about a class or a group of friends"), to: "/grupper/signaler/ny"))</li>
            <li>\(link(Phrase("Ställ en fråga utan att säga vem det gäller", en: "Ask without saying who it is about"), to: "/konsultationer/ny"))</li></ul>
            """))
        """
    }
}

func distantSignalPage(_ filled: Filled, today: Day, _ visit: Visit) -> Page {
    let title = Phrase("Skicka en signal om ett annat barn", en: "Send a signal about another child")
    var filled = filled
    if filled.answers.textIfAny("seenOn") == nil { filled.answers.set("seenOn", today.description) }
    let shown = filled
    return Page(title) {
        """
        \(pageHead(title.description))
        \(paragraph(Phrase("För dig som har sett något men inte arbetar med barnet till vardags. Signalen går till barnets bästa-ansvarig. Du får inte veta var det är förrän signalen är mottagen.", en: "For you who have noticed something but do not work with the child day to day. The signal goes to the child’s named person. You are not told where that is until the signal has been received.")))
        \(dutyNotice(report: nil))
        \(formHTML(DistantSignalForm.fields, shown, to: "/signaler/ny", submit: title, in: visit, cancel: "/signaler"))
        """
    }
}

func receiptPage(_ receipt: SignalReceipt) -> Page {
    let title = Phrase("Signal om \(receipt.meant)", en: "Signal about \(receipt.meant)")
    let told = receipt.told
    let json: JSON = [
        "id": JSON(receipt.id), "meant": .text(receipt.meant), "sentAt": JSON(time: receipt.sentAt),
        "facts": .text(receipt.observation.facts),
        "received": told.receipt.map {
            ["by": .text($0.by.name), "place": .text($0.by.place), "at": JSON(time: $0.at)]
        } ?? .null,
        "answeredAt": JSON(time: told.answeredAt), "outcome": JSON(told.outcome?.rawValue), "words": JSON(told.words),
    ]
    return Page(title, json: json) {
        """
        \(pageHead(title.description))
        \(progressSteps([
            (name: Signal.Stage.Name.sent.words, state: .done, detail: receipt.sentAt.dateAndTime),
            (name: Signal.Stage.Name.acknowledged.words, state: told.receipt == nil ? .current : .done, detail: told.receipt?.at.dateAndTime),
            (name: Signal.Stage.Name.answered.words, state: told.answeredAt == nil ? .coming : .done, detail: told.answeredAt?.dateAndTime),
        ]))
        \(html(notice(nil, paragraph(Phrase("Signalen är skickad. Du ser här när den är mottagen.", en: "The signal has been sent. You will see here when it has been received."))), if: told.receipt == nil && told.answeredAt == nil))
        \(summaryList(
            (told.receipt.map { [SummaryLine(Phrase("Mottagen av", en: "Received by"), "\($0.by.name)\(html(", \($0.by.place)", if: !$0.by.place.isEmpty))")] } ?? [])
            + (told.outcome.map { [SummaryLine(Phrase("Leder till", en: "Leads to"), "\($0.words)")] } ?? [])
            + (told.words.map { [SummaryLine(Phrase("Svar", en: "Answer"), "<p class=\"narrative-text\">\($0)</p>")] } ?? [])
            + [SummaryLine(Phrase("Det du skrev", en: "What you wrote"), "<p class=\"narrative-text\">\(receipt.observation.facts)</p>")]))
        \(concernHelp(receipt.duty))
        """
    }
}

/// Where to report, by telephone: the page must not give away the child's own.
private func concernHelp(_ duty: [(name: String, phone: String, dutyPhone: String)]) -> HTML {
    section(
        Phrase("Misstänker du att barnet far illa?", en: "Do you suspect that the child comes to harm?"),
        """
        \(paragraph(Phrase("Gör genast en orosanmälan till socialtjänsten där barnet bor. Vid fara: ring 112.", en: "Report it at once to social services where the child lives. In danger: call 112.")))
        \(summaryList(duty.map { SummaryLine(Phrase($0.name, en: $0.name), "\($0.phone)\(html(" · \(Phrase("jour", en: "on duty")) \($0.dutyPhone)", if: !$0.dutyPhone.isEmpty))") }))
        """)
}

func section(_ title: Phrase, _ body: HTML) -> HTML { "<section><h2>\(title)</h2>\(body)</section>" }

func unplacedSignalPage(_ signal: UnplacedSignal, _ filled: Filled, _ visit: Visit) -> Page {
    let title = Phrase("Signal som saknar mottagare", en: "Signal without a receiver")
    let path = "/signaler/oplacerade/\(signal.id)"
    return Page(title) {
        """
        \(pageHead(title.description))
        \(notice(nil, paragraph(Phrase("\(signal.sender) har skickat en signal om \(signal.meant). Det gick inte att se vem som är barnets bästa-ansvarig. Du svarar för signalen tills den har kommit rätt.", en: "\(signal.sender) has sent a signal about \(signal.meant). It was not possible to tell who the named person is. You answer for the signal until it has reached the right person."))))
        \(section(Phrase("Det som har setts och hörts", en: "What was seen and heard"), "<p class=\"narrative-text\">\(signal.observation.facts)</p>"))
        \(section(Phrase("Vilket barn gäller det?", en: "Which child is it about?"),
            formHTML(DistantSignalForm.child, filled, to: path + "/placering", submit: Phrase("Skicka vidare", en: "Send on"), in: visit)))
        <p>\(link(Phrase("Det går inte att ta reda på. Avsluta signalen.", en: "It cannot be found out. Close the signal."), to: path + "/avslut"))</p>
        """
    }
}

func unplacedClosePage(_ signal: UnplacedSignal, _ filled: Filled, _ visit: Visit) -> Page {
    let title = Phrase("Avsluta signalen", en: "Close the signal")
    let path = "/signaler/oplacerade/\(signal.id)"
    return Page(title) {
        """
        \(pageHead(title.description))
        \(formHTML(UnplacedSignalForm.close, filled, to: path + "/avslut", submit: title, in: visit, cancel: path))
        """
    }
}
