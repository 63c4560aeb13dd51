import Directory
import Foundation
import Kernel
import Law
import Storage
import TestSupport
import TestTown
import Testing
import Web

@testable import Casework

private let path = "/barn/\(Town.maja)/tidslinje"
private let violence = ["kind": "violence", "facts": "Ett blåmärke", "hiddenFromGuardians": "1"]

@Suite struct TimelineConversation {
    @Test(arguments: TestDatabase.each) func everyRoomTellsTheNewestFirst(_ database: TestDatabase) async throws {
        let town = try await TestTown.whole(database)
        try await town.talk { say in
            let signal = try await say.mentorSignals()
            try await town.pass(.seconds(60))
            _ = try await say.post(signal + "/svar", ["outcome": "mappingStarted", "words": "Tack"], as: .principal)
            try await town.pass(.seconds(60))
            let consent = try await say.askConsent()
            try await town.pass(.seconds(60))
            _ = try await say.post(consent + "/svar", ["answer": "yes"], lists: ["areas": ["home"]], as: .mother)

            let page = try await say.get(path, as: .principal)
            let told = ["Ja till samtycke", "Fråga om samtycke", "Signalen är besvarad", "Mentor 8A, Björkskolan"]
            let places = told.map { page.body.range(of: $0)?.lowerBound ?? page.body.endIndex }
            #expect(places == places.sorted() && !places.contains(page.body.endIndex))
            #expect(page.says("href=\"\(signal)\"") && page.says("href=\"\(consent)\"") && page.says("Ändrad närvaro"))

            let json = try await say.apiGet("children/\(Town.maja)/timeline", as: .principal).json()
            let events = try #require(json as? [[String: Any]])
            // A yes, a question, an answer which is also a receipt, and the signal.
            #expect(events.map { $0["kind"] as? String } == ["consent", "consent", "signal", "signal", "signal"])
            #expect(events[0]["by"] as? String == "Anna Ek" && events[0]["words"] as? String == "home")
        }
    }

    @Test(arguments: TestDatabase.each) func theFamilySeesThatSomebodyNoticedButNothingHidden(_ database: TestDatabase)
        async throws
    {
        let town = try await TestTown.whole(database)
        try await town.talk { say in
            let open = try await say.mentorSignals()
            try await town.pass(.seconds(60))
            let hidden = try await say.mentorSignals(violence)
            for who in [Who.mother, .father, .majaHerself] {
                let page = try await say.get(path, as: who)
                #expect(page.body.components(separatedBy: "timeline__entry").count - 1 == 1, "\(who)")
                for words in [open, hidden, "Ändrad närvaro", "Kränkning", "Mentor"] {
                    #expect(!page.says(words), "\(who) \(words)")
                }
            }
            let all = try await say.get(path, as: .principal)
            #expect(all.says(open) && all.says(hidden) && all.says("Kränkning, hot eller våld"))
        }
    }

    @Test(arguments: TestDatabase.each) func whoStandsOutsideSeesNothing(_ database: TestDatabase) async throws {
        let town = try await TestTown.whole(database)
        let missing = "/barn/\(ID<Child>(key: "nobody"))/tidslinje"
        try await town.talk { say in
            _ = try await say.mentorSignals()
            for who in [
                Who.teacher, .mentor, .nurse, .otherPrincipal, .socialWorker, .socialHead, .lisasMother, .administrator,
            ] {
                #expect(try await say.looksMissing(path, like: missing, to: who), "\(who)")
            }
        }
    }

    @Test(arguments: TestDatabase.each) func receiversOfAConsentHearOfNoSignal(_ database: TestDatabase) async throws {
        let town = try await TestTown.whole(database)
        try await town.talk { say in
            _ = try await say.mentorSignals()
            let consent = try await say.askConsent()
            for who in [Who.mother, .father, .majaHerself] {
                _ = try await say.post(
                    consent + "/svar", ["answer": "yes"], lists: ["areas": ["safety", "home"]], as: who)
            }
            let page = try await say.get(path, as: .socialHead)
            #expect(page.status == 200 && !page.says("timeline__entry"))
        }
    }

    @Test(arguments: TestDatabase.each) func aNewNamedPersonIsToldToTheFamilyWithoutPlacesWhereTheyAreKept(
        _ database: TestDatabase
    ) async throws {
        let town = try await TestTown.whole(database)
        try await town.hideWhereaboutsFromFather()
        try await town.store.write { tx in
            try Children.enrol(
                Town.maja, EnrolmentEntry(Town.otherSchool, .compulsory, year: 8, from: Day(tx.now)), in: tx)
        }
        try await town.talk { say in
            let waiting = try await say.get("/overlamningar", as: .otherPrincipal)
            let offer = try #require(waiting.body.firstMatch(of: /\/barn\/[-0-9a-f]+\/overlamning\/[-0-9a-f]+/)?.output)
            #expect(try await say.get(path, as: .principal).says("Överlämning erbjuden till Rektor, Lindskolan"))
            #expect(!(try await say.get(path, as: .mother).says("Överlämning")))
            #expect(try await say.post(String(offer), ["answer": "accept"], as: .otherPrincipal).status == 303)
            #expect(try await say.get(path, as: .mother).says("Rektor, Lindskolan"))
            let father = try await say.get(path, as: .father)
            #expect(father.says("Ny barnets bästa-ansvarig") && !father.says("Lindskolan"))
        }
    }

    @Test func theChildsPageShowsTheFiveLatestAndTheTimelineFiftyAtATime() async throws {
        let town = try await TestTown.whole(.sqlite)
        try await town.talk { say in
            for number in 1...30 { _ = try await say.mentorSignals(["facts": "Gång \(number)"]) }
            let page = try await say.get("/barn/\(Town.maja)", as: .principal)
            #expect(page.body.components(separatedBy: "timeline__entry").count - 1 == 5 && page.says(path))
        }
        let events = (1...120).map { number in
            TimelineEvent(.meeting, .on(Day(2026, 1, 1)! + number), Phrase("Möte \(number)", en: "Meeting \(number)"))
        }
        let source: TimelineSource = { _, limit, _ in Array(events.reversed().prefix(limit)) }
        let pages = try await town.store.write { tx in
            let caller = try Policy.permit(
                .seeTimeline, of: Town.maja, for: try #require(try callerOfPrincipal(tx)), in: tx)
            return try [0, 50, 100].map { try Course([source], caller, skip: $0, take: 50, in: tx) }
        }
        #expect(pages.map(\.events.count) == [50, 50, 20] && pages.map(\.hasEarlier) == [true, true, false])
        #expect(pages.flatMap(\.events) == events.reversed())
    }

    private func callerOfPrincipal(_ tx: Transaction) throws -> Caller? {
        try SignInStore.caller(Town.account(.principal), in: tx)
    }
}
