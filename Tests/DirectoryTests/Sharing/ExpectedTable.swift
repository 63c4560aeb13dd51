@testable import Directory
import Foundation
import Kernel

/// What the oracle says (`Tests/Access/oracle.py --write`): written from the law by someone who had not read the policy.
struct ExpectedTable: Sendable {
    /// A relation and the ground it gives.
    typealias Why = String
    let situations: [AccessMatrix.Situation]
    let facts: [Facts]
    /// For each action, by the place of the situation in the list: every answer that is right. Empty where it is refused.
    let allowed: [Action: [Set<Why>]]
    let withoutChild: [Action: Set<String>]
    let kinds: [String: String]
    let places: Set<String>

    private struct File: Decodable {
        let situations: Int
        let withoutChild: [String: Set<String>]
        let allowed: [String: [String: [[String]]]]
        let kinds: [String: String]
        let places: Set<String>
    }

    static let shared = Result { try ExpectedTable() }

    private init() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Access/expected.json")
        let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: path))
        situations = AccessMatrix.situations
        facts = situations.map(\.facts)
        var place: [String: Int] = [:]
        for (index, situation) in situations.enumerated() { place[situation.key] = index }
        guard place.count == file.situations else { throw Unlike(what: "\(place.count) situations") }
        var table: [Action: [Set<Why>]] = [:]
        for (name, grounds) in file.allowed {
            guard let action = Action(rawValue: name) else { throw Unlike(what: name) }
            var cells = [Set<Why>](repeating: [], count: situations.count)
            for (why, blocks) in grounds {
                for block in blocks {
                    for key in ExpectedTable.product(block.map { $0.split(separator: " ").map(String.init) }) {
                        guard let index = place[key] else { throw Unlike(what: key) }
                        cells[index].insert(why)
                    }
                }
            }
            table[action] = cells
        }
        allowed = table
        withoutChild = try Dictionary(
            uniqueKeysWithValues: file.withoutChild.map { name, who in
                guard let action = Action(rawValue: name) else { throw Unlike(what: name) }
                return (action, who)
            })
        kinds = file.kinds
        places = file.places
    }

    struct Unlike: Error { let what: String }

    private static func product(_ parts: [[String]]) -> [String] {
        parts.reduce([""]) { keys, part in keys.flatMap { key in part.map { key + "/" + $0 } } }
    }

    /// The first thing in which the rules differ from the table; nil when they say the same. `hint` looks at likely places first.
    func difference(_ rules: Policy.Rules, in actions: [Action]? = nil, hint: [Int] = []) -> String? {
        for action in actions ?? Array(allowed.keys) {
            let cells = allowed[action] ?? []
            for index in hint where !agrees(action, index, cells, rules) { return "\(action) \(situations[index].key)" }
            for index in cells.indices where !agrees(action, index, cells, rules) {
                return "\(action) \(situations[index].key)"
            }
        }
        return nil
    }

    private func agrees(_ action: Action, _ index: Int, _ cells: [Set<Why>], _ rules: Policy.Rules) -> Bool {
        let right = cells.isEmpty ? [] : cells[index]
        // Who does not stand by one thing is answered alike about any of the child's.
        let asked = situations[index].tie.inCircle == nil ? ["", "thing/2"] : [situations[index].about]
        return asked.allSatisfy { about in
            guard let said = Policy.decide(action, about: about, facts[index], by: rules) else { return right.isEmpty }
            return right.contains("\(said.standing.relation.rawValue) \(said.ground)")
        }
    }

    /// As `difference`, for the addresses that are about no child.
    func differenceWithoutChild(_ rules: Policy.Rules) -> String? {
        let seats = Role.allCases.map { role in
            (
                role.rawValue,
                Seat(
                    position: ID(key: "a seat"), workplace: ID(key: "a place"), controller: ID(key: "a place"),
                    sector: .school, role: role)
            )
        }
        func caller(_ seats: [Seat]) -> Caller {
            Caller(account: ID(key: "a"), person: ID(key: "p"), name: "", seats: seats)
        }
        for action in Action.allCases where allowed[action] == nil || withoutChild[action] != nil {
            var who = Set(seats.filter { Policy.mayReach(action, caller([$0.1]), by: rules) }.map(\.0))
            if Policy.mayReach(action, caller([]), by: rules) { who.insert("family") }
            if Policy.mayReach(action, nil, by: rules) { who.insert("nobody") }
            if who != withoutChild[action] ?? [] { return "\(action) \(who.sorted())" }
        }
        for action in allowed.keys where withoutChild[action] == nil {
            guard Policy.mayReach(action, caller([]), by: rules), !Policy.mayReach(action, nil, by: rules) else {
                return "\(action) without a child"
            }
        }
        return nil
    }

    /// As `difference`, for whose screen may show where a protected child is.
    func differenceInPlaces(_ rules: Policy.Rules) -> String? {
        Relation.allCases.first { relation in
            let facts = Facts(standings: [Standing(relation)], protected: true, openings: [])
            return Permit.showsPlaces(facts.standings[0], facts, by: rules) != places.contains(relation.rawValue)
        }?.rawValue
    }

    func differenceAnywhere(_ rules: Policy.Rules) -> String? {
        difference(rules) ?? differenceWithoutChild(rules) ?? differenceInPlaces(rules)
    }
}

extension AccessMatrix.Situation {
    var key: String {
        "/\(tie.rawValue)/\(family.rawValue)/\(role?.rawValue ?? "none")/\(consent.rawValue)/\(protection.rawValue)/\(owner.rawValue)/\(thing.rawValue)"
    }
}
