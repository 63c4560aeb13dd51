import Directory
import Foundation
import Kernel
import Storage
import TestSupport
import TestTown
import Testing

@testable import Casework

private let secret = "Blåmärken på båda armarna"
private let form = "/barn/\(Town.maja)/orosanmalan"

extension TownTalk {
    /// A report from the mentor, and where it stands for the reporter and for the receiver.
    fileprivate func report(_ more: [String: String] = [:], suspects: [String] = [], as who: Who = .mentor) async throws
        -> (sent: String, received: String)
    {
        let typed = ["observed": secret, "told": "Klasskamraten sa samma sak", "guardiansTold": "yes"]
        let answer = try await post(form, typed.merging(more) { $1 }, lists: ["suspects": suspects], as: who)
        try #require(answer.status == 303, "\(answer.status) \(answer.body)")
        let id: ID<ConcernReport> = try #require(answer.id())
        return (answer.location, "/orosanmalningar/\(id)")
    }
}

@Suite struct ConcernReportConversation {
    @Test(arguments: TestDatabase.each)
    func aMentorReportsAndIsToldWhatTheLawLets(_ database: TestDatabase) async throws {
        let town = try await TestTown.withCasework(database)
        try await town.talk { say in
            let empty = try await say.get(form, as: .mentor)
            #expect(empty.says("112") && empty.says("0100-10 00 00") && empty.says("Vad har andra berättat?"))
            let nothing = try await say.post(form, once: "nothing", as: .mentor)
            #expect(
                nothing.status == 422 && nothing.says("Skriv vad du har sett") && nothing.says("Svara ja eller nej."))
            let (sent, received) = try await say.report()
            let receipt = try await say.get(sent, as: .mentor)
            #expect(receipt.says("OA-") && receipt.says("Barn och familj") && receipt.says(secret))
            #expect(try await say.get("/", as: .socialHead).says(received))
            let closed = try await say.get(received, as: .socialHead)
            #expect(closed.status == 200 && !closed.says(secret), "nothing before it is opened")
            #expect(try await say.post(received + "/oppna", as: .socialWorker).status == 303)
            let opened = try await say.get(received, as: .socialWorker)
            #expect(opened.says(secret) && opened.says("Maja Ek") && opened.says("Klasskamraten"))
            #expect(
                try await say.post(received + "/handlaggare", ["phone": "0100-99"], as: .socialWorker).status == 303)
            #expect(try await say.get(sent, as: .mentor).says("Sonja Sekreterare, 0100-99"))
            let decision = ["decision": "opened", "reference": "3.2"]
            #expect(try await say.post(received + "/beslut", decision, once: "early", as: .socialHead).status == 409)
            let protection = ["answer": "noImmediateNeed", "words": "Pratat med skolan"]
            #expect(try await say.post(received + "/skyddsbedomning", protection, as: .socialWorker).status == 303)
            #expect(try await say.post(received + "/beslut", decision, once: "worker", as: .socialWorker).status == 404)
            #expect(try await say.post(received + "/beslut", decision, once: "head", as: .socialHead).status == 303)
            let tell = received + "/aterkoppling"
            #expect(try await say.get(tell, as: .socialWorker).says("19 kap. 6 §"))
            let wrong = try await say.post(tell, lists: ["told": ["notOpened"]], once: "wrong", as: .socialWorker)
            #expect(wrong.status == 422 && wrong.says("Det stämmer inte med beslutet."))
            let more = try await say.post(tell, lists: ["told": ["content"]], once: "more", as: .socialWorker)
            #expect(more.status == 422 && more.says("Skriv vilket samtycke"))
            #expect(
                try await say.post(tell, lists: ["told": ["opened", "reportAgain"]], once: "told", as: .socialWorker)
                    .status
                    == 303)
            let heard = try await say.get(sent, as: .mentor)
            #expect(heard.says("Utredning har inletts") && heard.says("Anmäl igen"))
            #expect(!heard.says("Pratat med skolan") && !heard.says("3.2"))
            #expect(
                try await say.post(received + "/mote", ["answer": "notOffered"], once: "none", as: .socialWorker).status
                    == 422)
            #expect(try await say.post(received + "/mote", ["answer": "accepted"], as: .socialWorker).status == 303)
            #expect(try await say.get(sent, as: .mentor).says("tackat ja"))
            #expect(try await say.post(received + "/avslut", ["words": "Insats"], as: .socialWorker).status == 303)
            #expect(!(try await say.get("/", as: .socialHead).says(received)))
            #expect(try await say.post(sent + "/tillagg", ["words": "x"], as: .mentor).status == 409)
        }
        #expect(try await Net.holes(in: town.store) == [])
    }

    @Test(arguments: TestDatabase.each)
    func nothingOfItStandsOnAnyPageAtHome(_ database: TestDatabase) async throws {
        let town = try await TestTown.withCasework(database)
        try await town.talk { say in
            let before = try await say.get("/barn/\(Town.maja)/lasare", as: .mother)
            _ = try await say.get(form, as: .mentor)
            let (sent, received) = try await say.report(["guardiansTold": "no"], suspects: ["violence"])
            _ = try await say.post(received + "/oppna", as: .socialHead)
            _ = try await say.get(received, as: .socialHead)
            _ = try await say.get("/orosanmalningar", as: .socialHead)
            #expect(try await say.get(sent, as: .mentor).says("Kontakta inte vårdnadshavarna först"))
            let child = "/barn/\(Town.maja)"
            for who in [Who.mother, .father, .majaHerself] {
                for path in [sent, received, sent + "/tillagg"] {
                    #expect(try await say.get(path, as: who).status == 404, "\(who) \(path)")
                }
                for path in ["/", "/min-sida", child, child + "/lasare", child + "/insyn", child + "/tidslinje"] {
                    // The way to report stands on pages about a child whether or not there is a report.
                    let shown = try await say.get(path, as: who).body.replacing("Gör en orosanmälan", with: "")
                    for trace in [secret, "report", "rosanmälan", "OA-", "Sonja", "Sten"] {
                        #expect(!shown.contains(trace), "\(who) \(path) \(trace)")
                    }
                }
                for path in [
                    "children/\(Town.maja)", "children/\(Town.maja)/readers", "children/\(Town.maja)/onlookers",
                ] {
                    let told = try await say.apiGet(path, as: who)
                    for trace in [secret, "report/", "eportConcern", "OA-"] {
                        #expect(!told.says(trace), "\(who) \(path) \(trace)")
                    }
                }
            }
            let after = try await say.get("/barn/\(Town.maja)/lasare", as: .mother)
            let plain = { (page: TownAnswer) in page.body.components(separatedBy: "<tr>").count }
            #expect(plain(after) - plain(before) <= 8, "the readings of mother's own pages here, nothing else")
        }
    }

    @Test(arguments: TestDatabase.each)
    func theReceiverGetsTheReportAndNothingElseOfTheChild(_ database: TestDatabase) async throws {
        let town = try await TestTown.withCasework(database)
        try await town.talk { say in
            let signal = try await say.mentorSignals()
            let filled = try await say.get("\(form)?signal=\(signal.split(separator: "/").last!)", as: .mentor)
            #expect(filled.says("Borta varje måndag") || filled.status == 200)
            let (sent, received) = try await say.report()
            _ = try await say.post(received + "/oppna", as: .socialWorker)
            for who in [Who.socialWorker, .socialHead] {
                for path in [
                    "/barn/\(Town.maja)", signal, sent, "/barn/\(Town.maja)/tidslinje", "/barn/\(Town.maja)/signaler",
                ] { #expect(try await say.get(path, as: who).status == 404, "\(who) \(path)") }
                let list = try await say.get("/orosanmalningar", as: who)
                #expect(list.says("OA-") && !list.says("Maja") && !list.says(secret))
                #expect(!(try await say.get("/", as: who).says("Maja")))
            }
            for who in [Who.principal, .teacher, .clinicHead, .administrator, .logReviewer, .otherPrincipal] {
                #expect(try await say.get(received, as: who).status == 404, "\(who)")
                #expect(try await say.get(sent, as: who).status == 404, "\(who)")
                #expect(try await say.get("/orosanmalningar", as: who).status == 404, "\(who)")
            }
            // Once somebody handles it, it is theirs and the head's.
            _ = try await say.post(received + "/handlaggare", ["phone": "0100"], as: .socialHead)
            #expect(try await say.get(received, as: .socialWorker).status == 404)
        }
    }

    @Test(arguments: TestDatabase.each)
    func anUnopenedReportIsWithTheHeadAtOnceAndClimbs(_ database: TestDatabase) async throws {
        let town = try await TestTown.withCasework(database)
        try await town.store.write { tx in
            let chief: ID<Position> = ID(key: "town social chief")
            try Workplaces.put(
                PositionEntry(id: chief, workplace: Town.socialBoard, role: .socialHead, title: "Socialchef"),
                named: false, in: tx)
            try Colleagues.hold(chief, by: Town.person(.clinicHead), from: Day(2025, 1, 1)!, in: tx)
        }
        try await town.talk { say in
            let (_, received) = try await say.report(["acute": "1"])
            #expect(try await say.get("/", as: .socialHead).says(received))
            #expect(!(try await say.get("/", as: .clinicHead).says(received)))
            try await town.pass(.seconds(61 * 60))
            #expect(try await say.get("/", as: .clinicHead).says(received))
            #expect(try await say.post(received + "/oppna", as: .clinicHead).status == 303)
            #expect(!(try await say.get("/", as: .clinicHead).says(received)), "opened, it waits until the day is over")
        }
    }

    @Test(arguments: TestDatabase.each)
    func theFamilyReportsInFewerWordsAndGetsAReceipt(_ database: TestDatabase) async throws {
        let town = try await TestTown.withCasework(database)
        try await town.talk { say in
            for who in [Who.mother, .majaHerself] {
                let empty = try await say.get(form, as: who)
                #expect(empty.status == 200 && !empty.says("Vad har andra berättat?") && !empty.says("/utkast"))
                let (sent, received) = try await say.report(["observed": "\(who) skriver"], as: who)
                let receipt = try await say.get(sent, as: who)
                #expect(receipt.says("OA-") && !receipt.says("Handläggare") && !receipt.says("\(who) skriver"))
                for other in [Who.mother, .father, .majaHerself, .mentor, .principal] where other != who {
                    #expect(try await say.get(sent, as: other).status == 404, "\(other)")
                }
                _ = try await say.post(received + "/oppna", as: .socialHead)
                #expect(try await say.get(received, as: .socialHead).says("\(who) skriver"))
                #expect(try await say.post(sent + "/tillagg", ["words": "Mer"], once: "m\(who)", as: who).status == 303)
                #expect(try await say.get(received, as: .socialHead).says("Mer"))
                #expect(try await say.post(sent + "/aterkoppling", once: "f\(who)", as: who).status == 404)
            }
        }
    }

    @Test(arguments: TestDatabase.each)
    func oneWithCustodyOfTheChildHandlesNothing(_ database: TestDatabase) async throws {
        let town = try await TestTown.withCasework(database)
        try await town.store.write { tx in
            try tx.run(
                """
                INSERT INTO guardianship (child_id, guardian_id, custody, hindered, location_hidden, language, interpreter, from_day)
                VALUES (\(Town.maja), \(Town.person(.socialHead)), 'joint', 0, 0, 'sv', 0, '2025-01-01')
                """)
        }
        try await town.talk { say in
            let (_, received) = try await say.report()
            #expect(try await say.get(received, as: .socialHead).status == 404)
            #expect(!(try await say.get("/orosanmalningar", as: .socialHead).says("OA-")))
            #expect(try await say.get(received, as: .socialWorker).status == 200)
            #expect(try await say.get("/", as: .socialWorker).says(received))
        }
    }

    @Test(arguments: TestDatabase.each)
    func itIsForwardedWithACopyAndAReceipt(_ database: TestDatabase) async throws {
        let town = try await TestTown.withCasework(database)
        let other: ID<Workplace> = ID(key: "town other intake")
        try await town.store.write { tx in
            var place = WorkplaceEntry(
                id: other, parent: Town.region, kind: .workplace, sector: .socialServices, name: "Barn Vretaby",
                controller: Town.region, municipality: "9902")
            place.duty = .reports
            try Workplaces.put(place, in: tx)
            let seat: ID<Position> = ID(key: "town other head")
            try Workplaces.put(
                PositionEntry(id: seat, workplace: other, role: .socialHead, title: "Chef"), named: false, in: tx)
            try Colleagues.hold(seat, by: Town.person(.clinicHead), from: Day(2025, 1, 1)!, in: tx)
        }
        try await town.talk { say in
            let (sent, received) = try await say.report()
            _ = try await say.post(received + "/oppna", once: "1", as: .socialHead)
            let on = try await say.post(
                received + "/vidare", ["receiver": "\(other)", "words": "Bor där"], as: .socialHead)
            #expect(on.status == 303)
            #expect(try await say.get(received, as: .socialHead).status == 404)
            #expect(try await say.get("/", as: .clinicHead).says(received))
            #expect(try await say.post(received + "/oppna", once: "2", as: .clinicHead).status == 303)
            #expect(try await say.get(received, as: .clinicHead).says(secret))
            #expect(try await say.get(sent, as: .mentor).says("Barn Vretaby"))
        }
        #expect(try await Net.holes(in: town.store) == [])
    }

    @Test func nothingOfWhatIsWrittenStandsInTheDatabaseFile() async throws {
        let town = try await TestTown.withCasework(.sqlite)
        let file = try await town.store.read { try $0.one("SELECT file FROM pragma_database_list")?.text("file") ?? "" }
        try await town.talk { say in
            let (sent, received) = try await say.report(["childWords": "Jag ramlade"])
            _ = try await say.post(sent + "/tillagg", ["words": "Han kom tillbaka"], as: .mentor)
            _ = try await say.post(received + "/oppna", as: .socialHead)
        }
        let bytes = ["", "-wal"].reduce(into: Data()) {
            $0 += FileManager.default.contents(atPath: file + $1) ?? Data()
        }
        #expect(bytes.range(of: Data("professional".utf8)) != nil, "the file was not read")
        for words in [secret, "Klasskamraten", "Jag ramlade", "Han kom tillbaka"] {
            #expect(bytes.range(of: Data(words.utf8)) == nil, "\(words)")
        }
    }

    @Test(arguments: TestDatabase.each) func theSameFormTwiceIsOneReportAndEveryProblemIsToldAtOnce(
        _ database: TestDatabase
    ) async throws {
        let town = try await TestTown.withCasework(database)
        try await town.talk { say in
            let (first, second) = (try await say.report(), try await say.report())
            #expect(first == second)
            let wrong = try await say.post(form, ["guardiansTold": "no", "told": "Min text"], as: .mentor)
            #expect(wrong.status == 422 && wrong.says("Min text") && wrong.says("Skriv varför inte."))
            #expect(wrong.says("Skriv vad du har sett eller hört."))
            #expect(try await say.post(form, ["observed": "x"], as: .mentor).says("Svara ja eller nej."))
        }
    }
}

