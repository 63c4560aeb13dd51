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
        for relation in Relation.allCases where !rows.contains(where: { $0.relation == relation }) {
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
        if !Policy.open.contains(action) {
            mutants.append(
                Mutant("\(action): for everyone signed in", [action]) { $0.signedIn.formSymmetricDifference([action]) })
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
}
