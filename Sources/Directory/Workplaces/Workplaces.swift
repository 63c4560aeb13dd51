import Kernel
public import Storage
import Web

/// Verksamheter: the tree of the county, with the positions in it and who holds them.
public struct Workplaces: Sendable {
    let house: House

    /// Adds a workplace that is missing; one that is there is left as it stands. False when nothing was done.
    @discardableResult
    public static func put(_ workplace: WorkplaceEntry, in tx: Transaction) throws -> Bool {
        try WorkplaceStore.put(workplace, in: tx)
    }

    /// Adds a position that is missing; with `named` it becomes the one whom the workplace's children turn to.
    @discardableResult
    public static func put(_ position: PositionEntry, named: Bool = false, in tx: Transaction) throws -> Bool {
        let isNew = try WorkplaceStore.put(position, in: tx)
        if isNew, named { try WorkplaceStore.name(position.id, of: position.workplace, in: tx) }
        return isNew
    }
}
