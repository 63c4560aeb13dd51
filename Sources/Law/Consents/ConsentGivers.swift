public import Kernel

/// Vårdnadshavare i samtyckesfrågan: one custody holder, and what stands in the way of asking.
public struct ConsentGuardian: Sendable, Hashable {
    public enum Custody: String, Sendable, CaseIterable, Codable {
        /// Gemensam.
        case joint
        /// Ensam.
        case sole
        /// Särskilt förordnad.
        case appointed
    }

    public let person: ID<Person>
    public let custody: Custody
    public let from: Day
    public let until: Day?
    /// Förhindrad (FB 6 kap. 13 §): cannot take part because of absence, illness or the like; the other decides meanwhile.
    public let hindered: Span?
    /// The board's decision that the other guardian's consent is enough (FB 6 kap. 13 a §).
    public let exception: CustodyException?

    public init(
        person: ID<Person>, custody: Custody, from: Day, until: Day? = nil, hindered: Span? = nil,
        exception: CustodyException? = nil
    ) {
        self.person = person
        self.custody = custody
        self.from = from
        self.until = until
        self.hindered = hindered
        self.exception = exception
    }

    func hasCustody(on day: Day) -> Bool { Span(from, until).contains(day) }
}

/// From one day to and with another, or until further notice.
public struct Span: Sendable, Hashable, Codable {
    public let from: Day
    public let until: Day?

    public init(_ from: Day, _ until: Day?) {
        self.from = from
        self.until = until
    }

    public func contains(_ day: Day) -> Bool { day >= from && (until.map { day <= $0 } ?? true) }
}

/// Beslut enligt FB 6 kap. 13 a §: that a measure goes ahead without this guardian. It covers only what was decided.
public struct CustodyException: Sendable, Hashable {
    /// Case number or other reference to the board's decision.
    public let decision: String
    public let areas: Set<WheelArea>
    public let holds: Span

    public init(decision: String, areas: Set<WheelArea>, holds: Span) {
        self.decision = decision
        self.areas = areas
        self.holds = holds
    }
}

/// Bedömning av barnets ålder och mognad: made and noted by a person, never computed from age.
public enum ChildsPart: String, Sendable, CaseIterable, Codable {
    /// The guardians decide; the child has been heard.
    case heard
    /// The child and the guardians decide together.
    case together
    /// The child is mature enough to decide this alone.
    case alone

    public var phrase: Phrase {
        switch self {
        case .heard:
            Phrase(
                "Vårdnadshavarna bestämmer, barnet har fått säga vad det tycker",
                en: "The guardians decide; the child has said what it thinks",
                easy: "Dina föräldrar bestämmer. Du får säga vad du tycker.")
        case .together:
            Phrase(
                "Barnet och vårdnadshavarna bestämmer tillsammans", en: "The child and the guardians decide together",
                easy: "Du och dina föräldrar bestämmer tillsammans.")
        case .alone:
            Phrase("Barnet bestämmer själv", en: "The child decides alone", easy: "Du bestämmer själv.")
        }
    }
}

/// Svar: what one giver has said yes or no to, for whom and how long.
public struct ConsentAnswer: Sendable, Hashable {
    public enum Giver: Sendable, Hashable {
        case guardian(ID<Person>)
        case child
    }

    public let giver: Giver
    public let isYes: Bool
    public let given: Instant
    public let recipients: Set<ID<Workplace>>
    public let areas: Set<WheelArea>
    public let from: Day
    /// Last day; a consent always has one.
    public let until: Day
    public let withdrawn: Instant?

    public init(
        giver: Giver, isYes: Bool, given: Instant, recipients: Set<ID<Workplace>>, areas: Set<WheelArea>, from: Day,
        until: Day, withdrawn: Instant? = nil
    ) {
        self.giver = giver
        self.isYes = isYes
        self.given = given
        self.recipients = recipients
        self.areas = areas
        self.from = from
        self.until = until
        self.withdrawn = withdrawn
    }

    func concerns(_ recipient: ID<Workplace>, _ area: WheelArea) -> Bool {
        recipients.contains(recipient) && areas.contains(area)
    }
}
