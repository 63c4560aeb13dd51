import Directory
import Kernel
import Law
import Storage

/// The only file that knows how a child's calls are stored.
enum SafetyStore {
    static func send(words: String?, reach: String?, _ permit: Permit, in tx: Transaction) throws -> ID<SafetyCall> {
        let id: ID<SafetyCall> = tx.newID()
        let home = try Sharing.home(of: permit.child, in: tx)
        let scope = SealScope(subject: permit.child.value, controller: home.controller)
        let due = tx.now + SafetyCall.answerWithin
        // No consent opens it to anyone: it has no area.
        try tx.run(
            """
            INSERT INTO safety_call (child_id, id, controller_id, areas, hidden_from_guardians, words, reach, sent_at, due_at)
            VALUES (\(permit.child), \(id), \(home.controller), 0, 1, \(sealed: words, for: scope), \(sealed: reach, for: scope),
              \(tx.now), \(due))
            """)
        let receiver = try receiver(of: permit.child, home, in: tx)
        if !receiver.isHome {
            let place: ID<Standing> = tx.newID()
            try tx.run(
                """
                INSERT INTO circle (child_id, id, position_id, relation, about, since)
                VALUES (\(permit.child), \(place), \(receiver.position), 'invited', \(SafetyCall.about(id)), \(tx.now))
                """)
        }
        try OpenThings.open(
            .safetyCall, about: SafetyCall.about(id), path: SafetyCall.path(permit.child, id), child: permit.child,
            responsible: receiver.position, due: Day(due), at: due, in: tx)
        return id
    }

    /// The named person's position, or whoever stands in for it. Where its holder has custody of the child: a head who has not,
    /// at the workplace or above it, else student health or another colleague there.
    private static func receiver(of child: ID<Child>, _ home: HomePlace, in tx: Transaction) throws -> (
        position: ID<Position>, isHome: Bool
    ) {
        let today = Day(tx.now)
        let row = try tx.one(
            """
            SELECT position.id, CASE WHEN position.id = \(home.position) THEN 0
              WHEN position.role IN ('head', 'socialHead', 'healthHead') AND position.workplace_id = \(home.workplace) THEN 1
              WHEN position.role IN ('head', 'socialHead', 'healthHead') THEN 2
              WHEN position.role = 'studentHealth' THEN 3 ELSE 4 END AS place
            FROM position JOIN workplace ON workplace.id = \(home.workplace)
            WHERE position.role IN \(list: Policy.withChildren.sorted { $0.rawValue < $1.rawValue })
              AND (position.workplace_id = workplace.id
                OR position.workplace_id = workplace.parent_id AND position.role IN ('head', 'socialHead', 'healthHead'))
              AND NOT EXISTS (SELECT 1 FROM holding JOIN guardianship ON guardianship.guardian_id = holding.person_id
                WHERE holding.position_id = position.id AND guardianship.child_id = \(child)
                  AND holding.from_day <= \(today) AND (holding.to_day IS NULL OR holding.to_day >= \(today)))
            ORDER BY place, position.id LIMIT 1
            """)
        guard let row else { return (home.position, true) }
        return (try row.id("id"), try row.int("place") < 2)
    }

    /// Newest first; only for those who are to act, and to nobody with custody.
    static func list(_ permit: Permit, in tx: Transaction) throws -> [SafetyCall] { try read("1 = 1", permit, in: tx) }

    static func find(_ id: ID<SafetyCall>, _ permit: Permit, in tx: Transaction) throws -> SafetyCall {
        guard let found = try read("safety_call.id = \(id)", permit, in: tx).first else { throw Failure.notFound }
        return found
    }

    private static func read(_ which: SQL, _ permit: Permit, in tx: Transaction) throws -> [SafetyCall] {
        let bound: SQL = permit.standing.about.isEmpty ? permit.covers("safety_call") : "1 = 1"
        return try tx.all(
            """
            SELECT safety_call.*, person.given || ' ' || person.family AS taken_name FROM safety_call
            LEFT JOIN person ON person.id = safety_call.taken_by
            WHERE safety_call.child_id = \(permit.child) AND \(which) AND \(bound)
            ORDER BY safety_call.sent_at DESC, safety_call.id DESC
            """
        ).map { row in
            SafetyCall(
                id: try row.id("id"), child: permit.child, sentAt: try row.instant("sent_at"),
                words: try row.narrativeIfAny("words"), reach: try row.narrativeIfAny("reach"),
                dueAt: try row.instant("due_at"), takenAt: try row.instantIfAny("taken_at"),
                takenBy: try row.textIfAny("taken_name"), closedAt: try row.instantIfAny("closed_at"),
                outcome: try row.narrativeIfAny("outcome"))
        }
    }

