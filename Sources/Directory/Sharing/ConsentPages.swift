import Kernel
import Law
import Web

/// What the list of consents shows.
struct ConsentList: Sendable {
    let consents: [Consent]
    let child: ID<Child>
    let today: Day
    let mayAsk: Bool
    /// Custody that nobody here has checked; nil when it is, or for the family.
    let warning: HTML?
}

func consentListPage(_ list: ConsentList) -> HTML {
    let lines = list.consents.map { consent in
        WorkLine(
            consent.recipients.map(\.name.description).joined(separator: ", "),
            "/barn/\(list.child)/samtycken/\(consent.id)",
            facts: [stateTag(consent, list.today), "\(areaNames(consent.asked.areas))"],
            due: "\(period(consent))")
    }
    return """
        \(pageHead(ConsentWords.many.description, actions: list.mayAsk ? [linkButton(ConsentWords.askTitle, to: "/barn/\(list.child)/samtycken/nytt")] : []))
        \(list.warning)
        \(lines.isEmpty ? empty(ConsentWords.none) : workList(lines))
        """
}

func askConsentPage(_ fields: [Field], _ filled: Filled, _ child: ID<Child>, _ warning: HTML?, _ visit: Visit) -> HTML {
    """
    \(pageHead(ConsentWords.askTitle.description))
    \(warning)
    <p class="lead">\(ConsentWords.askLead)</p>
    \(formHTML(fields, filled, to: "/barn/\(child)/samtycken/nytt", submit: ConsentWords.askSubmit, in: visit, cancel: "/barn/\(child)/samtycken"))
    """
}

func consentStepPage(
    _ title: Phrase, _ lead: Phrase?, _ fields: [Field], _ filled: Filled, _ submit: Phrase, to path: String,
    _ consent: Consent, _ visit: Visit
) -> HTML {
    let page = "/barn/\(consent.child)/samtycken/\(consent.id)"
    return """
        \(pageHead(title.description))
        \(lead.map { "<p class=\"lead\">\($0)</p>" as HTML })
        \(summary(consent))
        \(formHTML(fields, filled, to: "\(page)/\(path)", submit: submit, in: visit, cancel: page))
        """
}

func consentPage(_ view: ConsentView, _ warning: HTML?) -> HTML {
    let consent = view.consent
    let page = "/barn/\(consent.child)/samtycken/\(consent.id)"
    return """
        \(pageHead(ConsentWords.title.description, tag: stateTag(consent, view.today)))
        \(warning)
        \(summary(consent))
        \(html("<div class=\"actions\">\(view.steps.map { $0.button(page) })</div>", if: !view.steps.isEmpty))
        <h2>\(ConsentWords.mustAgree)</h2>
        \(giverTable(consent))
        \(view.readings.map(readers))
        \(view.events.isEmpty ? nil : more(ConsentWords.history, eventList(view.events)))
        """
}

private func summary(_ consent: Consent) -> HTML {
    let open = [WheelArea](mask: consent.openAreas)
    let part: Phrase = consent.childMustAgree ? ConsentForm.ChildPart.together.words : ConsentForm.ChildPart.heard.words
    return summaryList([
        SummaryLine(ConsentWords.recipients, "\(consent.recipients.map(\.name.description).joined(separator: ", "))"),
        SummaryLine(ConsentWords.areas, "\(areaNames(consent.asked.areas))"),
        SummaryLine(
            Phrase("Öppet nu", en: "Open now", easy: "Det de får läsa nu"),
            "\(open.isEmpty ? Phrase("inget", en: "nothing").description : areaNames(open))"),
        SummaryLine(ConsentWords.kinds, "\(consent.asked.kinds.map(\.words.description).joined(separator: ", "))"),
        SummaryLine(ConsentWords.purpose, "<span class=\"narrative-text\">\(consent.purpose)</span>"),
        SummaryLine(Phrase("Tid", en: "Time", easy: "Hur länge"), "\(period(consent))"),
        SummaryLine(
            ConsentWords.childPart, "\(part)<br><span class=\"narrative-text\">\(consent.childJudgement)</span>"),
        SummaryLine(Phrase("Den som frågar", en: "Asked by", easy: "Den som undrar"), "\(consent.askedBy)"),
    ])
}

