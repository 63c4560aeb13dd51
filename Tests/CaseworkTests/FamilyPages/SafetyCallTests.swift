import Directory
import Foundation
import Kernel
import Storage
import TestSupport
import TestTown
import Testing
import Web

@testable import Casework

private let page = "/inte-trygg"
private let secret = "Pappa slår mig på kvällarna"

@Suite struct SafetyCallRules {
    private let call = SafetyCall(
        id: ID(key: "call"), child: ID(key: "child"), sentAt: Instant(milliseconds: 0), words: nil, reach: nil,
        dueAt: Instant(milliseconds: 900_000), takenAt: nil, takenBy: nil, closedAt: nil, outcome: nil)

    @Test func theFirstWhoTakesItStays() {
        var taken = call
        taken.take(by: "Rut", at: Instant(milliseconds: 1000))
        taken.take(by: "Olle", at: Instant(milliseconds: 2000))
        #expect(taken.takenBy == "Rut" && taken.takenAt == Instant(milliseconds: 1000))
    }

    @Test func whoClosesItHasAlsoTakenItAndItIsClosedOnce() throws {
        var closed = call
        try closed.close("Vi pratade.", by: "Rut", at: Instant(milliseconds: 1000))
        #expect(closed.takenBy == "Rut" && closed.outcome == "Vi pratade.")
        #expect(throws: Failure.self) { try closed.close("Igen", by: "Olle", at: Instant(milliseconds: 2000)) }
        #expect(closed.outcome == "Vi pratade.")
    }

    @Test func nothingAChildWritesIsRefused() {
        let (words, reach) = SafetyForm.kept(
            Answers(["words": [String(repeating: "a", count: 9000) + "\u{7}"], "reach": ["\u{7} hemma\u{0} "]]))
        #expect(words?.count == SafetyCall.longest && reach == "hemma")
        #expect(SafetyForm.kept(Answers()) == (nil, nil))
    }
}

