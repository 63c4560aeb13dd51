import Kernel
import Storage

/// The only file that knows how imported workplaces are stored.
enum ImportPlaceStore {
    static func put(_ sent: SentPlace, row: Sent, _ before: ImportSeen?, _ batch: ImportBatch, in tx: Transaction)
        throws -> ImportApplied
    {
        let known: ID<Workplace>? = try before?.target.flatMap { ID($0) } ?? find(source: sent.id, in: tx)
        let id = known ?? tx.newID()
        let above: ID<Workplace>? = try ImportSeenStore.target(sent.parent, of: .organisations, in: tx)
        let parent =
            try above ?? (sent.parent == nil && sent.kind == .principal ? county(of: sent.municipality, in: tx) : nil)
        let higher = try above.flatMap { above in
            try tx.one("SELECT controller_id, municipality FROM workplace WHERE id = \(above)").map {
                (controller: try $0.id("controller_id") as ID<Workplace>, municipality: try $0.text("municipality"))
            }
        }
        let controller = sent.kind == .principal ? id : higher?.controller ?? id
        let municipality = sent.municipality ?? higher?.municipality ?? ""
        try tx.run(
            """
            INSERT INTO workplace (id, parent_id, kind, sector, name, controller_id, municipality, address, phone, hours,
              duty_phone, offers, areas, closed_on, source_id, version)
            VALUES (\(id), \(parent), \(sent.kind), \(sent.sector), \(sent.name), \(controller), \(municipality),
              \(sent.address), \(sent.phone), '', '', '', 0, \(sent.closedOn), \(sent.id), 1)
            ON CONFLICT (id) DO UPDATE SET parent_id = excluded.parent_id, kind = excluded.kind, sector = excluded.sector,
              name = excluded.name, controller_id = excluded.controller_id, municipality = excluded.municipality,
              address = CASE WHEN excluded.address = '' THEN workplace.address ELSE excluded.address END,
              phone = CASE WHEN excluded.phone = '' THEN workplace.phone ELSE excluded.phone END,
              closed_on = excluded.closed_on, version = workplace.version + 1
            """)
        if sent.isUnit { try seat(at: id, in: tx) }
        if sent.closedOn != nil || before?.isGone == true { try ImportChildStore.unsettle(at: id, in: tx) }
        let waits = sent.parent != nil && above == nil
        return ImportApplied(
            target: id.description, waiting: waits ? row : nil, parent: sent.parent, spreads: sent.hasUnitsBelow)
    }

    /// Every unit has one position that its children turn to: vacant until a head comes, when the unit's own head, or the one above it,
    /// stands in.
    private static func seat(at workplace: ID<Workplace>, in tx: Transaction) throws {
        guard
            try tx.one("SELECT 1 AS one FROM workplace WHERE id = \(workplace) AND named_position_id IS NULL") != nil
        else { return }
        let head: ID<Position> =
            try tx.one(
                "SELECT MIN(id) AS id FROM position WHERE workplace_id = \(workplace) AND role = 'head'")?.idIfAny("id")
            ?? tx.newID()
        try tx.run(
            """
            INSERT INTO position (id, workplace_id, role, title) VALUES (\(head), \(workplace), 'head', 'Rektor')
            ON CONFLICT (id) DO NOTHING
            """)
        try tx.run("UPDATE workplace SET named_position_id = \(head) WHERE id = \(workplace)")
    }

    /// Who controls what is decided by the nearest principal above; known when every organisation has come.
    static func knit(_ batch: ImportBatch, in tx: Transaction) throws {
        var above: [String: (parent: String?, isPrincipal: Bool, controller: String)] = [:]
        let rows = try tx.all(
            """
            SELECT workplace.id, workplace.parent_id, workplace.kind, workplace.controller_id FROM workplace
            JOIN import_seen ON import_seen.target_id = workplace.id AND import_seen.resource = 'organisations'
            """)
        for row in rows {
            above[try row.text("id")] = (
                try row.textIfAny("parent_id"), try row.text("kind") == "principal", try row.text("controller_id")
            )
        }
        for (id, place) in above where !place.isPrincipal {
            var (here, steps, principal) = (place.parent, 0, String?.none)
            while let next = here, let found = above[next], steps < 20 {
                if found.isPrincipal { principal = next }
                here = principal == nil ? found.parent : nil
                steps += 1
            }
            if let principal, principal != place.controller {
                try tx.run("UPDATE workplace SET controller_id = \(principal) WHERE id = \(id)")
            }
        }
    }

    /// The units where a duty holds: the place itself, or the units of a school whose duties stand on the school.
    static func units(of source: String?, depth: Int = 0, in tx: Transaction) throws -> [ID<Workplace>] {
        guard depth < 4, let seen = try ImportSeenStore.find(source, of: .organisations, in: tx), !seen.isGone,
            let own: ID<Workplace> = seen.target.flatMap({ ID($0) })
        else { return [] }
        guard seen.spreads else { return [own] }
        let below = try tx.all(
            """
            SELECT source_id FROM import_seen WHERE resource = 'organisations' AND parent_id = \(seen.id) AND is_gone = 0
            ORDER BY source_id
            """
        ).flatMap { try units(of: $0.text("source_id"), depth: depth + 1, in: tx) }
        return below.isEmpty ? [own] : below
    }

    static func close(_ seen: ImportSeen, _ batch: ImportBatch, in tx: Transaction) throws {
        guard let id: ID<Workplace> = seen.target.flatMap({ ID($0) }) else { return }
        try tx.run(
            """
            UPDATE workplace SET closed_on = \(batch.today), version = version + 1
            WHERE id = \(id) AND (closed_on IS NULL OR closed_on > \(batch.today))
            """)
        try ImportChildStore.unsettle(at: id, in: tx)
    }

    private static func find(source: String, in tx: Transaction) throws -> ID<Workplace>? {
        try tx.one("SELECT id FROM workplace WHERE source_id = \(source)")?.id("id")
    }

    private static func county(of municipality: String?, in tx: Transaction) throws -> ID<Workplace>? {
        guard let municipality else { return nil }
        let rows = try tx.all(
            "SELECT id FROM workplace WHERE kind = 'county' AND municipality = \(String(municipality.prefix(2)))")
        return rows.count == 1 ? try rows[0].id("id") : nil
    }
}
