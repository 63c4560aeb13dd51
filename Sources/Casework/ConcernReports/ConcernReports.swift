import Directory
import Kernel
import Law
public import Storage
public import Web

/// Orosanmälningar: reporting that a child may be harmed, and the receiver's way with it. This is the room's door.
///
/// A report is the receiving board's own record; the one who reported keeps a copy of what was written. Nothing of it, not even that it
/// was made, stands on a page of anyone who has custody of the child.
public struct ConcernReports: Sendable {
    let house: House

    public init(house: House) { self.house = house }

    public func add(to desk: Desk) {
        addReporting(to: desk)
        addReceiving(to: desk)
        addTally(to: desk)
        addPublic(to: desk)
        addOral(to: desk)
        desk.menu(ReportWords.inbox, "/orosanmalningar", isFor: { Policy.mayReach(.seeReceivedReports, $0) })
    }

    static let openRecords = openConcernReports

    /// Every intake's reckoning: for the command.
    public static func tally(in store: DataStore) async throws -> [ReportTally] {
        try await store.read { try ReportTallyStore.tally(in: $0) }
    }

    private func addTally(to desk: Desk) {
        desk.page(
            "/natet/anmalningar", api: "net/reports", .seeNet, shape: .reportTally,
            summary: Phrase("Avstämning av orosanmälningar", en: "Reconciliation of concern reports")
        ) { visit in
            let led = try visit.caller.seats.filter(\.role.isHead).map(\.workplace)
            return reportTallyPage(try await house.store.read { try ReportTallyStore.tally(under: led, in: $0) })
        }
    }

    /// Sends a report about a child. The answers are those of the form, found without problems.
    @discardableResult
    static func send(_ answers: Answers, about child: ID<Child>, by caller: Caller, request: String, in tx: Transaction)
        throws -> Done
    {
        let id: ID<ConcernReport> = tx.newID()
        let permit = try Policy.permit(
            .reportConcern, of: child, for: caller, about: ConcernReport.about(id), request: request, in: tx)
        if !permit.isFamily {
            let problems = ReportForm.colleagueProblems(answers)
            guard problems.isEmpty else { throw Failure.invalid(problems) }
        }
        guard let place = try ReportStore.receiver(of: child, in: tx) else {
            throw Failure.outOfOrder(ReportWords.nowhere)
        }
        var report = ConcernReport(
            id: id, reference: reference(tx.random(8)), child: child,
            reporter: permit.isFamily ? .anyone : .professional, isAcute: answers.isTicked("acute"),
            suspectsViolence: !answers.choices("suspects", of: Suspicion.self).isEmpty, isProtected: permit.isProtected,
            place: place, steps: [ReportStep(.sent, at: tx.now)])
        if !permit.isFamily, !answers.isTicked("noFeedback") { report.add(ReportStep(.asked, at: tx.now)) }
        try ReportStore.send(
            report, content: ReportForm.content(answers), by: caller.person, from: permit.seat, in: tx)
        return Done("/barn/\(child)/orosanmalan/\(id)", id)
    }

    /// Letters and digits that cannot be taken for one another.
    static let letters = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ")

    /// Eight letters and digits that cannot be taken for one another.
    static func reference(_ bytes: [UInt8]) -> String {
        let drawn = String(bytes.prefix(8).map { letters[Int($0) % letters.count] })
        return "OA-\(drawn.prefix(4))-\(drawn.suffix(4))"
    }
}
