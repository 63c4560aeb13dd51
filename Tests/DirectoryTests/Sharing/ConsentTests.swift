import Directory
import Kernel
import Law
import Storage
import TestSupport
import TestTown
import Testing

private let asked = [
    "purpose": "Vi vill planera tillsammans.", "from": "2026-11-21", "until": "2027-05-20", "childPart": "together",
    "childJudgement": "Maja förstår frågan och vill vara med.",
]
private let scope = ["areas": ["safety", "home", "relations"], "kinds": ["assessment", "meeting", "plan"]]

/// Asks, as the principal, for consent to share Maja's case with the social services.
private func ask(_ say: TownTalk) async throws -> ID<Consent> {
    let answer = try await say.post(
        "/barn/\(Town.maja)/samtycken/nytt", asked,
        lists: scope.merging(["recipients": ["\(Town.socialUnit)"]]) { $1 }, as: .principal)
    #expect(answer.status == 303)
    return try #require(answer.id(Consent.self))
}

private func yes(_ say: TownTalk, _ id: ID<Consent>, _ who: Who, _ areas: [String] = scope["areas"]!) async throws {
    let answer = try await say.post(
        "/barn/\(Town.maja)/samtycken/\(id)/svar", ["answer": "yes"], lists: ["areas": areas], as: who)
    #expect(answer.status == 303)
}

@Suite struct ConsentConversation {
    @Test(arguments: TestDatabase.each)
    func nobodySeesAnythingUntilAllHaveSaidYes(_ database: TestDatabase) async throws {
        let town = try await TestTown.open(database)
        try await town.talk { say in
            let id = try await ask(say)
            let page = "/barn/\(Town.maja)/samtycken/\(id)"
            #expect(try await say.get(page, as: .principal).says("väntar på svar"))
            for who in [Who.mother, .father] {
                #expect(try await say.get(page, as: .socialHead).status == 404)
                try await yes(say, id, who)
            }
            #expect(try await say.get(page, as: .socialHead).status == 404)
            try await yes(say, id, .majaHerself)
            #expect(try await say.get(page, as: .socialHead).says("gäller"))
            // Nobody else: a social worker outside the work around the child, another family, another school, the clinic.
            for who in [Who.socialWorker, .lisasMother, .otherPrincipal, .clinicHead, .teacher] {
                #expect(try await say.get(page, as: who).status == 404, "\(who)")
            }
        }
    }