@Suite struct ReportTallyTests {
    @Test(arguments: TestDatabase.each)
    func sentReceivedOpenedWaitingAndAlarmingAddUpAndALostOneIsSeen(_ database: TestDatabase) async throws {
        let town = try await TestTown.withCasework(database)
        try await town.talk { say in
            let (_, opened) = try await say.report()
            _ = try await say.post(opened + "/oppna", as: .socialHead)
            _ = try await say.report(["observed": "Den andra"])
            _ = try await say.report(["observed": "Den tredje", "acute": "1"])
            try await town.pass(.seconds(61 * 60))
            let page = try await say.get("/natet/anmalningar", as: .socialHead)
            #expect(page.says("Barn och familj") && page.says("Ja"))
            #expect(try await say.get("/natet/anmalningar", as: .mentor).status == 404)
            #expect(!(try await say.get("/natet/anmalningar", as: .principal).says("Barn och familj")))
        }
        let one = try #require(try await ConcernReports.tally(in: town.store).first)
        #expect(
            [one.sent, one.received, one.opened, one.waiting, one.alarmed, one.empty] == [3, 3, 1, 1, 1, 0] && one.adds)
        // Planted: one is in nobody's list, one has lost what was written, one was never sent.
        for fault: SQL in [
            "UPDATE open_thing SET closed_at = 1 WHERE kind = 'concernReport' AND due_at IS NOT NULL",
            "DELETE FROM concern_report_copy", "DELETE FROM concern_report_step",
        ] {
            let town = try await TestTown.withCasework(.sqlite)
            try await town.talk { say in _ = try await say.report() }
            #expect(try await ConcernReports.tally(in: town.store).allSatisfy(\.adds))
            try await town.store.write { _ = try $0.run(fault) }
            #expect(try await ConcernReports.tally(in: town.store).allSatisfy(\.adds) == false)
        }
    }
}
