import Directory
import Foundation
import Kernel
import Law
import Storage
import TestSupport
import TestTown
import Testing

@testable import Casework

private let page = "/barn/\(Town.maja)/meddelanden"

extension TestTown {
    /// Whom the open things of a kind wait for, and until when.
    fileprivate func waiting(_ kind: OpenThings.Kind) async throws -> [String] {
        try await store.read { tx in
            try tx.all(
                """
                SELECT position_id, due_day FROM open_thing WHERE kind = \(kind) AND closed_at IS NULL ORDER BY opened_at, id
                """
            ).map { "\(try $0.text("position_id")) \(try $0.text("due_day"))" }
        }
    }
}

@Suite struct MessageConversation {
    @Test(arguments: TestDatabase.each)
    func aQuestionWaitsUntilItIsAnsweredAndBothSeeThatItWasRead(_ database: TestDatabase) async throws {
        let town = try await TestTown.whole(database)
        let today = Day(town.surroundings.live.now())
        let due = try #require(RuleBook.current.deadline(.localMessageAnswered, from: today))
        #expect(RuleBook.current.rule(.localMessageAnswered, on: today)?.isLaw == false)
        try await town.talk { say in
            #expect(try await say.post(page, ["words": "När är mötet?"], as: .mother).status == 303)
            #expect(try await say.post(page, ["words": "Jag kan på måndag."], as: .mother).status == 303)
            #expect(try await town.waiting(.message) == ["\(Town.position(.principal)) \(due)"])
            #expect(try await say.get(page, as: .mother).says("Inte läst än"))
            #expect(try await say.get("/", as: .principal).says("Meddelande att svara på: Maja Ek"))
            #expect(try await say.get("/barn/\(Town.maja)", as: .principal).says("1 väntar på svar"))
            let read = try await say.get(page, as: .principal)
            #expect(read.says("När är mötet?") && read.says("Jag kan på måndag.") && read.says("Anna Ek"))
            #expect(try await say.get(page, as: .mother).says("Läst av Rut Rektorsson"))
            let answer = ["words": "Torsdag klockan nio.", "to": "\(Town.person(.mother))"]
            #expect(try await say.post(page, answer, as: .principal).status == 303)
            #expect(try await town.waiting(.message) == [])
            let start = try await say.get("/min-sida", as: .mother)
            #expect(start.says("Läs meddelandet från Rut Rektorsson"))
            #expect(try await say.get(page, as: .mother).says("Torsdag klockan nio."))
            #expect(!(try await say.get("/min-sida", as: .mother).says("Läs meddelandet från")))
            #expect(try await say.get(page, as: .principal).says("Läst av Anna Ek"))
        }
        #expect(try await Net.holes(in: town.store) == [])
    }

