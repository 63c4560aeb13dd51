import Foundation
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

/// A JSON member as it was sent; strict about kinds, so that `true` is not 1.
enum SentJSON: Decodable {
    case null, bool(Bool), int(Int), text(String), list([SentJSON]), object([String: SentJSON]), other

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let bool = try? value.decode(Bool.self) {  // a try of another kind, not a fault
            self = .bool(bool)
        } else if let int = try? value.decode(Int.self) {  // likewise
            self = .int(int)
        } else if let text = try? value.decode(String.self) {  // likewise
            self = .text(text)
        } else if let list = try? value.decode([SentJSON].self) {  // likewise
            self = .list(list)
        } else if let object = try? value.decode([String: SentJSON].self) {  // likewise
            self = .object(object)
        } else {
            self = .other
        }
    }
}

extension Answers {
    /// Reads a JSON object whose members are what `fields` ask for, and of the right kind; nil for anything else.
    static func read(json bytes: [UInt8], as fields: [Field]) -> Answers? {
        guard let sent = try? JSONDecoder().decode(SentJSON.self, from: Data(bytes)),  // what cannot be read is nil
            case .object(let members) = sent
        else { return nil }
        var answers = Answers()
        for (name, value) in members {
            guard let field = fields.first(where: { $0.name == name }), let texts = field.texts(from: value) else {
                return nil
            }
            answers.values[name] = texts
        }
        return answers
    }
}

extension Field {
    /// The texts a JSON member stands for; nil when it is of another kind than this field's.
    fileprivate func texts(from value: SentJSON) -> [String]? {
        switch (kind, value) {
        case (.choices, .list(let list)), (.ids(many: true, _), .list(let list)):
            let texts = list.compactMap { if case .text(let text) = $0 { text } else { nil } }
            return texts.count == list.count ? texts : nil
        case (.tick, .bool(let ticked)): return [ticked ? "true" : "false"]
        case (.number, .int(let number)): return [String(number)]
        case (.choices, _), (.ids(many: true, _), _), (.tick, _), (.number, _): return nil
        case (_, .text(let text)): return [text]
        default: return nil
        }
    }
}
