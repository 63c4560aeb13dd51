import Directory
import Kernel
import Law
import Storage

/// The only file that knows how a child's wishes are stored.
enum WishStore {
    /// Those around the child whom it may know: the named person, whoever leads the work, mentors and student health.
    static func helpers(_ permit: Permit, in tx: Transaction) throws -> [Contact] {
        let (child, today) = (permit.child, Day(tx.now))
        let home = try Sharing.home(of: child, in: tx)
        let rows = try tx.all(
            """
            SELECT group_duty.position_id AS id FROM group_member
            JOIN group_duty ON group_duty.group_id = group_member.group_id AND group_duty.kind = 'mentor'
            WHERE group_member.child_id = \(child) AND group_member.from_day <= \(today)
              AND (group_member.to_day IS NULL OR group_member.to_day >= \(today))
            UNION SELECT position.id FROM position WHERE position.workplace_id = \(home.workplace) AND position.role = 'studentHealth'
            """)
        let near = try rows.map { try $0.id("id") as ID<Position> }
        let all = Set(near + [home.position, try Coordinators.responsible(for: child, in: tx)])
        return try Sharing.contacts(all.sorted(), in: tx).filter { $0.holder != nil }
    }

    static func send(_ words: WishWords, _ permit: Permit, in tx: Transaction) throws -> ID<Wish> {
        if let helper = words.helper, !(try helpers(permit, in: tx).contains { $0.position == helper }) {
            throw Failure.invalid([Problem("helper", Phrase("Välj en av dem i listan.", en: "Choose one in the list."))]
            )
        }
        let home = try Sharing.home(of: permit.child, in: tx)
        let scope = SealScope(subject: permit.child.value, controller: home.controller)
        for row in try tx.all(
            "SELECT id FROM wish WHERE child_id = \(permit.child) AND replaced_at IS NULL AND read_at IS NULL")
        {
            try OpenThings.close(Wish.about(try row.id("id")), in: tx)
        }
        try tx.run(
            "UPDATE wish SET replaced_at = \(tx.now) WHERE child_id = \(permit.child) AND replaced_at IS NULL")
        let id: ID<Wish> = tx.newID()
        try tx.run(
            """
            INSERT INTO wish (child_id, id, controller_id, areas, hidden_from_guardians, helper_id, other_helper, take_part,
              meeting, sent_at)
            VALUES (\(permit.child), \(id), \(home.controller), \(WheelArea.allCases.mask), \(!words.guardiansMayRead),
              \(words.helper), \(sealed: words.otherHelper, for: scope), \(words.takePart), \(sealed: words.meeting, for: scope),
              \(tx.now))
            """)
        let today = Day(tx.now)
        try OpenThings.open(
            .wish, about: Wish.about(id), path: Wish.path(permit.child), child: permit.child,
            responsible: try Coordinators.responsible(for: permit.child, in: tx),
            due: RuleBook.current.deadline(.localMessageAnswered, from: today) ?? today, in: tx)
        return id
    }

    /// Newest first. The child sees its own; guardians those that the child lets them read.
    static func list(_ permit: Permit, in tx: Transaction) throws -> [Wish] {
        let seen: SQL = permit.standing.relation == .selfChild ? "1 = 1" : permit.covers("wish")
        let rows = try tx.all(
            """
            SELECT wish.*, person.given || ' ' || person.family AS reader FROM wish
            LEFT JOIN person ON person.id = wish.read_by
            WHERE wish.child_id = \(permit.child) AND \(seen) ORDER BY wish.sent_at DESC, wish.id DESC
            """)
        let names = Dictionary(
            try Sharing.contacts(Array(Set(rows.compactMap { try $0.idIfAny("helper_id") })).sorted(), in: tx).map {
                ($0.position, $0.name(for: permit))
            }, uniquingKeysWith: { first, _ in first })
        return try rows.map { row in
            let helper: ID<Position>? = try row.idIfAny("helper_id")
            return Wish(
                id: try row.id("id"), child: permit.child, sentAt: try row.instant("sent_at"),
                helper: helper.flatMap { names[$0] }, otherHelper: try row.narrativeIfAny("other_helper"),
                takePart: try row.choiceIfAny("take_part"), meeting: try row.narrativeIfAny("meeting"),
                guardiansMayRead: try !row.bool("hidden_from_guardians"), readAt: try row.instantIfAny("read_at"),
                readBy: try row.textIfAny("reader"))
        }
    }

    /// Someone who leads the work has read it; the child is told.
    static func markRead(_ id: ID<Wish>, _ permit: Permit, in tx: Transaction) throws {
        guard try list(permit, in: tx).contains(where: { $0.id == id }) else { throw Failure.notFound }
        try tx.run(
            """
            UPDATE wish SET read_at = \(tx.now), read_by = \(permit.caller.person)
            WHERE child_id = \(permit.child) AND id = \(id) AND read_at IS NULL
            """)
        try OpenThings.close(Wish.about(id), in: tx)
    }

    static func leadershipChanged(of child: ID<Child>, in tx: Transaction) throws {
        let leader = try Coordinators.responsible(for: child, in: tx)
        for row in try tx.all("SELECT id FROM wish WHERE child_id = \(child) AND read_at IS NULL") {
            try OpenThings.move(Wish.about(try row.id("id")), to: leader, in: tx)
        }
    }
}

let wishMigrations = [
    Migration(
        "2026-11-21 casework: a child's wishes",
        """
        CREATE TABLE wish (
          child_id TEXT NOT NULL REFERENCES child (id),
          id TEXT NOT NULL UNIQUE,
          controller_id TEXT NOT NULL REFERENCES workplace (id),
          areas BIGINT NOT NULL,
          hidden_from_guardians BIGINT NOT NULL CHECK (hidden_from_guardians IN (0, 1)),
          helper_id TEXT REFERENCES position (id),
          other_helper BLOB,
          take_part TEXT CHECK (take_part IN ('whole', 'some', 'throughSomeone', 'notThere')),
          meeting BLOB,
          sent_at BIGINT NOT NULL,
          replaced_at BIGINT,
          read_at BIGINT,
          read_by TEXT REFERENCES person (id),
          PRIMARY KEY (child_id, id)
        );
        """)
]
