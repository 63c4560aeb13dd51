import Kernel
import Storage

/// The only file that knows how imported positions and who holds them are stored.
enum ImportDutyStore {
    // MARK: Duties

    static func put(_ sent: SentDuty, row: Sent, _ before: ImportSeen?, _ batch: ImportBatch, in tx: Transaction) throws
        -> ImportApplied
    {
        try ImportGroupStore.teach(
            sent.assignments.map {
                ImportGroupStore.Teaching(
                    group: $0.group, duty: sent.id, person: "", kind: $0.duty, from: $0.from, to: $0.to)
            },
            from: sent.id, of: .duties, in: tx)
        let person: ID<Person>? = try ImportSeenStore.target(sent.person, of: .persons, in: tx)
        let units = try ImportPlaceStore.units(of: sent.place, in: tx)
        guard let person, !units.isEmpty else { return ImportApplied(target: nil, waiting: row) }
        let from = sent.from ?? batch.today
        var kept: [ID<Position>] = []
        for unit in units {
            let position = try position(for: sent, at: unit, person: person, batch, in: tx)
            kept.append(position)
            try hold(position, by: person, from: from, to: sent.to, in: tx)
            try tx.run(
                """
                INSERT INTO import_position (duty_id, workplace_id, position_id, person_id)
                VALUES (\(sent.id), \(unit), \(position), \(person))
                ON CONFLICT (duty_id, workplace_id) DO UPDATE SET position_id = excluded.position_id, person_id = excluded.person_id
                """)
        }
        try letGo(of: sent.id, except: units, batch, in: tx)
        return ImportApplied(target: kept.first?.description)
    }

    /// The position a duty had before if it is still the same kind; for a head the unit's named one while nobody holds it; else a new.
    private static func position(
        for sent: SentDuty, at unit: ID<Workplace>, person: ID<Person>, _ batch: ImportBatch, in tx: Transaction
    ) throws -> ID<Position> {
        let old = try tx.one(
            """
            SELECT import_position.position_id, import_position.person_id, position.role FROM import_position
            JOIN position ON position.id = import_position.position_id
            WHERE import_position.duty_id = \(sent.id) AND import_position.workplace_id = \(unit)
            """)
        if let old {
            let position: ID<Position> = try old.id("position_id")
            let isSame = try old.text("role") == sent.role.rawValue
            let holder: ID<Person> = try old.id("person_id")
            if !isSame || holder != person { try leave(position, holder, batch, in: tx) }
            if isSame {
                try tx.run(
                    "UPDATE position SET title = \(sent.title) WHERE id = \(position) AND title <> \(sent.title)")
                return position
            }
        }
        if sent.role == .head, sent.to.map({ $0 >= batch.today }) ?? true,
            let vacant = try tx.one(
                """
                SELECT position.id FROM workplace JOIN position ON position.id = workplace.named_position_id
                WHERE workplace.id = \(unit) AND position.role = 'head' AND NOT EXISTS (
                  SELECT 1 FROM holding WHERE holding.position_id = position.id AND (to_day IS NULL OR to_day >= \(batch.today)))
                """)
        {
            return try vacant.id("id")
        }
        let new: ID<Position> = tx.newID()
        try tx.run(
            "INSERT INTO position (id, workplace_id, role, title) VALUES (\(new), \(unit), \(sent.role), \(sent.title))"
        )
        return new
    }

    private static func hold(
        _ position: ID<Position>, by person: ID<Person>, from: Day, to: Day?, in tx: Transaction
    ) throws {
        // An older spell that begins on the same day is the same one, told twice.
        try tx.run(
            """
            DELETE FROM holding WHERE position_id = \(position) AND person_id = \(person) AND from_day = \(from)
              AND EXISTS (SELECT 1 FROM holding later WHERE later.position_id = \(position)
                AND later.person_id = \(person) AND later.from_day > \(from))
            """)
        let changed = try tx.run(
            """
            UPDATE holding SET from_day = \(from), to_day = \(to) WHERE position_id = \(position) AND person_id = \(person)
              AND from_day = (SELECT MAX(latest.from_day) FROM holding latest
                WHERE latest.position_id = \(position) AND latest.person_id = \(person))
            """)
        guard changed == 0 else { return }
        try tx.run(
            "INSERT INTO holding (position_id, person_id, from_day, to_day) VALUES (\(position), \(person), \(from), \(to))"
        )
    }

    private static func leave(_ position: ID<Position>, _ person: ID<Person>, _ batch: ImportBatch, in tx: Transaction)
        throws
    {
        let last = batch.today - 1
        try tx.run(
            """
            UPDATE holding SET to_day = \(last)
            WHERE position_id = \(position) AND person_id = \(person) AND (to_day IS NULL OR to_day > \(last))
            """)
    }

    /// Ends what a duty gave at other units than these.
    static func letGo(of duty: String, except units: [ID<Workplace>], _ batch: ImportBatch, in tx: Transaction) throws {
        let rows = try tx.all(
            "SELECT workplace_id, position_id, person_id FROM import_position WHERE duty_id = \(duty)")
        for row in rows where !units.contains(try row.id("workplace_id")) {
            try leave(try row.id("position_id"), try row.id("person_id"), batch, in: tx)
            try tx.run(
                "DELETE FROM import_position WHERE duty_id = \(duty) AND workplace_id = \(try row.text("workplace_id"))"
            )
        }
    }
}
