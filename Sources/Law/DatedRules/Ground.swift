public import Kernel

/// Grund: the code of a rule that opens secrecy; every disclosure names one.
public enum GroundCode: String, Sendable, CaseIterable, Codable {
    case consent = "B-CONSENT"
    case guardianConsent = "B-CONSENT-GUARD"
    case necessary = "B-NECESSARY"
    case processor = "B-PROCESSOR"
    case party = "B-PARTY"
    case dutyToInform = "B-DUTY"
    case crimePrevention = "B-GEN-15A"
    case youthAtRiskOfCrime = "B-YOUTH-POLICE"
    case severeViolence = "B-VIOLENCE-REL"
    case terror = "B-TERROR"
    case immediateIntervention = "B-IMMEDIATE"
    case crimeAgainstChild = "B-CRIME-CHILD"
    case crimeCommitted = "B-CRIME-GEN"
    case socialServicesForChild = "B-26-9"
    case healthCareForChild = "B-25-12"
    case studentHealth = "B-25-13A"
    case feedback = "B-26-9A"
    case generalClause = "B-GENERALKL"
    case harmTest = "B-HARMTEST"
    case lawEnforcement = "B-LAW-2025-170"
}

/// Who may stand at an end of a disclosure.
public enum FlowParty: Hashable, Sendable {
    case sector(Sector)
    case guardians
    case child
    /// A supplier of technical processing or storage.
    case supplier

    init?(_ text: String) {
        switch text {
        case "guardians": self = .guardians
        case "child": self = .child
        case "supplier": self = .supplier
        default:
            guard let sector = Sector(rawValue: text) else { return nil }
            self = .sector(sector)
        }
    }

    static let all: Set<FlowParty> = Set(Sector.allCases.map(FlowParty.sector) + [.guardians, .child])
}

/// Sekretessbrytande regel: between whom a ground opens secrecy, from which day, and what it takes. A person always decides.
public struct Ground: Sendable, Equatable {
    public let code: GroundCode
    public let name: Phrase
    /// Lagrum.
    public let ground: String
    public let from: Day
    public let to: Day?
    /// Which secrecy it opens, as chapter and section.
    public let opens: String
    /// What must hold for it to be used.
    public let needs: Phrase
    public let senders: Set<FlowParty>
    public let receivers: Set<FlowParty>
    public let source: [String]
    public let confidence: Confidence

    public func holds(on day: Day) -> Bool { day >= from && (to.map { day <= $0 } ?? true) }
    public func spans(from sender: Sector, to receiver: FlowParty) -> Bool {
        senders.contains(.sector(sender)) && receivers.contains(receiver)
    }
}

/// Uppgiftsflöde: the answer to "may I tell them without consent?" that the screen suggests.
public struct Flow: Sendable, Equatable {
    public enum Answer: String, Sendable, CaseIterable, Codable {
        case yes, no, normallyNo, reportOnly, consent, whenRequired, byGround
    }
    enum Stage: String, Sendable, Codable { case any, noInquiry, inquiry }

    public let answer: Answer
    public let text: Phrase
    /// Grounds to look at, the likeliest first.
    public let grounds: [GroundCode]
    /// Heading of the row of the law tables it comes from; nil for the cautious default.
    public let row: String?
    let stage: Stage
    let senders: Set<FlowParty>
    let receivers: Set<FlowParty>

    /// Where the tables are silent: ask for consent, or test the harm.
    static let unlisted = Flow(
        answer: .consent,
        text: Phrase(
            "Normalt krävs samtycke eller en menprövning.", en: "Normally consent or a harm test is needed."),
        grounds: [.consent, .harmTest], row: nil, stage: .any, senders: [], receivers: [])
}
