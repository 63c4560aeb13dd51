import Kernel

/// JSON as it was sent; strict, since what two readers could understand differently is refused: a name twice in one object, half a
/// character, something after the end. A number that is no whole number is `other`.
enum SentJSON: Equatable {
    case null, bool(Bool), int(Int), text(String), list([SentJSON]), object([String: SentJSON]), other

    /// Nil for anything that is not one JSON value.
    init?(_ bytes: [UInt8]) {
        guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
        var reading = Reading(bytes: bytes)
        guard let value = reading.value(depth: 0), reading.isAtEnd else { return nil }
        self = value
    }

    private struct Reading {
        let bytes: [UInt8]
        var at = 0
        static let deepest = 32

        private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

        private mutating func skipBlanks() {
            while let byte = next, [0x20, 0x09, 0x0a, 0x0d].contains(byte) { at += 1 }
        }

        var isAtEnd: Bool {
            mutating get {
                skipBlanks()
                return next == nil
            }
        }

        private mutating func take(_ text: StaticString) -> Bool {
            let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
            guard bytes[at...].starts(with: wanted) else { return false }
            at += wanted.count
            return true
        }

        mutating func value(depth: Int) -> SentJSON? {
            skipBlanks()
            switch next {
            case UInt8(ascii: "{"): return depth < Reading.deepest ? object(depth) : nil
            case UInt8(ascii: "["): return depth < Reading.deepest ? list(depth) : nil
            case UInt8(ascii: "\""): return text().map { .text($0) }
            case UInt8(ascii: "t"): return take("true") ? .bool(true) : nil
            case UInt8(ascii: "f"): return take("false") ? .bool(false) : nil
            case UInt8(ascii: "n"): return take("null") ? .null : nil
            default: return number()
            }
        }

        private mutating func object(_ depth: Int) -> SentJSON? {
            var members: [String: SentJSON] = [:]
            at += 1
            skipBlanks()
            if take("}") { return .object(members) }
            while true {
                skipBlanks()
                guard next == UInt8(ascii: "\""), let name = text(), members[name] == nil else { return nil }
                skipBlanks()
                guard take(":"), let value = value(depth: depth + 1) else { return nil }
                members[name] = value
                skipBlanks()
                if take("}") { return .object(members) }
                guard take(",") else { return nil }
            }
        }

        private mutating func list(_ depth: Int) -> SentJSON? {
            var values: [SentJSON] = []
            at += 1
            skipBlanks()
            if take("]") { return .list(values) }
            while let value = value(depth: depth + 1) {
                values.append(value)
                skipBlanks()
                if take("]") { return .list(values) }
                guard take(",") else { return nil }
            }
            return nil
        }

        private mutating func digits() -> Int {
            let start = at
            while let byte = next, (0x30...0x39).contains(byte) { at += 1 }
            return at - start
        }

        private mutating func number() -> SentJSON? {
            let start = at
            _ = take("-")
            let leadsWithZero = next == 0x30
            let whole = digits()
            guard whole > 0, !leadsWithZero || whole == 1 else { return nil }
            var isWhole = true
            if take(".") {
                isWhole = false
                guard digits() > 0 else { return nil }
            }
            if take("e") || take("E") {
                isWhole = false
                _ = take("+") || take("-")
                guard digits() > 0 else { return nil }
            }
            let text = String(decoding: bytes[start..<at], as: UTF8.self)
            guard isWhole else {
                // 3.0 is a whole number in JSON Schema too.
                return Double(text).flatMap { Int(exactly: $0) }.map { .int($0) } ?? .other
            }
            return Int(text).map { .int($0) } ?? .other
        }

        private mutating func text() -> String? {
            at += 1
            var out: [UInt8] = []
            while let byte = next {
                at += 1
                switch byte {
                case UInt8(ascii: "\""): return String(decoding: out, as: UTF8.self)
                case UInt8(ascii: "\\"):
                    guard let scalar = escape() else { return nil }
                    out.append(contentsOf: Array(String(Character(scalar)).utf8))
                case 0..<0x20: return nil
                default: out.append(byte)
                }
            }
            return nil
        }

        private mutating func escape() -> Unicode.Scalar? {
            guard let byte = next else { return nil }
            at += 1
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
            case UInt8(ascii: "b"): return "\u{8}"
            case UInt8(ascii: "f"): return "\u{c}"
            case UInt8(ascii: "n"): return "\n"
            case UInt8(ascii: "r"): return "\r"
            case UInt8(ascii: "t"): return "\t"
            case UInt8(ascii: "u"):
                guard let first = fourDigits() else { return nil }
                guard (0xd800...0xdbff).contains(first) else { return Unicode.Scalar(first) }
                guard take("\\u"), let second = fourDigits(), (0xdc00...0xdfff).contains(second) else { return nil }
                return Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))
            default: return nil
            }
        }

        private mutating func fourDigits() -> UInt32? {
            guard at + 4 <= bytes.count else { return nil }
            var value: UInt32 = 0
            for byte in bytes[at..<at + 4] {
                guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
                value = value << 4 | UInt32(digit)
            }
            at += 4
            return value
        }
    }
}

extension Answers {
    /// Reads a JSON object whose members are what `fields` ask for, and of the right kind; nil for anything else.
    static func read(json bytes: [UInt8], as fields: [Field]) -> Answers? {
        guard case .object(let members) = SentJSON(bytes) else { return nil }
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
            return texts.count == list.count && Set(texts).count == list.count && texts.allSatisfy(says) ? texts : nil
        case (.tick, .bool(let ticked)): return [ticked ? "true" : "false"]
        case (.number, .int(let number)): return [String(number)]
        case (.choices, _), (.ids(many: true, _), _), (.tick, _), (.number, _): return nil
        case (.line, .text(let text)), (.hidden, .text(let text)):
            return text.unicodeScalars.contains { Field.isControl($0, lineEndsAllowed: false) } ? nil : [text]
        case (.narrative, .text(let text)):
            let rest = text.unicodeScalars.filter { $0 != "\r" }
            return rest.contains { Field.isControl($0, lineEndsAllowed: true) } ? nil : [text]
        case (_, .text(let text)): return missing != nil || says(text) ? [text] : nil
        default: return nil
        }
    }
}
