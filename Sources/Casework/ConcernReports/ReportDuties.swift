import Kernel
import Law

/// Det som återstår: what is to be done with a report, each with its rule and last day. A report that is not closed always has one.
struct ReportDuty: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable {
        case open, protect, acknowledge, written, decide, meeting, feedback, investigate, close
    }

    let kind: Kind
    let deadline: Deadline
    var due: Day { deadline.due }
}

extension ConcernReport {
    /// What comes first.
    var next: ReportDuty? { duties.min { $0.due < $1.due } }

    /// When an unopened report has waited too long.
    var toBeOpenedBy: Instant {
        let rule = RuleBook.current.rule(isAcute ? .localAcuteReportOpened : .localReportOpened, on: receivedOn)
        return rule?.limit.moment(from: receivedAt) ?? receivedAt
    }

    var duties: [ReportDuty] {
        guard !isClosed else { return [] }
        guard isOpened else { return duty(.open, law.routine(.localReportOpened, from: receivedOn)) }
        var all = duty(.protect, protection)
        if last(.acknowledged) == nil {
            all += duty(.acknowledge, law.routine(.localReportAcknowledged, from: receivedOn))
        }
        if isOral, reporter.isDutyBound, last(.written) == nil {
            all += duty(.written, law.routine(.localWrittenReport, from: Day(sentAt)))
        }
        guard let decision else { return all + duty(.decide, extended(law.decision)) }
        if last(.meeting) == nil, law.meeting != nil {
            all += duty(.meeting, law.routine(.localReportNextStep, from: decision.on))
        }
        if !isAnswered(decision.what) {
            all += duty(.feedback, law.feedback(decision.what, on: decision.on, askedOn: askedOn))
        }
        if decision.what == .opened {
            return all + duty(.investigate, extended(law.investigation(openedOn: decision.on)))
        }
        guard all.isEmpty else { return all }
        return duty(.close, law.routine(.localReportNextStep, from: Day(steps.last?.at ?? sentAt)))
    }

    /// At once; and anew when the reporter has added something.
    private var protection: Deadline? {
        guard let done = last(.protection) else { return law.protection }
        guard let added = steps.last(where: { $0.kind == .added }), added.at > done.at else { return nil }
        return law.routine(.protectionAssessment, from: Day(added.at))
    }

    /// The reporter has been told of the decision, or it is written why not.
    private func isAnswered(_ decision: ReportDecision) -> Bool {
        here.contains { $0.kind == .withheld || $0.kind == .told && $0.told.contains(decision.news) }
    }

    /// A deadline with the day it has been prolonged to, for what is under way now.
    private func extended(_ deadline: Deadline?) -> Deadline? {
        let from = here.lastIndex { $0.kind == .decided } ?? here.startIndex
        guard let deadline, let until = here[from...].last(where: { $0.kind == .extended })?.until else {
            return deadline
        }
        return Deadline(rule: deadline.rule, due: until)
    }

    private func duty(_ kind: ReportDuty.Kind, _ deadline: Deadline?) -> [ReportDuty] {
        deadline.map { [ReportDuty(kind: kind, deadline: $0)] } ?? []
    }
}
