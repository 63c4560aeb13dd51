@testable import Directory
import Foundation
import Kernel
import Storage
import TestSupport
import TestTown
import Synchronization
import Testing

@Suite struct ImportPageTests {
    @Test func onlyAdministratorsFindIt() async throws {
        let town = try await TestTown.open(.sqlite)
        try await town.talk { talk in
            #expect(try await talk.get("/import", as: .administrator).status == 200)
            let hidden = try await talk.get("/import", as: .principal)
            let missing = try await talk.get("/finns-inte", as: .principal)
            #expect(hidden.status == 404 && hidden.status == missing.status)
            #expect(try await talk.get("/import", as: .mother).status == 404)
            #expect(try await talk.apiGet("imports", as: .teacher).status == 404)
            #expect(try await talk.get("/import/\(ID<ImportRun>(key: "none"))", as: .administrator).status == 404)
        }
    }

    @Test func everyProblemAtOnceAndTheSecretIsNotShownAgain() async throws {
        let town = try await TestTown.open(.sqlite)
        try await town.talk { talk in
            let answer = try await talk.post(
                "/import", ["url": "hej", "secret": "mycket-hemlig", "tokenURL": "hopp"], as: .administrator)
            #expect(answer.status == 422)
            for words in ["https://…", "klient-id", "value=\"hej\"", "value=\"hopp\""] { #expect(answer.says(words)) }
            #expect(!answer.says("mycket-hemlig"))
            for url in ["https://127.0.0.1/", "http://10.0.0.1/", "https://localhost:8443/"] {
                let refused = try await talk.post("/import", ["url": url], as: .administrator)
                #expect(refused.status == 422 && refused.says("får inte frågas"))
            }
        }
        #expect(try await town.store.count("SELECT COUNT(*) AS n FROM import_run") == 0)
    }

    @Test(arguments: TestDatabase.each) func itRunsInTheBackgroundAndIsShown(_ database: TestDatabase) async throws {
        let town = try await TestTown.open(database, importFrom: ["127.0.0.1"])
        let school = UnrulySchool(try SmallSchool.rows())
        school.state.withLock {
            $0.rows[.duties]?.append(.object(["id": .text("d7"), "dutyRole": .text("<b>Trollkarl</b>")]))
        }
        try await school.serve { port in
            let url = "http://127.0.0.1:\(port)"
            try await town.talk { talk in
                let begun = try await talk.post(
                    "/import", ["url": url, "clientID": "us", "secret": "s&å+"], as: .administrator)
                #expect(begun.status == 303 && begun.location.hasPrefix("/import/"))
                var page = try await talk.get(begun.location, as: .administrator)
                for _ in 0..<200 where !page.says("Klar") {
                    try await Task.sleep(for: .milliseconds(50))
                    page = try await talk.get(begun.location, as: .administrator)
                }
                #expect(page.says("Klar") && page.says("&lt;b&gt;Trollkarl"))
                let list = try await talk.get("/import", as: .administrator)
                #expect(list.says(url) && list.says("Adam Admin"))
                let id = begun.location.split(separator: "/").last!
                let json = try #require(
                    try await talk.apiGet("imports/\(id)", as: .administrator).json() as? [String: Any])
                let persons = try #require((json["resources"] as? [String: Any])?["persons"] as? [String: Int])
                #expect(persons == ["read": 7, "new": 7, "changed": 0, "removed": 0, "unmapped": 0])
            }
        }
        // Whose order it was stands at each child.
        let by: SQL = "SELECT COUNT(*) AS n FROM journal WHERE action = 'importSchool' AND person_id IS NULL"
        #expect(try await town.store.count(by) == 0)
        let kept = try await town.store.texts("SELECT address || by_name || trouble_sv || worker AS t FROM import_run")
        #expect(kept.allSatisfy { !$0.contains("s&å+") })
    }

    @Test func theTablesOfTheOthersStandUntouched() async throws {
        let town = try await TestTown.open(.sqlite)
        let before = try await town.store.texts(
            "SELECT child_id || guardian_id || custody AS t FROM guardianship ORDER BY t")
        let folder = try SmallSchool.folder(try SmallSchool.rows())
        _ = try await Imports.take(from: folder, into: town.store, .init()) { _ in }
        let after = try await town.store.texts(
            "SELECT child_id || guardian_id || custody AS t FROM guardianship WHERE confirmed = 1 ORDER BY t")
        #expect(before == after)
    }
}
