import Kernel
import Law
import Storage

extension WorkplaceStore {
    /// The whole tree in Swedish order, without what is closed. With a sector: its workplaces and what is above them.
    static func tree(_ sector: Sector?, in tx: Transaction) throws -> [WorkplaceView.TreeLine] {
        let today = Day(tx.now)
        return try tx.all(
            """
            WITH RECURSIVE chosen (id, parent_id) AS (
              SELECT id, parent_id FROM workplace WHERE (closed_on IS NULL OR closed_on > \(today))
                AND (\(sector == nil) = 1 OR sector = \(sector))
              UNION SELECT workplace.id, workplace.parent_id FROM chosen JOIN workplace ON workplace.id = chosen.parent_id
            )
            SELECT id, parent_id, name, kind, sector FROM workplace WHERE id IN (SELECT id FROM chosen)
            ORDER BY name COLLATE sv, id
            """
        ).map(line)
    }

    static func entry(_ id: ID<Workplace>, in tx: Transaction) throws -> WorkplaceEntry {
        guard let entry = try find(id, in: tx) else { throw Failure.notFound }
        return entry
    }

    static func find(_ id: ID<Workplace>, in tx: Transaction) throws -> WorkplaceEntry? {
        guard
            let row = try tx.one(
                """
                SELECT parent_id, kind, sector, name, controller_id, municipality, address, phone, hours, duty_phone, offers, areas,
                  duty, named_position_id, closed_on, version FROM workplace WHERE id = \(id)
                """)
        else { return nil }
        var entry = WorkplaceEntry(
            id: id, parent: try row.idIfAny("parent_id"), kind: try row.choice("kind"),
            sector: try row.choice("sector"),
            name: try row.text("name"), controller: try row.id("controller_id"),
            municipality: try row.text("municipality"))
        entry.address = try row.text("address")
        entry.phone = try row.text("phone")
        entry.hours = try row.text("hours")
        entry.dutyPhone = try row.text("duty_phone")
        entry.offers = try row.text("offers")
        entry.areas = [WheelArea](mask: try row.int("areas"))
        entry.duty = try row.choiceIfAny("duty")
        entry.namedPosition = try row.idIfAny("named_position_id")
        entry.closedOn = try row.dayIfAny("closed_on")
        entry.version = try row.int("version")
        return entry
    }

    static func view(_ id: ID<Workplace>, in tx: Transaction) throws -> WorkplaceView {
        let entry = try entry(id, in: tx)
        let controller = try tx.one("SELECT name FROM workplace WHERE id = \(entry.controller)")?.text("name") ?? ""
        let above = try tx.all(
            """
            WITH RECURSIVE above (id, parent_id, height) AS (
              SELECT id, parent_id, 0 FROM workplace WHERE id = \(id)
              UNION ALL SELECT workplace.id, workplace.parent_id, above.height + 1 FROM above
                JOIN workplace ON workplace.id = above.parent_id WHERE above.height < 8
            )
            SELECT workplace.id, workplace.parent_id, workplace.name, workplace.kind, workplace.sector
            FROM above JOIN workplace ON workplace.id = above.id WHERE above.height > 0 ORDER BY above.height DESC
            """
        ).map(line)
        let below = try tx.all(
            """
            SELECT id, parent_id, name, kind, sector FROM workplace WHERE parent_id = \(id)
              AND (closed_on IS NULL OR closed_on > \(Day(tx.now))) ORDER BY name COLLATE sv, id
            """
        ).map(line)
        return WorkplaceView(
            entry: entry, controllerName: controller, above: above, below: below,
            seatings: try seatings(at: entry, in: tx))
    }

    private static func line(_ row: Fields) throws -> WorkplaceView.TreeLine {
        WorkplaceView.TreeLine(
            id: try row.id("id"), parent: try row.idIfAny("parent_id"), name: try row.text("name"),
            kind: try row.choice("kind"),
            sector: try row.choice("sector"))
    }

    private static func seatings(at entry: WorkplaceEntry, in tx: Transaction) throws -> [WorkplaceView.Seating] {
        let today = Day(tx.now)
        let rows = try tx.all(
            """
            SELECT position.id, position.role, position.title, position.deputy_id, deputy.title AS deputy_title,
              person.id AS person_id, person.given, person.family, person.phone, person.email, holding.from_day, holding.to_day,
              holding.away_to,
              CASE WHEN holding.away_from <= \(today) AND (holding.away_to IS NULL OR holding.away_to >= \(today)) THEN 1 ELSE 0 END
                AS away
            FROM position LEFT JOIN position AS deputy ON deputy.id = position.deputy_id
            LEFT JOIN holding ON holding.position_id = position.id AND holding.from_day <= \(today)
              AND (holding.to_day IS NULL OR holding.to_day >= \(today))
            LEFT JOIN person ON person.id = holding.person_id
            WHERE position.workplace_id = \(entry.id)
            ORDER BY CASE WHEN position.role IN ('head', 'socialHead', 'healthHead') THEN 0 ELSE 1 END, position.title COLLATE sv,
              position.id, person.family COLLATE sv, person.given COLLATE sv
            """)
        var seatings: [WorkplaceView.Seating] = []
        for row in rows {
            let id: ID<Position> = try row.id("id")
            if seatings.last?.position.id != id {
                seatings.append(
                    WorkplaceView.Seating(
                        position: PositionEntry(
                            id: id, workplace: entry.id, role: try row.choice("role"), title: try row.text("title"),
                            deputy: try row.idIfAny("deputy_id")),
                        deputyTitle: try row.textIfAny("deputy_title"), isNamed: entry.namedPosition == id))
            }
            guard let person: ID<Person> = try row.idIfAny("person_id") else { continue }
            seatings[seatings.count - 1].holders.append(
                WorkplaceView.Holder(
                    person: person, name: "\(try row.text("given")) \(try row.text("family"))",
                    phone: try row.text("phone"),
                    email: try row.text("email"), from: try row.day("from_day"), to: try row.dayIfAny("to_day"),
                    isAway: try row.int("away") == 1, awayTo: try row.dayIfAny("away_to")))
        }
        return seatings
    }

    static func position(_ id: ID<Position>, in tx: Transaction) throws -> PositionEntry {
        guard let row = try tx.one("SELECT workplace_id, role, title, deputy_id FROM position WHERE id = \(id)") else {
            throw Failure.notFound
        }
        return PositionEntry(
            id: id, workplace: try row.id("workplace_id"), role: try row.choice("role"), title: try row.text("title"),
            deputy: try row.idIfAny("deputy_id"))
    }
}
