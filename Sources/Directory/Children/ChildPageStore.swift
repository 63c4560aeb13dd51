import Kernel
import Law
import Storage

extension ChildStore {
    /// Everything the directory says of a child, in one round trip.
    static func facts(_ permit: Permit, in tx: Transaction) throws -> ChildFacts {
        let (child, today) = (permit.child, Day(tx.now))
        let rows = try tx.all(
            """
            SELECT 0 AS place, 'child' AS kind, person.id AS id, person.given AS a, person.family AS b,
              COALESCE(person.number, '') AS c, COALESCE(person.birth_day, '') AS d, person.protection AS e,
              child.municipality AS f, child.language AS g, child.upper_secondary AS h, person.address AS i,
              child.interpreter AS n, child.version AS m, child_note.custody AS note
            FROM child JOIN person ON person.id = child.id LEFT JOIN child_note ON child_note.child_id = child.id
              WHERE child.id = \(child)
            UNION ALL SELECT 1, 'named', position.id, position.title, workplace.name, workplace.phone, workplace.duty_phone,
              COALESCE(deputy.title, ''), '', '', '', '', 0, 0, NULL
            FROM child JOIN position ON position.id = child.named_position_id
              JOIN workplace ON workplace.id = position.workplace_id LEFT JOIN position AS deputy ON deputy.id = position.deputy_id
              WHERE child.id = \(child)
            UNION ALL SELECT 2, 'holder', person.id, person.given, person.family, person.phone, '', '', '', '', '', '',
              CASE WHEN holding.away_from <= \(today) AND (holding.away_to IS NULL OR holding.away_to >= \(today)) THEN 1 ELSE 0 END,
              0, NULL
            FROM child JOIN holding ON holding.position_id = child.named_position_id JOIN person ON person.id = holding.person_id
              WHERE child.id = \(child) AND holding.from_day <= \(today)
                AND (holding.to_day IS NULL OR holding.to_day >= \(today))
            UNION ALL SELECT 3, 'guardian', person.id, person.given, person.family, guardianship.custody, person.phone,
              person.email, person.address, guardianship.language, '', '', guardianship.interpreter,
              guardianship.hindered + 2 * guardianship.location_hidden + 4 * guardianship.confirmed, NULL
            FROM guardianship JOIN person ON person.id = guardianship.guardian_id
              WHERE guardianship.child_id = \(child) AND guardianship.from_day <= \(today)
                AND (guardianship.to_day IS NULL OR guardianship.to_day >= \(today))
            UNION ALL SELECT 4, 'school', workplace.id, workplace.name, enrolment.kind, enrolment.from_day, workplace.phone,
              '', '', '', '', '', COALESCE(enrolment.school_year, -1), 0, NULL
            FROM enrolment JOIN workplace ON workplace.id = enrolment.workplace_id
              WHERE enrolment.child_id = \(child) AND enrolment.from_day <= \(today)
                AND (enrolment.to_day IS NULL OR enrolment.to_day >= \(today))
            UNION ALL SELECT 5, 'group', class_group.id, class_group.name, class_group.kind, COALESCE(person.given, ''),
              COALESCE(person.family, ''), COALESCE(position.title, ''), COALESCE(person.phone, ''), '', '', '', 0, 0, NULL
            FROM group_member JOIN class_group ON class_group.id = group_member.group_id
              LEFT JOIN group_duty ON group_duty.group_id = class_group.id AND group_duty.kind = 'mentor'
              LEFT JOIN position ON position.id = group_duty.position_id
              LEFT JOIN holding ON holding.position_id = position.id AND holding.from_day <= \(today)
                AND (holding.to_day IS NULL OR holding.to_day >= \(today))
              LEFT JOIN person ON person.id = holding.person_id
              WHERE group_member.child_id = \(child) AND group_member.from_day <= \(today)
                AND (group_member.to_day IS NULL OR group_member.to_day >= \(today))
            UNION ALL SELECT 6, 'offer', hand_over.id, position.title, workplace.name, hand_over.due_day, '', '', '', '', '', '',
              0, 0, NULL
            FROM hand_over JOIN position ON position.id = hand_over.to_position_id
              JOIN workplace ON workplace.id = position.workplace_id
              WHERE hand_over.child_id = \(child) AND hand_over.answered_at IS NULL
            ORDER BY place, a, b
            """)
        guard let first = rows.first else { throw Failure.notFound }
        var facts = try heading(from: first, id: child, today: today)
        for row in rows.dropFirst() { try facts.take(row) }
        return facts
    }

