import Directory
import Kernel
import Law
import Storage
import TestSupport
import TestTown
import Testing

@Suite struct HandOverTests {
    @Test(arguments: TestDatabase.each) func theSenderIsResponsibleUntilTheReceiverAccepts(_ database: TestDatabase)
        async throws
    {
        let town = try await TestTown.open(database)
        let path = try await town.moveMaja()
        try await town.talk { talk in
            #expect(try await talk.get("/barn/\(Town.maja)", as: .principal).status == 200)
            #expect(try await talk.get("/overlamningar", as: .otherPrincipal).says("Maja Ek"))
            #expect(!(try await talk.get("/overlamningar", as: .principal)).says("Maja Ek"))
            #expect(try await talk.get("/barn/\(Town.maja)", as: .otherPrincipal).says(path))
            for who in [Who.teacher, .mentor, .socialHead, .administrator, .mother] {
                #expect(try await talk.get(path, as: who).status == 404, "\(who)")
                #expect(try await talk.post(path, ["answer": "accept"], as: who).status == 404, "\(who)")
            }
            // The sender sees it but cannot take it back by accepting.
            #expect(try await talk.get(path, as: .principal).status == 200)
            #expect(try await talk.post(path, ["answer": "accept"], as: .principal).status == 404)
            #expect(try await talk.post(path, [:], as: .otherPrincipal).says("Välj ja eller nej."))
            let answer = try await talk.post(path, ["answer": "accept"], once: "same", as: .otherPrincipal)
            #expect(answer.status == 303 && answer.location == "/barn/\(Town.maja)")
            let again = try await talk.post(path, ["answer": "accept"], once: "same", as: .otherPrincipal)
            #expect(again.location == answer.location)
            #expect(try await talk.get("/barn/\(Town.maja)", as: .otherPrincipal).says("Olle Lind"))
            #expect(try await talk.get("/barn/\(Town.maja)", as: .principal).status == 404)
            #expect(try await talk.get(path, as: .otherPrincipal).status == 404)
        }
    }

    @Test(arguments: TestDatabase.each) func unansweredAndRefusedClimb(_ database: TestDatabase) async throws {
        let town = try await TestTown.open(database)
        try await town.store.write { tx in
            // The teacher leads the school board in this test: the head above the other principal.
            try Workplaces.put(
                PositionEntry(id: ID(key: "above"), workplace: Town.schoolBoard, role: .head, title: "Utbildningschef"),
                in: tx)
            try Colleagues.hold(ID(key: "above"), by: Town.person(.teacher), from: Day(2020, 1, 1)!, in: tx)
        }
        let path = try await town.moveMaja()
        try await town.talk { talk in
            #expect(try await talk.get(path, as: .teacher).status == 404)
            let unsaid = try await talk.post(path, ["answer": "decline"], as: .otherPrincipal)
            #expect(unsaid.status == 422 && unsaid.says("Skriv varför ni inte tar emot."))
            let no = try await talk.post(
                path, ["answer": "decline", "reason": "Familjen flyttar snart igen"], as: .otherPrincipal)
            #expect(no.status == 303)
            let climbed = try await talk.get(path, as: .teacher)
            #expect(climbed.status == 200 && climbed.says("Familjen flyttar snart igen"))
            #expect(try await talk.get("/overlamningar", as: .teacher).says("Maja Ek"))
            #expect(try await talk.get("/barn/\(Town.maja)", as: .principal).status == 200)
        }
    }

    @Test func lateOnesClimbToo() async throws {
        let town = try await TestTown.open(.sqlite)
        try await town.store.write { tx in
            try Workplaces.put(
                PositionEntry(id: ID(key: "above"), workplace: Town.schoolBoard, role: .head, title: "Utbildningschef"),
                in: tx)
            try Colleagues.hold(ID(key: "above"), by: Town.person(.teacher), from: Day(2020, 1, 1)!, in: tx)
        }
        let path = try await town.moveMaja()
        try await town.pass(.seconds(15 * 86_400))
        try await town.talk { talk in
            let answer = try await talk.post(path, ["answer": "accept"], as: .teacher)
            #expect(answer.status == 303)
            let page = try await talk.get("/barn/\(Town.maja)", as: .otherPrincipal)
            #expect(page.says("Olle Lind"))
        }
    }