private func giverTable(_ consent: Consent) -> HTML {
    let heads = [
        TableHead(Phrase("Namn", en: "Name")), TableHead(Phrase("Behövs", en: "Needed")),
        TableHead(Phrase("Svar", en: "Answer")),
        TableHead(Phrase("Hur", en: "How")), TableHead(Phrase("Områden", en: "Areas")),
        TableHead(Phrase("Egna ord", en: "Own words")),
    ]
    let lines = consent.givers.map { giver -> [HTML] in
        let needed: Phrase = giver.isRequired ? Phrase("ja", en: "yes") : giver.excuse?.words ?? Phrase("nej", en: "no")
        let noted: HTML? = giver.notedBy.map {
            "<br><span class=\"hint\">\(Phrase("noterat av", en: "noted by")) \($0)</span>"
        }
        let how: HTML = "\(giver.form.map { "\($0.words)" as HTML })\(noted)"
        let when = (giver.withdrawnAt ?? giver.answeredAt).map {
            "<br><span class=\"hint\">\($0.dateAndTime)</span>" as HTML
        }
        return [
            "\(giver.name)", "\(needed)\(giver.excuseReference.map { "<br>\($0)" as HTML })",
            "\(giver.answer.words)\(when)", how,
            "\(areaNames([WheelArea](mask: giver.areas)))",
            "<span class=\"narrative-text\">\(giver.words ?? "")</span>",
        ]
    }
    return table(ConsentWords.mustAgree, captionHidden: true, heads, lines)
}

private func readers(_ readings: [ConsentReading]) -> HTML {
    let lines = readings.map { reading -> [HTML] in
        ["\(reading.at.dateAndTime)", "\(reading.person)", "\(reading.workplace)", "\(readWord(reading.action))"]
    }
    return """
        <h2>\(ConsentWords.readersTitle)</h2>
        \(lines.isEmpty ? empty(ConsentWords.readersNone) : table(ConsentWords.readersTitle, captionHidden: true, [
            TableHead(Phrase("När", en: "When")), TableHead(Phrase("Vem", en: "Who")),
            TableHead(Phrase("Verksamhet", en: "Workplace")), TableHead(Phrase("Vad", en: "What")),
        ], lines))
        """
}

private func readWord(_ action: String) -> Phrase {
    Action(rawValue: action)?.doneWords ?? Phrase("Läste", en: "Read")
}

private func eventList(_ events: [ConsentEvent]) -> HTML {
    timeline(
        events.map { event in
            TimelineEntry(
                "\(event.what.words)\(event.person.map { ": \($0)" as HTML })", when: event.at.dateAndTime.description,
                machineTime: Day(event.at).description, by: event.noted,
                body: event.areas.isEmpty ? "" : "<p>\(areaNames(event.areas))</p>")
        })
}

private func stateTag(_ consent: Consent, _ today: Day) -> HTML {
    let state = consent.state(on: today)
    let tone: Tone =
        switch state {
        case .effective: .good
        case .waiting, .coming: .info
        case .refused, .withdrawn: .care
        case .expired, .settled: .neutral
        }
    return tag(state.words, tone: tone)
}

private func areaNames(_ areas: [WheelArea]) -> String { areas.map(\.name.description).joined(separator: ", ") }
private func period(_ consent: Consent) -> Phrase {
    Phrase(
        "\(consent.from.date.swedish) – \(consent.until.date.swedish)",
        en: "\(consent.from.date.english) – \(consent.until.date.english)")
}

extension ConsentView.Step {
    fileprivate func button(_ page: String) -> HTML {
        switch self {
        case .answer: linkButton(ConsentWords.answerTitle, to: "\(page)/svar")
        case .withdraw: linkButton(ConsentWords.withdrawTitle, to: "\(page)/aterkalla", .secondary)
        case .note: linkButton(ConsentWords.noteTitle, to: "\(page)/noterat-svar")
        case .noteWithdrawal:
            linkButton(ConsentWords.noteWithdrawalTitle, to: "\(page)/noterad-aterkallelse", .secondary)
        case .excuse: linkButton(ConsentWords.excuseTitle, to: "\(page)/undantag", .quiet)
        case .settle: linkButton(ConsentWords.settle, to: "\(page)/klart", .secondary)
        }
    }
}

extension ConsentEvent.What {
    fileprivate var words: Phrase {
        switch self {
        case .asked: Phrase("Frågan ställdes", en: "The question was asked")
        case .yes: Phrase("Sa ja", en: "Said yes")
        case .no: Phrase("Sa nej", en: "Said no")
        case .withdrawn: Phrase("Tog tillbaka sitt ja", en: "Withdrew the yes")
        case .excused: Phrase("Behöver inte svara", en: "Need not answer")
        case .custodyChanged: Phrase("Vilka som ska samtycka ändrades", en: "Who must agree changed")
        case .settled: Phrase("Avslutades", en: "Was settled")
        }
    }
}
