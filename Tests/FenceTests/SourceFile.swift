import Foundation

/// One Swift file and its place in the house: `Sources/<Area>/<Room>/<name>.swift`.
struct SourceFile: Sendable {
    let path: String
    let text: String
    /// The code alone: comments and what stands inside string literals are blanked out, line breaks kept.
    let code: [Substring]
    /// What stands inside string literals.
    let literals: [Literal]
    let lines: [Substring]

    struct Literal: Sendable {
        /// Every interpolated hole reads `\()`.
        let text: String
        /// The line it starts on, counted from 1.
        let line: Int

        var hasHoles: Bool { text.contains(#"\()"#) }
    }

    init(path: String, text: String) {
        self.path = path
        self.text = text
        let read = Reading(of: text)
        code = read.code.split(separator: "\n", omittingEmptySubsequences: false)
        literals = read.literals
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    private var folders: [Substring] { path.split(separator: "/").dropLast() }
    var name: String { String(path.split(separator: "/").last ?? "") }
    /// The name without `.swift`.
    var stem: String { String(name.dropLast(".swift".count)) }
    var area: String { folders.count > 1 ? String(folders[1]) : "" }
    /// Empty for a file that stands directly in its area.
    var room: String { folders.count > 2 ? String(folders[2]) : "" }
    var isDoor: Bool { stem == room || (room.isEmpty && stem == area) }

    /// Modules imported, with the line each stands on.
    var imports: [(module: String, line: Int)] {
        code.enumerated().compactMap { number, line in
            guard let match = line.firstMatch(of: /^\s*(@\w+\s+)*((public|package|internal|private)\s+)?import\s+(\w+)/)
            else { return nil }
            return (String(match.4), number + 1)
        }
    }

    /// Types declared here, extensions not counted.
    var types: [(name: String, line: Int, isPublic: Bool)] {
        code.enumerated().flatMap { number, line in
            line.matches(of: /(?:^|[^.\w])((?:struct|class|enum|actor|protocol|typealias)\s+)(\w+)/).compactMap {
                match in
                guard match.2 != "func", match.2 != "var", match.2 != "let" else { return nil }
                return (String(match.2), number + 1, line.contains(/\bpublic\b/))
            }
        }
    }

    /// The code on the line where the literal starts and the one above: what it is handed to.
    func lead(to literal: Literal) -> String {
        (literal.line > 1 ? code[literal.line - 2] + " " : "") + code[literal.line - 1]
    }

    /// A `//` comment on the line, or alone on the line above, gives the reason for something that needs one.
    func givesReason(at line: Int) -> Bool {
        func isComment(_ text: Substring) -> Bool { text.contains(/\/\/\s*\w+ \w+/) }
        let above = line > 1 ? lines[line - 2] : ""
        return isComment(lines[line - 1]) || (isComment(above) && above.contains(/^\s*\/\//))
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
