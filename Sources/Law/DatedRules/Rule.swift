public import Kernel

/// Regel: what the law, or a local routine, asks on an event, in the wordings it has had over time.
public struct Rule: Sendable, Equatable {
    public let id: RuleID
    public let name: Phrase
    /// False for values that a county or municipality sets itself.
    public let isLaw: Bool
    /// Oldest first, none overlapping.
    public let versions: [Version]

    /// Lydelse: the rule as it reads for events on the days from–to.
    public struct Version: Sendable, Equatable {
        public let id: RuleID
        public let isLaw: Bool
        public let name: Phrase
        public let from: Day
        /// Last day it holds; nil while it is the latest known.
        public let to: Day?
        /// Lagrum: chapter and section as a lawyer would cite it.
        public let ground: String
        public let limit: TimeLimit
        public let trigger: Phrase
        public let who: Phrase
        /// What to do, in a sentence or two.
        public let text: Phrase
        /// Codes of where we read it.
        public let source: [String]
        public let confidence: Confidence
        /// The row of the law tables it comes from.
        public let row: String

        public func holds(on day: Day) -> Bool { day >= from && (to.map { day <= $0 } ?? true) }
        /// Last day for an event on that day; nil where the rule gives no time.
        public func deadline(from day: Day) -> Day? { limit.deadline(from: day) }
    }

    public func version(on day: Day) -> Version? { versions.first { $0.holds(on: day) } }
}

/// How sure we are of a rule's text.
public enum Confidence: String, Sendable, CaseIterable, Codable {
    /// Read in the statute itself.
    case statute = "V1"
    /// Read in another source, such as an authority's page.
    case secondary = "V2"
    /// Known, not looked up.
    case known = "K"
    /// Disputed: ask a lawyer.
    case uncertain = "U"
    /// Derived by us, or a local choice.
    case derived = "D"
}
