@testable import Directory
import Foundation
import Kernel
import Law
import Storage
import TestSupport
import TestTown
import Testing

@testable import Meetings

private let call = [
    "kind": "collaboration", "day": "2026-11-30", "time": "13:30", "minutes": "60", "place": "Björkskolan, rum 4",
    "childPart": "Maja är med första halvtimmen.", "agenda": "Hur gör vi vardagen tryggare?",
]
private let moten = "/barn/\(Town.maja)/moten"

private func called(
    _ say: TownTalk, _ positions: [Who], _ fields: [String: String] = [:],
    family: [Who] = [.mother, .father, .majaHerself]
)
    async throws -> TownAnswer
{
    try await say.post(
        moten + "/nytt", call.merging(fields) { $1 },
        lists: [
            "areas": ["safety", "home"], "positions": positions.map { "\(Town.position($0))" },
            "family": family.map { "\(Town.person($0))" },
        ], as: .principal)
}

@Suite struct MeetingRules {
    @Test func aTimeIsWhatTheClockOnTheWallShows() throws {
        let winter = try #require(Meeting.moment(Day(2026, 11, 30)!, "13:30"))
        #expect(winter.iso == "2026-11-30T12:30:00.000Z")
        // The clocks are turned back this night.
        #expect(try #require(Meeting.moment(Day(2026, 10, 25)!, "13:30")).clockTime == "13:30")
        #expect(try #require(Meeting.moment(Day(2026, 3, 29)!, "08:00")).clockTime == "08:00")
        for wrong in ["", "24:00", "1330", "12:5", "x:10", "12:60"] {
            #expect(Meeting.moment(Day(2026, 11, 30)!, wrong) == nil)
        }
    }

    @Test func nobodyOutsideIsInvitedWithoutConsentForTheAreas() {
        let contact = Contact(
            position: ID(key: "p"), title: "Psykolog", holder: nil, role: .healthProfessional, workplace: ID(key: "w"),
            workplaceName: "BUP", controller: ID(key: "region"), sector: .healthCare, areas: 0)
        func refusal(_ open: Int, _ areas: Int, home: String = "school") -> Phrase? {
            InvitationRule.refusal([.init(contact: contact, openAreas: open)], home: ID(key: home), areas: areas)
        }
        #expect(refusal(0, 0b11)?.swedish.contains("BUP") == true)
        #expect(refusal(0b100, 0b011) != nil)
        #expect(refusal(0b010, 0b011) == nil)
        #expect(refusal(0, 0b11, home: "region") == nil)
    }
}