    @Test(arguments: TestDatabase.each)
    func aWithdrawnConsentWorksOnTheNextRequest(_ database: TestDatabase) async throws {
        let town = try await TestTown.open(database)
        try await town.talk { say in
            let id = try await ask(say)
            let (page, api) = ("/barn/\(Town.maja)/samtycken/\(id)", "children/\(Town.maja)/consents/\(id)")
            for who in [Who.mother, .father, .majaHerself] { try await yes(say, id, who) }
            #expect(try await say.get(page, as: .socialHead).status == 200)
            #expect(try await say.apiGet(api, as: .socialHead).status == 200)
            let missing = try await say.get("/barn/\(Town.maja)/samtycken/\(ID<Consent>(key: "none"))", as: .socialHead)
            #expect(try await say.post(page + "/aterkalla", as: .father).status == 303)
            let hidden = try await say.get(page, as: .socialHead)
            #expect(hidden.status == 404 && hidden.body.count == missing.body.count)
            #expect(try await say.apiGet(api, as: .socialHead).status == 404)
            // The history stays, with who had seen what; the guardians and the named person are shown it.
            for who in [Who.mother, .father, .principal] {
                let seen = try await say.get(page, as: who)
                #expect(seen.says("återkallat") && seen.says("Sten Chef") && seen.says("Barn och familj"), "\(who)")
            }
            #expect(try await say.apiGet(api, as: .mother).says("\"person\":\"Sten Chef\""))
            #expect(
                try await say.post(page + "/svar", ["answer": "yes"], lists: ["areas": ["home"]], as: .father).status
                    == 409)
        }
    }

    @Test(arguments: TestDatabase.each)
    func aPartOfItMayBeAgreedTo(_ database: TestDatabase) async throws {
        let town = try await TestTown.open(database)
        try await town.talk { say in
            let id = try await ask(say)
            try await yes(say, id, .mother, ["safety", "home"])
            try await yes(say, id, .father, ["home", "relations"])
            try await yes(say, id, .majaHerself)
            let api = "children/\(Town.maja)/consents/\(id)"
            #expect(try await say.apiGet(api, as: .principal).says("\"openAreas\":[\"home\"]"))
            let head = try await town.caller(.socialHead)
            let permit = try await town.store.write {
                try Policy.permit(.seeAssessment, of: Town.maja, for: head, in: $0)
            }
            #expect([WheelArea](mask: permit.areas) == [.home])
        }
    }

    @Test func onlyTheKindsNamedAreOpened() async throws {
        let town = try await TestTown.open(.sqlite)
        try await town.talk { say in
            let answer = try await say.post(
                "/barn/\(Town.maja)/samtycken/nytt", asked.merging(["childPart": "heard"]) { $1 },
                lists: ["areas": ["home"], "kinds": ["meeting"], "recipients": ["\(Town.socialUnit)"]], as: .principal)
            let id = try #require(answer.id(Consent.self))
            for who in [Who.mother, .father] { try await yes(say, id, who, ["home"]) }
            let head = try await town.caller(.socialHead)
            await #expect(throws: Failure.notFound) {
                try await town.store.write { try Policy.permit(.seeAssessment, of: Town.maja, for: head, in: $0) }
            }
            _ = try await town.store.write { try Policy.permit(.seeConsent, of: Town.maja, for: head, in: $0) }
        }
    }

    @Test(arguments: TestDatabase.each)
    func staffNoteWhatWasSaidAndWhenOneGuardianNeedNotAnswer(_ database: TestDatabase) async throws {
        let town = try await TestTown.open(database)
        try await town.talk { say in
            let id = try await ask(say)
            let page = "/barn/\(Town.maja)/samtycken/\(id)"
            for who in [Who.mother, .majaHerself] {
                let noted = try await say.post(
                    page + "/noterat-svar",
                    [
                        "person": "\(Town.person(who))", "answer": "yes", "form": "oral", "givenOn": "2026-11-20",
                        "words": "Bara till sommaren",
                    ], lists: ["areas": ["home", "safety"]], as: .principal)
                #expect(noted.status == 303)
            }
            #expect(try await say.get(page, as: .socialHead).status == 404)
            let excused = try await say.post(
                page + "/undantag",
                ["person": "\(Town.person(.father))", "excuse": "decision", "reference": "SN 2026-11-19 § 4"],
                as: .principal)
            #expect(excused.status == 303)
            let seen = try await say.get(page, as: .socialHead)
            #expect(seen.status == 200 && !seen.says("Bara till sommaren") && !seen.says("SN 2026-11-19"))
            #expect(try await say.get(page, as: .principal).says("SN 2026-11-19 § 4"))
            let taken = try await say.post(
                page + "/noterad-aterkallelse", ["person": "\(Town.person(.mother))", "givenOn": "2026-11-21"],
                as: .principal)
            #expect(taken.status == 303)
            #expect(try await say.get(page, as: .socialHead).status == 404)
            // Nobody notes another's answer as a guardian, and staff give none as their own.
            #expect(
                try await say.post(
                    page + "/noterat-svar",
                    ["person": "\(Town.person(.father))", "answer": "yes", "form": "oral", "givenOn": "2026-11-20"],
                    lists: ["areas": ["home"]], as: .mother
                ).status == 404)
            #expect(
                try await say.post(page + "/svar", ["answer": "yes"], lists: ["areas": ["home"]], as: .principal).status
                    == 404)
        }
    }

    @Test(arguments: TestDatabase.each)
    func aNewGuardianIsAskedToo(_ database: TestDatabase) async throws {
        let town = try await TestTown.open(database)
        try await town.talk { say in
            let id = try await ask(say)
            for who in [Who.mother, .father, .majaHerself] { try await yes(say, id, who) }
            #expect(try await say.get("/barn/\(Town.maja)/samtycken/\(id)", as: .socialHead).status == 200)
            try await town.store.write { tx in
                try tx.run(
                    """
                    INSERT INTO guardianship (child_id, guardian_id, custody, hindered, location_hidden, language, interpreter, from_day)
                    VALUES (\(Town.maja), \(Town.person(.lisasMother)), 'appointed', 0, 0, 'sv', 0, '2026-11-21')
                    """)
                try Sharing.recompute(Town.maja, in: tx)
            }
            #expect(try await say.get("/barn/\(Town.maja)/samtycken/\(id)", as: .socialHead).status == 404)
            try await yes(say, id, .lisasMother)
            #expect(try await say.get("/barn/\(Town.maja)/samtycken/\(id)", as: .socialHead).status == 200)
        }
    }

    @Test func everyProblemAtOnceAndSentTwiceMakesOne() async throws {
        let town = try await TestTown.open(.sqlite)
        try await town.talk { say in
            let form = "/barn/\(Town.maja)/samtycken/nytt"
            let empty = try await say.post(
                form, ["purpose": "", "from": "2026-12-01", "until": "2026-11-30"], as: .principal)
            #expect(empty.status == 422)
            for words in [
                "Välj minst en verksamhet.", "Välj minst ett område.", "Välj vad som får delas.", "Skriv varför",
                "Slutdagen ligger före", "Välj barnets del", "Skriv hur du har bedömt",
            ] { #expect(empty.says(words), "\(words)") }
            #expect(
                try await say.post(form, asked.merging(["until": "2028-01-01"]) { $1 }, lists: scope, as: .principal)
                    .says("högst ett år"))
            let lists = scope.merging(["recipients": ["\(Town.clinic)"]]) { $1 }
            let first = try await say.post(form, asked, lists: lists, once: "same", as: .principal)
            let second = try await say.post(form, asked, lists: lists, once: "same", as: .principal)
            #expect(first.status == 303 && first.location == second.location)
            // Within the own organisation there is nothing to ask; what is no workplace is told the same way.
            for place in ["\(Town.otherSchool)", "\(ID<Workplace>(key: "none"))"] {
                let wrong = try await say.post(
                    form, asked, lists: scope.merging(["recipients": [place]]) { $1 }, as: .principal)
                #expect(wrong.status == 422 && wrong.says("utanför den egna organisationen"))
            }
            for who in [Who.mentor, .socialHead, .mother, .lisasMother] {
                #expect(try await say.post(form, asked, lists: lists, as: who).status == 404, "\(who)")
            }
        }
    }

    @Test(arguments: TestDatabase.each)
    func theSameThroughTheAPI(_ database: TestDatabase) async throws {
        let town = try await TestTown.open(database)
        try await town.talk { say in
            let made = try await say.apiPost(
                "children/\(Town.maja)/consents",
                json: """
                    {"recipients": ["\(Town.clinic)"], "areas": ["health"], "kinds": ["plan"], "purpose": "Varför",
                     "from": "2026-11-21", "until": "2027-01-01", "childPart": "heard", "childJudgement": "Hörd."}
                    """, as: .principal)
            #expect(made.status == 201)
            let id = try #require(made.id(Consent.self) ?? ID(String(made.body.split(separator: "\"")[3])))
            let path = "children/\(Town.maja)/consents/\(id)"
            for who in [Who.mother, .father] {
                #expect(
                    try await say.apiPost("\(path)/answers", json: #"{"answer":"yes","areas":["health"]}"#, as: who)
                        .status == 201)
            }
            #expect(try await say.apiGet(path, as: .clinicHead).says("\"state\":\"effective\""))
            #expect(try await say.apiPost("\(path)/settlement", json: "", as: .principal).status == 409)
            #expect(try await say.apiPost("\(path)/withdrawals", json: "{}", as: .mother).status == 201)
            #expect(try await say.apiGet(path, as: .clinicHead).status == 404)
            #expect(try await say.apiPost("\(path)/settlement", json: "", as: .principal).status == 201)
            #expect(try await say.apiGet("children/\(Town.maja)/consents", as: .mother).says("\"state\":\"settled\""))
        }
    }

    @Test(arguments: TestDatabase.each)
    func itRemindsInTimeAndWhatIsWrittenIsSealed(_ database: TestDatabase) async throws {
        let town = try await TestTown.open(database)
        try await town.talk { say in
            let id = try await ask(say)
            func due() async throws -> String? {
                try await town.store.read {
                    try $0.one("SELECT due_day FROM open_thing WHERE about = \("consent/\(id)") AND closed_at IS NULL")?
                        .text("due_day")
                }
            }
            #expect(try await due() == "2026-12-05")
            for who in [Who.mother, .father, .majaHerself] { try await yes(say, id, who) }
            #expect(try await due() == "2027-04-20")
            #expect(
                try await say.post("/barn/\(Town.maja)/samtycken/\(id)/aterkalla", ["words": "Nej tack"], as: .mother)
                    .status == 303)
            #expect(try await due() == "2026-11-21")
            #expect(try await say.post("/barn/\(Town.maja)/samtycken/\(id)/klart", as: .principal).status == 303)
            #expect(try await due() == nil)
            let stored = try await town.store.read { tx in
                let row = try tx.one("SELECT purpose, child_judgement FROM consent WHERE id = \(id)")
                let words = try tx.one(
                    "SELECT words FROM consent_event WHERE consent_id = \(id) AND what = 'withdrawn'")
                return [try row!.bytes("purpose"), try row!.bytes("child_judgement"), try words!.bytes("words")]
            }
            for (bytes, words) in zip(stored, ["planera", "Maja", "tack"]) {
                #expect(!String(decoding: bytes, as: UTF8.self).contains(words))
            }
        }
    }
}
