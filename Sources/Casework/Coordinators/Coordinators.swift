import Directory
public import Kernel
public import Storage
public import Web

/// Samordningspersoner: who leads the work around one child. This is the room's door.
public struct Coordinators: Sendable {
    let house: House

    public init(house: House) { self.house = house }

    public func add(to desk: Desk) {
        addReading(to: desk)
        addSteps(to: desk)
    }

    /// Who leads the work around the child now: the coordinator, else the named person.
    public static func responsible(for child: ID<Child>, in tx: Transaction) throws -> ID<Position> {
        try CoordinationStore.responsible(for: child, in: tx)
    }

    /// The work is over: nobody coordinates any longer.
    public static func end(_ child: ID<Child>, in tx: Transaction) throws {
        try CoordinationStore.endAll(of: child, in: tx)
    }

    /// Every choice as the reader may know it, newest first.
    static func all(_ permit: Permit, in tx: Transaction) throws -> [Coordination] {
        try CoordinationStore.list(permit, in: tx)
    }

    /// The accepted coordinator as the reader may know it; nil when there is none.
    static func current(_ permit: Permit, in tx: Transaction) throws -> Coordination? {
        try CoordinationStore.list(permit, in: tx).first { $0.state == .holds }
    }
}
