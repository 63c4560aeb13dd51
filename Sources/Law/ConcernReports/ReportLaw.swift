public import Kernel

/// En frist: a rule as it reads on the day of its event, and the last day it gives.
public struct Deadline: Sendable, Equatable {
    public let rule: Rule.Version
    public let due: Day

    public init(rule: Rule.Version, due: Day) {
        self.rule = rule
        self.due = due
    }
}

/// Beslut efter förhandsbedömningen.
public enum ReportDecision: String, Sendable, CaseIterable, Codable {
    case opened, notOpened
    /// An investigation of the child was open when the report came; then nothing is decided anew.
    case ongoing

    /// Which of the three facts it is.
    public var news: ReportNews {
        switch self {
        case .opened: .opened
        case .notOpened: .notOpened
        case .ongoing: .ongoing
        }
    }
}

/// Vad lagen kräver av en orosanmälan: each rule in the wording of the day of its own event. Day zero is the day of the event, and days
/// are those of the calendar, never moved to a working day.
public struct ReportLaw: Sendable {
    public let reporter: ReporterKind
    /// When the report reached the board.
    public let receivedOn: Day
    /// Violence by or against someone close is suspected.
    public let suspectsViolence: Bool
    let book: RuleBook

    public init(
        reporter: ReporterKind, receivedOn: Day, suspectsViolence: Bool = false, book: RuleBook = .current
    ) {
        self.reporter = reporter
        self.receivedOn = receivedOn
        self.suspectsViolence = suspectsViolence
        self.book = book
    }

    /// By which rule it was reported.
    public var duty: Rule.Version? { book.rule(reporter.rule, on: receivedOn) }
    public var protection: Deadline? { deadline(.protectionAssessment, receivedOn) }

    /// Whether to open an investigation: within fourteen days; on suspicion of violence at once, where that rule holds.
    public var decision: Deadline? {
        suspectsViolence
            ? deadline(.openInvestigationOnViolence, receivedOn) ?? deadline(.preliminaryAssessment, receivedOn)
            : deadline(.preliminaryAssessment, receivedOn)
    }

    /// The child, the guardian and the reporter ought to be offered a meeting; only where the reporter has the duty.
    public var meeting: Rule.Version? {
        reporter.isDutyBound ? book.rule(.offerOfMeeting, on: receivedOn) : nil
    }

    /// When the reporter is to be answered; nil where nobody has asked, or nobody has the right. It falls due when there is both a
    /// decision and a request: a week after the decision, at once where that has passed or an investigation was going on. Where the law
    /// of that day gives no time, our own routine does.
    public func feedback(_ decision: ReportDecision, on decided: Day, askedOn: Day?) -> Deadline? {
        guard reporter.isDutyBound, let askedOn else { return nil }
        let event = max(decided, askedOn)
        guard let rule = book.rule(.feedbackOnRequest, on: event), let week = rule.deadline(from: decided) else {
            return deadline(.localReportNextStep, event)
        }
        return Deadline(rule: rule, due: decision == .ongoing ? event : max(week, askedOn))
    }

    public func investigation(openedOn day: Day) -> Deadline? { deadline(.investigationTime, day) }

    /// How long the child may be followed after an investigation without intervention.
    public func followUp(closedOn day: Day) -> Deadline? { deadline(.followUp, day) }

    /// Everything the reporter might be told on a day, and what each takes. Who reports in private gets a receipt and no more.
    public func mayTell(on day: Day, isProtected: Bool) -> [MayTell] {
        book.tellings.compactMap { telling in
            guard reporter.isDutyBound else {
                return telling.news == .received ? MayTell(telling, needs: .free, ground: "") : nil
            }
            switch telling.needs {
            case .suitable where !reporter.isNamedWhereSecrecyOpens:
                return MayTell(telling, needs: .harmTestOrConsent, ground: ground(.harmTest, day))
            case .suitable:
                return MayTell(telling, needs: .suitable, ground: book.rule(.feedbackAllowed, on: day)?.ground ?? "")
            case .free where telling.news == .received && isProtected:
                return MayTell(telling, needs: .harmTestOrConsent, ground: ground(.harmTest, day))
            case .free: return MayTell(telling, needs: .free, ground: "")
            case .harmTestOrConsent: return MayTell(telling, needs: telling.needs, ground: ground(.harmTest, day))
            case .consent: return MayTell(telling, needs: .consent, ground: ground(.consent, day))
            }
        }
    }

    /// Our own routine, where the law is silent; never called law.
    public func routine(_ id: RuleID, from day: Day) -> Deadline? { deadline(id, day) }

    private func deadline(_ id: RuleID, _ event: Day) -> Deadline? {
        guard let rule = book.rule(id, on: event), let due = rule.deadline(from: event) else { return nil }
        return Deadline(rule: rule, due: due)
    }

    private func ground(_ code: GroundCode, _ day: Day) -> String { book.ground(code, on: day)?.ground ?? "" }
}
