import Directory
import Kernel
import Law
import Storage
import Web

extension ConcernReports {
    /// The reporter's side: the form with the telephone numbers above it, and what has become of the report.
    func addReporting(to desk: Desk) {
        let one = "/barn/:child/orosanmalan/:report"
        desk.form(
            "/barn/:child/orosanmalan", api: "children/:child/concern-reports", .reportConcern,
            fields: ReportForm.fields, summary: ReportWords.title, check: { ReportForm.problems($0) },
            show: { visit, filled in try await form(visit, filled) },
            take: { visit, answers in
                let (child, caller) = (try visit.id("child", of: Child.self), try visit.caller)
                return try await visit.change(house.store) { tx in
                    try ConcernReports.send(answers, about: child, by: caller, request: visit.requestID, in: tx)
                }
            })
        desk.page(
            one, api: "children/:child/concern-reports/:report", .seeConcernReport, shape: .sentReport,
            summary: Phrase("En anmälan jag har gjort", en: "A report I have made")
        ) { visit in try await sent(visit, Filled()) }
        desk.form(
            one + "/tillagg", api: "children/:child/concern-reports/:report/additions", .addToConcernReport,
            fields: ReportVerb.more, summary: Phrase("Lägg till i anmälan", en: "Add to the report"),
            show: { visit, filled in try await sent(visit, filled) },
            take: { visit, answers in
                let words = answers.text("words")
                return try await step(visit) { report, handler, now in
                    try report.tellMore(words, by: handler, at: now)
                }
            })
        desk.form(
            one + "/aterkoppling", api: "children/:child/concern-reports/:report/feedback-requests",
            .addToConcernReport, fields: [],
            summary: Phrase("Be om återkoppling", en: "Ask for feedback")
        ) { visit, _ in
            try await step(visit) { report, handler, now in try report.askForFeedback(by: handler, at: now) }
        }
    }

    private func form(_ visit: Visit, _ filled: Filled) async throws -> Page {
        let (child, caller) = (try visit.id("child", of: Child.self), try visit.caller)
        return try await visit.look(house.store) { tx in
            let permit = try Policy.permit(
                .reportConcern, of: child, for: caller, request: visit.requestID, reading: true, in: tx)
            var filled = filled
            if let signal: ID<Signal> = filled.answers.id("signal"), filled.draftFrom == nil, filled.problems.isEmpty,
                try Policy.allows(.seeSignal, of: child, for: caller, about: Signal.about(signal), in: tx)
            {
                let found = try Signals.find(signal, about: child, by: caller, request: visit.requestID, in: tx)
                filled.answers = ReportForm.answers(from: found)
            }
            // What only a colleague must answer is told together with the rest.
            if !permit.isFamily, !filled.problems.isEmpty {
                filled.problems += ReportForm.colleagueProblems(filled.answers).filter { more in
                    !filled.problems.contains { $0.field == more.field }
                }
            }
            // A family's page may be read over a shoulder: the way back is the receipt's address.
            let sent = permit.isFamily ? [] : try ReportReadingStore.sent(permit, in: tx)
            return reportFormPage(
                filled, child, sent, try Children.bar(permit, in: tx), place: try Insight.reportPlace(permit, in: tx),
                isFamily: permit.isFamily, visit)
        }
    }

    private func sent(_ visit: Visit, _ filled: Filled) async throws -> Page {
        try await visit.look(house.store) { tx in
            let (permit, report) = try found(.seeConcernReport, visit, reading: true, in: tx)
            let own = permit.seat.map { [$0.controller] } ?? []
            let content = try ReportReadingStore.content(of: report, at: own, in: tx)
            return sentReportPage(report, permit.child, content: content, filled, visit)
        }
    }

    private func found(_ action: Action, _ visit: Visit, reading: Bool, in tx: Transaction) throws -> (
        Permit, ConcernReport
    ) {
        let id = try visit.id("report", of: ConcernReport.self)
        let permit = try Policy.permit(
            action, of: try visit.id("child"), for: try visit.caller, about: ConcernReport.about(id),
            request: visit.requestID, reading: reading, in: tx)
        return (permit, try ReportReadingStore.find(id, permit, in: tx))
    }

    /// A step of the reporter's.
    private func step(
        _ visit: Visit, _ take: @escaping @Sendable (inout ConcernReport, Handler?, Instant) throws -> Void
    ) async throws -> Done {
        try await visit.change(house.store) { tx in
            let (permit, sent) = try found(.addToConcernReport, visit, reading: false, in: tx)
            var report = sent
            let handler = try permit.seat.map { try ReportReadingStore.handler(permit.caller, at: $0, in: tx) }
            try take(&report, handler, tx.now)
            try ReportStore.keep(report, after: sent.steps.count, by: permit.caller.person, from: permit.seat, in: tx)
            return Done("/barn/\(permit.child)/orosanmalan/\(report.id)", report.id)
        }
    }
}
