import Directory
import Foundation
import Kernel
import Storage
import TestSupport
import TestTown
import Testing
import Web

@testable import Casework

@Suite struct ConsultationTests {
    private let question = [
        "receiver": "\(Town.socialUnit)", "question": "Hur pratar man med en tonåring som inte vill hem?",
    ]

    private func code(in page: String) throws -> String {
        let found = page.firstMatch(of: /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/)
        return String(try #require(found).output)
    }

    @Test(arguments: TestDatabase.each) func aQuestionIsAskedAndAnsweredWithoutNames(_ database: TestDatabase)
        async throws
    {
        let town = try await TestTown.withCasework(database)
        try await town.talk { say in
            let asked = try await say.post("/konsultationer/ny", question, once: "mark", as: .teacher)
            #expect(asked.status == 200)
            let code = try code(in: asked.body)
            let again = try await say.post("/konsultationer/ny", question, once: "mark", as: .teacher)
            let (first, second) = (code, try self.code(in: again.body))
            #expect(first == second)
            let other = try await say.post("/konsultationer/ny", question, once: "mark", as: .nurse)
            let others = try self.code(in: other.body)
            #expect(others != code)

            #expect(
                try await say.post("/konsultationer/svar", ["code": code.lowercased()], as: .teacher).says(
                    "inte besvarad än"))
            #expect(
                try await say.post("/konsultationer/svar", ["code": "ABCD-2345-EFGH-6789"], as: .teacher).status == 422)
            let list = try await say.apiGet("consultations", as: .socialHead)
            let ids = try #require(try list.json() as? [[String: Any]]).compactMap { $0["id"] as? String }
            #expect(ids.count == 2)
            for id in ids {
                #expect(try await say.get("/konsultationer/\(id)", as: .teacher).status == 404)
                let answered = try await say.post(
                    "/konsultationer/\(id)/svar", ["answer": "Börja med att lyssna"], as: .socialHead)
                #expect(answered.status == 303)
                #expect(
                    try await say.post("/konsultationer/\(id)/svar", ["answer": "igen"], once: "x", as: .socialHead)
                        .status == 409)
            }
            #expect(
                try await say.post("/konsultationer/svar", ["code": code], as: .teacher).says("Börja med att lyssna"))
        }
        let count = try await town.store.read { tx in
            (
                try tx.one("SELECT COUNT(*) AS n FROM once")?.int("n"),
                try tx.one("SELECT COUNT(*) AS n FROM draft")?.int("n"),
                try tx.all("SELECT about FROM open_thing WHERE closed_at IS NULL").count
            )
        }
        // The two marks are those of the answers; the questions leave none.
        #expect(count.0 == 2 && count.1 == 0 && count.2 == 0)
    }

    @Test func theRowSaysNothingOfTheAskerOrTheHour() async throws {
        let town = try await TestTown.withCasework(.sqlite)
        try await town.talk { _ = try await $0.post("/konsultationer/ny", question, as: .teacher) }
        let columns = try await town.store.read {
            try $0.all("SELECT name FROM pragma_table_info('consultation')").map { try $0.text("name") }
        }
        #expect(
            Set(columns) == [
                "id", "controller_id", "workplace_id", "position_id", "question", "areas", "asked_on", "answer",
                "answered_on", "answered_by",
            ])
        let written = try await town.store.read {
            try $0.one("SELECT question FROM consultation")?.bytes("question") ?? []
        }
        #expect(Data(written).range(of: Data("tonåring".utf8)) == nil && !written.isEmpty)
    }

    @Test func whatLooksLikeAPersonalNumberIsRefusedKindly() async throws {
        for text in [
            "20120405-2383", "född 120405-2383.", "1204052383", "201204052383", "20120405 2383", "120405+2383",
            "120405–2383", "701063-2391",
        ] {
            #expect(text.holdsPersonalNumber, "\(text)")
        }
        for text in [
            "Ring 0150-12 34 56", "vecka 47", "2026-11-21", "12345678901234567", "tre av 24 elever", "991399-2383",
        ] {
            #expect(!text.holdsPersonalNumber, "\(text)")
        }
        let town = try await TestTown.withCasework(.sqlite)
        try await town.talk { say in
            let wrong = ["question": "Det gäller 20120405-2383"]
            let page = try await say.post("/konsultationer/ny", wrong, as: .teacher)
            #expect(page.status == 422 && page.says("liknar ett personnummer") && page.says("Välj vem du vill fråga."))
            let json = "{\"receiver\":\"\(Town.socialUnit)\",\"question\":\"120405-2383\"}"
            #expect(try await say.apiPost("consultations", json: json, as: .teacher).status == 422)
        }
    }

    @Test func theAPIGivesTheCodeInsteadOfAnID() async throws {
        let town = try await TestTown.withCasework(.sqlite)
        try await town.talk { say in
            let json = "{\"receiver\":\"\(Town.clinic)\",\"question\":\"När söker man hjälp?\"}"
            let asked = try await say.apiPost("consultations", json: json, once: "1", as: .teacher)
            let code = try code(in: asked.body)
            let read = try await say.apiPost("consultation-answers", json: "{\"code\":\"\(code)\"}", as: .nurse)
            #expect(read.status == 200 && read.says("När söker man hjälp?") && !read.says("\"id\""))
        }
    }
}
