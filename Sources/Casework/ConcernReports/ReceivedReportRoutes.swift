import Directory
import Journal
import Kernel
import Law
import Storage
import Web

extension ConcernReports {
    private static let one = "/orosanmalningar/:report"
    private static let api = "received-reports/:report"

    /// The receiver's side: what has come in, and each step as a form of its own.
    func addReceiving(to desk: Desk) {
        desk.page(
            "/orosanmalningar", api: "received-reports", .seeReceivedReports, shape: .list(.receivedLine),
            summary: Phrase("Anmälningar som har kommit in", en: "Reports that have come in")
        ) { visit in
            let caller = try visit.caller
            let (reports, today) = try await visit.look(house.store) { tx in
                let list = try ReportReadingStore.list(for: caller, in: tx)
                Policy.markListed(
                    Array(Set(list.compactMap(\.child))).sorted(), by: caller, in: "report/", request: visit.requestID,
                    tx: tx)
                return (list, Day(tx.now))
            }
            return receivedReportsPage(reports, on: today)
        }
        desk.page(
            Self.one, api: Self.api, .seeReceivedReports, shape: .receivedReport,
            summary: Phrase("En anmälan som har kommit in", en: "A report that has come in")
        ) { visit in
            let caller = try visit.caller
            return try await visit.look(house.store) { tx in
                let (report, seat) = try received(.seeReceivedReports, visit, in: tx)
                let content = try ReportReadingStore.content(of: report, at: [report.place.controller], in: tx) ?? [:]
                let others = try ReportReadingStore.others(than: report, for: caller, in: tx)
                return receivedReportPage(
                    report, content: report.isOpened ? content : [:], others: others,
                    mayDecide: seat.role == .socialHead,
                    visit)
            }
        }
        for verb in ReportVerb.all { add(verb, to: desk) }
        addForwarding(to: desk)
    }

    private func add(_ verb: ReportVerb, to desk: Desk) {
        let take: @Sendable (Visit, Answers) async throws -> Done = { visit, answers in
            try await visit.change(house.store) { tx in
                let (found, seat) = try received(verb.action, visit, in: tx)
                var report = found
                try verb.take(
                    &report, answers, try ReportReadingStore.handler(try visit.caller, at: seat, in: tx), tx.now)
                try ReportStore.keep(report, after: found.steps.count, by: try visit.caller.person, from: seat, in: tx)
                return Done(report.path, report.id)
            }
        }
        let (path, api) = ("\(Self.one)/\(verb.path)", "\(Self.api)/\(verb.api)")
        guard !verb.fields.isEmpty else {
            return desk.form(path, api: api, verb.action, fields: [], summary: verb.summary, take: take)
        }
        desk.form(
            path, api: api, verb.action, fields: verb.fields, summary: verb.summary,
            show: { visit, filled in
                try await visit.look(house.store) { tx in
                    let (report, _) = try received(verb.action, visit, reading: true, in: tx)
                    return reportVerbPage(verb, report, filled, on: Day(tx.now), visit)
                }
            }, take: take)
    }

    private func addForwarding(to desk: Desk) {
        desk.form(
            Self.one + "/vidare", api: Self.api + "/forwarding", .handleReport, fields: ReportVerb.forwardFields,
            summary: ReportVerb.forwardSummary,
            show: { visit, filled in
                try await visit.look(house.store) { tx in
                    let (report, _) = try received(.handleReport, visit, reading: true, in: tx)
                    let others = try ReportStore.everywhere(for: report.child, in: tx)
                        .filter { $0.workplace != report.place.workplace }
                    return forwardReportPage(
                        report, others.map { Field.Choice($0.workplace.description, Phrase($0.name, en: $0.name)) },
                        filled, visit)
                }
            },
            take: { visit, answers in
                try await visit.change(house.store) { tx in
                    let (found, seat) = try received(.handleReport, visit, in: tx)
                    guard let workplace: ID<Workplace> = answers.id("receiver"),
                        let receiver = try ReportStore.receiver(workplace, for: found.child, in: tx),
                        let content = try ReportReadingStore.content(of: found, at: [found.place.controller], in: tx)
                    else {
                        throw Failure.invalid([
                            Problem(
                                "receiver",
                                Phrase("Välj vart anmälan ska.", en: "Choose where the report is to go."))
                        ])
                    }
                    var report = found
                    try report.forward(
                        to: receiver, because: answers.text("words"),
                        by: try ReportReadingStore.handler(try visit.caller, at: seat, in: tx), at: tx.now)
                    try ReportStore.forward(
                        report, to: receiver, content: content, by: try visit.caller, from: seat, in: tx)
                    return Done("/orosanmalningar", report.id)
                }
            })
    }

    /// The report and the seat from which the caller handles it; every look and every step leaves its mark.
    private func received(_ action: Action, _ visit: Visit, reading: Bool = false, in tx: Transaction) throws -> (
        ConcernReport, Seat
    ) {
        let (id, caller) = (try visit.id("report", of: ConcernReport.self), try visit.caller)
        let report = try ReportReadingStore.find(id, for: caller, in: tx)
        guard let seat = ReportReadingStore.seat(for: report, of: caller) else { throw Failure.notFound }
        tx.append(
            JournalEntry(
                action.isWrite && !reading ? .wrote : .read, action.rawValue, by: caller, from: seat,
                child: report.child, about: report.about, ground: "receiver B-DUTY", request: visit.requestID))
        return (report, seat)
    }
}
