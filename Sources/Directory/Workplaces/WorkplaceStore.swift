import Kernel
import Law
import Storage

/// The only file that knows how workplaces and positions are stored.
enum WorkplaceStore {
    static func put(_ entry: WorkplaceEntry, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            INSERT INTO workplace (id, parent_id, kind, sector, name, controller_id, municipality, address, phone, hours,
              duty_phone, offers, areas, duty, named_position_id, closed_on, version)
            VALUES (\(entry.id), \(entry.parent), \(entry.kind), \(entry.sector), \(entry.name), \(entry.controller),
              \(entry.municipality), \(entry.address), \(entry.phone), \(entry.hours), \(entry.dutyPhone), \(entry.offers),
              \(entry.areas.mask), \(entry.duty), \(entry.namedPosition), \(entry.closedOn), 1)
            ON CONFLICT (id) DO NOTHING
            """) == 1
    }

    static func put(_ entry: PositionEntry, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            INSERT INTO position (id, workplace_id, role, title, deputy_id)
            VALUES (\(entry.id), \(entry.workplace), \(entry.role), \(entry.title), \(entry.deputy))
            ON CONFLICT (id) DO NOTHING
            """) == 1
    }

    static func name(_ position: ID<Position>, of workplace: ID<Workplace>, in tx: Transaction) throws {
        try tx.run(
            "UPDATE workplace SET named_position_id = \(position), version = version + 1 WHERE id = \(workplace)")
    }
}

let workplaceMigrations = [
    Migration(
        "2026-11-21 directory: workplaces and positions",
        """
        CREATE TABLE workplace (
          id TEXT PRIMARY KEY,
          parent_id TEXT REFERENCES workplace (id),
          kind TEXT NOT NULL CHECK (kind IN ('county', 'principal', 'administration', 'workplace')),
          sector TEXT NOT NULL CHECK (sector IN
            ('preschool', 'school', 'socialServices', 'healthCare', 'police', 'leisure', 'civilSociety')),
          name TEXT NOT NULL,
          controller_id TEXT NOT NULL REFERENCES workplace (id),
          municipality TEXT NOT NULL,
          address TEXT NOT NULL,
          phone TEXT NOT NULL,
          hours TEXT NOT NULL,
          duty_phone TEXT NOT NULL,
          offers TEXT NOT NULL,
          areas BIGINT NOT NULL,
          duty TEXT CHECK (duty IN ('childHealthCare', 'followUp', 'activity', 'reports')),
          named_position_id TEXT,
          closed_on TEXT,
          source_id TEXT UNIQUE,
          version BIGINT NOT NULL
        );
        CREATE INDEX workplace_parent ON workplace (parent_id);
        CREATE INDEX workplace_duty ON workplace (duty, municipality);
        CREATE TABLE position (
          id TEXT PRIMARY KEY,
          workplace_id TEXT NOT NULL REFERENCES workplace (id),
          role TEXT NOT NULL CHECK (role IN
            ('teacher', 'studentHealth', 'head', 'followUpOfficer', 'activityOfficer', 'socialWorker', 'socialHead',
             'healthProfessional', 'healthHead', 'methodDeveloper', 'logReviewer', 'administrator')),
          title TEXT NOT NULL,
          deputy_id TEXT REFERENCES position (id),
          source_id TEXT UNIQUE
        );
        CREATE INDEX position_workplace ON position (workplace_id);
        CREATE TABLE person (
          id TEXT PRIMARY KEY,
          given TEXT NOT NULL,
          family TEXT NOT NULL,
          number TEXT UNIQUE,
          birth_day TEXT,
          protection TEXT NOT NULL CHECK (protection IN ('none', 'marked', 'protectedRegistration')),
          email TEXT NOT NULL,
          phone TEXT NOT NULL,
          address TEXT NOT NULL,
          source_id TEXT UNIQUE,
          gone_on TEXT,
          version BIGINT NOT NULL
        );
        CREATE INDEX person_name ON person (family COLLATE sv, given COLLATE sv);
        CREATE TABLE holding (
          position_id TEXT NOT NULL REFERENCES position (id),
          person_id TEXT NOT NULL REFERENCES person (id),
          from_day TEXT NOT NULL,
          to_day TEXT,
          away_from TEXT,
          away_to TEXT,
          PRIMARY KEY (position_id, person_id, from_day)
        );
        CREATE INDEX holding_person ON holding (person_id);
        """),
    Migration(
        "2026-11-21 directory: found by whom they stand in for",
        "CREATE INDEX position_deputy ON position (deputy_id)"),
]
