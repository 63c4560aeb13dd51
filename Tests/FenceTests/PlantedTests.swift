import Testing

/// Each fence is shown the fault it is there for, and something like it that is right.
@Suite struct PlantedTests {
    private func file(_ path: String, _ text: String) -> SourceFile { SourceFile(path: path, text: text) }

    private func breaches(_ fence: Fence, _ files: SourceFile...) -> [String] {
        fence.breaches(files).map(\.description)
    }

    @Test func everyFenceHasBeenSeenToFail() {
        let planted: [String] = [
            "a module leans only on those below it", "a file knows only what its role needs",
            "a feature is a room: Sources/<Area>/<Room>/, with a door of the room's name",
            "no room reaches into another room's store", "a file fits on three screens",
            "no fault is hidden or left for later", "every public type says what it is",
            "SQL stands in stores and doors", "text from outside never becomes SQL",
            "time, ids and chance come from outside", "words on a page are phrases, in every language",
        ]
        #expect(Fence.all.map(\.name) == planted, "a fence without a planted fault below")
    }

    @Test func anAreaLeaningSidewaysOrUpwards() {
        let fence = Fence.floors(
            of: PackageText(
                """
                    targets: [
                        .target(name: "Law", dependencies: ["Kernel"], swiftSettings: settings),
                        .target(
                            name: "Casework",
                            dependencies: ["Kernel", "Meetings", http],
                            swiftSettings: settings),
                        .target(name: "Kernel", swiftSettings: settings),
                        .target(name: "Meetings", dependencies: ["Kernel"]),
                        .target(name: "Governance", dependencies: ["Kernel", "Casework"]),
                        .target(name: "Web", dependencies: ["Kernel", "Law"]),
                        .testTarget(name: "LawTests", dependencies: ["Law", "Kernel"]),
                """))
        let sideways = file("Sources/Governance/Forums/Forums.swift", "import Kernel\npublic import Casework\n")
        #expect(breaches(fence, sideways) == ["\(sideways.path):2: Governance must not import Casework"])
        let upwards = file("Sources/Law/Deadline.swift", "@preconcurrency import Web\n")
        #expect(breaches(fence, upwards) == ["\(upwards.path):1: Law must not import Web"])
        let undeclared = file("Sources/Meetings/Notes/Notes.swift", "import Law")
        #expect(breaches(fence, undeclared) == ["\(undeclared.path):1: Meetings must not import Law"])
        let engine = file("Sources/Casework/Plans/PlanStore.swift", "internal import GRDB")
        #expect(breaches(fence, engine) == ["\(engine.path):1: only Storage knows GRDB"])
        let stray = file("Sources/Helpers/Strings.swift", "")
        #expect(breaches(fence, stray) == ["\(stray.path):1: Helpers is not a module of the house"])
        let right = file(
            "Sources/Casework/Plans/Plans.swift", "import Meetings\n// import Governance\nimport Foundation")
        #expect(breaches(fence, right).isEmpty)
    }

    @Test func aFileThatKnowsTooMuch() {
        for (name, module) in [
            ("PlanStore", "Hummingbird"), ("PlanStore", "Web"), ("PlanPages", "Storage"), ("PlanForm", "Storage"),
            ("PlanAPI", "Storage"), ("Plan", "Web"), ("Plan", "Storage"), ("DirectoryClient", "Storage"),
        ] {
            let planted = file("Sources/Casework/Plans/\(name).swift", "import \(module)")
            #expect(breaches(.roles, planted).count == 1, "\(name) may import \(module)")
        }
        for (name, module) in [
            ("Plans", "Storage"), ("Plans", "Hummingbird"), ("PlanStore", "Storage"), ("PlanRoutes", "Hummingbird"),
            ("PlanPages", "Web"), ("Plan", "Law"), ("PlanForm", "Web"),
        ] {
            let right = file("Sources/Casework/Plans/\(name).swift", "import \(module)")
            #expect(breaches(.roles, right).isEmpty, "\(name) may not import \(module)")
        }
    }

