import Foundation

/// One Swift file and its place in the house: `Sources/<Area>/<Room>/<name>.swift`.
struct SourceFile: Sendable {
    let path: String
    let lines: [Substring]
    /// The code alone: comments and what stands inside string literals are blanked out, line breaks kept.
    let code: String
    /// What stands inside string literals.
    let literals: [Literal]
    /// Modules imported, with the line each stands on.
    let imports: [(module: String, line: Int)]
    /// Types declared here, extensions not counted.
    let types: [(name: String, line: Int, isPublic: Bool)]

    struct Literal: Sendable {
        /// Every interpolated hole reads `\()`.
        let text: String
        /// The line it starts on, counted from 1.
        let line: Int
        /// The code on that line and the one above: what the literal is handed to.
        var lead = ""

        var hasHoles: Bool { text.contains(#"\()"#) }
    }

    init(path: String, text: String) {
        let read = Reading(of: text)
        let codeLines = read.code.split(separator: "\n", omittingEmptySubsequences: false)
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        code = read.code
        literals = read.literals.map { literal in
            var literal = literal
            literal.lead = codeLines[max(0, literal.line - 2)..<literal.line].joined(separator: " ")
            return literal
        }
        imports = Found.all(
            #"^\s*(?:@\w+\s+)*(?:public\s+|package\s+|internal\s+|private\s+)?import\s+(\w+)"#, in: code
        )
        .map { ($0.word, $0.line) }
        let declaration = #"(?<![.\w])(?:struct|class|enum|actor|protocol|typealias)\s+(?!func\b|var\b|let\b)(\w+)"#
        types = Found.all(declaration, in: code)
            .map { ($0.word, $0.line, codeLines[$0.line - 1].contains("public ")) }
    }

    private var folders: [Substring] { path.split(separator: "/").dropLast() }
    var name: String { String(path.split(separator: "/").last ?? "") }
    /// The name without `.swift`.
    var stem: String { String(name.dropLast(".swift".count)) }
    var area: String { folders.count > 1 ? String(folders[1]) : "" }
    /// Empty for a file that stands directly in its area.
    var room: String { folders.count > 2 ? String(folders[2]) : "" }
    var isDoor: Bool { stem == room || (room.isEmpty && stem == area) }

    /// A comment on the line, or alone on the line above, gives the reason for something that needs one.
    func givesReason(at line: Int) -> Bool {
        let above = line > 1 ? lines[line - 2].drop { $0.isWhitespace } : ""
        return lines[line - 1].contains("// ") || above.hasPrefix("//")
    }
}

/// A place where a pattern stands.
struct Found: Sendable {
    let line: Int
    /// The pattern's first group, or all of it.
    let word: String

    static func all(_ pattern: String, in text: String) -> [Found] {
        guard let expression = try? NSRegularExpression(pattern: pattern, options: .anchorsMatchLines) else {
            // A pattern that cannot be read finds itself, so that no fence falls silent.
            return [Found(line: 1, word: "unreadable pattern \(pattern)")]
        }
        let whole = text as NSString
        var (line, counted) = (1, 0)
        return expression.matches(in: text, range: NSRange(location: 0, length: whole.length)).map { match in
            let range = match.range(at: match.numberOfRanges > 1 ? 1 : 0)
            line += whole.substring(with: NSRange(counted..<range.location)).utf8.count { $0 == 10 }
            counted = range.location
            return Found(line: line, word: whole.substring(with: range))
        }
    }
}

extension SourceFile {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

    /// Every Swift file of the house, tests and what supports them not counted; read once.
    static func all() throws -> [SourceFile] { try house.get() }

    private static let house = Result { try read() }

    private static func read() throws -> [SourceFile] {
        let base = root.appending(path: "Sources")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: base.path)
        let ours = paths.filter { $0.hasSuffix(".swift") && !$0.hasPrefix("TestSupport/") }
        return try ours.sorted().map { path in
            SourceFile(
                path: "Sources/\(path)", text: try String(contentsOf: base.appending(path: path), encoding: .utf8))
        }
    }
}
