import Journal
import Kernel
import Law
import Storage

extension WorkplaceStore {
    /// Keeps what was changed, unless someone else has saved since.
    static func change(_ new: WorkplaceEntry, from version: Int, in tx: Transaction) throws {
        let changed = try tx.run(
            """
            UPDATE workplace SET name = \(new.name), kind = \(new.kind), sector = \(new.sector), controller_id = \(new.controller),
              municipality = \(new.municipality), address = \(new.address), phone = \(new.phone), hours = \(new.hours),
              duty_phone = \(new.dutyPhone), offers = \(new.offers), areas = \(new.areas.mask), duty = \(new.duty),
              version = version + 1
            WHERE id = \(new.id) AND version = \(version)
            """)
        guard changed == 1 else {
            let now = try entry(new.id, in: tx)
            throw Failure.conflict(version: now.version, saved: WorkplaceForm.texts(now))
        }
    }

    /// Closes a workplace. With a successor the children, and what waits for its positions, go there by law of succession; without one
    /// the administration answers until they are accepted elsewhere.
    static func close(
        _ id: ID<Workplace>, from day: Day, into successor: ID<Workplace>?, by caller: Caller, in tx: Transaction
    ) throws {
        try tx.run("UPDATE workplace SET closed_on = \(day), version = version + 1 WHERE id = \(id)")
        guard let successor else { return try NamedPersons.settleAll(at: id, in: tx) }
        let receiving = try NamedPersons.position(of: successor, in: tx)
        let children = try tx.all(
            """
            SELECT child.id FROM child JOIN position ON position.id = child.named_position_id WHERE position.workplace_id = \(id)
            """
        ).map { try $0.id("id") as ID<Child> }
        let here: SQL = "SELECT id FROM position WHERE workplace_id = \(id)"
        try tx.run(
            "UPDATE enrolment SET workplace_id = \(successor) WHERE workplace_id = \(id) AND (to_day IS NULL OR to_day >= \(day))"
        )
        try tx.run(
            "UPDATE class_group SET workplace_id = \(successor) WHERE workplace_id = \(id) AND (to_day IS NULL OR to_day >= \(day))"
        )
        try tx.run(
            "UPDATE hand_over SET to_position_id = \(receiving) WHERE answered_at IS NULL AND to_position_id IN (\(here))"
        )
        try tx.run(
            "UPDATE open_thing SET position_id = \(receiving) WHERE closed_at IS NULL AND position_id IN (\(here))")
        try tx.run(
            """
            UPDATE child SET named_position_id = \(receiving), named_since = \(day), version = version + 1
            WHERE named_position_id IN (\(here))
            """)
        for child in children {
            tx.append(
                JournalEntry(
                    .wrote, "succeedNamedPerson", by: caller, from: caller.seats.first, child: child,
                    about: "workplace/\(successor)",
                    ground: "B-NAMED reorganised"))
        }
        try NamedPersons.settleAll(at: successor, because: .reorganised, in: tx)
    }

    // MARK: Positions

    static func end(_ position: ID<Position>, before day: Day, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE holding SET to_day = \(day - 1) WHERE position_id = \(position) AND from_day < \(day)
              AND (to_day IS NULL OR to_day >= \(day))
            """)
    }

    static func absent(_ position: ID<Position>, from: Day?, to: Day?, deputy: ID<Position>?, in tx: Transaction) throws
    {
        let today = Day(tx.now)
        try tx.run(
            """
            UPDATE holding SET away_from = \(from), away_to = \(to)
            WHERE position_id = \(position) AND from_day <= \(today) AND (to_day IS NULL OR to_day >= \(today))
            """)
        try tx.run("UPDATE position SET deputy_id = \(deputy) WHERE id = \(position)")
    }

    static func exists(_ position: ID<Position>, in tx: Transaction) throws -> Bool {
        try tx.one("SELECT 1 AS one FROM position WHERE id = \(position)") != nil
    }

    /// Positions that may stand in for one: the others of its workplace and of the one above.
    static func deputies(for position: PositionEntry, in tx: Transaction) throws -> [(id: String, name: String)] {
        try tx.all(
            """
            SELECT position.id, position.title, workplace.name FROM position JOIN workplace ON workplace.id = position.workplace_id
            WHERE position.id <> \(position.id) AND workplace.id IN (SELECT id FROM workplace WHERE id = \(position.workplace)
              UNION SELECT parent_id FROM workplace WHERE id = \(position.workplace))
            ORDER BY position.title COLLATE sv, position.id
            """
        ).map { (try $0.text("id"), "\(try $0.text("title")), \(try $0.text("name"))") }
    }
}