    @Test func aFeatureWithoutARoomOrADoor() {
        let loose = file("Sources/Casework/Plan.swift", "")
        let inside = file("Sources/Casework/Signals/Signal.swift", "")
        #expect(
            breaches(.doors, loose, inside) == [
                "Sources/Casework/Plan.swift:1: stands in no room", "Sources/Casework/Signals:1: the room has no door",
            ])
        #expect(breaches(.doors, inside, file("Sources/Casework/Signals/Signals.swift", "")).isEmpty)
    }

    @Test func aRoomThatReachesIntoAnother() {
        let store = file("Sources/Casework/Plans/PlanStore.swift", "struct PlanStore {}")
        let thief = file("Sources/Casework/Signals/SignalRoutes.swift", "// PlanStore\nlet plans = PlanStore()")
        #expect(breaches(.stores, store, thief) == ["\(thief.path):2: PlanStore belongs to the room Plans"])
        #expect(breaches(.stores, store, file("Sources/Casework/Plans/Plans.swift", "let plans = PlanStore()")).isEmpty)
    }

    @Test func aFileWithoutEnd() {
        let long = file("Sources/Web/Page.swift", String(repeating: "\n", count: 201))
        #expect(breaches(.screens, long) == ["Sources/Web/Page.swift:201: 201 lines; 200 is the most"])
        #expect(breaches(.screens, file("Sources/Web/Page.swift", String(repeating: "\n", count: 200))).isEmpty)
    }

    @Test func aHiddenFault() {
        for text in ["let a = try? b()", "let a = try! b()", "fatalError(\"no\")", "let a = b as! C", "// TODO: later"]
        {
            #expect(breaches(.faults, file("Sources/Web/Page.swift", text)).count == 1, "\(text)")
        }
        let explained = "// A missing file is an empty one.\nlet a = try? b()\nlet c = \"try? this\""
        #expect(breaches(.faults, file("Sources/Web/Page.swift", explained)).isEmpty)
    }

    @Test func aPublicTypeWithoutWords() {
        let silent = file("Sources/Web/Page.swift", "public struct Page {}\n/// Blad.\n@frozen\npublic enum Leaf {}")
        #expect(breaches(.documented, silent) == ["Sources/Web/Page.swift:1: Page has no doc comment"])
    }

    @Test func sqlWhereItDoesNotBelong() {
        for text in [
            "try tx.run(\"SELECT id FROM child\")", "try tx.all(\"\"\"\n  select id\n  from child\n  \"\"\")",
            "let a: SQL = something", "tx.run(\"\\(start) WHERE child_id = \\(id)\")",
        ] {
            #expect(!breaches(.sqlInStores, file("Sources/Casework/Plans/PlanRoutes.swift", text)).isEmpty, "\(text)")
            #expect(breaches(.sqlInStores, file("Sources/Casework/Plans/PlanStore.swift", text)).isEmpty)
        }
        let words = #"Phrase("Välj", en: "Select the child from the list, where it stands")"#
        #expect(breaches(.sqlInStores, file("Sources/Casework/Plans/PlanPages.swift", words)).isEmpty)
    }

    @Test func textThatBecomesSQL() {
        let planted = #"try db.execute(sql: "SELECT * FROM t WHERE name = '\(name)'")"#
        #expect(breaches(.boundHoles, file("Sources/Storage/SQLite.swift", planted)).count == 1)
        let handed = "session.run(\n  \"\"\"\n  DELETE FROM t WHERE a = \\(a)\n  \"\"\")"
        #expect(breaches(.boundHoles, file("Sources/Storage/Sealing.swift", handed)).count == 1)
        let bound = #"try tx.run("DELETE FROM t WHERE a = \(a)")"#
        #expect(breaches(.boundHoles, file("Sources/Storage/Sealing.swift", bound)).isEmpty)
        let reasoned = "// The table is one of our own names.\n" + planted
        #expect(breaches(.boundHoles, file("Sources/Storage/SQLite.swift", reasoned)).isEmpty)
    }

    @Test func aClockOfOnesOwn() {
        for text in ["let now = Date()", "let id = UUID()", "let n = Int.random(in: 0...9)", "names.shuffled()"] {
            #expect(breaches(.surroundings, file("Sources/Casework/Plans/Plan.swift", text)).count == 1, "\(text)")
        }
        #expect(breaches(.surroundings, file("Sources/Casework/Plans/Plan.swift", "tx.random(16); Date(then)")).isEmpty)
    }

    @Test func wordsInOneLanguageOnly() {
        for text in [#""<h1>Planen</h1>""#, #""<a aria-label=\"Stäng\"></a>""#, #""<p>\(name) och \(other)</p>""#] {
            #expect(breaches(.words, file("Sources/Casework/Plans/PlanPages.swift", text)).count == 1, "\(text)")
        }
        for text in [
            #""<h1>\(title)</h1>""#, #""<p class=\"tag\">\(a), \(b) &middot; 1 a</p>""#, #""a < b och c > d""#,
        ] {
            #expect(breaches(.words, file("Sources/Casework/Plans/PlanPages.swift", text)).isEmpty, "\(text)")
        }
    }

    @Test func theReaderTellsCodeFromCommentsAndSentences() {
        let text = ##"""
            let a = "x // no \(b + "inner") y" // a comment "with quotes"
            /* try? /* nested */ */ let c = #"raw \(not a hole) \#(hole)"#
            """##
        let read = file("Sources/Web/A.swift", text)
        #expect(read.literals.map(\.text) == ["inner", #"x // no \() y"#, #"raw \(not a hole) \()"#])
        let code = read.code.split(separator: "\n")
        #expect(code[0].contains("b + ") && !code[0].contains("comment") && !code[0].contains("inner"))
        #expect(code[1].contains("let c") && !code[1].contains("try?") && code[1].contains("hole"))
    }
}
