import Kernel
import Storage

/// The only file that knows who may not be named person because the child is their own (FL 16–18 §§).
extension NamedPersonStore {
    static func guardians(of child: ID<Child>, in tx: Transaction) throws -> [ID<Person>] {
        let today = Day(tx.now)
        return try tx.all(
            """
            SELECT guardian_id FROM guardianship WHERE child_id = \(child) AND from_day <= \(today)
              AND (to_day IS NULL OR to_day >= \(today)) ORDER BY guardian_id
            """
        ).map { try $0.id("guardian_id") }
    }

    /// True when everyone who holds the position is one of these; false when it is vacant.
    static func isHeld(_ position: ID<Position>, by people: [ID<Person>], in tx: Transaction) throws -> Bool {
        guard !people.isEmpty else { return false }
        let today = Day(tx.now)
        let holders = try tx.all(
            """
            SELECT person_id FROM holding WHERE position_id = \(position) AND from_day <= \(today)
              AND (to_day IS NULL OR to_day >= \(today))
            """
        ).map { try $0.id("person_id") as ID<Person> }
        return !holders.isEmpty && holders.allSatisfy(people.contains)
    }

    /// The position itself, or when its holder is the child's guardian the deputy, or the nearest head who is not.
    static func impartial(_ position: ID<Position>, to guardians: [ID<Person>], in tx: Transaction) throws
        -> ID<Position>
    {
        guard try isHeld(position, by: guardians, in: tx) else { return position }
        let others = try tx.all(
            """
            WITH RECURSIVE above (id, parent_id, height) AS (
              SELECT workplace.id, workplace.parent_id, 1 FROM position JOIN workplace ON workplace.id = position.workplace_id
                WHERE position.id = \(position)
              UNION ALL SELECT workplace.id, workplace.parent_id, above.height + 1
                FROM above JOIN workplace ON workplace.id = above.parent_id WHERE above.height < 8
            )
            SELECT deputy_id AS id, 0 AS height FROM position WHERE id = \(position) AND deputy_id IS NOT NULL
            UNION SELECT position.id, above.height FROM above JOIN position ON position.workplace_id = above.id
              WHERE position.id <> \(position) AND position.role IN ('head', 'socialHead', 'healthHead')
            ORDER BY height, id
            """
        ).map { try $0.id("id") as ID<Position> }
        return try others.first { try !isHeld($0, by: guardians, in: tx) } ?? position
    }

    /// Children whose named person's position is held by a guardian of theirs, and who are not being handed over.
    static func ownChildren(in tx: Transaction) throws -> [ID<Child>] {
        let today = Day(tx.now)
        return try tx.all(
            """
            SELECT DISTINCT child.id FROM holding JOIN guardianship ON guardianship.guardian_id = holding.person_id
            JOIN child ON child.id = guardianship.child_id AND child.named_position_id = holding.position_id
            WHERE holding.from_day <= \(today) AND (holding.to_day IS NULL OR holding.to_day >= \(today))
              AND guardianship.from_day <= \(today) AND (guardianship.to_day IS NULL OR guardianship.to_day >= \(today))
              AND NOT EXISTS (SELECT 1 FROM hand_over WHERE hand_over.child_id = child.id AND answered_at IS NULL)
            ORDER BY child.id LIMIT 200
            """
        ).map { try $0.id("id") }
    }
}
