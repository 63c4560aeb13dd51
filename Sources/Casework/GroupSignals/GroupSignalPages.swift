import Kernel
import Law
import Web

extension Shape {
    static let groupSignal = Shape.object([
        ("id", .id), ("workplace", .id), ("workplaceName", .text), ("group", .text), ("sender", .text),
        ("facts", .text),
        ("interpretation", .nullable(.text)), ("areas", .list(.choice(WheelArea.allCases.map(\.rawValue)))),
        ("sentAt", .time),
        ("stage", .choice(Signal.Stage.Name.allCases.map(\.rawValue))), ("receivedAt", .nullable(.time)),
        ("answeredAt", .nullable(.time)), ("words", .nullable(.text)),
    ])
}

private func json(_ signal: GroupSignal) -> JSON {
    [
        "id": JSON(signal.id), "workplace": JSON(signal.workplace), "workplaceName": .text(signal.workplaceName),
        "group": .text(signal.group), "sender": .text(signal.sender), "facts": .text(signal.facts),
        "interpretation": JSON(signal.interpretation), "areas": JSON(signal.areas.map { .text($0.rawValue) }),
        "sentAt": JSON(time: signal.sentAt), "stage": .text(signal.stageName.rawValue),
        "receivedAt": JSON(time: signal.receipt?.at), "answeredAt": JSON(time: signal.reply?.at),
        "words": JSON(signal.reply?.words),
    ]
}

func groupSignalsPage(_ list: [GroupSignal]) -> Page {
    let title = Phrase("Signaler om grupper", en: "Signals about groups")
    return Page(title, json: JSON(list.map(json))) {
        """
        \(pageHead(title.description, actions: [linkButton(Phrase("Skicka en signal", en: "Send a signal"), to: "/grupper/signaler/ny")]))
        \(list.isEmpty ? empty(Phrase("Inga signaler om grupper.", en: "No signals about groups.")) : workList(list.map { one in
            WorkLine(
                "\(one.group), \(one.workplaceName)", "/grupper/signaler/\(one.id)", facts: ["\(one.sentAt.dateAndTime)"],
                due: tag(one.stageName.words, tone: one.stageName == .sent ? .care : .info))
        }))
        """
    }
}

func groupSignalPage(_ signal: GroupSignal, mayStep: Bool, _ visit: Visit) -> Page {
    let title = Phrase(
        "Signal om \(signal.group), \(signal.workplaceName)",
        en: "Signal about \(signal.group), \(signal.workplaceName)")
    let path = "/grupper/signaler/\(signal.id)"
    return Page(title, json: json(signal)) {
        """
        \(pageHead(title.description))
        \(progressSteps([
            (name: Signal.Stage.Name.sent.words, state: .done, detail: signal.sentAt.dateAndTime),
            (name: Signal.Stage.Name.acknowledged.words, state: signal.receipt == nil ? .current : .done, detail: signal.receipt?.at.dateAndTime),
            (name: Signal.Stage.Name.answered.words, state: signal.reply != nil ? .done : signal.receipt == nil ? .coming : .current, detail: signal.reply?.at.dateAndTime),
        ]))
        \(mayStep && signal.receipt == nil ? formHTML([], Filled(), to: path + "/bekraftelse", submit: Phrase("Bekräfta att du har tagit emot signalen", en: "Confirm that you have received the signal"), in: visit) : "")
        \(mayStep && signal.reply == nil ? "<div class=\"actions\">\(linkButton(Phrase("Besvara signalen", en: "Answer the signal"), to: path + "/svar", .secondary))</div>" as HTML : "")
        \(text(Phrase("Svar", en: "Answer"), signal.reply?.words))
        \(text(Phrase("Det som har setts och hörts", en: "What was seen and heard"), signal.facts))
        \(text(Phrase("Tolkning och oro", en: "Interpretation and worry"), signal.interpretation))
        \(summaryList([
            SummaryLine(Phrase("Skickad av", en: "Sent by"), "\(signal.sender)"),
            SummaryLine(Phrase("Områden i hjulet", en: "Areas of the wheel"), signal.areas.map { tag($0.name) }.joined(by: " ")),
        ]))
        """
    }
}

private func text(_ title: Phrase, _ words: String?) -> HTML? {
    words.map { section(title, "<p class=\"narrative-text\">\($0)</p>") }
}

func groupSignalFormPage(_ fields: [Field], _ filled: Filled, _ visit: Visit) -> Page {
    let title = Phrase("Skicka en signal om en grupp", en: "Send a signal about a group")
    return Page(title) {
        """
        \(pageHead(title.description))
        \(paragraph(Phrase("Signalen går till barnets bästa-ansvarig vid enheten. Inget barn nämns i den.", en: "The signal goes to the named person of the unit. No child is named in it.")))
        \(dutyNotice(report: nil))
        \(formHTML(fields, filled, to: "/grupper/signaler/ny", submit: Phrase("Skicka signalen", en: "Send the signal"), in: visit, cancel: "/signaler"))
        """
    }
}

func groupSignalAnswerPage(_ signal: GroupSignal, _ filled: Filled, _ visit: Visit) -> Page {
    let title = Phrase("Besvara signalen om en grupp", en: "Answer the signal about a group")
    return Page(title) {
        """
        \(pageHead(title.description))
        \(section(Phrase("Det som har setts och hörts", en: "What was seen and heard"), "<p class=\"narrative-text\">\(signal.facts)</p>"))
        \(formHTML(GroupSignalForm.answer, filled, to: "/grupper/signaler/\(signal.id)/svar", submit: Phrase("Skicka svaret", en: "Send the answer"), in: visit, cancel: "/grupper/signaler/\(signal.id)"))
        """
    }
}
