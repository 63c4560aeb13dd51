import Directory
import Kernel
import Storage
import TestSupport
import TestTown
import Testing

@testable import Casework

/// One open thing of every kind there is, with the teacher of Björkskolan, whose deputy is the nurse; the principal is head.
private func fill(_ town: TestTown, due: Day) async throws {
    try await town.store.write { tx in
        for kind in OpenThings.Kind.allCases {
            try OpenThings.open(
                kind, about: "\(kind.rawValue)/net", path: "/natet/\(kind.rawValue)", child: Town.maja,
                responsible: Town.position(.teacher), due: due, in: tx)
        }
        try tx.run("UPDATE position SET deputy_id = \(Town.position(.nurse)) WHERE id = \(Town.position(.teacher))")
    }
}

private func absent(_ who: Who, _ isAway: Bool = true, in town: TestTown) async throws {
    let day: Day? = isAway ? Day(2026, 11, 1) : nil
    try await town.store.write {
        _ = try $0.run("UPDATE holding SET away_from = \(day) WHERE position_id = \(Town.position(who))")
    }
}

private func leave(_ who: Who, in town: TestTown) async throws {
    try await town.store.write {
        _ = try $0.run("UPDATE holding SET to_day = '2026-11-01' WHERE position_id = \(Town.position(who))")
    }
}

/// The kinds of open things someone finds among their own on the start page.
private func mine(_ who: Who, _ say: TownTalk) async throws -> Set<String> {
    let found = try #require(try await say.apiGet("today", as: who).json() as? [[String: Any]])
    return Set(found.filter { $0["mine"] as? Bool == true }.compactMap { $0["kind"] as? String })
}

@Suite struct NetTests {
    private let every = Set(OpenThings.Kind.allCases.map(\.rawValue))

    @Test(arguments: TestDatabase.each)
    func whatWaitsForSomeoneAwayIsWithTheDeputyThenTheHead(_ database: TestDatabase) async throws {
        let town = try await openTown(database)
        try await fill(town, due: Day(2026, 12, 1)!)
        try await town.talk { say in
            #expect(try await mine(.teacher, say) == every)
            #expect(try await mine(.nurse, say).isEmpty)
            #expect(try await mine(.principal, say).isEmpty)
            try await absent(.teacher, in: town)
            #expect(try await mine(.nurse, say) == every)
            #expect(try await mine(.principal, say).isEmpty)
            try await absent(.nurse, in: town)
            #expect(try await mine(.principal, say) == every)
            #expect(try await Net.holes(in: town.store).isEmpty)
        }
    }

    @Test(arguments: TestDatabase.each)
    func aVacancyIsAnsweredForAndItsLastHeadLeavingIsAHole(_ database: TestDatabase) async throws {
        let town = try await openTown(database)
        try await fill(town, due: Day(2026, 12, 1)!)
        try await town.talk { say in
            try await leave(.teacher, in: town)
            #expect(try await mine(.nurse, say) == every)
            try await leave(.nurse, in: town)
            #expect(try await mine(.principal, say) == every)
            #expect(try await Net.holes(in: town.store).isEmpty)
            try await leave(.principal, in: town)
            let holes = try await Net.holes(in: town.store)
            #expect(Set(holes.filter { $0.kind == .nobodyAnswers }.map(\.about)) == Set(every.map { "\($0)/net" }))
            #expect(holes.contains { $0.kind == .childWithoutNamedPerson && $0.about == "child/\(Town.maja)" })
        }
    }

    @Test(arguments: TestDatabase.each)
    func whatIsLateIsWithTheHeadAtOnce(_ database: TestDatabase) async throws {
        let town = try await openTown(database)
        try await fill(town, due: Day(2026, 11, 20)!)
        try await town.talk { say in
            let found = try #require(try await say.apiGet("today", as: .principal).json() as? [[String: Any]])
            let late = found.filter { $0["late"] as? Bool == true && $0["mine"] as? Bool == false }
            #expect(Set(late.compactMap { $0["kind"] as? String }) == every)
            #expect(try await mine(.otherPrincipal, say).isEmpty)
        }
    }
}
