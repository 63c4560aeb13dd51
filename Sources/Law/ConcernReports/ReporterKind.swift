public import Kernel

/// Anmälare: by which rule someone reports. It decides the duty, and what the reporter may be told.
public enum ReporterKind: String, Sendable, CaseIterable, Codable {
    /// Whoever works where the duty to report holds.
    case professional
    case familyCounselling
    case ombudsman
    /// Anyone else, by name: also guardians and the child.
    case anyone
    case anonymous

    /// The rule by which this reporter reports.
    public var rule: RuleID {
        switch self {
        case .professional: .report
        case .familyCounselling: .reportFromFamilyCounselling
        case .ombudsman: .reportFromOmbudsman
        case .anyone, .anonymous: .reportFromPublic
        }
    }

    /// Has the duty to report, and so the right to be answered and to be offered a meeting.
    public var isDutyBound: Bool { rule != .reportFromPublic }

    /// The three facts open secrecy (OSL 26:9 a) towards those of 19:1 and 19:2 only; the ombudsman is not named there.
    var isNamedWhereSecrecyOpens: Bool { self == .professional || self == .familyCounselling }
}
