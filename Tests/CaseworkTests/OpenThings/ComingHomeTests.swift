import Directory
import Foundation
import Kernel
import Law
import Storage
import TestSupport
import TestTown
import Testing

@testable import Casework

private let maja = "/barn/\(Town.maja)"
private let plan = [
    "mainWorkplace": "\(Town.school)", "childWords": "Jag vill kunna sova.", "guardianWords": "Lugna kvällar.",
    "ifWorse": "Ring Rut samma dag.", "nextFollowUp": "2027-01-20",
]

private struct Waiting: Sendable, Hashable {
    let about: String
    let kind: String
    let position: ID<Position>
    let path: String
}

extension TestTown {
    /// What is open about Maja, besides a hand-over.
    fileprivate func waiting() async throws -> [Waiting] {
        try await store.read { tx in
            try tx.all(
                """
                SELECT about, kind, position_id, path FROM open_thing
                WHERE child_id = \(Town.maja) AND closed_at IS NULL AND kind <> 'handOver' ORDER BY about
                """
            ).map {
                Waiting(
                    about: try $0.text("about"), kind: try $0.text("kind"), position: try $0.id("position_id"),
                    path: try $0.text("path"))
            }
        }
    }

    fileprivate func holes() async throws -> [Hole] { try await Net.holes(in: store) }

    /// Each thing waits with this one, who can open the page where it is dealt with.
    fileprivate func allWait(with who: Who, _ say: TownTalk) async throws {
        for thing in try await waiting() {
            #expect(thing.position == Town.position(who), "\(thing.about)")
            let page = try await say.get(thing.path, as: who)
            #expect(page.status == 200, "\(thing.path)")
        }
        #expect(try await holes() == [])
    }
}

extension TownTalk {
    /// The clinician is asked, says yes, and leads a plan with something to do at the clinic and something not yet answered.
    fileprivate func clinicLeads() async throws {
        let chosen = try await post(
            maja + "/samordningsperson/ny",
            ["asked": "yes", "childWords": "Pia.", "position": "\(Town.position(.clinician))"], as: .principal)
        try #require(chosen.status == 303)
        let found = try await apiGet("children/\(Town.maja)/coordinations", as: .clinician).json() as? [[String: Any]]
        let id = try #require(found?.first?["id"] as? String)
        let yes = try await post(maja + "/samordningsperson/\(id)/svar", ["answer": "accepted"], as: .clinician)
        try #require(yes.status == 303)
        let page = try await post(maja + "/planer/ny", plan, lists: ["areas": ["home"]], as: .clinician).location
        let api = "children/\(Town.maja)/plans/\(try #require(page.split(separator: "/").last))"
        let goal = try await apiPost("\(api)/goals", json: #"{"words":"Lugnt hemma","area":"home"}"#, as: .clinician)
        let goalID = try #require((goal.json() as? [String: Any])?["id"] as? String)
        let made = try await apiPost(
            "\(api)/goals/\(goalID)/interventions",
            json: """
                {"what":"Samtal","position":"\(Town.position(.clinician))","byDay":"2026-12-20","level":"preventive",
                 "ground":"HSL"}
                """, as: .clinician)
        try #require(made.status == 201, "\(made.body)")
        let called = try await post(
            maja + "/moten/nytt",
            [
                "kind": "collaboration", "day": "2026-11-30", "time": "13:30", "minutes": "60", "place": "Rum 4",
                "childPart": "Är med.", "agenda": "Vardagen",
            ], lists: ["areas": ["home"], "positions": ["\(Town.position(.clinician))"]], as: .principal)
        try #require(called.status == 303)
    }
}

@Suite struct ComingHomeTests {
    @Test(arguments: TestDatabase.each)
    func whatWaitedByAConsentGoesToTheNamedPersonWhenItIsWithdrawn(_ database: TestDatabase) async throws {
        let town = try await openTown(database)
        try await town.talk { say in
            let consent = try await say.consent(to: Town.clinic, ["home"])
            try await say.clinicLeads()
            let before = try await town.waiting().filter { $0.position == Town.position(.clinician) }
            #expect(Set(before.map(\.kind)) == ["followUp", "intervention", "invitation"])
            #expect(try await town.holes() == [])
            try await say.withdraw(consent)
            try await town.allWait(with: .principal, say)
            // Planted: left with the clinician, it is a hole that the net names.
            try await town.store.write { tx in
                try tx.run(
                    "UPDATE open_thing SET position_id = \(Town.position(.clinician)) WHERE kind = 'followUp'")
            }
            #expect(try await town.holes().map(\.kind) == [.cannotBeSeen])
        }
    }

    @Test(arguments: TestDatabase.each)
    func allThatWaitedForTheNamedPersonGoesAlongInAHandOver(_ database: TestDatabase) async throws {
        let town = try await openTown(database)
        try await town.talk { say in
            try await say.fillWithWork(town)
            #expect(
                Set(try await town.waiting().map(\.kind)) == [
                    "signal", "assessment", "perspective", "meeting", "followUp",
                ])
            let path = try await town.offer(to: Town.otherSchool)
            try await town.allWait(with: .principal, say)
            #expect(try await say.post(path, ["answer": "accept"], as: .otherPrincipal).status == 303)
            try await town.allWait(with: .otherPrincipal, say)
        }
    }
}

extension TownTalk {
    /// One of each kind that waits with the principal as named person.
    fileprivate func fillWithWork(_ town: TestTown) async throws {
        let signal = try await post(
            maja + "/signaler/fran-familjen", ["facts": "Maja sover inte."], as: .mother)
        try #require(signal.status == 303)
        let assessment = try await assessmentBegins()
        try await ask(assessment, people: [Town.person(.mother)])
        let called = try await post(
            maja + "/moten/nytt",
            [
                "kind": "collaboration", "day": "2026-11-30", "time": "13:30", "minutes": "60", "place": "Rum 4",
                "childPart": "Är med.", "agenda": "Vardagen",
            ], lists: ["areas": ["home"], "family": ["\(Town.person(.mother))"]], as: .principal)
        try #require(called.status == 303)
        try #require(
            try await post(maja + "/planer/ny", plan, lists: ["areas": ["home"]], as: .principal).status == 303)
    }
}

extension TestTown {
    /// Maja begins there; the address of the hand-over.
    fileprivate func offer(to school: ID<Workplace>) async throws -> String {
        try await store.write { tx in
            try Children.enrol(
                Town.maja, EnrolmentEntry(school, .compulsory, year: 8, from: Day(tx.now)), in: tx)
            let row = try tx.one("SELECT id FROM hand_over WHERE child_id = \(Town.maja) AND answered_at IS NULL")
            return maja + "/overlamning/\(try row?.text("id") ?? "")"
        }
    }
}
