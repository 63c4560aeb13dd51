/// Parts Swift text into code and string literals, well enough to tell a word in the code from one in a comment or a sentence.
struct Reading {
    /// The text with comments and the insides of literals blanked out, line breaks kept.
    var code: String { String(decoding: kept, as: UTF8.self) }
    private(set) var literals: [SourceFile.Literal] = []

    private let bytes: [UInt8]
    private var kept: [UInt8] = []
    private var at = 0
    private var line = 1

    init(of text: String) {
        bytes = Array(text.utf8)
        kept.reserveCapacity(bytes.count)
        readCode(inHole: false)
    }

    private func stands(_ text: StaticString) -> Bool {
        guard at + text.utf8CodeUnitCount <= bytes.count else { return false }
        return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[at + $0] == text.utf8Start[$0] }
    }

    private func count(of byte: Character, from start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] == byte.asciiValue { end += 1 }
        return end - start
    }

    private mutating func take(keep: Bool, _ count: Int = 1) {
        for _ in 0..<count where at < bytes.count {
            let byte = bytes[at]
            if byte == 10 { line += 1 }
            kept.append(keep || byte == 10 ? byte : 32)
            at += 1
        }
    }

    /// Reads until the text ends, or in a hole until its closing parenthesis.
    private mutating func readCode(inHole: Bool) {
        var depth = 0
        while at < bytes.count {
            let hashes = count(of: "#", from: at)
            if stands("//") {
                while at < bytes.count, bytes[at] != 10 { take(keep: false) }
            } else if stands("/*") {
                readBlockComment()
            } else if at + hashes < bytes.count, bytes[at + hashes] == 34 {
                readLiteral(hashes: hashes)
            } else {
                if stands(")") {
                    if inHole, depth == 0 { return }
                    depth -= 1
                } else if stands("(") {
                    depth += 1
                }
                take(keep: true)
            }
        }
    }

    private mutating func readBlockComment() {
        var depth = 0
        repeat {
            if stands("/*") || stands("*/") {
                depth += stands("/*") ? 1 : -1
                take(keep: false, 2)
            } else {
                take(keep: false)
            }
        } while at < bytes.count && depth > 0
    }

    private mutating func readLiteral(hashes: Int) {
        let start = line
        take(keep: false, hashes)
        let quotes = count(of: "\"", from: at) >= 3 ? 3 : 1
        take(keep: false, quotes)
        var text: [UInt8] = []
        while at < bytes.count {
            let ends = stands("\"") && count(of: "\"", from: at) >= quotes
            if ends, count(of: "#", from: at + quotes) >= hashes { break }
            if stands("\\"), count(of: "#", from: at + 1) >= hashes {
                let isHole = at + 1 + hashes < bytes.count && bytes[at + 1 + hashes] == 40
                if isHole {
                    take(keep: false, hashes + 2)
                    readCode(inHole: true)
                    take(keep: false)
                    text += #"\()"#.utf8
                } else {
                    text += bytes[at..<min(at + 2 + hashes, bytes.count)]
                    take(keep: false, 2 + hashes)
                }
            } else {
                text.append(bytes[at])
                take(keep: false)
            }
        }
        take(keep: false, quotes + hashes)
        literals.append(.init(text: String(decoding: text, as: UTF8.self), line: start))
    }
}
