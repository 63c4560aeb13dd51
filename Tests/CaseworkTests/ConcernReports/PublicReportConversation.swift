import Foundation
import Kernel
import Law
import Storage
import TestSupport
import TestTown
import Testing

@testable import Casework

private let page = "/orosanmalan"
private let seen = "Barnet gråter på balkongen om nätterna"

@Suite struct PublicReportConversation {
    private func send(_ say: TownTalk, _ more: [String: String] = [:], once: String = "one", as who: Who? = nil)
        async throws -> TownAnswer
    {
        let typed = ["place": "\(Town.socialUnit)", "observed": seen, "childPlace": "Ågatan 3"]
        return try await say.post(page, typed.merging(more) { $1 }, once: once, as: who)
    }

    private func code(_ receipt: TownAnswer) throws -> String {
        let found = receipt.body.firstMatch(of: /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/)
        return String(try #require(found, "\(receipt.status) \(receipt.body)").0)
    }

    private func received(_ town: TestTown) async throws -> [String] {
        try await town.store.read {
            try $0.all("SELECT path FROM open_thing WHERE kind = 'concernReport' AND closed_at IS NULL ORDER BY id").map
            {
                try $0.text("path")
            }
        }
    }

    @Test(arguments: TestDatabase.each)
    func aNeighbourReportsWithoutANameAndCanAdd(_ database: TestDatabase) async throws {
        let town = try await TestTown.withCasework(database)
        try await town.talk { say in
            let empty = try await say.get(page, as: nil)
            #expect(empty.status == 200 && empty.says("112") && empty.says("Barn och familj") && !empty.says("/utkast"))
            let sent = try await send(say, as: .mother)
            #expect(sent.status == 200 && sent.says("OA-") && !sent.says(seen))
            let key = try code(sent)
            #expect(try code(try await send(say, as: .mother)) == key, "the same form twice is one")
            let paths = try await received(town)
            #expect(paths.count == 1)
            let path = try #require(paths.first)
            #expect(try await say.get("/", as: .socialHead).says(path))
            _ = try await say.post(path + "/oppna", as: .socialHead)
            let read = try await say.get(path, as: .socialHead)
            #expect(read.says(seen) && read.says("Ågatan 3") && read.says("Anonym") && !read.says("Anna"))
            let wrong = try await say.post(
                page + "/tillagg", ["key": "AAAA-AAAA-AAAA-AAAA", "words": "x"], as: .mother)
            #expect(wrong.status == 422 && wrong.says("Koden stämmer inte"))
            let more = ["key": key.lowercased(), "words": "I natt igen"]
            #expect(try await say.post(page + "/tillagg", more, as: .mother).status == 200)
            let again = try await say.get(path, as: .socialHead)
            #expect(again.says("I natt igen"))
            let told = try await say.post(
                path + "/aterkoppling", lists: ["told": ["opened"]], as: .socialHead)
            #expect(told.status == 422 && told.says("Den här anmälaren får inte veta det."))
        }
        let names = try await town.store.read { tx in
            try tx.all("SELECT sent_by FROM concern_report").compactMap { try $0.textIfAny("sent_by") }
                + tx.all("SELECT by_person FROM concern_report_step WHERE kind IN ('sent', 'added')").compactMap {
                    try $0.textIfAny("by_person")
                }
        }
        #expect(names == [], "nobody is noted, even when signed in")
        #expect(try await Net.holes(in: town.store) == [])
    }

    @Test(arguments: TestDatabase.each)
    func anOralReportIsOpenFromTheBeginningAndWaitsForTheWrittenOne(_ database: TestDatabase) async throws {
        let town = try await TestTown.withCasework(database)
        try await town.talk { say in
            let typed = ["reporter": "professional", "observed": seen, "reporterName": "Tove på fritids"]
            let taken = try await say.post("/orosanmalningar/ny", typed, as: .socialWorker)
            #expect(taken.status == 303)
            let read = try await say.get(taken.location, as: .socialWorker)
            #expect(read.says(seen) && read.says("Tove på fritids") && read.says("Sonja Sekreterare"))
            #expect(read.says("skriftlig anmälan efter den muntliga"))
            _ = try await say.post(taken.location + "/skriftlig", ["words": "Dnr 7"], as: .socialWorker)
            #expect(
                !(try await say.get(taken.location, as: .socialWorker).says("skriftlig anmälan efter den muntliga")))
            for who in [Who.mentor, .principal, .mother] {
                #expect(try await say.get("/orosanmalningar/ny", as: who).status == 404)
            }
        }
        #expect(try await Net.holes(in: town.store) == [])
        #expect(try await ConcernReports.tally(in: town.store).allSatisfy(\.adds))
    }

    @Test func aCodeIsReadHoweverItIsTyped() throws {
        let key = ReportKey([UInt8](0..<16))
        #expect(ReportKey(typed: " \(key.description.lowercased()) ")?.report == key.report)
        #expect(ReportKey(typed: "AAAA") == nil && ReportKey(typed: String(repeating: "!", count: 16)) == nil)
    }
}