    /// A step that was taken: from now on a day counts, not minutes; closed it waits no longer.
    static func keep(_ call: SafetyCall, _ permit: Permit, in tx: Transaction) throws {
        let row = try tx.one("SELECT controller_id FROM safety_call WHERE child_id = \(call.child) AND id = \(call.id)")
        guard let row else { throw Failure.notFound }
        let scope = SealScope(subject: call.child.value, controller: try row.id("controller_id"))
        try tx.run(
            """
            UPDATE safety_call SET taken_at = \(call.takenAt), taken_by = COALESCE(taken_by, \(permit.caller.person)),
              closed_at = \(call.closedAt), outcome = \(sealed: call.outcome, for: scope)
            WHERE child_id = \(call.child) AND id = \(call.id)
            """)
        if call.closedAt != nil {
            try OpenThings.close(SafetyCall.about(call.id), in: tx)
            try tx.run(
                """
                UPDATE circle SET ended_at = \(tx.now)
                WHERE child_id = \(call.child) AND about = \(SafetyCall.about(call.id)) AND ended_at IS NULL
                """)
        } else {
            try OpenThings.taken(SafetyCall.about(call.id), due: Day(tx.now) + 1, in: tx)
        }
    }

    /// What the child is told of the latest it sent, for a day and a night.
    static func receipt(_ permit: Permit, in tx: Transaction) throws -> SafetyReceipt? {
        try tx.one(
            """
            SELECT safety_call.sent_at, safety_call.taken_at, person.given || ' ' || person.family AS taken_name FROM safety_call
            LEFT JOIN person ON person.id = safety_call.taken_by
            WHERE safety_call.child_id = \(permit.child) AND safety_call.sent_at > \(tx.now - .seconds(24 * 3600))
            ORDER BY safety_call.sent_at DESC, safety_call.id DESC LIMIT 1
            """
        ).map {
            SafetyReceipt(
                sentAt: try $0.instant("sent_at"), takenAt: try $0.instantIfAny("taken_at"),
                takenBy: try $0.textIfAny("taken_name"))
        }
    }

    /// Whom this child can call.
    static func numbers(_ permit: Permit, in tx: Transaction) throws -> SafetyNumbers {
        let row = try tx.one(
            """
            SELECT workplace.name, workplace.phone, workplace.duty_phone, reports.phone AS report_phone,
              reports.duty_phone AS report_duty
            FROM child JOIN position ON position.id = child.named_position_id
            JOIN workplace ON workplace.id = position.workplace_id
            LEFT JOIN workplace AS reports ON reports.duty = 'reports' AND reports.closed_on IS NULL
              AND reports.municipality = child.municipality
            WHERE child.id = \(permit.child) ORDER BY reports.id LIMIT 1
            """)
        guard let row else { return SafetyNumbers() }
        let (phone, duty) = (try row.text("phone"), try row.text("duty_phone"))
        return SafetyNumbers(
            place: try row.text("name"), phone: phone.isEmpty ? duty : phone,
            dayPhone: try row.textIfAny("report_phone") ?? "", dutyPhone: try row.textIfAny("report_duty") ?? "")
    }
}

let safetyMigrations = [
    Migration(
        "2026-11-21 casework: calls of a child that does not feel safe",
        """
        CREATE TABLE safety_call (
          child_id TEXT NOT NULL REFERENCES child (id),
          id TEXT NOT NULL UNIQUE,
          controller_id TEXT NOT NULL REFERENCES workplace (id),
          areas BIGINT NOT NULL CHECK (areas = 0),
          hidden_from_guardians BIGINT NOT NULL CHECK (hidden_from_guardians = 1),
          words BLOB,
          reach BLOB,
          sent_at BIGINT NOT NULL,
          due_at BIGINT NOT NULL,
          taken_at BIGINT,
          taken_by TEXT REFERENCES person (id),
          closed_at BIGINT,
          outcome BLOB,
          PRIMARY KEY (child_id, id),
          CHECK ((closed_at IS NULL) = (outcome IS NULL))
        );
        """)
]
