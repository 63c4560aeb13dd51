public import Foundation

/// The identity of one `Subject`; typed, so that a child's id cannot be passed where a plan's is expected.
public struct ID<Subject>: Hashable, Sendable, Comparable, Codable, CustomStringConvertible, LosslessStringConvertible {
    public let value: UUID

    public init(_ value: UUID) { self.value = value }

    /// Reads the lower- or upper-case text form; nil for anything else.
    public init?(_ text: String) {
        guard let value = UUID(text: text) else { return nil }
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

    public var description: String { value.text }
    public static func < (left: ID, right: ID) -> Bool { left.value.bytes.lexicographicallyPrecedes(right.value.bytes) }

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

/// A page shows and reads hundreds of ids; Foundation's own text forms go through printf and scanf.
extension UUID {
    public var bytes: [UInt8] { withUnsafeBytes(of: uuid) { Array($0) } }

    public init(bytes: some Collection<UInt8>) {
        var raw: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        withUnsafeMutableBytes(of: &raw) { $0.copyBytes(from: bytes) }
        self.init(uuid: raw)
    }

    /// "01a10ced-e383-7d24-9358-05aa80e949d9", in lower case.
    public var text: String {
        String(unsafeUninitializedCapacity: 36) { out in
            var at = 0
            func put(_ byte: UInt8) {
                out[at] = byte
                at += 1
            }
            for (index, byte) in bytes.enumerated() {
                if [4, 6, 8, 10].contains(index) { put(UInt8(ascii: "-")) }
                for half in [byte >> 4, byte & 15] { put(half < 10 ? 48 + half : 87 + half) }
            }
            return at
        }
    }

    /// Reads that form, in either case; nil for anything else.
    init?(text: String) {
        let sent = Array(text.utf8)
        guard sent.count == 36, [8, 13, 18, 23].allSatisfy({ sent[$0] == UInt8(ascii: "-") }) else { return nil }
        var halves: [UInt8] = []
        for (index, byte) in sent.enumerated() where ![8, 13, 18, 23].contains(index) {
            switch byte {
            case 48...57: halves.append(byte - 48)
            case 65...70: halves.append(byte - 55)
            case 97...102: halves.append(byte - 87)
            default: return nil
            }
        }
        self.init(bytes: stride(from: 0, to: 32, by: 2).map { halves[$0] << 4 | halves[$0 + 1] })
    }
}