@Suite struct SafetyCallConversation {
    /// Maja sends; the path where the ones on duty find it.
    private func send(_ say: TownTalk, _ town: TestTown) async throws -> String {
        let sent = try await say.post(page, ["words": secret, "reach": "Jag är i biblioteket"], as: .majaHerself)
        try #require(sent.status == 303 && sent.location == page, "\(sent.status) \(sent.body)")
        return try #require(
            try await town.store.read {
                try $0.one("SELECT path FROM open_thing WHERE kind = 'safetyCall' AND closed_at IS NULL")?.text("path")
            })
    }

    @Test(arguments: TestDatabase.each)
    func aChildSaysItAndAnAdultTakesCareOfIt(_ database: TestDatabase) async throws {
        let town = try await TestTown.whole(database)
        try await town.talk { say in
            let empty = try await say.get(page, as: .majaHerself)
            for words in ["112", "116 111", "0100-10 00 00", "<textarea", "Dina föräldrar ser det inte här"] {
                #expect(empty.says(words), "\(words)")
            }
            #expect(!empty.says("/utkast"), "nothing of it is kept as a draft")
            let path = try await send(say, town)
            let sent = try await say.get(page, as: .majaHerself)
            #expect(sent.says("Det är skickat") && sent.says("112") && !sent.says(secret))
            let today = try await say.get("/", as: .principal)
            #expect(today.says("Genast") && today.says("Känner sig inte trygg: Maja Ek") && today.says(path))
            #expect(try await say.get("/barn/\(Town.maja)", as: .principal).says(path))
            let call = try await say.get(path, as: .principal)
            #expect(call.says(secret) && call.says("biblioteket") && call.says("Prata inte med vårdnadshavarna"))
            #expect(try await say.post(path + "/mottagen", as: .principal).status == 303)
            #expect(try await say.get(page, as: .majaHerself).says("Rut Rektorsson har läst det"))
            #expect(try await say.post(path + "/klart", ["outcome": " "], as: .principal).status == 422)
            let done = ["outcome": "Vi pratade i biblioteket. Socialtjänsten är med."]
            #expect(try await say.post(path + "/klart", done, as: .principal).status == 303)
            #expect(!(try await say.get("/", as: .principal).says(path)))
            #expect(try await say.get("/barn/\(Town.maja)", as: .principal).says("Tidigare gånger"))
        }
        #expect(try await Net.holes(in: town.store) == [])
        #expect(try await town.journal(of: Town.maja, .callForSafety).contains(.majaHerself))
        #expect(try await town.journal(of: Town.maja, .answerSafetyCall).contains(.principal))
    }

    @Test(arguments: TestDatabase.each)
    func nobodyAtHomeCanSeeThatItWasSent(_ database: TestDatabase) async throws {
        let town = try await TestTown.whole(database)
        try await town.talk { say in
            let path = try await send(say, town)
            #expect(try await say.post(path + "/mottagen", as: .principal).status == 303)
            let missing = "/barn/\(Town.maja)/trygghet/\(ID<SafetyCall>(key: "none"))"
            let child = "/barn/\(Town.maja)"
            for who in [Who.mother, .father] {
                #expect(try await say.looksMissing(path, like: missing, to: who), "\(who)")
                for address in ["/min-sida", child, child + "/lasare", child + "/insyn", child + "/tidslinje", "/"] {
                    let shown = try await say.get(address, as: who)
                    for trace in [secret, "trygghet/", page, "tryggt", "safetyCall"] {
                        #expect(!shown.says(trace), "\(who) \(address) \(trace)")
                    }
                }
                for address in ["my-page", "children/\(Town.maja)", "children/\(Town.maja)/readers", "today"] {
                    let told = try await say.apiGet(address, as: who)
                    #expect(told.status == 200, "\(address)")
                    for trace in [secret, "afetyCall\"", "trygghet/", "Safety\""] {
                        #expect(!told.says(trace), "\(who) \(address) \(trace)")
                    }
                }
                #expect(try await say.post(page, ["words": "x"], as: who).status == 404)
            }
            for who in [Who.mentor, .nurse, .socialHead, .otherPrincipal, .lisasMother] {
                #expect(try await say.looksMissing(path, like: missing, to: who), "\(who)")
            }
            #expect(!(try await say.get(child + "/lasare", as: .majaHerself).says("tryggt")))
        }
    }

    @Test(arguments: TestDatabase.each)
    func whenTheOneOnDutyIsAParentItGoesToSomeoneElse(_ database: TestDatabase) async throws {
        let town = try await TestTown.whole(database)
        try await town.put {
            """
            INSERT INTO guardianship (child_id, guardian_id, custody, hindered, location_hidden, language, interpreter, from_day)
            VALUES (\(Town.maja), \(Town.person(.principal)), 'joint', 0, 0, 'sv', 0, '2025-01-01')
            """
        }
        try await town.talk { say in
            let path = try await send(say, town)
            let (today, missing) = (try await say.get("/", as: .principal), try await say.get(path, as: .principal))
            #expect(!today.says(path) && !today.says("trygg") && missing.status == 404)
            #expect(!(try await say.get("/barn/\(Town.maja)/insyn", as: .mother).says("Har fått frågan")))
            let taker: Who = try await say.get("/", as: .nurse).says(path) ? .nurse : .counsellor
            #expect(try await say.get(path, as: taker).says(secret))
            #expect(try await say.post(path + "/klart", ["outcome": "Vi pratade."], as: taker).status == 303)
            #expect(try await say.get(path, as: taker).status == 404, "the task is over")
        }
    }

    @Test(arguments: TestDatabase.each)
    func theHeadAboveSeesItWhenNobodyHasTakenItInTime(_ database: TestDatabase) async throws {
        let town = try await TestTown.whole(database)
        try await town.store.write { tx in
            let chief: ID<Position> = ID(key: "town chief")
            let entry = PositionEntry(id: chief, workplace: Town.schoolBoard, role: .head, title: "Skolchef")
            try Workplaces.put(entry, named: false, in: tx)
            try Colleagues.hold(chief, by: Town.person(.otherPrincipal), from: Day(2025, 1, 1)!, in: tx)
        }
        try await town.talk { say in
            _ = try await send(say, town)
            #expect(!(try await say.get("/", as: .otherPrincipal).says("Känner sig inte trygg")))
            try await town.pass(.seconds(16 * 60))
            #expect(try await say.get("/", as: .otherPrincipal).says("Känner sig inte trygg"))
            #expect(!(try await say.get("/", as: .otherPrincipal).says("Maja")))
        }
    }

    @Test(arguments: TestDatabase.each)
    func theNumbersAreThereWhenTheRestFails(_ database: TestDatabase) async throws {
        let town = try await TestTown.whole(database)
        try await town.talk { say in
            func tells(_ answer: TownAnswer, _ status: Int) -> Bool {
                answer.status == status && answer.says("tel:112") && answer.says("tel:116111")
            }
            let stranger = try await say.get(page, as: nil)
            #expect(tells(stranger, 200) && !stranger.says("<textarea"))
            let forged = try await say.post(page, ["words": secret], as: nil)
            #expect(tells(forged, 403))
            let mother = try await say.get(page, as: .mother)
            #expect(tells(mother, 200) && !mother.says("<textarea") && !mother.says("0100-10 00 00"))
            try await town.put { "ALTER TABLE safety_call RENAME TO away" }
            let failed = try await say.post(page, ["words": secret], as: .majaHerself)
            #expect(tells(failed, 500) && failed.says("Det gick inte att skicka"))
            try await town.put { "ALTER TABLE session RENAME TO gone" }
            let broken = try await say.get(page, as: .majaHerself)
            #expect(tells(broken, 500))
        }
    }

    @Test(arguments: TestDatabase.each)
    func theSameThroughTheAPI(_ database: TestDatabase) async throws {
        let town = try await TestTown.whole(database)
        try await town.talk { say in
            #expect(try await say.apiGet("safety-calls", as: .majaHerself).body == "null")
            #expect(try await say.apiGet("safety-calls", as: .mother).status == 404)
            let sent = try await say.apiPost("safety-calls", json: #"{"words":"Hjälp"}"#, as: .majaHerself)
            #expect(sent.status == 201, "\(sent.body)")
            let id = try #require((sent.json() as? [String: Any])?["id"] as? String)
            let call = "children/\(Town.maja)/safety-calls/\(id)"
            #expect(try await say.apiPost(call + "/receipt", json: "{}", as: .mother).status == 404)
            #expect(try await say.apiPost(call + "/receipt", json: "{}", as: .principal).status == 201)
            let seen = try await say.apiGet(call, as: .principal).json() as? [String: Any]
            #expect(seen?["takenBy"] as? String == "Rut Rektorsson" && seen?["words"] as? String == "Hjälp")
            let receipt = try await say.apiGet("safety-calls", as: .majaHerself).json() as? [String: Any]
            #expect(receipt?["takenBy"] as? String == "Rut Rektorsson" && receipt?["words"] == nil)
        }
    }
}
