import Kernel
import Law

/// Det anmälaren får veta: picked out of the steps, and nothing else of them.
struct ReportHeard: Sendable {
    let handler: (name: String, phone: String)?
    let told: [(news: [ReportNews], at: Instant)]
    let isWithheld: Bool
    let meeting: MeetingAnswer?
    /// What the reporter has added.
    let additions: [String]

    init(_ report: ConcernReport) {
        let steps = report.steps
        additions = steps.filter { $0.kind == .added }.compactMap(\.words)
        guard report.reporter.isDutyBound else {
            (handler, told, isWithheld, meeting) = (nil, [], false, nil)
            return
        }
        let acknowledged = report.last(.acknowledged)
        handler =
            report.isProtected
            ? nil
            : acknowledged.flatMap { step in
                step.by.map { ($0.name, step.words ?? $0.phone) }
            }
        told = steps.filter { $0.kind == .told }.map { ($0.told, $0.at) }
        isWithheld = report.last(.withheld) != nil && told.isEmpty
        let answer = report.last(.meeting)?.choice.flatMap(MeetingAnswer.init)
        meeting = answer == .notOffered ? nil : answer
    }
}

extension ConcernReport {
    /// Asked for later than at once; who has no duty to report has no right to it.
    mutating func askForFeedback(by reporter: Handler?, at now: Instant) throws(Failure) {
        guard self.reporter.isDutyBound else { throw .notFound }
        guard askedOn == nil else {
            throw .outOfOrder(Phrase("Du har redan bett om återkoppling.", en: "You have already asked for feedback."))
        }
        guard !isClosed else {
            throw .outOfOrder(
                Phrase(
                    "Ärendet är avslutat. Ring mottagningen och säg referensen.",
                    en: "The case is closed. Call and say the reference."))
        }
        add(ReportStep(.asked, at: now, by: reporter))
    }
}
