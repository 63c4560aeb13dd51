import Directory
import Journal
import Kernel
import Law
import Storage
import Web

extension ConcernReports {
    static let publicPage = "/orosanmalan"

    /// Anyone, with or without a name. Nothing stands in an address and nothing is kept on the device: the code is all that leads back.
    func addPublic(to desk: Desk) {
        desk.ask(
            Self.publicPage, .seePublicPage, fields: PublicReportForm.fields,
            show: { visit, filled in publicReportPage(try await intakes(), filled, visit) },
            answer: { visit, answers in
                let (key, report) = try await sendPublic(answers)
                return publicReceiptPage(key, report)
            })
        desk.ask(
            Self.publicPage + "/tillagg", .seePublicPage, fields: PublicReportForm.more,
            show: { visit, filled in publicMorePage(filled, visit) },
            answer: { visit, answers in
                publicMoreTakenPage(try await addPublic(answers))
            })
    }

    /// An oral report, taken down where it was received and open from the beginning.
    func addOral(to desk: Desk) {
        desk.form(
            "/orosanmalningar/ny", api: "oral-reports", .handleReport, fields: PublicReportForm.oral,
            summary: Phrase("Ta emot en muntlig anmälan", en: "Take down an oral report"),
            show: { visit, filled in
                let caller = try visit.caller
                _ = try await house.store.read { try ConcernReports.intake(of: caller, in: $0) }
                return oralReportPage(filled, visit)
            },
            take: { visit, answers in
                let caller = try visit.caller
                return try await visit.change(house.store) { tx in
                    try ConcernReports.takeDown(answers, by: caller, request: visit.requestID, in: tx)
                }
            })
    }

    private func intakes() async throws -> [ReportReceiver] {
        try await house.store.read { try ReportStore.everywhere(for: nil, in: $0) }
    }

    /// The same form sent twice is one report with one code.
    private func sendPublic(_ answers: Answers) async throws -> (ReportKey, ConcernReport) {
        let keys = house.keys
        return try await house.store.write { tx in
            guard let workplace: ID<Workplace> = answers.id("place"),
                let place = try ReportStore.receiver(workplace, for: nil, in: tx)
            else {
                throw Failure.invalid([Problem("place", Phrase("Välj kommun.", en: "Choose a municipality."))])
            }
            let mark = answers.text("_once")
            let seed = "public report \(mark) \(answers.text("observed")) \(workplace)"
            let key = ReportKey(mark.isEmpty ? tx.random(16) : keys.mac(Array(seed.utf8)))
            if let before = try ReportReadingStore.find(public: key.report, in: tx) { return (key, before) }
            let report = ConcernReports.made(
                answers, id: key.report, reporter: answers.textIfAny("reporterName") == nil ? .anonymous : .anyone,
                at: place, steps: [ReportStep(.sent, at: tx.now)], in: tx)
            try ReportStore.send(report, content: PublicReportForm.content(answers), by: nil, from: nil, in: tx)
            tx.append(
                JournalEntry(
                    .wrote, Action.reportConcern.rawValue, by: nil, about: report.about, ground: "public B-DUTY"))
            return (key, report)
        }
    }

    private func addPublic(_ answers: Answers) async throws -> ConcernReport {
        let words = answers.text("words")
        return try await house.store.write { tx in
            guard let key = ReportKey(typed: answers.text("key")),
                let sent = try ReportReadingStore.find(public: key.report, in: tx)
            else { throw Failure.invalid([PublicReportForm.unknownKey]) }
            var report = sent
            try report.tellMore(words, by: nil, at: tx.now)
            try ReportStore.keep(report, after: sent.steps.count, by: nil, from: nil, in: tx)
            return report
        }
    }
}

extension ConcernReports {
    static func made(
        _ answers: Answers, id: ID<ConcernReport>, reporter: ReporterKind, at place: ReportReceiver,
        steps: [ReportStep], in tx: Transaction
    ) -> ConcernReport {
        ConcernReport(
            id: id, reference: reference(tx.random(8)), child: nil, reporter: reporter,
            isAcute: answers.isTicked("acute"),
            suspectsViolence: !answers.choices("suspects", of: Suspicion.self).isEmpty, isProtected: false,
            place: place, steps: steps)
    }

    /// Where the caller takes reports; who leads such units takes none.
    private static func intake(of caller: Caller, in tx: Transaction) throws -> (Seat, ReportReceiver) {
        guard let seat = caller.seats.first(where: { $0.role == .socialWorker || $0.role == .socialHead }),
            let place = try ReportStore.receiver(seat.workplace, for: nil, in: tx)
        else { throw Failure.notFound }
        return (seat, place)
    }

    /// Who takes the call has also opened it.
    @discardableResult
    static func takeDown(_ answers: Answers, by caller: Caller, request: String, in tx: Transaction) throws -> Done {
        let (seat, place) = try intake(of: caller, in: tx)
        guard let reporter: ReporterKind = answers.choice("reporter") else { throw Failure.notFound }
        let handler = try ReportReadingStore.handler(caller, at: seat, in: tx)
        var steps = [ReportStep(.sent, at: tx.now, by: handler, choice: ReportStep.oral)]
        if reporter.isDutyBound { steps.append(ReportStep(.asked, at: tx.now, by: handler)) }
        var report = made(answers, id: tx.newID(), reporter: reporter, at: place, steps: steps, in: tx)
        try ReportStore.send(
            report, content: PublicReportForm.content(answers), by: caller.person, from: seat, in: tx)
        let count = report.steps.count
        try report.open(by: handler, at: tx.now)
        try ReportStore.keep(report, after: count, by: caller.person, from: seat, in: tx)
        tx.append(
            JournalEntry(
                .wrote, Action.handleReport.rawValue, by: caller, from: seat, about: report.about,
                ground: "receiver B-DUTY", request: request))
        return Done(report.path, report.id)
    }
}
