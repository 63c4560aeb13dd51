public import Foundation

/// The identity of one `Subject`; typed, so that a child's id cannot be passed where a plan's is expected.
public struct ID<Subject>: Hashable, Sendable, Comparable, Codable, CustomStringConvertible, LosslessStringConvertible {
    public let value: UUID

    public init(_ value: UUID) { self.value = value }

    /// Reads the lower- or upper-case text form; nil for anything else.
    public init?(_ text: String) {
        guard let value = UUID(uuidString: text) else { return nil }
        self.value = value
    }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let id = ID(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not an id"))
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    public var description: String { value.uuidString.lowercased() }
    public static func < (left: ID, right: ID) -> Bool { left.description < right.description }

    /// The same identity seen as something else it also is: a child is a person.
    public func seen<Other>(as: Other.Type = Other.self) -> ID<Other> { ID<Other>(value) }
}

/// Person: anyone with a name in the system.
public enum Person {}
/// Barn: every person under 18.
public enum Child {}
/// Verksamhet: a place in the tree county → principal → administration → unit.
public enum Workplace {}
/// Befattning: a function in a workplace, held by a colleague from–to.
public enum Position {}
/// Inloggning: a sign-in of one person.
public enum Account {}
