public import Kernel

/// A JSON value, in the order it was written.
public enum JSON: Sendable, Equatable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    case null, bool(Bool), int(Int), text(String), list([JSON]), object([Pair])

    public struct Pair: Sendable, Equatable {
        public let name: String
        public let value: JSON
    }

    public init(stringLiteral value: String) { self = .text(value) }
    public init(integerLiteral value: Int) { self = .int(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(arrayLiteral elements: JSON...) { self = .list(elements) }
    public init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(elements.map { Pair(name: $0.0, value: $0.1) })
    }
    public init(nilLiteral: ()) { self = .null }

    // Disfavoured, so that a list of objects is never taken for something to describe in words.
    @_disfavoredOverload
    public init(_ value: (any CustomStringConvertible)?) { self = value.map { .text($0.description) } ?? .null }
    public init(_ value: Int?) { self = value.map(JSON.int) ?? .null }
    public init(time: Instant?) { self = time.map { .text($0.machineTime) } ?? .null }
    public init(_ value: Bool) { self = .bool(value) }
    public init(_ values: [JSON]) { self = .list(values) }
    public init(pairs: [(String, JSON)]) { self = .object(pairs.map { Pair(name: $0.0, value: $0.1) }) }

    public var text: String {
        var out = ""
        write(to: &out)
        return out
    }

    private func write(to out: inout String) {
        switch self {
        case .null: out += "null"
        case .bool(let value): out += value ? "true" : "false"
        case .int(let value): out += String(value)
        case .text(let value): JSON.quote(value, to: &out)
        case .list(let values):
            out += "["
            for (index, value) in values.enumerated() {
                if index > 0 { out += "," }
                value.write(to: &out)
            }
            out += "]"
        case .object(let pairs):
            out += "{"
            for (index, pair) in pairs.enumerated() {
                if index > 0 { out += "," }
                JSON.quote(pair.name, to: &out)
                out += ":"
                pair.value.write(to: &out)
            }
            out += "}"
        }
    }

    private static func quote(_ text: String, to out: inout String) {
        out += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case "<", ">", "&", "\u{2028}", "\u{2029}": out += escaped(scalar)
            case let control where control.value < 0x20: out += escaped(control)
            default: out.unicodeScalars.append(scalar)
            }
        }
        out += "\""
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
