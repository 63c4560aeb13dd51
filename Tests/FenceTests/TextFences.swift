import Foundation

/// Files that are lists rather than prose, each with the reason it may be longer than the rest.
let longLists: [String: String] = [:]

extension Fence {
    static let screens = Fence("a file fits on three screens") { file in
        let count = file.lines.count - 1
        return count > 200 && longLists[file.path] == nil ? [(201, "\(count) lines; 200 is the most")] : []
    }

    static let faults = Fence("no fault is hidden or left for later") { file in
        file.unexplained(
            #"\btry\?"#, "try? hides a fault; say in a comment why nothing is lost")
            + file.unexplained(
                #"\btry!|\bfatalError\(|\bas!"#, "ends the server for everybody; throw, or say why it cannot happen")
            + Found.all(#"\b(TODO|FIXME|XXX)\b"#, in: file.lines.joined(separator: "\n"))
            .map { ($0.line, "finish it or make an issue of it") }
    }

    static let documented = Fence("every public type says what it is") { file in
        file.types.filter { type in
            // A type inside another is explained by where it stands.
            guard type.isPublic, file.lines[type.line - 1].first?.isWhitespace == false else { return false }
            let above = file.lines[..<(type.line - 1)].last { !$0.contains(/^\s*@/) }
            return above?.contains(/^\s*(\/\/\/|\*\/)/) != true
        }.map { ($0.line, "\($0.name) has no doc comment") }
    }

    static let sqlInStores = Fence("SQL stands in stores and doors") { file in
        let mayHold = file.isDoor || ["Store", "Migrations"].contains(where: file.stem.hasSuffix)
        guard file.area != "Storage", !mayHold else { return [] }
        return file.literals.filter(\.isSQL).map { ($0.line, "SQL outside a store: \($0.text.prefix(40))") }
            + file.unexplained(
                #"\bSQL\s*\(|:\s*SQL\b"#, "an SQL value outside a store")
    }

    /// The type `SQL` binds its holes. Where plain text goes to an engine, a hole in it needs a reason.
    static let boundHoles = Fence("text from outside never becomes SQL") { file in
        guard file.area == "Storage" else { return [] }
        return file.literals.filter { literal in
            literal.isSQL && literal.hasHoles && !file.givesReason(at: literal.line)
                && !literal.lead.contains(": SQL =")
                && literal.lead.contains(/\bsql:|\bsession\.|\bdatabase\.|\bPQ\w+\(|String\b/)
        }.map { ($0.line, "a hole in SQL text: bind it, or say in a comment why it cannot come from outside") }
    }

    static let surroundings = Fence("time, ids and chance come from outside") { file in
        // Storage waits and tries again in real time; what it writes down is handed in.
        guard file.path != "Sources/Kernel/Surroundings.swift", file.area != "Storage" else { return [] }
        return file.unexplained(
            #"\bDate\(\)|\bDate\.now\b|\bUUID\(\)|\.random\(in:|\bBool\.random\(|\.shuffled\(\)|\.randomElement\("#,
            "take it from Surroundings or the transaction")
    }

    static let words = Fence("words on a page are phrases, in every language") { file in
        file.literals.filter { $0.text.contains(/<\/?[a-z][a-z0-9-]*[\s>]/) }.compactMap { literal in
            literal.bareWords.map { (literal.line, "words in markup: \($0)") }
        }
    }
}

extension SourceFile.Literal {
    var isSQL: Bool {
        let verbs = [
            #"WITH\s+(RECURSIVE\s+)?\w+.*\sAS\s*\("#, #"SELECT\s"#, #"INSERT\s+(OR\s+\w+\s+)?INTO\s"#,
            #"UPDATE\s+\w+\s+SET\s"#,
            #"DELETE\s+FROM\s"#, #"CREATE\s+(UNIQUE\s+)?(TABLE|INDEX|VIEW|TRIGGER|COLLATION|DOMAIN)\s"#,
            #"ALTER\s+TABLE\s"#, #"DROP\s+\w+\s"#, #"PRAGMA\s"#,
        ]
        let start = #"^\s*("# + verbs.joined(separator: "|") + ")"
        let inside = #"\s(WHERE\s+\w+|ORDER\s+BY|GROUP\s+BY|ON\s+CONFLICT|(LEFT\s+|INNER\s+)?JOIN\s+\w+\s+ON)\s"#
        return [start, start.inSmallLetters, inside].contains { text.range(of: $0, options: .regularExpression) != nil }
    }

    /// The first words a reader would see or hear that do not come through a hole; nil when there are none.
    var bareWords: String? {
        let hidden = /<(style|script)[\s>].*?<\/(style|script)>|<!--.*?-->/.dotMatchesNewlines()
        let spoken = /\b(?:aria-label|aria-description|title|placeholder|alt)="([^"]*)"/
        let plain = text.replacing(#"\""#, with: "\"").replacing(hidden, with: "")
        let heard = plain.matches(of: spoken).map { String($0.1) }
        let seen = plain.replacing(/<[^>]*>?/, with: "\n").split(separator: "\n").map(String.init)
        let names: Set = ["Samsyn", "Svenska", "English"]
        return (heard + seen).lazy
            .map { $0.replacing(#"\()"#, with: " ").replacing(/&#?\w+;|\\u\{\w+\}|\\./, with: " ") }
            .map { String($0.trimmingPrefix(/\s+/)) }
            .first { text in
                text.split { !$0.isLetter }.contains { $0.count > 1 && !names.contains(String($0)) }
            }
    }
}

extension String {
    /// The same pattern for SQL written in small letters; classes such as `\s` stay.
    fileprivate var inSmallLetters: String {
        replacing(/[A-Z]{2,}/) { $0.output.lowercased() }
    }
}
