import Kernel
import Law
import Storage

/// The only file that knows how the people around a child are looked up.
enum ContactStore {
    static func home(of child: ID<Child>, in tx: Transaction) throws -> HomePlace {
        guard
            let row = try tx.one(
                """
                SELECT child.named_position_id, position.workplace_id, workplace.controller_id FROM child
                JOIN position ON position.id = child.named_position_id JOIN workplace ON workplace.id = position.workplace_id
                WHERE child.id = \(child)
                """)
        else { throw Failure.notFound }
        return HomePlace(
            position: try row.id("named_position_id"), workplace: try row.id("workplace_id"),
            controller: try row.id("controller_id"))
    }

    static func contacts(positions: [ID<Position>], in tx: Transaction) throws -> [Contact] {
        try contacts(where: "position.id IN \(list: positions)", in: tx)
    }

    /// Those at the workplaces who work with children.
    static func contacts(workplaces: [ID<Workplace>], in tx: Transaction) throws -> [Contact] {
        try contacts(
            where: """
                position.workplace_id IN \(list: workplaces) AND position.role IN \(list: Policy.withChildren.sorted { $0.rawValue < $1.rawValue })
                """, in: tx)
    }

    private static func contacts(where condition: SQL, in tx: Transaction) throws -> [Contact] {
        let today = Day(tx.now)
        return try tx.all(
            """
            SELECT position.id, position.title, position.role, position.workplace_id, workplace.name, workplace.controller_id,
              workplace.sector, workplace.areas,
              (SELECT MIN(person.given || ' ' || person.family) FROM holding JOIN person ON person.id = holding.person_id
               WHERE holding.position_id = position.id AND holding.from_day <= \(today)
                 AND (holding.to_day IS NULL OR holding.to_day >= \(today))) AS holder
            FROM position JOIN workplace ON workplace.id = position.workplace_id
            WHERE \(condition) ORDER BY workplace.name COLLATE sv, position.title COLLATE sv, position.id
            """
        ).map { row in
            Contact(
                position: try row.id("id"), title: try row.text("title"), holder: try row.textIfAny("holder"),
                role: try row.choice("role"), workplace: try row.id("workplace_id"),
                workplaceName: try row.text("name"),
                controller: try row.id("controller_id"), sector: try row.choice("sector"), areas: try row.int("areas"))
        }
    }

    /// The child's family: those with custody today, then the child.
    static func family(of child: ID<Child>, in tx: Transaction) throws -> [(
        person: ID<Person>, name: String, isChild: Bool
    )] {
        let today = Day(tx.now)
        return try tx.all(
            """
            SELECT person.id, person.given, person.family, 0 AS is_child FROM guardianship
            JOIN person ON person.id = guardianship.guardian_id
            WHERE guardianship.child_id = \(child) AND from_day <= \(today) AND (to_day IS NULL OR to_day >= \(today))
            UNION ALL SELECT id, given, family, 1 FROM person WHERE id = \(child)
            ORDER BY is_child, id
            """
        ).map {
            (try $0.id("id"), "\(try $0.text("given")) \(try $0.text("family"))", try $0.bool("is_child"))
        }
    }

    /// What consents in force open to a workplace, of one kind of information.
    static func openAreas(to workplace: ID<Workplace>, of child: ID<Child>, _ kind: InformationKind, in tx: Transaction)
        throws
        -> Int
    {
        let today = Day(tx.now)
        return try tx.all(
            """
            SELECT consent.open_areas FROM consent_recipient JOIN consent ON consent.id = consent_recipient.consent_id
            WHERE consent_recipient.child_id = \(child) AND consent_recipient.workplace_id = \(workplace)
              AND consent.effective = 1 AND consent.from_day <= \(today) AND consent.until_day >= \(today)
              AND (consent.kinds & \(kind.bit)) <> 0 AND \(settled(today))
            """
        ).reduce(0) { $0 | (try $1.int("open_areas")) }
    }

    /// False for a consent from the day custody has turned until it has been worked out anew.
    static func settled(_ today: Day) -> SQL {
        """
        NOT EXISTS (SELECT 1 FROM custody_turn WHERE custody_turn.child_id = consent.child_id AND turns_on <= \(today))
        """
    }

    /// The workplaces that consents in force open anything to.
    static func openWorkplaces(of child: ID<Child>, in tx: Transaction) throws -> [ID<Workplace>] {
        let today = Day(tx.now)
        return try tx.all(
            """
            SELECT DISTINCT consent_recipient.workplace_id FROM consent_recipient
            JOIN consent ON consent.id = consent_recipient.consent_id
            WHERE consent_recipient.child_id = \(child) AND consent.effective = 1
              AND consent.from_day <= \(today) AND consent.until_day >= \(today) AND \(settled(today))
            ORDER BY consent_recipient.workplace_id
            """
        ).map { try $0.id("workplace_id") }
    }

    /// Workplaces of other controllers in the child's municipality and county that work with children; those that help with one of
    /// the areas, or are of one of the sectors, first.
    static func suggestions(for child: ID<Child>, areas: Int, sectors: [Sector], in tx: Transaction) throws
        -> [(id: ID<Workplace>, name: String, sector: Sector, isSuggested: Bool)]
    {
        let home = try home(of: child, in: tx)
        return try tx.all(
            """
            SELECT workplace.id, workplace.name, workplace.sector,
              CASE WHEN (workplace.areas & \(areas)) <> 0 OR workplace.sector IN \(list: sectors) THEN 0 ELSE 1 END AS rank
            FROM workplace, child
            WHERE child.id = \(child) AND workplace.kind = 'workplace' AND workplace.closed_on IS NULL
              AND workplace.controller_id <> \(home.controller)
              AND (workplace.municipality = child.municipality OR LENGTH(workplace.municipality) = 2
                OR workplace.sector = 'healthCare')
            ORDER BY rank, workplace.name COLLATE sv, workplace.id LIMIT 100
            """
        ).map { (try $0.id("id"), try $0.text("name"), try $0.choice("sector"), try $0.int("rank") == 0) }
    }
}
