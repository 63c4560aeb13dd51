import Directory
import Foundation
import Kernel
import Storage
import TestSupport
import TestTown
import Testing
import Web

@testable import Casework

private let (form, page) = ("/onskan", "/barn/\(Town.maja)/onskningar")

@Suite struct WishRules {
    @Test func somethingIsToBeWished() {
        #expect(WishForm.problems(Answers()).map(\.field) == ["meeting"])
        #expect(WishForm.problems(Answers(["guardiansMayRead": ["1"]])).map(\.field) == ["meeting"])
        for answers in [["meeting": ["Fika"]], ["takePart": ["some"]], ["otherHelper": ["Mormor"]]] {
            #expect(WishForm.problems(Answers(answers)) == [])
        }
    }
}

@Suite struct WishConversation {
    @Test(arguments: TestDatabase.each)
    func aChildWishesAndHearsThatItWasRead(_ database: TestDatabase) async throws {
        let town = try await TestTown.whole(database)
        try await town.talk { say in
            let shown = try await say.get(form, as: .majaHerself)
            for name in ["Rut Rektorsson", "Mats Åberg", "Siri Sköld", "Kurt Ström"] {
                #expect(shown.says(name), "\(name)")
            }
            #expect(!shown.says("Tea Öst") && shown.says("page--child"))
            #expect(try await say.post(form, [:], as: .majaHerself).says("Välj eller skriv något"))
            let wish = [
                "helper": "\(Town.position(.nurse))", "takePart": "some", "meeting": "Jag vill sitta vid dörren",
                "otherHelper": "Mormor",
            ]
            #expect(try await say.post(form, wish, as: .majaHerself).status == 303)
            #expect(try await say.get("/", as: .principal).says("Önskan att läsa: Maja Ek"))
            let read = try await say.get(page, as: .principal)
            for words in ["Siri Sköld", "Mormor", "Jag vill sitta vid dörren", "vara med en stund"] {
                #expect(read.says(words), "\(words)")
            }
            #expect(try await say.get("/barn/\(Town.maja)", as: .principal).says("Jag vill sitta vid dörren"))
            // That somebody has read it tells that there is a wish: the child is told, its guardians are not.
            for (who, isTold) in [(Who.majaHerself, true), (.mother, false)] {
                let readers = try await say.get("/barn/\(Town.maja)/lasare", as: who)
                #expect(readers.status == 200 && readers.says("Läste vad barnet önskar") == isTold, "\(who)")
            }
            let last = String(
                try #require(read.body.firstMatch(of: /\/barn\/[0-9a-f-]+\/onskningar\/[0-9a-f-]+\/last/)).output)
            for who in [Who.mother, .majaHerself, .mentor] { #expect(try await say.post(last, as: who).status == 404) }
            #expect(try await say.post(last, as: .principal).status == 303)
            #expect(!(try await say.get("/", as: .principal).says("Önskan att läsa")))
            #expect(try await say.get(form, as: .majaHerself).says("Rut Rektorsson läste det"))
        }
        #expect(try await Net.holes(in: town.store) == [])
    }

    @Test(arguments: TestDatabase.each)
    func guardiansReadItOnlyWhenTheChildLetsThem(_ database: TestDatabase) async throws {
        let town = try await TestTown.whole(database)
        try await town.talk { say in
            #expect(try await say.post(form, ["meeting": "Inte bredvid pappa"], as: .majaHerself).status == 303)
            for who in [Who.mother, .father] {
                let told = try await say.apiGet("children/\(Town.maja)/wishes", as: who)
                #expect(told.status == 200 && told.body == "[]")
                for address in [page, "/barn/\(Town.maja)", "/min-sida"] {
                    #expect(!(try await say.get(address, as: who).says("Inte bredvid pappa")), "\(who) \(address)")
                }
                #expect(try await say.get(form, as: who).status == 404)
                #expect(try await say.post(form, ["meeting": "x"], as: who).status == 404)
            }
            #expect(try await say.get(page, as: .principal).says("inte för vårdnadshavarna"))
            let open = ["meeting": "Vi äter bullar", "guardiansMayRead": "1"]
            #expect(try await say.post(form, open, as: .majaHerself).status == 303)
            let mother = try await say.get(page, as: .mother)
            #expect(mother.says("Vi äter bullar") && !mother.says("Inte bredvid pappa"))
            for who in [Who.mentor, .socialHead, .lisasMother] {
                #expect(try await say.get(page, as: who).status == 404, "\(who)")
            }
        }
    }

    @Test(arguments: TestDatabase.each)
    func aNewWishTakesThePlaceOfTheOneBefore(_ database: TestDatabase) async throws {
        let town = try await TestTown.whole(database)
        try await town.talk { say in
            for words in ["Först", "Sedan"] {
                #expect(try await say.post(form, ["meeting": words], as: .majaHerself).status == 303)
            }
            let far = try await say.post(form, ["helper": "\(Town.position(.socialWorker))"], as: .majaHerself)
            #expect(far.status == 422 && far.says("Välj en av dem i listan"))
            let all = try await say.apiGet("children/\(Town.maja)/wishes", as: .principal).json() as? [[String: Any]]
            #expect(all?.map { $0["meeting"] as? String } == ["Sedan", "Först"])
        }
        let open = try await town.store.read {
            try $0.all("SELECT id FROM open_thing WHERE kind = 'wish' AND closed_at IS NULL").count
        }
        #expect(open == 1)
        #expect(try await Net.holes(in: town.store) == [])
    }
}
