@testable import Directory
import Kernel
import Testing

/// One change of the rules, and where to look first for what it does.
private struct Mutant {
    let what: String
    let rules: Policy.Rules
    let actions: [Action]?
    let relation: Relation?
    /// Why it changes nothing anybody could see; nil when it must be seen.
    let idle: String?

    init(
        _ what: String, _ actions: [Action]? = nil, _ relation: Relation? = nil, idle: String? = nil,
        change: (inout Policy.Rules) -> Void
    ) {
        var rules = Policy.Rules.current
        change(&rules)
        (self.what, self.rules, self.actions, self.relation, self.idle) = (what, rules, actions, relation, idle)
    }
}

private let grounds = ["B-NECESSARY", "B-CONSENT", "B-PARTY", "B-DUTY", "B-CONSENT-GUARD"]

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
            for ground in grounds where ground != row.ground {
                let isWord = Set([ground, row.ground]) == ["B-NECESSARY", "B-CONSENT"]
                mutants.append(
                    Mutant(
                        "\(name): on \(ground)", [action], row.relation,
                        idle: isWord ? "consent or need: follows from whose workplace it is, not from the row" : nil
                    ) {
                        $0.byChild[action]![index] = PolicyRow(
                            action: action, relation: row.relation, evenIfProtected: row.evenIfProtected, ground: ground
                        )
                    })
            }
        }
        for relation in Relation.allCases where !rows.contains(where: { $0.relation == relation }) {
            // A person can be asked, or have sent something, or be of the family, without a seat.
            let isNew = [.guardian, .selfChild, .invited, .signaller].contains(relation)
            mutants.append(
                Mutant(
                    "\(action): also \(relation)", [action], relation,
                    idle: rows[0].relation == .staff && !isNew
                        ? "whoever has a seat is staff already, and may" : nil
                ) {
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
        let isOpen = Policy.open.contains(action)
        mutants.append(
            Mutant(
                "\(action): for everyone signed in", [action],
                idle: isOpen
                    ? "open to anyone already"
                    : Policy.byChild[action] != nil && Policy.roles[action] == nil
                        ? "about a child the permit decides, not who is signed in" : nil
            ) { $0.signedIn.formSymmetricDifference([action]) })
        // The duty to report is bound to nothing; everything else by these relations is.
        if Policy.byChild[action]?.contains(where: { Policy.Rules.current.bound.contains($0.relation) }) == true {
            mutants.append(
                Mutant("\(action): for whoever is bound to something else, or not", [action]) {
                    $0.unbound.formSymmetricDifference([action])
                })
        }
        for kind in [nil] + InformationKind.allCases.map(Optional.some)
        where kind != Policy.Rules.current.kinds[action] {
            mutants.append(
                Mutant(
                    "\(action): shows \(kind.map { "\($0)" } ?? "no kind")", [action],
                    idle: restsOnConsent(action) ? nil : "nobody does it by a consent"
                ) { $0.kinds[action] = kind })
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

    /// Each change of any row or condition is seen, except those that change nothing: they are walked too, through every cell, and
    /// must not be seen. A change that nothing could show and nobody has explained would be a row that says nothing.
    @Test func eachChangeOfARuleIsSeen() throws {
        let table = try ExpectedTable.shared.get()
        var likely: [Relation: [Int]] = [:]
        for (index, facts) in table.facts.enumerated() {
            for standing in facts.standings { likely[standing.relation, default: []].append(index) }
        }
        let mutants = ofRows() + ofConditions()
        var alive: [String] = []
        var idle: [String: Int] = [:]
        var notIdle: [String] = []
        for mutant in mutants {
            let hint = mutant.relation.flatMap { likely[$0] } ?? []
            let seen =
                table.differenceWithoutChild(mutant.rules) ?? table.differenceInPlaces(mutant.rules)
                ?? table.difference(mutant.rules, in: mutant.actions, hint: hint)
            if let why = mutant.idle {
                idle[why, default: 0] += 1
                if let seen { notIdle.append("\(mutant.what): \(seen)") }
            } else if seen == nil {
                alive.append(mutant.what)
            }
        }
        let real = mutants.count - idle.values.reduce(0, +)
        print("\(real - alive.count) of \(real) mutations seen")
        for (why, count) in idle.sorted(by: { $0.key < $1.key }) { print("  \(count) more change nothing: \(why)") }
        #expect(real > 1000)
        #expect(alive.isEmpty, "\(alive.joined(separator: "\n"))")
        #expect(notIdle.isEmpty, "not idle:\n\(notIdle.joined(separator: "\n"))")
    }
}
