import Foundation

/// The table in GLOSSARY.md: one word of the trade, one word of the code.
struct Glossary: Sendable {
    let entries: [Entry]

    struct Entry: Sendable {
        let term: String
        let identifiers: [String]
        /// Promised by the sources, not built yet.
        let isLater: Bool
        /// Names that would mean the same and therefore are not used.
        let not: [String]
    }

    init(markdown: String) {
        entries = markdown.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 7, cells[2].contains("`") else { return nil }
            return Entry(
                term: cells[1], identifiers: Glossary.quoted(cells[2]), isLater: cells[2].contains("later"),
                not: Glossary.quoted(cells[5]))
        }
    }

    private static func quoted(_ cell: String) -> [String] { cell.matches(of: /`(\w+)`/).map { String($0.1) } }

    /// What the glossary promises and the code does not have.
    func missing(in files: [SourceFile]) -> [String] {
        let declared = Set(files.flatMap(\.declared))
        return entries.filter { !$0.isLater }.flatMap { entry in
            entry.identifiers.filter { !declared.contains($0) }.map { "\(entry.term): no \($0) in Sources" }
        }
    }

    /// Types named with a word that the glossary has another word for.
    func forbidden(in files: [SourceFile]) -> [String] {
        let instead = Dictionary(
            entries.flatMap { entry in entry.not.map { ($0, entry.identifiers.first ?? entry.term) } },
            uniquingKeysWith: { first, _ in first })
        return files.flatMap { file in
            file.types.compactMap { type in
                let parts = type.name.matches(of: /[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+/).map { String($0.output) }
                let names = [type.name, parts.first ?? "", parts.last ?? ""]
                guard let name = names.first(where: { instead[$0] != nil }) else { return nil }
                return "\(file.path):\(type.line): \(type.name) – say \(instead[name] ?? "") instead of \(name)"
            }
        }
    }
}

extension SourceFile {
    /// Types, cases, functions and stored names.
    fileprivate var declared: [String] {
        types.map(\.name) + Found.all(#"\b(?:var|let|func)\s+(\w+)"#, in: code).map(\.word)
            + Found.all(#"^\s*(?:indirect\s+)?case\s+([\w, ]+)"#, in: code)
            .flatMap { $0.word.split { !$0.isLetter && !$0.isNumber }.map(String.init) }
    }
}
