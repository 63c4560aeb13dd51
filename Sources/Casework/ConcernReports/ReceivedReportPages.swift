import Kernel
import Law
import Web

/// What has come in: references and days. No name and nothing of what was written stands in a list.
func receivedReportsPage(_ reports: [ConcernReport], on today: Day) -> Page {
    Page(ReportWords.inbox, json: JSON(reports.map(lineJSON))) {
        """
        \(pageHead(ReportWords.inbox.description, actions: [linkButton(Phrase("Ta emot en muntlig anmälan", en: "Take down an oral report"), to: "/orosanmalningar/ny", .secondary)]))
        \(reports.isEmpty ? empty(Phrase("Inga anmälningar.", en: "No reports.")) : workList(reports.map { report in
            WorkLine(
                report.reference, report.path,
                facts: ["\(report.sentAt.dateAndTime)", "\(report.reporter.words)"] + (report.isAcute ? [tag(Phrase("Akut", en: "Acute"), tone: .danger)] : []),
                due: report.next.map { "\($0.kind.words), \($0.due.relative(to: today))" } ?? tag(ReportStep.Kind.closed.words))
        }))
        """
    }
}

func receivedReportPage(
    _ report: ConcernReport, content: [String: [String]], others: [ConcernReport], mayDecide: Bool, _ visit: Visit
) -> Page {
    let title = Phrase("Orosanmälan \(report.reference)", en: "Concern report \(report.reference)")
    return Page(title, json: json(report, content)) {
        """
        \(pageHead(title.description))
        \(html(notice(Phrase("Misstanke om våld, övergrepp eller hedersförtryck", en: "Suspected violence, abuse or honour-related oppression"), tone: .safety, paragraph(Phrase("Gör skyddsbedömningen innan någon talar med vårdnadshavarna.", en: "Make the protection assessment before anyone talks with the guardians."))), if: report.suspectsViolence))
        \(html(notice(Phrase("Barnet har skyddade personuppgifter", en: "The child has protected identity"), tone: .care, ""), if: report.isProtected))
        \(report.isOpened ? "" : formHTML([], Filled(), to: report.path + "/oppna", submit: ReportVerb.open.summary, in: visit))
        \(section(Phrase("Det som återstår", en: "What remains"), dutyTable(report)))
        \(html("<div class=\"actions\">\(verbs(report, mayDecide))</div>", if: report.isOpened && !report.isClosed))
        \(html(section(Phrase("Anmälan", en: "The report"), "\(identity(report, content))\(writtenHTML(content))"), if: report.isOpened))
        \(html(section(Phrase("Andra anmälningar om barnet", en: "Other reports about the child"), workList(others.map { WorkLine($0.reference, $0.path, facts: ["\($0.sentAt.dateAndTime)"]) })), if: report.isOpened && !others.isEmpty))
        \(html(section(Phrase("Det som har hänt", en: "What has happened"), summaryList(report.steps.map(stepLine))), if: report.isOpened))
        """
    }
}

private func dutyTable(_ report: ConcernReport) -> HTML {
    guard !report.duties.isEmpty else {
        return paragraph(Phrase("Inget. Ärendet är avslutat.", en: "Nothing. The case is closed."))
    }
    return summaryList(
        report.duties.map { duty in
            let rule = duty.deadline.rule
            return SummaryLine(
                duty.kind.words, "\(duty.due.weekdayAndDate) <span class=\"hint\">\(rule.text) \(rule.ground)</span>")
        })
}

private func verbs(_ report: ConcernReport, _ mayDecide: Bool) -> HTML {
    let shown = ReportVerb.all.filter {
        !$0.fields.isEmpty && (mayDecide || $0.action != .decideReport)
            && (report.isOral || $0.path != ReportVerb.written.path)
            && (report.decision == nil || $0.path != ReportVerb.decide.path)
    }
    let links = shown.map { verb in linkButton(verb.summary, to: "\(report.path)/\(verb.path)", .secondary, small: true)
    }
    let forward: HTML? =
        report.decision == nil
        ? linkButton(ReportVerb.forwardSummary, to: report.path + "/vidare", .quiet, small: true) : nil
    return "\(links)\(forward)"
}

private func identity(_ report: ConcernReport, _ content: [String: [String]]) -> HTML {
    summaryList([
        SummaryLine(Phrase("Barnet", en: "The child"), content["childName"].map { "\($0.joined())" }),
        SummaryLine(Phrase("Nummer", en: "Number"), content["childNumber"].map { "\($0.joined())" }),
        SummaryLine(
            Phrase("Anmälare", en: "Reporter"),
            "\(report.reporter.words)\(content["reporterName"].map { "<br>\($0.joined())" as HTML })\(report.steps.first?.by.map { "<br>\($0.name), \($0.place), \($0.phone)" as HTML })"
        ),
    ])
}

private func stepLine(_ step: ReportStep) -> SummaryLine {
    let facts: [String] = [
        step.choice.flatMap { choice in
            ReportDecision(rawValue: choice)?.words.description ?? ProtectionAnswer(rawValue: choice)?.words.description
                ?? MeetingAnswer(rawValue: choice)?.words.description
                ?? (choice == ReportStep.oral ? ReportWords.oral.description : choice)
        },
        step.until.map { "\($0.date)" }, step.reference, step.by.map { "\($0.name), \($0.place)" },
    ].compactMap { $0 }
    return SummaryLine(
        step.kind.words,
        """
        \(step.at.dateAndTime)<br>\(facts.joined(separator: " · "))\(step.told.map { "<br>\($0.words)" as HTML })\
        \(step.words.map { "<br><span class=\"narrative-text\">\($0)</span>" as HTML })
        """)
}

/// A step's form, with what the law asks for above it.
func reportVerbPage(_ verb: ReportVerb, _ report: ConcernReport, _ filled: Filled, on today: Day, _ visit: Visit)
    -> Page
{
    let may = verb.path == ReportVerb.tell.path ? report.law.mayTell(on: today, isProtected: report.isProtected) : []
    return Page(verb.summary) {
        """
        \(pageHead(verb.summary.description))
        <p>\(report.reference)</p>
        \(html(more(Phrase("Vad som får sägas, och varför", en: "What may be said, and why"), open: true, summaryList(may.map { SummaryLine($0.text, "\($0.needs.words) \($0.ground)") })), if: !may.isEmpty))
        \(formHTML(verb.fields, filled, to: "\(report.path)/\(verb.path)", submit: verb.summary, in: visit, cancel: report.path))
        """
    }
}

func forwardReportPage(_ report: ConcernReport, _ places: [Field.Choice], _ filled: Filled, _ visit: Visit) -> Page {
    Page(ReportVerb.forwardSummary) {
        """
        \(pageHead(ReportVerb.forwardSummary.description))
        \(paragraph(Phrase("Anmälan går dit där barnet bor. Ring också om det är bråttom.", en: "The report goes to where the child lives. Call as well if it is urgent.")))
        \(formHTML(ReportVerb.forwardFields.among("receiver", places), filled, to: report.path + "/vidare", submit: ReportVerb.forwardSummary, in: visit, cancel: report.path))
        """
    }
}
