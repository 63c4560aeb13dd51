public import Kernel

/// Personnummer, samordningsnummer eller reservnummer: twelve characters that stand for one person.
///
/// Interpolating one gives the masked form, so that a number does not slip into a log or a page by mistake; `text` is the number itself.
public struct PersonalNumber: Hashable, Sendable, CustomStringConvertible {
    public enum Kind: String, Sendable, CaseIterable, Codable {
        /// Personnummer, given at birth or immigration.
        case personal
        /// Samordningsnummer: the day of birth plus 60; month 00 and day 60 stand for unknown.
        case coordination
        /// Nationellt reservnummer in health care: letters after a shifted date.
        case nationalReserve
        /// A number with letters, or beginning with 99, that one region or one principal made up: means nothing elsewhere.
        case local
    }

    /// What the last digit says about the rest.
    public enum Check: String, Sendable, CaseIterable { case holds, fails, notApplicable }

    /// The twelve characters as stored.
    public let text: String
    public let kind: Kind
    /// Only a hint: when a day's numbers run out, the day of a neighbour is used, and nobody renumbers the mistaken.
    public let birthDayHint: Day?
    /// Luhn over the nine digits before the last. Never a reason to refuse what another system already uses.
    public let check: Check

    init(text: String, kind: Kind, birthDayHint: Day?, check: Check) {
        self.text = text
        self.kind = kind
        self.birthDayHint = birthDayHint
        self.check = check
    }

    /// "20130101-NNNN": how people write it with the century.
    public var hyphenated: String { "\(text.prefix(8))-\(text.suffix(4))" }
    /// "20130101-••••": enough to tell siblings apart, not enough to use.
    public var masked: String { "\(text.prefix(8))-••••" }
    public var description: String { masked }
}

extension PersonalNumber: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let number = PersonalNumber(stored: text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a personal number"))
        }
        self = number
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension PersonalNumber.Kind {
    public var phrase: Phrase {
        switch self {
        case .personal: Phrase("personnummer", en: "personal identity number")
        case .coordination: Phrase("samordningsnummer", en: "coordination number")
        case .nationalReserve: Phrase("nationellt reservnummer", en: "national reserve number")
        case .local: Phrase("tillfälligt nummer", en: "temporary number")
        }
    }
}
