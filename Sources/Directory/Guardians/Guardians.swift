public import Kernel
public import Storage
import Web

/// Vårdnad: who has custody of a child, from when and until when, and who has checked it.
public struct Guardians: Sendable {
    let house: House

    /// To be called in the transaction of every change of custody: consents are worked out again, and a parent who is also the child's
    /// named person is followed by someone else.
    public static func changed(_ child: ID<Child>, in tx: Transaction) throws {
        try recompute(child, in: tx)
        try NamedPersons.settle(child, because: .byDecision, in: tx)
    }

    /// The same for one who settles the named person later.
    static func recompute(_ child: ID<Child>, in tx: Transaction) throws {
        try GuardianStore.turn(child, in: tx)
        try Sharing.recompute(child, in: tx)
    }

    /// Ends all custody that has not ended before a day; false when there was none.
    static func end(_ child: ID<Child>, before day: Day, in tx: Transaction) throws -> Bool {
        guard try GuardianStore.end(child, before: day, in: tx) > 0 else { return false }
        try recompute(child, in: tx)
        return true
    }

    /// Does the same for the children for whom the day has come on which a custody begins, or after which it has ended; how many.
    @discardableResult
    public static func settleTurned(limit: Int = 200, in tx: Transaction) throws -> Int {
        let turned = try GuardianStore.turned(limit: limit, in: tx)
        for child in turned { try changed(child, in: tx) }
        return turned.count
    }

    /// Whether someone who has custody today is known from an import only.
    static func isUnconfirmed(_ child: ID<Child>, in tx: Transaction) throws -> Bool {
        try GuardianStore.isUnconfirmed(child, in: tx)
    }
}
