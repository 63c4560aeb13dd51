/// Kommun: by its four-digit code, of which the first two are the county's.
public struct Municipality: Hashable, Sendable, Codable, CustomStringConvertible {
    public let code: String

    /// Nil unless four digits, such as `0480`.
    public init?(_ code: String) {
        guard code.utf8.count == 4, code.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        self.code = code
    }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let municipality = Municipality(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a municipality code"))
        }
        self = municipality
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }

    /// Länskod.
    public var county: String { String(code.prefix(2)) }
    public func isInSameCounty(as other: Municipality) -> Bool {
        code.utf8.prefix(2).elementsEqual(other.code.utf8.prefix(2))
    }
    public var description: String { code }
}