    @Test(arguments: TestDatabase.each)
    func eachInTheFamilyReadsOnlyTheirOwn(_ database: TestDatabase) async throws {
        let town = try await TestTown.whole(database)
        try await town.talk { say in
            for (who, words) in [
                (Who.mother, "Ord från Anna"), (.father, "Ord från Bo"), (.majaHerself, "Ord från Maja"),
            ] { #expect(try await say.post(page, ["words": words], as: who).status == 303) }
            let all = try await say.get(page, as: .principal)
            #expect(all.says("Ord från Anna") && all.says("Ord från Bo") && all.says("Ord från Maja"))
            for (who, others) in [
                (Who.mother, ["Bo", "Maja"]), (.father, ["Anna", "Maja"]), (.majaHerself, ["Anna", "Bo"]),
            ] {
                for address in [page, "/min-sida", "/barn/\(Town.maja)", "/barn/\(Town.maja)/tidslinje"] {
                    let shown = try await say.get(address, as: who)
                    #expect(others.allSatisfy { !shown.says("Ord från \($0)") }, "\(who) \(address)")
                }
                let told = try await say.apiGet("children/\(Town.maja)/messages", as: who)
                #expect(told.status == 200 && others.allSatisfy { !told.says("Ord från \($0)") })
            }
            for who in [Who.mentor, .nurse, .socialWorker, .otherPrincipal, .lisasMother, .administrator] {
                #expect(try await say.get(page, as: who).status == 404, "\(who)")
                #expect(try await say.post(page, ["words": "x"], as: who).status == 404, "\(who)")
            }
        }
    }

    @Test(arguments: TestDatabase.each)
    func thatAChildWritesIsNotToldToGuardiansByTheLog(_ database: TestDatabase) async throws {
        let town = try await TestTown.whole(database)
        try await town.talk { say in
            let log = "/barn/\(Town.maja)/lasare"
            #expect(try await say.get("/barn/\(Town.maja)", as: .mentor).status == 200)
            #expect(try await say.post(page, ["words": "Får jag prata med dig?"], as: .majaHerself).status == 303)
            #expect(try await say.get(page, as: .majaHerself).status == 200)
            let answer = ["words": "Ja, kom till mig.", "to": "\(Town.maja)"]
            #expect(try await say.post(page, answer, as: .principal).status == 303)
            let told = try await say.get(log, as: .mother)
            #expect(told.says("Mats Åberg") && !told.says("Skrev ett meddelande"))
            #expect(try await say.get(log, as: .majaHerself).says("Skrev ett meddelande"))
            #expect(try await say.post(page, ["words": "Hej"], as: .mother).status == 303)
            #expect(try await say.get(log, as: .mother).says("Skrev ett meddelande"))
        }
    }

    @Test(arguments: TestDatabase.each)
    func staffSayToWhomAndAreToldWhatIsMissing(_ database: TestDatabase) async throws {
        let town = try await TestTown.whole(database)
        try await town.talk { say in
            let empty = try await say.post(page, ["words": " "], as: .mother)
            #expect(empty.status == 422 && empty.says("Skriv något innan du skickar."))
            for to in ["", "\(Town.person(.lisasMother))", "\(Town.person(.mentor))"] {
                let wrong = try await say.post(
                    page, ["words": "Kvar i rutan", "to": to], once: "to \(to)", as: .principal)
                #expect(
                    wrong.status == 422 && wrong.says("Välj vem meddelandet är till.") && wrong.says("Kvar i rutan"))
            }
            let words = ["words": "En gång", "to": "\(Town.person(.father))"]
            for _ in 1...2 { #expect(try await say.post(page, words, once: "same", as: .principal).status == 303) }
            let told = try await say.apiGet("children/\(Town.maja)/messages", as: .father).json() as? [[String: Any]]
            #expect((told?.first?["messages"] as? [Any])?.count == 1)
        }
    }

    @Test(arguments: TestDatabase.each)
    func aThankYouNeedsNoAnswer(_ database: TestDatabase) async throws {
        let town = try await TestTown.whole(database)
        try await town.talk { say in
            #expect(try await say.post(page, ["words": "Tack!"], as: .father).status == 303)
            let shown = try await say.get(page, as: .principal)
            let path = String(
                try #require(shown.body.firstMatch(of: /\/barn\/[0-9a-f-]+\/meddelanden\/[0-9a-f-]+\/klart/)).output)
            for who in [Who.father, .mother, .mentor] {
                #expect(try await say.post(path, as: who).status == 404, "\(who)")
            }
            #expect(try await town.waiting(.message).count == 1)
            #expect(try await say.post(path, as: .principal).status == 303)
            #expect(try await town.waiting(.message) == [])
        }
    }

    @Test(arguments: TestDatabase.each)
    func whatWaitsGoesToTheCoordinatorWhoAccepts(_ database: TestDatabase) async throws {
        let town = try await TestTown.whole(database)
        try await town.talk { say in
            #expect(try await say.post(page, ["words": "Hej"], as: .mother).status == 303)
            #expect(try await say.post("/onskan", ["meeting": "Bulle"], as: .majaHerself).status == 303)
            let place = "/barn/\(Town.maja)/samordningsperson"
            let choice = ["asked": "yes", "childWords": "Kurt", "position": "\(Town.position(.counsellor))"]
            #expect(try await say.post(place + "/ny", choice, as: .principal).status == 303)
            let found = try await say.apiGet("children/\(Town.maja)/coordinations", as: .principal).json()
            let id = try #require((found as? [[String: Any]])?.first?["id"] as? String)
            #expect(try await town.waiting(.message).first?.hasPrefix("\(Town.position(.principal))") == true)
            #expect(try await say.post("\(place)/\(id)/svar", ["answer": "accepted"], as: .counsellor).status == 303)
            #expect(try await town.waiting(.message).first?.hasPrefix("\(Town.position(.counsellor))") == true)
            #expect(try await town.waiting(.wish).first?.hasPrefix("\(Town.position(.counsellor))") == true)
            #expect(try await say.get(page, as: .counsellor).says("Anna Ek"))
            #expect(try await say.get("/min-sida", as: .mother).says("Kurt Ström"))
        }
    }
}
