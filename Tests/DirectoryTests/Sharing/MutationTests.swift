@testable import Directory
import Kernel
import Testing

/// One change of the rules, and where to look first for what it does.
private struct Mutant {
    let what: String
    let rules: Policy.Rules
    let actions: [Action]?
    let relation: Relation?

    init(_ what: String, _ actions: [Action]? = nil, _ relation: Relation? = nil, change: (inout Policy.Rules) -> Void)
    {
        var rules = Policy.Rules.current
        change(&rules)
        (self.what, self.rules, self.actions, self.relation) = (what, rules, actions, relation)
    }
}

private let grounds = ["B-NECESSARY", "B-PARTY", "B-DUTY", "B-CONSENT-GUARD"]

/// Each row removed, moved to a protected child or away from one, put on every other ground, and given to everyone who does not have it.
private func ofRows() -> [Mutant] {
    var mutants: [Mutant] = []
    for (action, rows) in Policy.Rules.current.byChild {
        for (index, row) in rows.enumerated() {
            let name = "\(action) \(row.relation)"
            mutants.append(Mutant("\(name): removed", [action], row.relation) { $0.byChild[action]!.remove(at: index) })
            mutants.append(
                Mutant("\(name): \(row.evenIfProtected ? "not for" : "also for") protected", [action], row.relation) {
                    $0.byChild[action]![index] = PolicyRow(
                        action: action, relation: row.relation, evenIfProtected: !row.evenIfProtected,
                        ground: row.ground)
                })
            // Consent and need are one ground in two words: which of them holds follows from whose workplace it is.
            let own = row.ground == "B-CONSENT" ? "B-NECESSARY" : row.ground
            for ground in grounds where ground != own {
                mutants.append(
                    Mutant("\(name): on \(ground)", [action], row.relation) {
                        $0.byChild[action]![index] = PolicyRow(
                            action: action, relation: row.relation, evenIfProtected: row.evenIfProtected, ground: ground
                        )
                    })
            }
        }
        // Whoever works with children may signal from afar; another way to stand for the same people would say nothing new.
        let others = action == .recordDistantSignal ? [.guardian, .selfChild] : Relation.allCases
        for relation in others where !rows.contains(where: { $0.relation == relation }) {
            mutants.append(
                Mutant("\(action): also \(relation)", [action], relation) {
                    $0.byChild[action]!.append(
                        PolicyRow(
                            action: action, relation: relation, evenIfProtected: true, ground: rows[0].ground))
                })
        }
    }
    return mutants
}

/// Whether anyone of another controller can do it at all.
private func restsOnConsent(_ action: Action) -> Bool {
    let there: Set<Relation> = [.assessor, .coordinator, .participant, .invited, .consented]
    return Policy.byChild[action]?.contains { there.contains($0.relation) } ?? false
}

/// What narrows the rows: roles, what a relation is bound to, what a consent names, who is near.
private func ofConditions() -> [Mutant] {
    var mutants: [Mutant] = []
    for role in Role.allCases {
        mutants.append(
            Mutant("works with children, or not: \(role)") { $0.withChildren.formSymmetricDifference([role]) })
        for action in Policy.roles.keys {
            mutants.append(
                Mutant("\(action): \(role) more or less", []) { $0.roles[action]!.formSymmetricDifference([role]) })
        }
    }
    for relation in Relation.allCases {
        mutants.append(
            Mutant("bound to one thing, or not: \(relation)", nil, relation) {
                $0.bound.formSymmetricDifference([relation])
            })
        mutants.append(Mutant("near, or not: \(relation)", []) { $0.near.formSymmetricDifference([relation]) })
    }
    for action in Action.allCases {
        mutants.append(Mutant("\(action): for anyone", [action]) { $0.open.formSymmetricDifference([action]) })
        // About a child the permit decides, not who is signed in.
        if !Policy.open.contains(action), Policy.byChild[action] == nil {
            mutants.append(
                Mutant("\(action): for everyone signed in", [action]) { $0.signedIn.formSymmetricDifference([action]) })
        }
        // The duty to report is bound to nothing; everything else by these relations is.
        if Policy.byChild[action]?.contains(where: { Policy.Rules.current.bound.contains($0.relation) }) == true {
            mutants.append(
                Mutant("\(action): for whoever is bound to something else, or not", [action]) {
                    $0.unbound.formSymmetricDifference([action])
                })
        }
        for kind in [nil] + InformationKind.allCases.map(Optional.some)
        where kind != Policy.Rules.current.kinds[action] && restsOnConsent(action) {
            mutants.append(
                Mutant("\(action): shows \(kind.map { "\($0)" } ?? "no kind")", [action]) { $0.kinds[action] = kind })
        }
    }
    return mutants
}

@Suite struct MutationTests {
    @Test func theRulesSayWhatTheOracleSays() throws {
        let table = try ExpectedTable.shared.get()
        #expect(table.differenceAnywhere(.current) == nil)
        let named = Dictionary(
            uniqueKeysWithValues: Policy.Rules.current.kinds.map { ($0.rawValue, $1.rawValue) })
        #expect(named == table.kinds)
    }

    /// Each change of any row or condition is seen. A change that nothing could show would be a row that says nothing.
    @Test func eachChangeOfARuleIsSeen() throws {
        let table = try ExpectedTable.shared.get()
        var likely: [Relation: [Int]] = [:]
        for (index, facts) in table.facts.enumerated() {
            for standing in facts.standings { likely[standing.relation, default: []].append(index) }
        }
        let mutants = ofRows() + ofConditions()
        var alive: [String] = []
        for mutant in mutants {
            let hint = mutant.relation.flatMap { likely[$0] } ?? []
            let seen =
                table.differenceWithoutChild(mutant.rules) ?? table.differenceInPlaces(mutant.rules)
                ?? table.difference(mutant.rules, in: mutant.actions, hint: hint)
            if seen == nil { alive.append(mutant.what) }
        }
        print("\(mutants.count - alive.count) of \(mutants.count) changes of the access table are seen")
        #expect(mutants.count > 1000)
        #expect(alive.isEmpty, "\(alive.joined(separator: "\n"))")
    }
}
