public import Kernel
public import Storage

/// Barn: who they are, who has custody, where they go; found by whom they concern.
public struct Children: Sendable {
    /// Adds a child who is missing, with its enrolments, guardians and groups; one who is there is left as it stands. The first
    /// named person is decided at once.
    @discardableResult
    public static func put(_ child: ChildEntry, in tx: Transaction) throws -> Bool {
        try Colleagues.put(child.person, in: tx)
        let situation = child.situation(on: Day(tx.now))
        let named = try NamedPersons.position(for: situation, in: tx)
        guard try ChildStore.put(child, named: named, in: tx) else { return false }
        for guardian in child.guardians { try ChildStore.put(guardian, of: child.id, in: tx) }
        for enrolment in child.enrolments { try ChildStore.put(enrolment, of: child.id, in: tx) }
        for group in child.groups { try ChildStore.put(child.id, in: group.group, from: group.from, tx) }
        try NamedPersons.settle(child.id, in: tx)
        return true
    }

    /// Adds a class, ward or group that is missing.
    @discardableResult
    public static func put(
        _ group: ID<Group>, _ name: String, _ kind: Group.Kind, at workplace: ID<Workplace>, from: Day, in tx: Transaction
    ) throws -> Bool {
        try ChildStore.put(group, name, kind, at: workplace, from: from, in: tx)
    }

    /// Makes someone mentor or teacher of a group.
    public static func lead(
        _ group: ID<Group>, by position: ID<Position>, as duty: Group.Duty, in tx: Transaction
    ) throws {
        try ChildStore.lead(group, by: position, as: duty, in: tx)
    }
}
