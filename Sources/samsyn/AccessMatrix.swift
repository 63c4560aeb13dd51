import ArgumentParser
import Directory
import Kernel
import Law
import Web

struct AccessMatrixCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access-matrix",
        abstract:
            "Prints who may do what about a child in every situation there can be, decided by the same code as a request."
    )

    @Flag(help: "One JSON object: each allowed cell, and the number of all cells.") var json = false

    func run() { json ? printJSON() : printText() }

    private func printJSON() {
        let (actions, situations) = (AccessMatrix.childActions, AccessMatrix.situations)
        let others = AccessMatrix.otherActions.map { action in
            let (roles, family, nobody) = AccessMatrix.reaches(action)
            return (
                action.rawValue,
                JSON(roles.map { .text($0.rawValue) } + (family ? ["family"] : []) + (nobody ? ["nobody"] : []))
            )
        }
        let cells = situations.count * actions.count
        print("{\"cells\":\(cells),\"situations\":\(situations.count),")
        print("\"actions\":\(JSON(actions.map { .text($0.rawValue) }).text),")
        print("\"withoutChild\":\(JSON(pairs: others).text),\"allowed\":[")
        var allowed = 0
        for situation in situations {
            let (facts, about) = (situation.facts, situation.about)
            for action in actions {
                guard let answer = AccessMatrix.answer(action, about: about, facts) else { continue }
                print((allowed == 0 ? "" : ",") + cell(action, situation, answer).text)
                allowed += 1
            }
        }
        print("],\"count\":\(allowed)}")
    }

    private func cell(_ action: Action, _ at: AccessMatrix.Situation, _ answer: AccessMatrix.Answer) -> JSON {
        [
            "action": .text(action.rawValue), "tie": .text(at.tie.rawValue), "family": .text(at.family.rawValue),
            "role": .text(at.role?.rawValue ?? "none"), "consent": .text(at.consent.rawValue),
            "protection": .text(at.protection.rawValue), "controller": .text(at.owner.rawValue),
            "thing": .text(at.thing.rawValue),
            "relation": .text(answer.relation.rawValue), "ground": .text(answer.ground),
            "areas": JSON(answer.areas.map { .text($0.rawValue) }), "places": .bool(answer.showsPlaces),
            "asGuardian": .bool(answer.asGuardian),
        ]
    }

    /// For reading: by action, the relations and grounds that allow it, and what narrows them.
    private func printText() {
        let situations = AccessMatrix.situations.map { ($0, $0.facts) }
        for action in AccessMatrix.childActions {
            print("\n\(action.words.swedish) (\(action.rawValue))")
            var seen: [String: Narrowing] = [:]
            for (situation, facts) in situations {
                guard let answer = AccessMatrix.answer(action, about: situation.about, facts) else { continue }
                let key = "\(answer.relation.words.swedish) – \(answer.ground)"
                seen[key, default: Narrowing(order: Relation.allCases.firstIndex(of: answer.relation)!)].add(situation)
            }
            for (key, narrowing) in seen.sorted(by: { ($0.value.order, $0.key) < ($1.value.order, $1.key) }) {
                print("  \(key)\(narrowing.text)")
            }
        }
        print("\nUtan barn")
        for action in AccessMatrix.otherActions {
            let (roles, family, nobody) = AccessMatrix.reaches(action)
            let who =
                nobody
                ? "alla"
                : roles.count == Role.allCases.count && family
                    ? "alla inloggade" : roles.map(\.words.swedish).joined(separator: ", ")
            print("  \(action.words.swedish): \(who)")
        }
        print(
            "\n\(situations.count * AccessMatrix.childActions.count) situationer och handlingar är prövade. Det som inte står här är inte tillåtet."
        )
    }
}

/// What the allowed situations of one relation and ground have in common.
private struct Narrowing {
    let order: Int
    var protection: Set<Protection> = []
    var consents: Set<AccessMatrix.Consented> = []
    var things: Set<AccessMatrix.Thing> = []
    var roles: Set<String> = []

    init(order: Int) { self.order = order }

    mutating func add(_ situation: AccessMatrix.Situation) {
        protection.insert(situation.protection)
        consents.insert(situation.consent)
        things.insert(situation.thing)
        roles.insert(situation.role?.words.swedish ?? "utan befattning")
    }

    var text: String {
        var words: [String] = []
        if protection == [.none] { words.append("inte vid skyddade personuppgifter") }
        if !consents.contains(.none) { words.append("bara med samtycke som gäller") }
        if !consents.contains(.none), !consents.contains(.planOnly) {
            words.append("samtycket måste nämna slaget av uppgift")
        }
        if things == [.this] { words.append("bara det egna ärendet") }
        if roles.count <= 4 { words.append("som " + roles.sorted().joined(separator: ", ")) }
        return words.isEmpty ? "" : ": " + words.joined(separator: "; ")
    }
}
