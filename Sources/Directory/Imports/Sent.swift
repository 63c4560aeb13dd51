import Crypto
import Foundation
import Kernel

/// What another system sent: a JSON value, read for what it most likely means, since real systems send numbers as text and leave out
/// what the standard demands.
enum Sent: Sendable, Equatable, Decodable {
    case null, bool(Bool), number(Double), text(String), list([Sent]), object([String: Sent])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        // Each is a try of another kind of value, not a fault.
        if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let members = try? value.decode([String: Sent].self) {  // likewise
            self = .object(members)
        } else if let list = try? value.decode([Sent].self) {  // likewise
            self = .list(list)
        } else if let bool = try? value.decode(Bool.self) {  // likewise
            self = .bool(bool)
        } else if let number = try? value.decode(Double.self) {  // likewise
            self = .number(number)
        } else {
            self = .null
        }
    }

    subscript(_ name: String) -> Sent {
        if case .object(let members) = self { members[name] ?? .null } else { .null }
    }

    /// Text without blanks around it; nil when there is none.
    var text: String? {
        switch self {
        case .text(let text):
            let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
            return trimmed.isEmpty ? nil : trimmed
        case .number(let number) where number == number.rounded() && abs(number) < 1e15: return String(Int64(number))
        default: return nil
        }
    }

    var int: Int? { text.flatMap { Int($0) } }
    var list: [Sent] { if case .list(let list) = self { list } else { [] } }
    var isTrue: Bool { self == .bool(true) || ["true", "1"].contains(text?.lowercased()) }
    var isObject: Bool { if case .object = self { true } else { false } }
    /// The day, also where a time of day was sent.
    var day: Day? { text.flatMap { Day($0.prefix(10)) } }
    /// What a reference points at: `{"id": …}`.
    var reference: String? { self["id"].text.map { $0.lowercased() } }

    /// A hash of the content; when and by whom it was last touched does not count.
    var fingerprint: String {
        var bytes: [UInt8] = []
        if case .object(var members) = self {
            members["meta"] = nil
            Sent.object(members).write(to: &bytes)
        } else {
            write(to: &bytes)
        }
        return SHA256.hash(data: bytes).prefix(16).reduce(into: "") { text, byte in
            text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
    }

    /// The same bytes for the same content, whatever the order of the members: JSON that can be read back.
    func write(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes += Array("null".utf8)
        case .bool(let value): bytes += Array(String(value).utf8)
        case .number(let value): bytes += Array((text ?? String(value)).utf8)
        case .text(let value): Sent.quote(value, to: &bytes)
        case .list(let values):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                Sent.quote(member.key, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    var json: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Only the named members, for what is to be kept until the rest has come.
    func only(_ names: String...) -> Sent {
        .object(Dictionary(names.map { ($0, self[$0]) }, uniquingKeysWith: { first, _ in first }))
    }

    private static func quote(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0..<0x20: bytes += Array("\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
