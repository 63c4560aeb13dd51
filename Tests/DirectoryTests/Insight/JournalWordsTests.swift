import Foundation
import Kernel
import Testing

@testable import Directory

@Suite struct JournalWordsTests {
    @Test func everyActionHasWordsOfItsOwn() {
        for action in Action.allCases {
            #expect(!action.doneWords.swedish.isEmpty && !action.doneWords.english.isEmpty, "\(action)")
            #expect(action.doneWords.swedish != action.doneWords.english, "\(action)")
        }
        #expect(Set(Action.allCases.map(\.doneWords.swedish)).count == Action.allCases.count)
    }

    /// What is written under a name that is no action: found in the sources, so that a new one is not forgotten.
    @Test func everyOtherNameInTheJournalHasWords() throws {
        let unknown = Phrase.done("somethingNobodyKnows")
        let names = try Self.names()
        #expect(names.isSuperset(of: ["list", "offerHandOver", "addAccount", "cameOfAge", "succeedNamedPerson"]))
        for name in names.sorted() { #expect(Phrase.done(name) != unknown, "\(name)") }
    }

    private static func names() throws -> Set<String> {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
        let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        var found: Set<String> = []
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /JournalEntry\(\s*\.\w+,\s*"(\w+)"/) { found.insert(String(match.1)) }
        }
        return found
    }
}
