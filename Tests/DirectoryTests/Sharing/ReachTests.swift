@testable import Directory
import Kernel
import Storage
import TestSupport
import TestTown
import Testing

/// A list, a search and a count show those whom a page would show, and nobody else: `Policy.reach` in SQL against the permit, for
/// everyone, every child and every action in counties made by chance.
@Suite struct ReachTests {
    /// Relations to one thing do not count in lists, and everyone who works with children may signal from afar.
    private static let actions = AccessMatrix.childActions.filter { $0 != .recordDistantSignal }

    struct Tally: Sendable {
        var cells = 0
        var allowed = 0
        var unlike: [String] = []
    }

    /// Compares with permits what `reach` says.
    private static func compare(
        _ seed: Int, in tx: Transaction, reach: (Action, Caller, Day) -> SQL
    ) throws -> Tally {
        let (town, today) = (try GeneratedTown(seed: seed, in: tx), Day(tx.now))
        var tally = Tally()
        for account in town.accounts {
            guard let caller = try SignInStore.caller(account, in: tx) else { continue }
            let facts = try town.children.map { ($0, try SharingStore.facts(of: caller, about: $0, in: tx)) }
            for action in actions {
                let found = try tx.all("SELECT id FROM child WHERE id IN (\(reach(action, caller, today)))")
                let listed = Set(try found.map { try $0.id("id") as ID<Child> })
                for (child, facts) in facts {
                    guard let facts else { continue }
                    let unbound = Facts(
                        standings: facts.standings.filter { ![.invited, .signaller].contains($0.relation) },
                        protected: facts.protected, openings: facts.openings)
                    let allowed = Policy.decide(action, about: "", unbound) != nil
                    tally.cells += 1
                    tally.allowed += allowed ? 1 : 0
                    if listed.contains(child) != allowed {
                        tally.unlike.append(
                            "seed \(seed): \(action), allowed \(allowed), stands as \(unbound.standings.map(\.relation))"
                        )
                    }
                }
            }
        }
        return tally
    }

    private static func compare(
        _ seeds: Range<Int>, on database: TestDatabase, reach: @escaping @Sendable (Action, Caller, Day) -> SQL
    ) async throws -> Tally {
        let town = try await TestTown.open(database)
        var total = Tally()
        for seed in seeds {
            let one = try await town.store.write { try compare(seed, in: $0, reach: reach) }
            total.cells += one.cells
            total.allowed += one.allowed
            total.unlike += one.unlike
        }
        return total
    }

    @Test(arguments: [(TestDatabase.sqlite, 60), (.postgres, 6)])
    func listsAndPermitsAgreeInGeneratedCounties(_ database: TestDatabase, _ counties: Int) async throws {
        let total = try await Self.compare(0..<counties, on: database) { Policy.reach($0, for: $1, on: $2) }
        print(
            "\(total.cells) cells of \(counties) counties on \(database): lists and permits agree, \(total.allowed) allowed"
        )
        #expect(total.unlike.isEmpty, "\(total.unlike.prefix(10).joined(separator: "\n"))")
        #expect(total.allowed > total.cells / 100)
    }

    /// Planted faults: each row left out of the lists, each narrowing forgotten, and another day than today is seen.
    @Test func aListThatDiffersIsSeen() async throws {
        let town = try await TestTown.open(.sqlite)
        var faults: [(String, @Sendable (Action, Caller, Day) -> SQL)] = [
            ("tomorrow", { Policy.reach($0, for: $1, on: $2 + 1) }),
            ("yesterday", { Policy.reach($0, for: $1, on: $2 - 1) }),
        ]
        func fault(_ what: String, _ change: (inout Policy.Rules) -> Void) {
            var rules = Policy.Rules.current
            change(&rules)
            faults.append((what, { [rules] in Policy.reach($0, for: $1, on: $2, by: rules) }))
        }
        for relation in Relation.allCases where ![.invited, .signaller, .staff].contains(relation) {
            fault("without \(relation)") { rules in
                rules.byChild = rules.byChild.mapValues { $0.filter { $0.relation != relation } }
            }
        }
        fault("protected identity forgotten") { rules in
            rules.byChild = rules.byChild.mapValues {
                $0.map {
                    PolicyRow(action: $0.action, relation: $0.relation, evenIfProtected: true, ground: $0.ground)
                }
            }
        }
        fault("administrators too") { $0.withChildren.formUnion(Role.allCases) }
        fault("kinds of information forgotten") { $0.kinds = [:] }
        for (number, (what, reach)) in faults.enumerated() {
            var seen = false
            for seed in 1000 + number * 100..<1030 + number * 100 where !seen {
                seen = try await town.store.write { try !Self.compare(seed, in: $0, reach: reach).unlike.isEmpty }
            }
            #expect(seen, "\(what)")
        }
    }
}
