public import Kernel

/// Vad anmälaren kan få veta: the items of the feedback catalogue.
public enum ReportNews: String, Sendable, CaseIterable, Codable {
    case received, opened, notOpened, ongoing, closed, closedWithoutIntervention, meetsFamily, childBetter
    case intervention, content, reportAgain, rightToReport
}

/// One item of the catalogue, and what it takes to tell it.
public struct Telling: Sendable, Equatable {
    public enum Need: String, Sendable, CaseIterable, Codable {
        /// General, or no fact of the family.
        case free
        /// One of the three statutory facts: unless it is unsuitable.
        case suitable
        /// With consent, or when it is clear that nobody is harmed.
        case harmTestOrConsent
        case consent
    }

    public let news: ReportNews
    /// Its code in the law tables.
    public let code: String
    let needs: Need
    /// As the reporter reads it.
    public let text: Phrase
}

/// What one reporter may be told, with its ground on that day.
public struct MayTell: Sendable, Equatable {
    public let news: ReportNews
    public let needs: Telling.Need
    public let text: Phrase
    /// Lagrum; empty for what is general.
    public let ground: String

    init(_ telling: Telling, needs: Telling.Need, ground: String) {
        news = telling.news
        self.needs = needs
        text = telling.text
        self.ground = ground
    }
}
