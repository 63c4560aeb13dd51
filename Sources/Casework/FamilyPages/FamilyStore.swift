import Directory
import Kernel
import Storage

/// The only file that knows how a family member's children are found.
enum FamilyStore {
    /// The caller's own children, or the caller when a child; the eldest first. What is shown of each needs its own permit.
    static func children(of caller: Caller, in tx: Transaction) throws -> [ID<Child>] {
        try tx.all(
            """
            SELECT person.id FROM person
            WHERE person.id IN (\(Policy.reach(.seeFamilyPage, for: caller, on: Day(tx.now))))
            ORDER BY CASE WHEN person.id = \(caller.person) THEN 0 ELSE 1 END, person.birth_day, person.id
            """
        ).map { try $0.id("id") }
    }
}
