public import Kernel

/// Samtyckets läge för en mottagare och ett område: it holds, or what is missing.
public enum ConsentState: Sendable, Equatable {
    /// Holds to and with that day. The child may have said no where it does not decide; that is shown, not hidden.
    case effective(until: Day, childObjects: Bool)
    case missing([MissingConsent])

    public var isEffective: Bool {
        if case .effective = self { return true }
        return false
    }
}

/// Samtycke i ett ärende: who must agree, and what they have answered so far.
public struct ConsentMatter: Sendable, Equatable {
    public let guardians: [ConsentGuardian]
    /// Nil until someone has judged the child's age and maturity in this matter and noted it.
    public let childsPart: ChildsPart?
    public let answers: [ConsentAnswer]

    public init(guardians: [ConsentGuardian], childsPart: ChildsPart?, answers: [ConsentAnswer]) {
        self.guardians = guardians
        self.childsPart = childsPart
        self.answers = answers
    }

    /// Whether `recipient` may see `area` at that moment by consent.
    ///
    /// Everyone who has custody must have said yes and not withdrawn it. One who is hindered need not answer, but a no from them stands. One
    /// who is set aside by a decision neither needs to answer nor can stop it. Somebody with custody must always have said yes, unless
    /// the child decides alone. A no or a withdrawal undoes every yes given before it to the same recipient and area, so that nothing is
    /// shared on an older paper that was forgotten; a yes given later, or in the same moment as the withdrawal it replaces, stands.
    public func effectiveConsent(for recipient: ID<Workplace>, area: WheelArea, at now: Instant) -> ConsentState {
        let day = Day(now)
        func stand(_ giver: ConsentAnswer.Giver) -> Stand {
            Stand(of: giver, in: answers.lazy.filter { $0.concerns(recipient, area) }, at: now, on: day)
        }
        let child = stand(.child)
        var missing: [MissingConsent] = childsPart == nil ? [.childNotJudged] : []
        var untils: [Day] = []
        if childsPart != .alone {
            let asked = guardians.filter { $0.hasCustody(on: day) }
            var someoneAgreed = false
            for guardian in asked {
                let stand = stand(.guardian(guardian.person))
                if case .yes(let until) = stand {
                    someoneAgreed = true
                    untils.append(until)
                } else if guardian.mustAnswer(area, on: day, having: stand) {
                    missing.append(.guardian(guardian.person, stand.reason))
                }
            }
            if asked.isEmpty { missing.append(.noGuardian) }
            if !someoneAgreed, !asked.isEmpty, !missing.contains(where: \.namesGuardian) {
                missing.append(.nobodyLeftToAsk)
            }
        }
        if childsPart == .together || childsPart == .alone {
            if case .yes(let until) = child { untils.append(until) } else { missing.append(.child(child.reason)) }
        }
        guard missing.isEmpty, let until = untils.min() else { return .missing(missing) }
        return .effective(until: until, childObjects: childsPart == .heard && child.isNo)
    }

    /// The areas that are open to `recipient` at that moment, in the order of the wheel.
    public func openAreas(for recipient: ID<Workplace>, at now: Instant) -> [WheelArea] {
        WheelArea.allCases.filter { effectiveConsent(for: recipient, area: $0, at: now).isEffective }
    }
}

extension ConsentGuardian {
    fileprivate func mustAnswer(_ area: WheelArea, on day: Day, having stand: Stand) -> Bool {
        if let exception, exception.holds.contains(day), exception.areas.contains(area) { return false }
        if let hindered, hindered.contains(day) { return stand.isNo }
        return true
    }
}

/// Where one giver stands: their latest word on this recipient and area.
private enum Stand {
    case yes(until: Day)
    case no(MissingConsent.Reason)

    init(
        of giver: ConsentAnswer.Giver, in answers: some Sequence<ConsentAnswer>, at now: Instant, on day: Day
    ) {
        var (lastNo, lastWithdrawal): (Instant?, Instant?)
        var given: [ConsentAnswer] = []
        for answer in answers where answer.giver == giver && answer.given <= now {
            if !answer.isYes {
                lastNo = max(lastNo ?? answer.given, answer.given)
            } else if let withdrawn = answer.withdrawn, withdrawn <= now {
                lastWithdrawal = max(lastWithdrawal ?? withdrawn, withdrawn)
            } else {
                given.append(answer)
            }
        }
        let standing = given.filter { yes in
            (lastNo.map { yes.given > $0 } ?? true) && (lastWithdrawal.map { yes.given >= $0 } ?? true)
        }
        if let until = standing.filter({ day >= $0.from && day <= $0.until }).map(\.until).max() {
            self = .yes(until: until)
        } else if let latest = standing.max(by: { $0.given < $1.given }) {
            self = .no(day > latest.until ? .expired(latest.until) : .notYet(latest.from))
        } else if let lastWithdrawal, lastWithdrawal >= lastNo ?? lastWithdrawal {
            self = .no(.withdrawn)
        } else {
            self = .no(lastNo == nil ? .unanswered : .refused)
        }
    }

    var reason: MissingConsent.Reason {
        if case .no(let reason) = self { return reason }
        return .unanswered
    }

    /// Has said no, or taken a yes back.
    var isNo: Bool {
        if case .no(let reason) = self { return reason == .refused || reason == .withdrawn }
        return false
    }
}
