public import Kernel
public import Law

/// Samtycke: who allows what, to whom, for what and until when; it can be withdrawn, and that works on the next request.
public struct Consent: Sendable, Equatable {
    public let id: ID<Consent>
    public let child: ID<Child>
    public let purpose: String
    /// What was asked for.
    public let asked: Scope
    public let from: Day
    public let until: Day
    /// Why the child is, or is not, to agree by its own judgement. Written by a person, never computed from age.
    public let childJudgement: String
    public let childMustAgree: Bool
    /// The areas that are open now, as a mask; 0 when the consent does not hold.
    public let openAreas: Int
    public let askedBy: String
    public let askedAt: Instant
    /// When the one who asked put it aside.
    public let settledAt: Instant?
    public var recipients: [Recipient] = []
    public var givers: [Giver] = []

    /// Areas of the wheel and kinds of information.
    public struct Scope: Sendable, Equatable {
        public let areas: [WheelArea]
        public let kinds: [InformationKind]
    }

    /// Mottagare: a workplace that may see; its name only where the reader may know the place.
    public struct Recipient: Sendable, Equatable {
        public let workplace: ID<Workplace>
        public let name: Phrase
        public let sector: Sector
    }

    /// One person whose answer the consent rests on, or whose view is asked.
    public struct Giver: Sendable, Equatable {
        public let person: ID<Person>
        public let name: String
        public let isChild: Bool
        /// False for who no longer has custody, is excused, or is heard without having to agree.
        public let isRequired: Bool
        public let excuse: Excuse?
        public let excuseReference: String?
        public let answer: Answer
        public let form: AnswerForm?
        public let areas: Int
        public let words: String?
        public let answeredAt: Instant?
        public let withdrawnAt: Instant?
        public let notedBy: String?
    }

    public enum Answer: String, Sendable, CaseIterable, Codable { case waiting, yes, no, withdrawn }
    /// How the answer was given.
    public enum AnswerForm: String, Sendable, CaseIterable, Codable { case signed, eID, oral, here }
    /// Why a guardian need not agree: hindered (FB 6:13), or decided by the social services board (FB 6:13 a).
    public enum Excuse: String, Sendable, CaseIterable, Codable { case hindered, decision }

    public enum State: String, Sendable, CaseIterable, Codable {
        case waiting, coming, effective, refused, withdrawn, expired, settled

        /// Of one that is not put aside, from what those who must agree have answered.
        static func of(required: [Answer], openAreas: Int, from: Day, until: Day, on today: Day) -> State {
            if required.contains(.withdrawn) { return .withdrawn }
            if required.contains(.no) { return .refused }
            if until < today { return .expired }
            if openAreas == 0 { return .waiting }
            return from > today ? .coming : .effective
        }
    }

    public func state(on today: Day) -> State {
        if settledAt != nil { return .settled }
        return .of(
            required: givers.filter(\.isRequired).map(\.answer), openAreas: openAreas, from: from, until: until,
            on: today)
    }

    /// The last moment at which an earlier yes was taken back, if any.
    public var withdrawnAt: Instant? { givers.compactMap(\.withdrawnAt).max() }
}

/// Slag av uppgifter: what a consent opens of what is written about the child.
public enum InformationKind: String, Sendable, CaseIterable, Codable {
    case assessment, meeting, plan

    var bit: Int { 1 << InformationKind.allCases.firstIndex(of: self)! }

    /// The kind that an action shows or changes; nil for those that show no record.
    init?(shownBy action: Action) {
        switch action {
        case .seeAssessment: self = .assessment
        case .seeMeeting, .answerInvitation, .holdMeeting, .finishDecision: self = .meeting
        case .seePlan, .followUp, .writePlan, .closePlan: self = .plan
        default: return nil
        }
    }
}

extension [InformationKind] {
    var mask: Int { reduce(0) { $0 | $1.bit } }
    init(mask: Int) { self = InformationKind.allCases.filter { mask & $0.bit != 0 } }
}

/// One thing that happened to a consent; never changed afterwards.
struct ConsentEvent: Sendable, Equatable {
    enum What: String, Sendable { case asked, yes, no, withdrawn, excused, custodyChanged, settled }

    let at: Instant
    let what: What
    let person: String?
    /// The title of the position that noted it.
    let noted: String?
    let areas: [WheelArea]
}

/// One reading by a recipient while the consent held.
struct ConsentReading: Sendable, Equatable {
    let at: Instant
    let person: String
    let workplace: String
    let action: String
}
