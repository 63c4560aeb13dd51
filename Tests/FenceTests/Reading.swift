/// Parts Swift text into code and string literals, well enough to tell a word in the code from one in a comment or a sentence.
struct Reading {
    private(set) var code = ""
    private(set) var literals: [SourceFile.Literal] = []
    private var rest: Substring
    private var line = 1

    init(of text: String) {
        rest = text[...]
        while !rest.isEmpty { readCode(inHole: false) }
    }

    /// Takes one character and keeps or blanks it in the code.
    private mutating func take(keep: Bool) {
        let character = rest.removeFirst()
        if character == "\n" {
            line += 1
            code.append(character)
        } else {
            code.append(keep ? character : " ")
        }
    }

    private mutating func skip(_ count: Int) {
        for _ in 0..<count where !rest.isEmpty { take(keep: false) }
    }

    /// Reads until the text ends, or in a hole until its closing parenthesis.
    private mutating func readCode(inHole: Bool) {
        var depth = 0
        while let character = rest.first {
            if rest.hasPrefix("//") {
                while let next = rest.first, next != "\n" { take(keep: false) }
            } else if rest.hasPrefix("/*") {
                readBlockComment()
            } else if character == "\"" || character == "#", let quote = rest.prefixMatch(of: /(#*)("""|")/) {
                readLiteral(hashes: String(quote.1), quote: String(quote.2))
            } else {
                if inHole, character == ")", depth == 0 { return }
                if character == "(" { depth += 1 }
                if character == ")" { depth -= 1 }
                take(keep: true)
            }
        }
    }

    private mutating func readBlockComment() {
        skip(2)
        var depth = 1
        while !rest.isEmpty, depth > 0 {
            if rest.hasPrefix("/*") || rest.hasPrefix("*/") {
                depth += rest.hasPrefix("/*") ? 1 : -1
                skip(2)
            } else {
                skip(1)
            }
        }
    }

    private mutating func readLiteral(hashes: String, quote: String) {
        let start = line
        var text = ""
        skip(hashes.count + quote.count)
        while !rest.isEmpty, !rest.hasPrefix(quote + hashes) {
            if rest.hasPrefix("\\" + hashes + "(") {
                skip(hashes.count + 2)
                readCode(inHole: true)
                skip(1)
                text += #"\()"#
            } else if hashes.isEmpty, rest.hasPrefix("\\") {
                text += rest.prefix(2)
                skip(2)
            } else {
                text.append(rest.first ?? " ")
                skip(1)
            }
        }
        skip(quote.count + hashes.count)
        literals.append(.init(text: text, line: start))
    }
}
