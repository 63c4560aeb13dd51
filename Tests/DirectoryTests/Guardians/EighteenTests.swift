import Directory
import Kernel
import Storage
import TestSupport
import TestTown
import Testing

@Suite struct EighteenTests {
    @Test(arguments: TestDatabase.each)
    func custodyAndConsentEndAndWhatIsOpenIsSoonEnded(_ database: TestDatabase) async throws {
        let town = try await TestTown.open(database)
        let child = "/barn/\(Town.maja)"
        try await town.store.write { tx in
            try tx.run("UPDATE person SET birth_day = '2008-11-23' WHERE id = \(Town.maja)")
            try NamedPersons.settle(Town.maja, in: tx)
            try OpenThings.open(
                .followUp, about: "plan/late", path: child, child: Town.maja, responsible: Town.position(.principal),
                due: Day(2027, 6, 1)!, in: tx)
            try OpenThings.open(
                .signal, about: "signal/soon", path: child, child: Town.maja, responsible: Town.position(.principal),
                due: Day(2026, 11, 25)!, in: tx)
        }
        try await town.talk { say in
            let asked = try await say.post(
                child + "/samtycken/nytt",
                [
                    "purpose": "Plan", "from": "2026-11-21", "until": "2027-05-20", "childPart": "heard",
                    "childJudgement": "Ja.",
                ],
                lists: ["areas": ["home"], "kinds": ["plan"], "recipients": ["\(Town.socialUnit)"]], as: .principal)
            for who in [Who.mother, .father] {
                _ = try await say.post(
                    asked.location + "/svar", ["answer": "yes"], lists: ["areas": ["home"]], as: who)
            }
            #expect(try await say.get(asked.location, as: .socialHead).status == 200)
            try await town.pass(.seconds(2 * 86_400))
            #expect(try await town.store.write { try NamedPersons.settleTurned(in: $0) } == 1)
            for who in [Who.mother, .father, .socialHead] {
                #expect(try await say.get(asked.location, as: who).status == 404, "\(who)")
                #expect(try await say.get(child, as: who).status == 404, "\(who)")
            }
            #expect(try await say.get(child, as: .majaHerself).status == 200)
            // The named person ends what is open, within a fortnight; nothing is without someone.
            #expect(try await say.get(child, as: .principal).status == 200)
            let due = try await town.store.read { tx in
                try tx.all(
                    "SELECT due_day FROM open_thing WHERE closed_at IS NULL AND about IN ('plan/late', 'signal/soon') ORDER BY about"
                )
                .map { try $0.text("due_day") }
            }
            #expect(due == ["2026-12-07", "2026-11-25"])
            #expect(try await town.store.write { try NamedPersons.settleTurned(in: $0) } == 0)
        }
    }
}