    /// Only what the bar at the top of each page about a child tells.
    static func barFacts(_ permit: Permit, in tx: Transaction) throws -> BarFacts {
        let (child, today) = (permit.child, Day(tx.now))
        guard
            let row = try tx.one(
                """
                SELECT person.given, person.family, person.birth_day, person.protection, child.language, child.interpreter,
                  (SELECT MIN(class_group.name) FROM group_member JOIN class_group ON class_group.id = group_member.group_id
                    WHERE group_member.child_id = child.id AND class_group.kind IN ('class', 'ward')
                      AND group_member.from_day <= \(today) AND (group_member.to_day IS NULL OR group_member.to_day >= \(today))
                  ) AS class_name,
                  (SELECT MIN(workplace.name) FROM enrolment JOIN workplace ON workplace.id = enrolment.workplace_id
                    WHERE enrolment.child_id = child.id AND enrolment.from_day <= \(today)
                      AND (enrolment.to_day IS NULL OR enrolment.to_day >= \(today))) AS school_name
                FROM child JOIN person ON person.id = child.id WHERE child.id = \(child)
                """)
        else { throw Failure.notFound }
        return BarFacts(
            child: child, name: "\(try row.text("given")) \(try row.text("family"))",
            isProtected: try row.choice("protection") != Protection.none,
            birth: try row.dayIfAny("birth_day"), today: today, language: try row.text("language"),
            needsInterpreter: try row.int("interpreter") == 1,
            places: [try row.textIfAny("class_name"), try row.textIfAny("school_name")].compactMap { $0 })
    }

    private static func heading(from row: Fields, id: ID<Child>, today: Day) throws -> ChildFacts {
        ChildFacts(
            id: id, given: try row.text("a"), family: try row.text("b"),
            number: PersonalNumber(stored: try row.text("c")),
            birth: Day(try row.text("d")), protection: try row.choice("e"), municipality: try row.text("f"),
            language: try row.text("g"), needsInterpreter: try row.int("n") == 1, upperSecondary: try row.choice("h"),
            address: try row.text("i"), custodyNote: try row.narrativeIfAny("note"), version: try row.int("m"),
            today: today)
    }
}

extension ChildFacts {
    fileprivate mutating func take(_ row: Fields) throws {
        let (a, b, c, d) = (try row.text("a"), try row.text("b"), try row.text("c"), try row.text("d"))
        switch try row.text("kind") {
        case "named":
            named = Named(
                position: try row.id("id"), title: a, workplace: b, phone: c, dutyPhone: d, deputy: try row.text("e"))
        case "holder": named?.holders.append(("\(a) \(b)", c, try row.int("n") == 1))
        case "guardian":
            let marks = try row.int("m")
            guardians.append(
                Guardian(
                    id: try row.id("id"), name: "\(a) \(b)", custody: try row.choice("c"), phone: d,
                    email: try row.text("e"),
                    address: try row.text("f"), language: try row.text("g"), needsInterpreter: try row.int("n") == 1,
                    isHindered: marks & 1 != 0, locationHidden: marks & 2 != 0, isConfirmed: marks & 4 != 0))
        case "school":
            let year = try row.int("n")
            schools.append(
                School(
                    id: try row.id("id"), name: a, form: try row.choice("b"), year: year < 0 ? nil : year, phone: d,
                    from: try row.day("c")))
        case "group":
            if groups.last?.name != a { groups.append(Belonging(name: a, kind: try row.choice("b"))) }
            if !c.isEmpty {
                groups[groups.count - 1].leaders.append(("\(c) \(d)", try row.text("e"), try row.text("f")))
            }
        default: offer = Offer(id: try row.text("id"), to: "\(a), \(b)", due: try row.day("c"))
        }
    }
}

let childNoteMigrations = [
    Migration(
        "2026-11-21 directory: notes on custody",
        """
        CREATE TABLE child_note (
          child_id TEXT PRIMARY KEY REFERENCES child (id),
          controller_id TEXT NOT NULL REFERENCES workplace (id),
          custody BLOB
        );
        """)
]
