import Kernel
import Law
import Storage

/// The only file that knows how children, custody, enrolments and groups are stored.
enum ChildStore {
    static func put(_ entry: ChildEntry, named: ID<Position>, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            INSERT INTO child (id, municipality, language, interpreter, upper_secondary, named_position_id, named_since, version)
            VALUES (\(entry.id), \(entry.municipality), \(entry.language), \(entry.needsInterpreter), \(entry.upperSecondary),
              \(named), \(Day(tx.now)), 1)
            ON CONFLICT (id) DO NOTHING
            """) == 1
    }

    static func put(_ guardian: GuardianEntry, of child: ID<Child>, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO guardianship
              (child_id, guardian_id, custody, hindered, location_hidden, language, interpreter, from_day)
            VALUES (\(child), \(guardian.person), \(guardian.custody), \(guardian.hindered), \(guardian.locationHidden),
              \(guardian.language), \(guardian.needsInterpreter), \(guardian.from))
            ON CONFLICT (child_id, guardian_id) DO NOTHING
            """)
    }

    static func put(_ entry: EnrolmentEntry, of child: ID<Child>, in tx: Transaction) throws {
        let id: ID<EnrolmentEntry> = tx.newID()
        try tx.run(
            """
            INSERT INTO enrolment (child_id, id, workplace_id, kind, school_year, from_day, to_day)
            VALUES (\(child), \(id), \(entry.workplace), \(entry.form), \(entry.year), \(entry.from), \(entry.to))
            """)
    }

    /// Where a child can go: the preschools and schools of the own municipality first.
    static func schools(in municipality: String, in tx: Transaction) throws -> [(id: ID<Workplace>, name: String)] {
        try tx.all(
            """
            SELECT id, name FROM workplace WHERE kind = 'workplace' AND sector IN ('preschool', 'school') AND duty IS NULL
              AND closed_on IS NULL
            ORDER BY CASE WHEN municipality = \(municipality) THEN 0 ELSE 1 END, name COLLATE sv, id LIMIT 300
            """
        ).map { (try $0.id("id"), try $0.text("name")) }
    }

    static func isSchool(_ workplace: ID<Workplace>, in tx: Transaction) throws -> Bool {
        try tx.one(
            """
            SELECT 1 AS one FROM workplace WHERE id = \(workplace) AND sector IN ('preschool', 'school')
              AND kind = 'workplace' AND duty IS NULL AND closed_on IS NULL
            """) != nil
    }

    static func endEnrolments(
        of child: ID<Child>, before day: Day, besides workplace: ID<Workplace>, in tx: Transaction
    ) throws {
        try tx.run(
            """
            UPDATE enrolment SET to_day = \(day - 1)
            WHERE child_id = \(child) AND workplace_id <> \(workplace) AND from_day < \(day) AND (to_day IS NULL OR to_day >= \(day))
            """)
        try tx.run(
            """
            UPDATE group_member SET to_day = \(day - 1)
            WHERE child_id = \(child) AND from_day < \(day) AND (to_day IS NULL OR to_day >= \(day))
              AND group_id IN (SELECT id FROM class_group WHERE workplace_id <> \(workplace))
            """)
    }

    static func moveHome(_ child: ID<Child>, to municipality: Municipality, in tx: Transaction) throws {
        try tx.run("UPDATE child SET municipality = \(municipality.code), version = version + 1 WHERE id = \(child)")
    }

    static func put(_ child: ID<Child>, in group: ID<Group>, from: Day, _ tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO group_member (child_id, group_id, from_day) VALUES (\(child), \(group), \(from))
            ON CONFLICT (child_id, group_id) DO NOTHING
            """)
    }

    static func put(
        _ group: ID<Group>, _ name: String, _ kind: Group.Kind, at workplace: ID<Workplace>, from: Day,
        in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            INSERT INTO class_group (id, workplace_id, name, kind, from_day)
            VALUES (\(group), \(workplace), \(name), \(kind), \(from)) ON CONFLICT (id) DO NOTHING
            """) == 1
    }

    static func lead(_ group: ID<Group>, by position: ID<Position>, as duty: Group.Duty, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO group_duty (group_id, position_id, kind) VALUES (\(group), \(position), \(duty))
            ON CONFLICT (group_id, position_id) DO NOTHING
            """)
    }
}

let childMigrations = [
    Migration(
        "2026-11-21 directory: children and families",
        """
        CREATE TABLE child (
          id TEXT PRIMARY KEY REFERENCES person (id),
          municipality TEXT NOT NULL,
          language TEXT NOT NULL,
          interpreter BIGINT NOT NULL CHECK (interpreter IN (0, 1)),
          upper_secondary TEXT NOT NULL CHECK (upper_secondary IN ('notYet', 'notStarted', 'attending', 'droppedOut', 'finished')),
          named_position_id TEXT NOT NULL REFERENCES position (id),
          named_since TEXT NOT NULL,
          version BIGINT NOT NULL
        );
        CREATE INDEX child_named ON child (named_position_id);
        CREATE TABLE guardianship (
          child_id TEXT NOT NULL REFERENCES child (id),
          guardian_id TEXT NOT NULL REFERENCES person (id),
          custody TEXT NOT NULL CHECK (custody IN ('joint', 'sole', 'appointed')),
          hindered BIGINT NOT NULL CHECK (hindered IN (0, 1)),
          location_hidden BIGINT NOT NULL CHECK (location_hidden IN (0, 1)),
          language TEXT NOT NULL,
          interpreter BIGINT NOT NULL CHECK (interpreter IN (0, 1)),
          from_day TEXT NOT NULL,
          to_day TEXT,
          PRIMARY KEY (child_id, guardian_id)
        );
        CREATE INDEX guardianship_guardian ON guardianship (guardian_id);
        CREATE TABLE enrolment (
          child_id TEXT NOT NULL REFERENCES child (id),
          id TEXT NOT NULL UNIQUE,
          workplace_id TEXT NOT NULL REFERENCES workplace (id),
          kind TEXT NOT NULL CHECK (kind IN ('preschool', 'preschoolClass', 'compulsory', 'upperSecondary')),
          school_year BIGINT,
          from_day TEXT NOT NULL,
          to_day TEXT,
          source_id TEXT,
          PRIMARY KEY (child_id, id)
        );
        CREATE INDEX enrolment_workplace ON enrolment (workplace_id, child_id);
        CREATE TABLE class_group (
          id TEXT PRIMARY KEY,
          workplace_id TEXT NOT NULL REFERENCES workplace (id),
          name TEXT NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('class', 'ward', 'teaching', 'mentor', 'other')),
          from_day TEXT NOT NULL,
          to_day TEXT,
          source_id TEXT UNIQUE
        );
        CREATE TABLE group_member (
          child_id TEXT NOT NULL REFERENCES child (id),
          group_id TEXT NOT NULL REFERENCES class_group (id),
          from_day TEXT NOT NULL,
          to_day TEXT,
          PRIMARY KEY (child_id, group_id)
        );
        CREATE INDEX group_member_group ON group_member (group_id, child_id);
        CREATE TABLE group_duty (
          group_id TEXT NOT NULL REFERENCES class_group (id),
          position_id TEXT NOT NULL REFERENCES position (id),
          kind TEXT NOT NULL CHECK (kind IN ('mentor', 'teacher', 'other')),
          PRIMARY KEY (group_id, position_id)
        );
        CREATE INDEX group_duty_position ON group_duty (position_id);
        """)
]
