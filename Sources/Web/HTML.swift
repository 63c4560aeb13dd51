public import Hummingbird
public import Kernel

/// Markup: literal text is trusted, everything interpolated into it is escaped.
public struct HTML: Sendable, Equatable, ExpressibleByStringInterpolation {
    public var text: String

    public init(stringLiteral text: String) { self.text = text }
    public init(stringInterpolation hole: StringInterpolation) { text = hole.text }

    public static let nothing: HTML = ""
    public static func + (left: HTML, right: HTML) -> HTML {
        var sum = left
        sum.text += right.text
        return sum
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        var text: String

        public init(literalCapacity: Int, interpolationCount: Int) {
            text = ""
            text.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        public mutating func appendLiteral(_ literal: String) { text += literal }
        public mutating func appendInterpolation(_ html: HTML) { text += html.text }
        public mutating func appendInterpolation(_ html: HTML?) { if let html { text += html.text } }
        public mutating func appendInterpolation(_ parts: [HTML]) { for part in parts { text += part.text } }
        public mutating func appendInterpolation(_ number: Int) { text += String(number) }
        public mutating func appendInterpolation<Subject>(_ id: ID<Subject>) { text += id.description }
        public mutating func appendInterpolation(_ phrase: Phrase) { appendInterpolation(phrase.description) }
        public mutating func appendInterpolation(_ words: some StringProtocol) {
            for byte in words.utf8 where HTML.special(byte) {
                return appendEscaped(words)
            }
            text += words
        }

        private mutating func appendEscaped(_ words: some StringProtocol) {
            for scalar in words.unicodeScalars {
                switch scalar {
                case "&": text += "&amp;"
                case "<": text += "&lt;"
                case ">": text += "&gt;"
                case "\"": text += "&quot;"
                case "'": text += "&#39;"
                default: text.unicodeScalars.append(scalar)
                }
            }
        }
    }

    private static func special(_ byte: UInt8) -> Bool {
        byte == 0x26 || byte == 0x3c || byte == 0x3e || byte == 0x22 || byte == 0x27
    }
}

extension [HTML] {
    public func joined(by separator: HTML = "") -> HTML {
        var sum = HTML.nothing
        for (index, part) in enumerated() { sum.text += index == 0 ? part.text : separator.text + part.text }
        return sum
    }
}