    @Test(arguments: TestDatabase.each) func exactlyOneWhateverHappens(_ database: TestDatabase) async throws {
        let town = try await TestTown.open(database)
        var chance = Chance(state: 2)
        for step in 0..<120 {
            try await town.pass(.seconds(Int64(chance.next(24)) * 86_400))
            let (dice, other) = (chance.next(6), chance.next(3))
            let counts = try await town.store.write { tx in
                let today = Day(tx.now)
                let form = [SchoolForm.compulsory, .compulsory, .upperSecondary][other]
                switch dice {
                case 0: try Children.enrol(Town.maja, EnrolmentEntry(Town.school, form, from: today), in: tx)
                case 1: try Children.enrol(Town.maja, EnrolmentEntry(Town.otherSchool, form, from: today), in: tx)
                case 2: try Children.moveHome(Town.maja, to: Municipality(["9901", "9902", "0180"][other])!, in: tx)
                case 3: try NamedPersons.settleTurned(in: tx)
                default:
                    try tx.run(
                        "UPDATE enrolment SET to_day = \(today) WHERE child_id = \(Town.maja) AND to_day IS NULL")
                    try NamedPersons.settle(Town.maja, in: tx)
                }
                let row = try tx.one(
                    """
                    SELECT (SELECT COUNT(*) FROM child JOIN position ON position.id = child.named_position_id
                        WHERE child.id = \(Town.maja)) AS named,
                      (SELECT COUNT(*) FROM hand_over WHERE child_id = \(Town.maja) AND answered_at IS NULL) AS offers,
                      (SELECT COUNT(*) FROM open_thing WHERE child_id = \(Town.maja) AND kind = 'handOver' AND closed_at IS NULL) AS things,
                      (SELECT COUNT(*) FROM hand_over JOIN child ON child.id = hand_over.child_id WHERE child_id = \(Town.maja)
                        AND answered_at IS NULL AND to_position_id = named_position_id) AS pointless
                    """)
                return try ["named", "pointless", "offers", "things"].map { try row?.int($0) ?? -1 }
            }
            #expect(counts[0] == 1 && counts[1] == 0, "step \(step)")
            #expect(counts[2] <= 1 && counts[2] == counts[3], "step \(step)")
            try await town.acceptNow(chance.next(3) == 0)
        }
    }
}

extension TestTown {
    /// Maja begins at the other school; the address of the hand-over.
    func moveMaja() async throws -> String {
        try await store.write { tx in
            try Children.enrol(
                Town.maja, EnrolmentEntry(Town.otherSchool, .compulsory, year: 8, from: Day(tx.now)), in: tx)
            let row = try tx.one("SELECT id FROM hand_over WHERE child_id = \(Town.maja) AND answered_at IS NULL")
            return "/barn/\(Town.maja)/overlamning/\(try row?.text("id") ?? "")"
        }
    }

    /// Whoever has been offered Maja accepts, when `wanted`.
    func acceptNow(_ wanted: Bool) async throws {
        guard wanted else { return }
        for who in [Who.principal, .otherPrincipal, .bvcNurse, .followUpOfficer, .activityOfficer] {
            let waiting = try await store.read { tx in
                try tx.one(
                    """
                    SELECT id FROM hand_over WHERE child_id = \(Town.maja) AND answered_at IS NULL
                      AND to_position_id = \(Town.position(who))
                    """)?.text("id")
            }
            guard let waiting else { continue }
            let answer = try await talk { talk in
                try await talk.post(
                    "/barn/\(Town.maja)/overlamning/\(waiting)", ["answer": "accept"], once: waiting, as: who)
            }
            #expect(answer.status == 303, "\(who)")
        }
    }
}

/// The same chance each time.
struct Chance {
    var state: UInt64

    mutating func next(_ below: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % below
    }
}
