import Directory
import Kernel
import Law
import Web

/// The form: where to call stands above it, and what is promised.
func reportFormPage(
    _ filled: Filled, _ child: ID<Child>, _ sent: [ConcernReport], _ bar: Page.ChildBar, place: ReportPlace?,
    isFamily: Bool, _ visit: Visit
) -> Page {
    Page(ReportWords.title, kind: isFamily ? .family : .staff, about: bar) {
        """
        \(pageHead(ReportWords.title.description))
        \(reportNumbers(place))
        \(html(section(Phrase("Anmälningar du har gjort om barnet", en: "Reports you have made about the child"), workList(sent.map { WorkLine($0.reference, "/barn/\(child)/orosanmalan/\($0.id)", facts: ["\($0.sentAt.dateAndTime)"]) })), if: !sent.isEmpty))
        \(html(dutyText, if: !isFamily))
        \(html(notice(Phrase("Vid misstanke om våld, övergrepp eller hedersförtryck", en: "If you suspect violence, abuse or honour-related oppression"), tone: .safety, paragraph(ReportWords.doNotContact)), if: !isFamily))
        \(paragraph(Phrase("Fyll i så mycket du kan. Du behöver inte vara säker. Inget av anmälan visas på vårdnadshavarnas sidor i Samsyn.", en: "Fill in as much as you can. You need not be sure. Nothing of the report is shown on the guardians’ pages in Samsyn.", easy: "Skriv det du vet. Det du skriver syns inte på vårdnadshavarnas sidor här.")))
        \(paragraph(ReportWords.noFiles))
        \(formHTML(isFamily ? ReportForm.familyFields : ReportForm.fields, filled, to: "/barn/\(child)/orosanmalan", submit: ReportWords.send, in: visit, drafts: !isFamily, weight: .danger))
        """
    }
}

private var dutyText: HTML {
    paragraph(
        Phrase(
            "Du som arbetar med barn ska anmäla genast när du får veta eller misstänker att ett barn far illa. Anmälan är din egen och ersätts inte av något annat i Samsyn.",
            en:
                "If you work with children you must report at once when you know or suspect that a child is harmed. The report is your own duty and nothing else in Samsyn replaces it."
        ))
}

/// What the reporter sees of the own report: the receipt, and what may be told.
func sentReportPage(
    _ report: ConcernReport, _ child: ID<Child>, content: [String: [String]]?, _ filled: Filled, _ visit: Visit
) -> Page {
    let heard = ReportHeard(report)
    let path = "/barn/\(child)/orosanmalan/\(report.id)"
    return Page(
        ReportWords.arrived, kind: report.reporter.isDutyBound ? .staff : .family, json: json(report, heard, content)
    ) {
        """
        \(pageHead(ReportWords.arrived.description))
        \(notice(Phrase("Din referens: \(report.reference)", en: "Your reference: \(report.reference)"), tone: .good, paragraph(Phrase("Kom \(report.sentAt.dateAndTime.swedish) till \(report.place.name). Säg referensen om du ringer.", en: "Came \(report.sentAt.dateAndTime.english) to \(report.place.name). Say the reference if you call."))))
        \(html(notice(nil, tone: .safety, paragraph(ReportWords.doNotContact)), if: report.suspectsViolence))
        \(summaryList(lines(report, heard)))
        \(html("<h2>\(Phrase("Lägg till något", en: "Add something"))</h2>\(formHTML(ReportVerb.more, filled, to: path + "/tillagg", submit: Phrase("Skicka till socialtjänsten", en: "Send to social services"), in: visit, drafts: false))", if: !report.isClosed))
        \(html(formHTML([], Filled(), to: path + "/aterkoppling", submit: Phrase("Be om återkoppling", en: "Ask for feedback"), in: visit), if: report.reporter.isDutyBound && report.askedOn == nil))
        \(content.map { more(Phrase("Det du skrev", en: "What you wrote"), writtenHTML($0)) })
        \(html(secrecyNote(on: Day(visit.now)), if: report.reporter.isDutyBound))
        """
    }
}

/// The copy is secret with the reporter too, by the law of the day.
private func secrecyNote(on today: Day) -> HTML {
    guard let rule = RuleBook.current.rule(.secrecyAtReporter, on: today) else { return "" }
    return "<p class=\"hint\">\(rule.text) \(rule.ground)</p>"
}

private func lines(_ report: ConcernReport, _ heard: ReportHeard) -> [SummaryLine] {
    var lines = [
        SummaryLine(
            Phrase("Telefon", en: "Telephone"), "<a href=\"tel:\(report.place.phone)\">\(report.place.phone)</a>"),
        SummaryLine(
            Phrase("Kväll, natt och helg", en: "Evening, night and weekend"),
            "<a href=\"tel:\(report.place.dutyPhone)\">\(report.place.dutyPhone)</a>"),
    ]
    guard report.reporter.isDutyBound else { return lines }
    lines.append(
        SummaryLine(
            Phrase("Handläggare", en: "Handler"),
            heard.handler.map { "\($0.name), \($0.phone)" }
                ?? "\(Phrase("Du får veta det här när det är klart.", en: "You are told here when it is settled."))"))
    for told in heard.told {
        lines.append(
            SummaryLine(
                Phrase("Återkoppling \(told.at.dateAndTime.swedish)", en: "Feedback \(told.at.dateAndTime.english)"),
                "\(told.news.map { "<p>\($0.words)</p>" as HTML })"))
    }
    if heard.isWithheld {
        lines.append(
            SummaryLine(
                Phrase("Återkoppling", en: "Feedback"),
                "\(Phrase("Socialtjänsten kan inte berätta mer. Anmäl igen om du är orolig.", en: "Social services cannot tell more. Report again if you are worried."))"
            ))
    }
    if let meeting = heard.meeting { lines.append(SummaryLine(ReportStep.Kind.meeting.words, "\(meeting.words)")) }
    for added in heard.additions {
        lines.append(
            SummaryLine(
                Phrase("Du lade till", en: "You added"), "<span class=\"narrative-text\">\(added)</span>"))
    }
    return lines
}

/// What was written, question by question.
func writtenHTML(_ content: [String: [String]]) -> HTML {
    summaryList(
        (PublicReportForm.child.dropFirst(2) + ReportForm.fields).compactMap { field in
            guard let answers = content[field.name], !answers.isEmpty else { return nil }
            return SummaryLine(field.label, answerHTML(field, answers))
        })
}

private func answerHTML(_ field: Field, _ answers: [String]) -> HTML {
    switch field.kind {
    case .tick: "\(Phrase("Ja", en: "Yes"))"
    case .choice(let choices, _), .choices(let choices):
        "\(choices.filter { answers.contains($0.value) }.map { "<p>\($0.label)</p>" as HTML })"
    default: "<span class=\"narrative-text\">\(answers.joined(separator: "\n"))</span>"
    }
}
