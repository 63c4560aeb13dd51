import Kernel
import Storage

/// The only file that knows on which days custody turns, and whether it is checked.
extension GuardianStore {
    static func isUnconfirmed(_ child: ID<Child>, in tx: Transaction) throws -> Bool {
        let today = Day(tx.now)
        return try tx.one(
            """
            SELECT 1 AS one FROM guardianship WHERE child_id = \(child) AND confirmed = 0
              AND from_day <= \(today) AND (to_day IS NULL OR to_day >= \(today)) LIMIT 1
            """) != nil
    }

    /// The next day on which someone's custody begins or has ended; from that day on no consent of the child is held to be in force
    /// until it has been worked out anew.
    static func turn(_ child: ID<Child>, in tx: Transaction) throws {
        let today = Day(tx.now)
        let days = try tx.all("SELECT from_day, to_day FROM guardianship WHERE child_id = \(child)").flatMap {
            [try $0.day("from_day"), try $0.dayIfAny("to_day").map { $0 + 1 }].compactMap { $0 }
        }
        let next = days.filter { $0 > today }.min()
        try tx.run("DELETE FROM custody_turn WHERE child_id = \(child)")
        guard let next else { return }
        try tx.run("INSERT INTO custody_turn (child_id, turns_on) VALUES (\(child), \(next))")
    }

    static func end(_ child: ID<Child>, before day: Day, in tx: Transaction) throws -> Int {
        try tx.run(
            """
            UPDATE guardianship SET to_day = \(day - 1)
            WHERE child_id = \(child) AND (to_day IS NULL OR to_day >= \(day))
            """)
    }

    static func turned(limit: Int, in tx: Transaction) throws -> [ID<Child>] {
        try tx.all(
            "SELECT child_id FROM custody_turn WHERE turns_on <= \(Day(tx.now)) ORDER BY turns_on, child_id LIMIT \(limit)"
        ).map { try $0.id("child_id") }
    }
}

let guardianMigrations = [
    Migration(
        "2026-11-21 directory: custody as it was written down",
        """
        CREATE TABLE custody_event (
          child_id TEXT NOT NULL REFERENCES child (id),
          id TEXT NOT NULL,
          at BIGINT NOT NULL,
          what TEXT NOT NULL CHECK (what IN ('added', 'changed', 'ended', 'confirmed')),
          guardian_id TEXT REFERENCES person (id),
          custody TEXT CHECK (custody IN ('joint', 'sole', 'appointed')),
          from_day TEXT,
          to_day TEXT,
          source TEXT NOT NULL CHECK (source IN ('populationRegister', 'courtDecision', 'agreement', 'certificate')),
          position_id TEXT NOT NULL REFERENCES position (id),
          person_id TEXT NOT NULL REFERENCES person (id),
          PRIMARY KEY (child_id, id)
        );
        CREATE TABLE custody_turn (
          child_id TEXT PRIMARY KEY REFERENCES child (id),
          turns_on TEXT NOT NULL
        );
        CREATE INDEX custody_turn_day ON custody_turn (turns_on);
        """)
]
