import Foundation
import Testing

@Suite struct GlossaryTests {
    private let glossary: Glossary

    init() throws {
        let file = SourceFile.root.appending(path: "GLOSSARY.md")
        glossary = Glossary(markdown: try String(contentsOf: file, encoding: .utf8))
    }

    @Test func everyTermIsInTheCode() throws {
        try #require(glossary.entries.count > 30, "the table was not read")
        for gap in glossary.missing(in: try SourceFile.all()) { Issue.record("\(gap)") }
    }

    @Test func oneWordForOneThing() throws {
        try #require(glossary.entries.flatMap(\.not).count > 20, "the last column was not read")
        for name in glossary.forbidden(in: try SourceFile.all()) { Issue.record("\(name)") }
    }

    @Test func theGlossaryHasBeenSeenToFail() {
        let planted = Glossary(
            markdown: """
                | term | identifier | meaning | source | not |
                |---|---|---|---|---|
                | barn | `Child` | under 18 | S | `Pupil`, `Student` |
                | forum | `Forum` (later) | a standing body | K | `Board` |
                """)
        let code = SourceFile(
            path: "Sources/Casework/A.swift",
            text: "struct PupilPage {}\nenum Student { case childhood }\nstruct Inboard {}\n// struct Child")
        #expect(planted.missing(in: [code]) == ["barn: no Child in Sources"])
        #expect(
            planted.forbidden(in: [code]) == [
                "Sources/Casework/A.swift:1: PupilPage – say Child instead of Pupil",
                "Sources/Casework/A.swift:2: Student – say Child instead of Student",
            ])
    }
}
