public import Kernel
public import Law
public import Storage
public import Web

/// Barn: who they are, who has custody, where they go; found by whom they concern.
public struct Children: Sendable {
    let house: House
    /// What other rooms add to the child's page.
    let panels: ChildPanels

    /// The bar at the top of every page about a child, as far as this reader may know it.
    public static func bar(_ permit: Permit, in tx: Transaction) throws -> Page.ChildBar {
        try ChildStore.barFacts(permit, in: tx).bar(showsPlaces: permit.showsPlaces)
    }

    /// To be called when a child is new or has changed name, so that the search finds it.
    public static func nameChanged(_ child: ID<Child>, in tx: Transaction) throws {
        try ChildStore.indexName(of: child, in: tx)
    }

    /// Ärendenummer: gives a thing about a child (`plan/…`) a number to find the child by; always the same for the same thing.
    public static func caseNumber(_ child: ID<Child>, about: String, in tx: Transaction) throws -> String {
        if let given = try ChildStore.caseNumber(about: about, in: tx) { return given }
        var number = ""
        repeat {
            number = CaseNumber.make(year: Day(tx.now).year, chance: tx.random(6))
        } while try !ChildStore.give(number, to: child, about: about, in: tx)
        return number
    }

    /// Adds a child who is missing, with its enrolments, guardians and groups; one who is there is left as it stands. The first
    /// named person is decided at once.
    @discardableResult
    public static func put(_ child: ChildEntry, in tx: Transaction) throws -> Bool {
        try Colleagues.put(child.person, in: tx)
        let situation = child.situation(on: Day(tx.now))
        let named = try NamedPersons.position(
            for: situation, guardians: child.guardians.map(\.person), in: tx)
        guard try ChildStore.put(child, named: named, in: tx) else { return false }
        for guardian in child.guardians { try ChildStore.put(guardian, of: child.id, in: tx) }
        for enrolment in child.enrolments { try ChildStore.put(enrolment, of: child.id, in: tx) }
        for group in child.groups { try ChildStore.put(child.id, in: group.group, from: group.from, tx) }
        try ChildStore.indexName(of: child.id, in: tx)
        try NamedPersons.settle(child.id, in: tx)
        return true
    }

    /// The child begins at a unit: enrolments and classes elsewhere end the day before, and the child is offered to the new named person.
    public static func enrol(_ child: ID<Child>, _ entry: EnrolmentEntry, in tx: Transaction) throws {
        try ChildStore.endEnrolments(of: child, before: entry.from, besides: entry.workplace, in: tx)
        try ChildStore.put(entry, of: child, in: tx)
        try NamedPersons.settle(child, in: tx)
    }

    /// The child's home is in another municipality from today.
    public static func moveHome(_ child: ID<Child>, to municipality: Municipality, in tx: Transaction) throws {
        try ChildStore.moveHome(child, to: municipality, in: tx)
        try NamedPersons.settle(child, because: .moved, in: tx)
    }

    /// Adds a class, ward or group that is missing.
    @discardableResult
    public static func put(
        _ group: ID<Group>, _ name: String, _ kind: Group.Kind, at workplace: ID<Workplace>, from: Day,
        in tx: Transaction
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
