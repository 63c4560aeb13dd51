import Storage

let meetingMigrations = [
    Migration(
        "2026-11-21 meetings: about children",
        """
        CREATE TABLE meeting (
          child_id TEXT NOT NULL REFERENCES child (id),
          id TEXT NOT NULL UNIQUE,
          controller_id TEXT NOT NULL REFERENCES workplace (id),
          areas BIGINT NOT NULL,
          hidden_from_guardians BIGINT NOT NULL CHECK (hidden_from_guardians IN (0, 1)),
          kind TEXT NOT NULL CHECK (kind IN ('collaboration', 'plan', 'followUp', 'threeParty', 'report', 'consultation')),
          called_by TEXT NOT NULL REFERENCES position (id),
          called_at BIGINT NOT NULL,
          starts_at BIGINT NOT NULL,
          minutes BIGINT NOT NULL,
          place BLOB,
          link BLOB,
          agenda BLOB NOT NULL,
          child_part BLOB NOT NULL,
          interpreter TEXT NOT NULL,
          stage TEXT NOT NULL CHECK (stage IN ('called', 'held', 'cancelled')),
          notes BLOB,
          child_voice BLOB,
          guardians_told BLOB,
          next_day TEXT,
          cancel_reason BLOB,
          version BIGINT NOT NULL,
          PRIMARY KEY (child_id, id)
        );
        CREATE INDEX meeting_when ON meeting (child_id, starts_at);
        CREATE TABLE meeting_invitation (
          child_id TEXT NOT NULL,
          id TEXT NOT NULL UNIQUE,
          meeting_id TEXT NOT NULL REFERENCES meeting (id),
          position_id TEXT REFERENCES position (id),
          person_id TEXT REFERENCES person (id),
          answer TEXT NOT NULL CHECK (answer IN ('waiting', 'yes', 'no')),
          words BLOB,
          answered_at BIGINT,
          came BIGINT CHECK (came IN (0, 1)),
          PRIMARY KEY (child_id, meeting_id, id),
          CHECK ((position_id IS NULL) <> (person_id IS NULL))
        );
        CREATE TABLE meeting_decision (
          child_id TEXT NOT NULL,
          id TEXT NOT NULL UNIQUE,
          meeting_id TEXT NOT NULL REFERENCES meeting (id),
          what BLOB NOT NULL,
          position_id TEXT NOT NULL REFERENCES position (id),
          due_day TEXT NOT NULL,
          decided_at BIGINT NOT NULL,
          done_at BIGINT,
          outcome BLOB,
          PRIMARY KEY (child_id, meeting_id, id)
        );
        CREATE TABLE meeting_version (
          child_id TEXT NOT NULL,
          meeting_id TEXT NOT NULL REFERENCES meeting (id),
          version BIGINT NOT NULL,
          notes BLOB NOT NULL,
          child_voice BLOB NOT NULL,
          at BIGINT NOT NULL,
          written_by TEXT NOT NULL REFERENCES person (id),
          PRIMARY KEY (child_id, meeting_id, version)
        );
        """)
]
