import Directory
import Kernel
import Storage
public import Web

/// Familjens sidor: what a guardian or a child comes to when they sign in. This is the room's door.
public struct FamilyPages: Sendable {
    let house: House
    /// What waits for the reader, from each room.
    let errands: [FamilyErrandSource]
    /// What each room shows of a child to its family.
    let parts: ChildPanels

    init(house: House, errands: [FamilyErrandSource], parts: [ChildPanel]) {
        self.house = house
        self.errands = errands
        self.parts = ChildPanels(parts)
    }

    static let start = "/min-sida"

    func add(to desk: Desk) {
        desk.menu(FamilyWords.title, FamilyPages.start, also: [Wishes.page], isFor: { $0.seats.isEmpty })
        addStart(to: desk)
    }

    /// Whether the caller has a page of this kind: is a guardian today, or a child.
    static func isFamily(_ caller: Caller, in tx: Transaction) throws -> Bool {
        try !FamilyStore.children(of: caller, in: tx).isEmpty
    }
}
