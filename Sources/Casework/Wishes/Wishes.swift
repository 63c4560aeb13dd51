public import Directory
public import Kernel
public import Storage
public import Web

/// Önskningar: whom the child would like to help, and what is to happen at the meeting. This is the room's door.
public struct Wishes: Sendable {
    let house: House

    public init(house: House) { self.house = house }

    static let page = "/onskan"

    public func add(to desk: Desk) {
        addWishing(to: desk)
        addReading(to: desk)
    }

    /// A child sends what it wishes; the answers are those of the form, found without problems.
    @discardableResult
    public static func send(_ answers: Answers, by caller: Caller, request: String = "", in tx: Transaction) throws
        -> Done
    {
        let permit = try Wishes.permit(caller, request, reading: false, in: tx)
        return Done(page, try WishStore.send(WishForm.words(answers), permit, in: tx))
    }

    static func permit(_ caller: Caller, _ request: String, reading: Bool, in tx: Transaction) throws -> Permit {
        let child: ID<Child> = caller.person.seen()
        return try Policy.permit(.giveWish, of: child, for: caller, request: request, reading: reading, in: tx)
    }

    /// To be called when someone else leads the work: a wish that is not read waits with them.
    static func leadershipChanged(of child: ID<Child>, in tx: Transaction) throws {
        try WishStore.leadershipChanged(of: child, in: tx)
    }

    /// Wishes that nobody has read, for the net.
    static let openRecords: SQL =
        "SELECT 'wish/' || id AS about FROM wish WHERE read_at IS NULL AND replaced_at IS NULL"

    /// The child's latest wish, on the child's page.
    public static let panel = ChildPanel("wish", shape: Wish.shape, order: 15, aside: true) { tx, seen in
        guard let permit = seen.also(.seeWishes), let wish = try WishStore.list(permit, in: tx).first else {
            return nil
        }
        return ChildPanel.Content(json: wish.json) { wishPanel(wish) }
    }
}
