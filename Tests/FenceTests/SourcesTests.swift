import Foundation
import Testing

/// docs/sources.md is the table of contents of the rules file: every rule stands in it, and it names none that is not there.
@Suite struct SourcesTests {
    private struct RuleFile: Decodable {
        struct Rule: Decodable { let id: String }
        struct Ground: Decodable { let code: String }
        let rules: [Rule]
        let grounds: [Ground]

        var names: Set<String> { Set(rules.map(\.id) + grounds.map(\.code)) }
    }

    private func named(in markdown: String) -> Set<String> {
        Set(markdown.matches(of: /`((?:SOL|HSL|SKOL|PSL|POL|FL|FB|LOCAL|SEC|B)-[A-Z0-9-]+)`/).map { String($0.1) })
    }

    @Test func everyRuleIsNamedAndNoOther() throws {
        let data = try Data(contentsOf: SourceFile.root.appending(path: "Sources/Law/Data/rules.json"))
        let rules = try JSONDecoder().decode(RuleFile.self, from: data).names
        let page = try String(contentsOf: SourceFile.root.appending(path: "docs/sources.md"), encoding: .utf8)
        try #require(rules.count > 40)
        for name in rules.symmetricDifference(named(in: page)).sorted() {
            Issue.record("\(name) is in \(rules.contains(name) ? "rules.json" : "docs/sources.md") only")
        }
    }

    @Test func theNamesAreReallyRead() {
        #expect(named(in: "| `SOL-SIP` | and `B-26-9A`, not SOL-X or `sol-sip` |") == ["SOL-SIP", "B-26-9A"])
    }

    /// A link in a document of the house leads somewhere.
    @Test func everyLinkLeadsSomewhere() throws {
        let manager = FileManager.default
        let root = SourceFile.root
        let decisions = try manager.contentsOfDirectory(atPath: root.appending(path: "docs/decisions").path)
        let pages =
            try manager.contentsOfDirectory(atPath: root.path) + ["docs/sources.md"]
            + decisions.map { "docs/decisions/\($0)" }
        let documents = pages.filter { $0.hasSuffix(".md") }
        try #require(documents.count > 6)
        for page in documents {
            let file = root.appending(path: page)
            for match in try String(contentsOf: file, encoding: .utf8).matches(of: /\]\(([^)#:\s]+)\)/) {
                let target = file.deletingLastPathComponent().appending(path: String(match.1))
                #expect(manager.fileExists(atPath: target.path), "\(page) links to \(match.1)")
            }
        }
    }
}
