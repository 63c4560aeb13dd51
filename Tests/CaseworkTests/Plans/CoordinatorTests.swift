import Directory
import Foundation
import Kernel
import Storage
import TestSupport
import TestTown
import Testing

@testable import Casework

private let place = "/barn/\(Town.maja)/samordningsperson"

private func choose(_ say: TownTalk, _ who: Who, wished: Who?, _ more: [String: String] = [:]) async throws
    -> TownAnswer
{
    var fields = ["asked": "yes", "childWords": "Jag vill ha någon jag känner.", "position": "\(Town.position(who))"]
    if let wished { fields["wished"] = "\(Town.position(wished))" }
    return try await say.post(place + "/ny", fields.merging(more) { $1 }, as: .principal)
}

@Suite struct CoordinatorRules {
    private func choice(asked: Bool = true, wished: String? = "a", chosen: String = "a", reason: String? = nil)
        -> [String]
    {
        CoordinatorChoice(
            wasAsked: asked, childWords: "x", wished: wished.map { ID(key: $0) }, position: ID(key: chosen),
            specialReason: reason
        ).problems.map(\.field)
    }

    @Test func anotherThanTheChildsWishNeedsASpecialReason() {
        #expect(choice() == [])
        #expect(choice(wished: nil) == [])
        #expect(choice(chosen: "b") == ["specialReason"])
        #expect(choice(chosen: "b", reason: "Är sjukskriven") == [])
        #expect(choice(asked: false) == ["asked"])
        #expect(choice(asked: false, wished: nil) == [])
    }
}

@Suite struct CoordinatorConversation {
    @Test(arguments: TestDatabase.each)
    func theOneTheChildWishesForIsAskedAndAccepts(_ database: TestDatabase) async throws {
        let town = try await openTown(database)
        try await town.talk { say in
            let wrong = try await choose(say, .teacher, wished: .counsellor)
            #expect(wrong.status == 422 && wrong.says("särskilda skälet"))
            #expect(try await choose(say, .counsellor, wished: .counsellor).status == 303)
            let found = try #require(
                try await say.apiGet("children/\(Town.maja)/coordinations", as: .principal).json() as? [[String: Any]])
            let id = try #require(found.first?["id"] as? String)
            #expect(found.first?["state"] as? String == "offered")
            // Until it is accepted nobody but the named person leads.
            #expect(try await say.get("/barn/\(Town.maja)/planer/ny", as: .counsellor).status == 404)
            for who in [Who.principal, .teacher, .socialWorker, .mother] {
                #expect(
                    try await say.post("\(place)/\(id)/svar", ["answer": "accepted"], as: who).status == 404, "\(who)")
            }
            #expect(try await say.post("\(place)/\(id)/svar", ["answer": "accepted"], as: .counsellor).status == 303)
            #expect(try await say.get("/barn/\(Town.maja)/planer/ny", as: .counsellor).status == 200)
            #expect(try await say.get(place, as: .majaHerself).says("Kurt Ström"))
            #expect(
                try await say.post("\(place)/\(id)/svar", ["answer": "declined", "reason": "x"], as: .counsellor).status
                    == 404)
        }
    }

    @Test(arguments: TestDatabase.each)
    func aNoGoesBackToTheNamedPerson(_ database: TestDatabase) async throws {
        let town = try await openTown(database)
        try await town.talk { say in
            #expect(try await choose(say, .teacher, wished: nil).status == 303)
            let found =
                try await say.apiGet("children/\(Town.maja)/coordinations", as: .principal).json() as? [[String: Any]]
            let id = try #require(found?.first?["id"] as? String)
            let silent = try await say.post("\(place)/\(id)/svar", ["answer": "declined"], as: .teacher)
            #expect(silent.status == 422 && silent.says("varför du säger nej"))
            #expect(
                try await say.post("\(place)/\(id)/svar", ["answer": "declined", "reason": "Slutar"], as: .teacher)
                    .status == 303)
            let open = try await town.store.read {
                try $0.one(
                    "SELECT position_id, due_day FROM open_thing WHERE kind = 'coordination' AND closed_at IS NULL"
                )
                .map { (try $0.text("position_id"), try $0.text("due_day")) }
            }
            #expect(open?.0 == "\(Town.position(.principal))" && open?.1 == "2026-11-21")
            #expect(try await say.get(place, as: .teacher).status == 404)
            #expect(try await choose(say, .counsellor, wished: nil).status == 303)
            let things = try await town.store.read {
                try $0.all("SELECT id FROM open_thing WHERE kind = 'coordination' AND closed_at IS NULL")
            }
            #expect(things.count == 1)
        }
    }

    @Test(arguments: TestDatabase.each)
    func someoneElsewhereCoordinatesOnlyWithinConsent(_ database: TestDatabase) async throws {
        let town = try await openTown(database)
        try await town.talk { say in
            let refused = try await choose(say, .clinician, wished: .clinician)
            #expect(refused.status == 422 && refused.says("BUP Ådala får inte se planen"))
            let consent = try await say.consent(to: Town.clinic)
            #expect(try await choose(say, .clinician, wished: .clinician).status == 303)
            let found =
                try await say.apiGet("children/\(Town.maja)/coordinations", as: .clinician).json() as? [[String: Any]]
            let id = try #require(found?.first?["id"] as? String)
            #expect(
                try await say.apiPost(
                    "children/\(Town.maja)/coordinations/\(id)/answer", json: #"{"answer":"accepted"}"#, as: .clinician
                ).status == 201)
            #expect(try await say.get("/barn/\(Town.maja)/planer/ny", as: .clinician).status == 200)
            try await say.withdraw(consent)
            #expect(try await say.get("/barn/\(Town.maja)/planer/ny", as: .clinician).status == 404)
        }
    }
}
