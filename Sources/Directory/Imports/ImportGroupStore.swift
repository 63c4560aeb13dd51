import Kernel
import Storage

/// The only file that knows how imported groups, their members and their teachers are stored.
enum ImportGroupStore {
    static func put(_ sent: SentGroup, row: Sent, _ before: ImportSeen?, _ batch: ImportBatch, in tx: Transaction)
        throws -> ImportApplied
    {
        guard let workplace: ID<Workplace> = try ImportSeenStore.target(sent.place, of: .organisations, in: tx) else {
            return ImportApplied(target: before?.target, waiting: row)
        }
        let known: ID<Group>? =
            try before?.target.flatMap { ID($0) }
            ?? tx.one("SELECT id FROM class_group WHERE source_id = \(sent.id)")?.id("id")
        let id = known ?? tx.newID()
        try tx.run(
            """
            INSERT INTO class_group (id, workplace_id, name, kind, from_day, to_day, source_id)
            VALUES (\(id), \(workplace), \(sent.name), \(sent.kind), \(sent.from ?? batch.today), \(sent.to), \(sent.id))
            ON CONFLICT (id) DO UPDATE SET workplace_id = excluded.workplace_id, name = excluded.name, kind = excluded.kind,
              from_day = \(sent.from == nil ? SQL(trusted: "class_group.from_day") : SQL(trusted: "excluded.from_day")),
              to_day = excluded.to_day
            """)
        let people = try ImportSeenStore.load(sent.members.map(\.person), of: .persons, in: tx)
        var (here, absent): ([ID<Child>], Bool) = ([], false)
        for member in sent.members {
            guard let child: ID<Child> = people[member.person]?.target.flatMap({ ID($0) }) else {
                absent = true
                continue
            }
            guard try ImportChildStore.isChild(child, in: tx) else {
                absent = absent || !batch.isLast
                continue
            }
            here.append(child)
            try tx.run(
                """
                INSERT INTO group_member (child_id, group_id, from_day, to_day)
                VALUES (\(child), \(id), \(member.from ?? sent.from ?? batch.today), \(member.to ?? sent.to))
                ON CONFLICT (child_id, group_id) DO UPDATE SET from_day = excluded.from_day, to_day = excluded.to_day
                """)
        }
        let last = batch.today - 1
        try tx.run(
            """
            UPDATE group_member SET to_day = \(last) WHERE group_id = \(id) AND (to_day IS NULL OR to_day > \(last))
              AND child_id NOT IN \(list: here + [id.seen()])
            """)
        return ImportApplied(target: id.description, waiting: absent ? row : nil)
    }

    static func bury(group seen: ImportSeen, _ batch: ImportBatch, in tx: Transaction) throws {
        guard let target = seen.target else { return }
        let last = batch.today - 1
        try tx.run(
            "UPDATE class_group SET to_day = \(last) WHERE id = \(target) AND (to_day IS NULL OR to_day > \(last))")
        try tx.run(
            "UPDATE group_member SET to_day = \(last) WHERE group_id = \(target) AND (to_day IS NULL OR to_day > \(last))"
        )
    }

    // MARK: Who teaches whom

    struct Teaching {
        let group: String
        /// Empty when a person is named instead.
        let duty: String
        let person: String
        let kind: Group.Duty
        let from: Day?
        let to: Day?
    }

    /// What one row says about who teaches whom, in place of what it said before.
    static func teach(_ said: [Teaching], from source: String, of resource: SchoolResource, in tx: Transaction) throws {
        try tx.run("DELETE FROM import_teaching WHERE resource = \(resource) AND source_id = \(source)")
        for one in said {
            try tx.run(
                """
                INSERT INTO import_teaching (resource, source_id, group_source, duty_id, person_source, kind, from_day, to_day)
                VALUES (\(resource), \(source), \(one.group), \(one.duty), \(one.person), \(one.kind), \(one.from), \(one.to))
                """)
        }
    }

    /// Makes the teachers of imported groups what the rows together say today: mentor before teacher before other.
    static func knit(_ batch: ImportBatch, in tx: Transaction) throws {
        let today = batch.today
        let wanted: SQL = """
            SELECT teach_group.target_id AS group_id, import_position.position_id,
              MIN(CASE import_teaching.kind WHEN 'mentor' THEN 1 WHEN 'teacher' THEN 2 ELSE 3 END) AS rank
            FROM import_teaching
            JOIN import_seen teach_group ON teach_group.resource = 'groups'
              AND teach_group.source_id = import_teaching.group_source AND teach_group.is_gone = 0 AND teach_group.target_id IS NOT NULL
            JOIN class_group ON class_group.id = teach_group.target_id
            LEFT JOIN import_seen teacher ON teacher.resource = 'persons' AND teacher.source_id = import_teaching.person_source
            JOIN import_position ON (import_position.duty_id = import_teaching.duty_id
                OR (import_teaching.duty_id = '' AND import_position.person_id = teacher.target_id))
              AND import_position.workplace_id = class_group.workplace_id
            WHERE (import_teaching.from_day IS NULL OR import_teaching.from_day <= \(today))
              AND (import_teaching.to_day IS NULL OR import_teaching.to_day >= \(today))
            GROUP BY teach_group.target_id, import_position.position_id
            """
        try tx.run(
            """
            INSERT INTO group_duty (group_id, position_id, kind)
            SELECT wanted.group_id, wanted.position_id,
              CASE wanted.rank WHEN 1 THEN 'mentor' WHEN 2 THEN 'teacher' ELSE 'other' END
            FROM (\(wanted)) wanted WHERE 1 = 1
            ON CONFLICT (group_id, position_id) DO UPDATE SET kind = excluded.kind
            """)
        try tx.run(
            """
            DELETE FROM group_duty WHERE group_id IN (SELECT id FROM class_group WHERE source_id IS NOT NULL)
              AND position_id IN (SELECT position_id FROM import_position)
              AND NOT EXISTS (SELECT 1 FROM (\(wanted)) wanted
                WHERE wanted.group_id = group_duty.group_id AND wanted.position_id = group_duty.position_id)
            """)
    }
}

extension ImportGroupStore.Teaching {
    init(_ teacher: (who: SentActivity.Teacher, from: Day?, to: Day?), of group: String) {
        switch teacher.who {
        case .duty(let duty):
            self.init(group: group, duty: duty, person: "", kind: .teacher, from: teacher.from, to: teacher.to)
        case .person(let person):
            self.init(group: group, duty: "", person: person, kind: .teacher, from: teacher.from, to: teacher.to)
        }
    }
}
