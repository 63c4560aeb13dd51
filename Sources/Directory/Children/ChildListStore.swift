import Kernel
import Law
import Storage

extension ChildStore {
    /// One page of the children the caller has to do with; one more than asked for tells that there is a next page.
    static func list(
        for caller: Caller, group: ID<Group>?, skip: Int, take: Int, in tx: Transaction
    ) throws -> [ChildLine] {
        let today = Day(tx.now)
        let reach = Policy.reach(.seeChild, for: caller, on: today)
        let inGroup: SQL =
            group.map { group in
                """
                 AND child.id IN (SELECT child_id FROM group_member WHERE group_id = \(group) AND from_day <= \(today)
                  AND (to_day IS NULL OR to_day >= \(today))) AND person.protection = 'none'
                """
            } ?? ""
        return try lines(
            """
            SELECT person.id, person.given, person.family, person.birth_day, \(kept(from: caller)) AS kept
            FROM child JOIN person ON person.id = child.id
            WHERE child.id IN (\(reach))\(inGroup) AND \(young(today))
            ORDER BY person.family COLLATE sv, person.given COLLATE sv, person.id LIMIT \(take) OFFSET \(skip)
            """, in: tx)
    }

    /// Children the caller has to do with, by name, number or case number.
    static func search(_ wanted: ChildSearch, for caller: Caller, take: Int, in tx: Transaction) throws -> [ChildLine] {
        let today = Day(tx.now)
        let reach = Policy.reach(.seeChild, for: caller, on: today)
        let found: SQL =
            switch wanted {
            case .number(let number): "person.number = \(number.text)"
            case .caseNumber(let number): "child.id IN (SELECT child_id FROM case_number WHERE number = \(number))"
            case .name(let words):
                SQL.joined(
                    words.map { word in
                        let key = SearchKey(word).text
                        return """
                            child.id IN (SELECT child_id FROM child_name WHERE word >= \(key) AND word < \(key + "g"))
                            """
                    }, by: " AND ")
            }
        return try lines(
            """
            SELECT person.id, person.given, person.family, person.birth_day, \(kept(from: caller)) AS kept
            FROM child JOIN person ON person.id = child.id WHERE child.id IN (\(reach)) AND \(found)
            ORDER BY person.family COLLATE sv, person.given COLLATE sv, person.id LIMIT \(take)
            """, in: tx)
    }

    /// Whether places are kept in a list: those of protected children from everyone, others from a guardian who may not know them.
    private static func kept(from caller: Caller) -> SQL {
        """
        CASE WHEN person.protection <> 'none' OR EXISTS (SELECT 1 FROM guardianship
          WHERE guardianship.child_id = person.id AND guardian_id = \(caller.person) AND location_hidden = 1) THEN 1 ELSE 0 END
        """
    }

    private static func young(_ today: Day) -> SQL {
        let eighteen = Day(today.year - 18, today.month, today.day) ?? Day(today.year - 18, 3, 1)!
        return "(person.birth_day IS NULL OR person.birth_day > \(eighteen))"
    }

    /// The class and the school are looked up only for the lines shown, and never for a child whose places are kept.
    private static func lines(_ chosen: SQL, in tx: Transaction) throws -> [ChildLine] {
        let today = Day(tx.now)
        return try tx.all(
            """
            WITH shown AS (\(chosen))
            SELECT shown.id, shown.given, shown.family, shown.birth_day,
              CASE WHEN shown.kept = 0 THEN (
                SELECT MIN(class_group.name) FROM group_member JOIN class_group ON class_group.id = group_member.group_id
                WHERE group_member.child_id = shown.id AND class_group.kind IN ('class', 'ward')
                  AND group_member.from_day <= \(today) AND (group_member.to_day IS NULL OR group_member.to_day >= \(today))
              ) END AS class_name,
              CASE WHEN shown.kept = 0 THEN (
                SELECT MIN(workplace.name) FROM enrolment JOIN workplace ON workplace.id = enrolment.workplace_id
                WHERE enrolment.child_id = shown.id
                  AND enrolment.from_day <= \(today) AND (enrolment.to_day IS NULL OR enrolment.to_day >= \(today))
              ) END AS school_name
            FROM shown ORDER BY shown.family COLLATE sv, shown.given COLLATE sv, shown.id
            """
        ).map { row in
            ChildLine(
                id: try row.id("id"), given: try row.text("given"), family: try row.text("family"),
                age: try row.dayIfAny("birth_day").map { today.age(bornOn: $0) },
                group: try row.textIfAny("class_name"),
                school: try row.textIfAny("school_name"))
        }
    }

    /// The classes and wards the caller may choose among in the list: those led, and those of a unit one heads or works for as health staff.
    static func groups(for caller: Caller, in tx: Transaction) throws -> [(id: ID<Group>, name: String)] {
        let units = caller.seats.filter { $0.role == .head || $0.role == .studentHealth }.map(\.workplace)
        return try tx.all(
            """
            SELECT id, name FROM class_group WHERE to_day IS NULL AND kind IN ('class', 'ward', 'mentor')
              AND (workplace_id IN \(list: units)
                OR id IN (SELECT group_id FROM group_duty WHERE position_id IN \(list: caller.positions)))
            ORDER BY name COLLATE sv, id
            """
        ).map { (try $0.id("id"), try $0.text("name")) }
    }

    // MARK: Names to search by

    static func indexName(of child: ID<Child>, in tx: Transaction) throws {
        guard let row = try tx.one("SELECT given, family FROM person WHERE id = \(child)") else { return }
        try tx.run("DELETE FROM child_name WHERE child_id = \(child)")
        let words = Set(
            ChildSearch.words(in: "\(try row.text("given")) \(try row.text("family"))").map { SearchKey($0).text })
        for word in words.sorted() { try tx.run("INSERT INTO child_name (child_id, word) VALUES (\(child), \(word))") }
    }

    static func give(_ number: String, to child: ID<Child>, about: String, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            INSERT INTO case_number (number, child_id, about) VALUES (\(number), \(child), \(about))
            ON CONFLICT DO NOTHING
            """) == 1
    }

    static func caseNumber(about: String, in tx: Transaction) throws -> String? {
        try tx.one("SELECT number FROM case_number WHERE about = \(about)")?.text("number")
    }
}

let childSearchMigrations = [
    Migration(
        "2026-11-21 directory: names and case numbers to search by",
        """
        CREATE TABLE child_name (
          child_id TEXT NOT NULL REFERENCES child (id),
          word TEXT NOT NULL,
          PRIMARY KEY (child_id, word)
        );
        CREATE INDEX child_name_word ON child_name (word, child_id);
        CREATE TABLE case_number (
          number TEXT PRIMARY KEY,
          child_id TEXT NOT NULL REFERENCES child (id),
          about TEXT NOT NULL UNIQUE
        );
        """)
]