@Suite struct MeetingConversation {
    @Test(arguments: TestDatabase.each)
    func aMeetingIsCalledAnsweredHeldAndItsDecisionsCarriedOut(_ database: TestDatabase) async throws {
        let town = try await openTown(database)
        try await town.talk { say in
            try await say.consent(to: Town.socialUnit)
            let made = try await called(say, [.socialWorker, .counsellor])
            #expect(made.status == 303)
            let page = made.location
            let id = try #require(made.id(Meeting.self))
            for who in [Who.principal, .socialWorker, .counsellor, .mother, .father, .majaHerself] {
                let words = who == .majaHerself ? "Möte om hur vi hjälper dig" : "Samverkansmöte"
                #expect(try await say.get(page, as: who).says(words), "\(who)")
            }
            // The consent names meetings, so the head of the unit it names may see this one (decision 5).
            #expect(try await say.get(page, as: .socialHead).status == 200)
            for who in [Who.teacher, .clinician, .lisasMother, .otherPrincipal] {
                #expect(try await say.get(page, as: who).status == 404, "\(who)")
            }
            #expect(try await say.post(page + "/svar", ["answer": "yes"], as: .socialWorker).status == 303)
            #expect(
                try await say.post(page + "/svar", ["answer": "yes", "words": "Jag vill ha rast"], as: .majaHerself)
                    .status == 303)
            #expect(try await say.get(page, as: .principal).says("Jag vill ha rast"))
            #expect(try await say.post(page + "/hall", notes(try await ids(say, id)), as: .principal).status == 409)
            try await town.pass(.seconds(10 * 86_400))
            let came = try await ids(say, id)
            let held = try await say.post(page + "/hall", notes(came), lists: ["came": came], as: .principal)
            #expect(held.status == 303)
            let decided = try await say.post(
                page + "/beslut",
                ["what": "Ring mamma på torsdag", "position": "\(Town.position(.socialWorker))", "due": "2026-12-10"],
                as: .principal)
            #expect(decided.status == 303)
            let detail = try #require(
                try await say.apiGet("children/\(Town.maja)/meetings/\(id)", as: .socialWorker).json() as? [String: Any]
            )
            let decision = try #require((detail["decisions"] as? [[String: Any]])?.first?["id"] as? String)
            #expect(
                try await say.post(page + "/beslut/\(decision)/klart", ["outcome": "Ringt"], as: .counsellor).status
                    == 404)
            #expect(try await say.get(moten + "/nytt", as: .principal).says("Ring mamma på torsdag"))
            let api = "children/\(Town.maja)/meetings/\(id)"
            let second = try await say.apiPost(
                api + "/decisions",
                json: #"{"what":"Boka rum","position":"\#(Town.position(.socialWorker))","due":"2026-12-11"}"#,
                as: .principal)
            let answer = try #require(try second.json() as? [String: String])
            let other = try #require(answer["id"])
            #expect(other != "\(id)" && answer["location"] == "/api/v1/\(api)")
            let booked = try await say.apiPost(
                "\(api)/decisions/\(other)/outcome", json: #"{"outcome":"Bokat"}"#, as: .socialWorker)
            #expect(booked.status == 201)
            #expect(
                try await say.post(page + "/beslut/\(decision)/klart", ["outcome": "Ringt"], as: .socialWorker).status
                    == 303)
            #expect(
                try await say.post(page + "/beslut/\(decision)/klart", ["outcome": "Igen"], as: .principal).status
                    == 409)
            let open = try await town.store.read {
                try $0.all(
                    "SELECT about FROM open_thing WHERE closed_at IS NULL AND kind IN ('invitation', 'decision', 'meeting')"
                )
                .map { try $0.text("about") }
            }
            #expect(open == ["nextMeeting/\(id)"])
        }
    }

    @Test(arguments: TestDatabase.each)
    func nobodyOutsideComesWithoutConsentAndNobodyStaysAfterIt(_ database: TestDatabase) async throws {
        let town = try await openTown(database)
        try await town.talk { say in
            let refused = try await called(say, [.socialWorker])
            #expect(refused.status == 422 && refused.says("Barn och familj får inte bjudas in än"))
            #expect(refused.says("/samtycken/nytt?omraden=home.safety"))
            let consent = try await say.consent(to: Town.socialUnit)
            // Covered for home and safety, not for the clinic.
            let both = try await called(say, [.socialWorker, .clinician])
            #expect(both.status == 422 && both.says("BUP Ådala") && !both.says("Barn och familj får inte"))
            let page = try await called(say, [.socialWorker]).location
            let api = "children/\(Town.maja)/meetings/" + (page.split(separator: "/").last.map(String.init) ?? "")
            #expect(try await say.get(page, as: .socialWorker).status == 200)
            #expect(try await say.apiGet(api, as: .socialWorker).status == 200)
            try await say.withdraw(consent)
            #expect(try await say.get(page, as: .socialWorker).status == 404)
            #expect(try await say.apiGet(api, as: .socialWorker).status == 404)
            #expect(try await say.post(page + "/svar", ["answer": "yes"], as: .socialWorker).status == 404)
            #expect(try await say.get(page, as: .mother).status == 200)
        }
    }

    @Test(arguments: TestDatabase.each)
    func twoWhoWriteGetBothTextsAndEarlierWordsStay(_ database: TestDatabase) async throws {
        let town = try await openTown(database)
        try await town.talk { say in
            let page = try await called(say, [.counsellor]).location
            try await town.pass(.seconds(10 * 86_400))
            let first = ["notes": "Första texten", "childVoice": "Bra", "guardiansTold": "De var med", "version": "1"]
            #expect(try await say.post(page + "/hall", first, as: .principal).status == 303)
            let late = first.merging(["notes": "Andra texten"]) { $1 }
            let met = try await say.post(page + "/hall", late, as: .principal)
            #expect(
                met.status == 409 && met.says("Första texten") && met.says("Andra texten") && met.says("value=\"2\""))
            let again = late.merging(["version": "2"]) { $1 }
            #expect(try await say.post(page + "/hall", again, as: .principal).status == 303)
            let shown = try await say.get(page, as: .principal)
            #expect(shown.says("Andra texten") && shown.says("Första texten") && shown.says("Version 3"))
            // Nobody came who is not ticked: they no longer stand in the work.
            #expect(try await say.get(page, as: .counsellor).status == 404)
        }
    }

    @Test func theGuardiansSeeNothingOfAMeetingKeptFromThem() async throws {
        let town = try await openTown(.sqlite)
        try await town.talk { say in
            let wrong = try await called(say, [.counsellor], ["withoutGuardians": "1"])
            #expect(wrong.status == 422 && wrong.says("Bjud inte in dem"))
            let page = try await called(say, [.counsellor], ["withoutGuardians": "1"], family: []).location
            for who in [Who.mother, .father, .majaHerself] { #expect(try await say.get(page, as: who).status == 404) }
            #expect(try await say.get(moten, as: .mother).says("Det finns inga möten."))
            #expect(try await say.get(page, as: .counsellor).status == 200)
        }
    }

    @Test func everyProblemAtOnceOnceAndSealed() async throws {
        let town = try await openTown(.sqlite)
        try await town.talk { say in
            let empty = try await say.post(
                moten + "/nytt", ["link": "http://x", "day": "2026-11-30", "time": "25:00"], as: .principal)
            #expect(empty.status == 422)
            for words in [
                "Välj vad det är för möte.", "Skriv tiden som timmar:minuter.", "hur många minuter", "https://",
                "Välj minst ett område.",
                "Bjud in någon.", "Skriv hur barnet är med.", "Skriv vad ni ska prata om.",
            ] { #expect(empty.says(words), "\(words)") }
            #expect(try await called(say, [.counsellor], ["day": "2026-11-20"]).says("Dagen har redan varit."))
            let lists = ["areas": ["home"], "positions": ["\(Town.position(.counsellor))"]]
            let one = try await say.post(moten + "/nytt", call, lists: lists, once: "x", as: .principal)
            let two = try await say.post(moten + "/nytt", call, lists: lists, once: "x", as: .principal)
            #expect(one.location == two.location)
            let meetings = try await town.store.read { try $0.all("SELECT agenda, place FROM meeting") }
            #expect(meetings.count == 1)
            let agenda = try await town.store.read { try $0.one("SELECT agenda FROM meeting")!.bytes("agenda") }
            #expect(!String(decoding: agenda, as: UTF8.self).contains("vardagen"))
            for who in [Who.mother, .counsellor, .socialWorker, .mentor] {
                #expect(try await say.post(moten + "/nytt", call, lists: lists, as: who).status == 404, "\(who)")
            }
            let other = one.location.replacing("\(Town.maja)", with: "\(Town.lisa)")
            #expect(try await say.get(other, as: .otherPrincipal).status == 404)
            #expect(try await say.post(one.location + "/stall-in", ["reason": "Sjuk"], as: .principal).status == 303)
            #expect(try await say.get(one.location, as: .counsellor).status == 404)
        }
    }
}

@Suite struct MeetingDisclosure {
    /// What is written from a meeting is one text: the head of the unit a consent names sees it whole or not at all.
    @Test(arguments: TestDatabase.each)
    func aConsentOpensAMeetingOnlyWhenItCoversAllOfIt(_ database: TestDatabase) async throws {
        let town = try await openTown(database)
        try await town.talk { (say) async throws -> Void in
            try await say.consent(to: Town.socialUnit, ["home"])
            try await say.consent(to: Town.clinic, ["home", "safety"])
            let page = try await called(say, [.counsellor]).location
            #expect(try await say.get(page, as: .socialHead).status == 404)
            #expect(try await say.get(moten, as: .socialHead).status == 200)
            #expect(try await !say.get(moten, as: .socialHead).says(page))
            #expect(try await say.get(page, as: .clinicHead).status == 200)
        }
    }
}

private func ids(_ say: TownTalk, _ id: ID<Meeting>) async throws -> [String] {
    let detail = try await say.apiGet("children/\(Town.maja)/meetings/\(id)", as: .principal).json() as? [String: Any]
    return (detail?["invitations"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
}

private func notes(_ came: [String]) -> [String: String] {
    [
        "notes": "Vi kom överens.", "childVoice": "Jag vill gå till skolan med Noor.", "guardiansTold": "De var med.",
        "nextDay": "2027-01-15", "version": "1",
    ]
}
