public import Kernel
public import Law
public import Storage
public import Web

/// Vem som får se vad: the policy, permits and consents. This is the room's door.
public struct Sharing: Sendable {
    let house: House

    public init(house: House) { self.house = house }

    public func add(to desk: Desk) {
        addReading(to: desk)
        addAsking(to: desk)
        addAnswering(to: desk)
    }

    /// To be called in the transaction of every change of custody, also of the day on which one begins or ends.
    public static func recompute(_ child: ID<Child>, in tx: Transaction) throws {
        try ConsentEffectStore.recompute(child, in: tx)
    }

    /// To be called now and then: consents whose last day has been open nothing more, and what waited by them goes to the named person.
    @discardableResult
    public static func expire(limit: Int = 200, in tx: Transaction) throws -> Int {
        try ConsentEffectStore.expire(limit: limit, in: tx)
    }

    /// Where the child belongs now.
    public static func home(of child: ID<Child>, in tx: Transaction) throws -> HomePlace {
        try ContactStore.home(of: child, in: tx)
    }

    /// Positions with who holds them today.
    public static func contacts(_ positions: [ID<Position>], in tx: Transaction) throws -> [Contact] {
        try ContactStore.contacts(positions: positions, in: tx)
    }

    /// Those who work with children at the workplaces.
    public static func contacts(at workplaces: [ID<Workplace>], in tx: Transaction) throws -> [Contact] {
        try ContactStore.contacts(workplaces: workplaces, in: tx)
    }

    /// The child's guardians today, then the child.
    public static func family(of child: ID<Child>, in tx: Transaction) throws -> [(
        person: ID<Person>, name: String, isChild: Bool
    )] {
        try ContactStore.family(of: child, in: tx)
    }

    /// What consents in force open to a workplace of one kind of information, as a mask of areas; 0 when nothing.
    public static func openAreas(
        to workplace: ID<Workplace>, of child: ID<Child>, _ kind: InformationKind, in tx: Transaction
    ) throws -> Int {
        try ContactStore.openAreas(to: workplace, of: child, kind, in: tx)
    }

    /// The workplaces that consents in force name.
    public static func openWorkplaces(of child: ID<Child>, in tx: Transaction) throws -> [ID<Workplace>] {
        try ContactStore.openWorkplaces(of: child, in: tx)
    }

    /// Other controllers' workplaces for the child, those that help with the areas or are of the sectors first.
    public static func suggestions(
        for child: ID<Child>, areas: [WheelArea], sectors: [Sector], in tx: Transaction
    ) throws -> [(id: ID<Workplace>, name: String, sector: Sector, isSuggested: Bool)] {
        try ContactStore.suggestions(for: child, areas: areas.mask, sectors: sectors, in: tx)
    }

    /// The address of the question for consent, filled in from what a conclusion says is needed.
    public static func askPath(_ child: ID<Child>, areas: [WheelArea] = [], sectors: [Sector] = []) -> String {
        let parts = [
            areas.isEmpty ? nil : "omraden=" + areas.sorted().map(\.rawValue).joined(separator: "."),
            sectors.isEmpty ? nil : "verksamhetsomraden=" + sectors.map(\.rawValue).joined(separator: "."),
        ].compactMap { $0 }
        return "/barn/\(child)/samtycken/nytt" + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
    }
}

extension Permit {
    /// For whom a page about the child is laid out.
    public var pageKind: Page.Kind {
        switch standing.relation {
        case .selfChild: .child
        case .guardian: .family
        default: .staff
        }
    }
}
