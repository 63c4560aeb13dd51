import Kernel
import Law
import Web

extension Shape {
    static let consultation = Shape.object([
        ("id", .id), ("receiver", .text), ("question", .text),
        ("areas", .list(.choice(WheelArea.allCases.map(\.rawValue)))),
        ("askedOn", .day), ("answer", .nullable(.text)), ("answeredOn", .nullable(.day)),
    ])
    /// Without the id, which is the receiver's.
    static let answeredConsultation = Shape.object([
        ("receiver", .text), ("question", .text), ("askedOn", .day), ("answer", .nullable(.text)),
        ("answeredOn", .nullable(.day)),
    ])
}

private func json(_ one: Consultation, withID: Bool) -> JSON {
    let areas: [(String, JSON)] = withID ? [("areas", JSON(one.areas.map { .text($0.rawValue) }))] : []
    let id: [(String, JSON)] = withID ? [("id", JSON(one.id))] : []
    return JSON(
        pairs: id + [("receiver", .text(one.receiver)), ("question", .text(one.question))] + areas + [
            ("askedOn", JSON(one.askedOn)), ("answer", JSON(one.answer?.words)), ("answeredOn", JSON(one.answer?.on)),
        ])
}

func consultationsPage(_ list: [Consultation]) -> Page {
    let title = Phrase("Frågor till mig", en: "Questions to me")
    return Page(title, json: JSON(list.map { json($0, withID: true) })) {
        """
        \(pageHead(title.description, actions: [
            linkButton(Phrase("Ställ en fråga", en: "Ask a question"), to: "/konsultationer/ny"),
            linkButton(Phrase("Läs ett svar", en: "Read an answer"), to: "/konsultationer/svar", .secondary),
        ]))
        \(list.isEmpty ? empty(Phrase("Ingen har frågat dig något.", en: "Nobody has asked you anything.")) : workList(list.map { one in
            WorkLine(
                "\(one.question.prefix(80))", "/konsultationer/\(one.id)", facts: ["\(one.askedOn.date)"],
                due: one.answer == nil ? tag(Phrase("Väntar på svar", en: "Waiting"), tone: .care) : tag(Phrase("Besvarad", en: "Answered")))
        }))
        """
    }
}

private func body(_ one: Consultation) -> HTML {
    """
    \(section(Phrase("Frågan", en: "The question"), "<p class=\"narrative-text\">\(one.question)</p>"))
    \(one.answer.map { section(Phrase("Svaret", en: "The answer"), "<p class=\"narrative-text\">\($0.words)</p><p class=\"soft\">\($0.on.date)</p>") })
    """
}

func consultationPage(_ one: Consultation) -> Page {
    let title = Phrase("Fråga utan namn", en: "Question without names")
    return Page(title, json: json(one, withID: true)) {
        """
        \(pageHead(title.description))
        \(body(one))
        \(html(linkButton(Phrase("Svara", en: "Answer"), to: "/konsultationer/\(one.id)/svar"), if: one.answer == nil))
        """
    }
}

func consultationAnswerPage(_ one: Consultation, _ filled: Filled, _ visit: Visit) -> Page {
    let title = Phrase("Svara på konsultationen", en: "Answer the consultation")
    return Page(title) {
        """
        \(pageHead(title.description))
        \(body(one))
        \(formHTML(ConsultationForm.answer, filled, to: "/konsultationer/\(one.id)/svar", submit: Phrase("Skicka svaret", en: "Send the answer"), in: visit, cancel: "/konsultationer/\(one.id)"))
        """
    }
}

func askPage(_ receivers: [Field.Choice], _ filled: Filled, _ visit: Visit) -> Page {
    let title = Phrase("Ställ en fråga utan namn", en: "Ask without names")
    return Page(title) {
        """
        \(pageHead(title.description))
        \(paragraph(Phrase("Varken du eller barnet namnges, och vi sparar inte vem som har frågat. Du får en hämtkod att läsa svaret med.", en: "Neither you nor the child is named, and we do not keep who asked. You get a code to read the answer with.")))
        \(dutyNotice(report: nil))
        \(formHTML(ConsultationForm.fields.among("receiver", receivers), filled, to: "/konsultationer/ny", submit: Phrase("Skicka frågan", en: "Send the question"), in: visit, cancel: "/konsultationer", drafts: false))
        """
    }
}

func askedPage(_ code: TrackingCode) -> Page {
    let title = Phrase("Frågan är skickad", en: "The question has been sent")
    return Page(title) {
        """
        \(pageHead(title.description))
        \(notice(Phrase("Spara hämtkoden nu", en: "Keep the code now"), tone: .care, """
            <p><strong class="nowrap">\(code.description)</strong></p>
            \(paragraph(Phrase("Den visas bara den här gången. Utan den kan ingen läsa svaret, inte heller du.", en: "It is shown only this once. Without it nobody can read the answer, not even you.")))
            """))
        <p>\(linkButton(Phrase("Läs svaret senare här", en: "Read the answer here later"), to: "/konsultationer/svar", .secondary))</p>
        """
    }
}

func codePage(_ filled: Filled, _ visit: Visit) -> Page {
    let title = Phrase("Läs svaret på din fråga", en: "Read the answer to your question")
    return Page(title) {
        """
        \(pageHead(title.description))
        \(formHTML(ConsultationForm.code, filled, to: "/konsultationer/svar", submit: Phrase("Läs svaret", en: "Read the answer"), in: visit, drafts: false))
        """
    }
}

func answeredPage(_ one: Consultation) -> Page {
    let title = Phrase("Svar från \(one.receiver)", en: "Answer from \(one.receiver)")
    return Page(title, json: json(one, withID: false)) {
        """
        \(pageHead(title.description))
        \(html(notice(nil, paragraph(Phrase("Frågan är inte besvarad än.", en: "The question has not been answered yet."))), if: one.answer == nil))
        \(body(one))
        """
    }
}
