import Storage

let sharingMigrations = [
    Migration(
        "2026-11-21 sharing: circle and consents",
        """
        CREATE TABLE circle (
          child_id TEXT NOT NULL REFERENCES child (id),
          id TEXT NOT NULL,
          position_id TEXT REFERENCES position (id),
          person_id TEXT REFERENCES person (id),
          relation TEXT NOT NULL
            CHECK (relation IN ('assessor', 'coordinator', 'participant', 'invited', 'signaller')),
          about TEXT NOT NULL,
          since BIGINT NOT NULL,
          ended_at BIGINT,
          PRIMARY KEY (child_id, id),
          CHECK ((position_id IS NULL) <> (person_id IS NULL))
        );
        CREATE INDEX circle_position ON circle (position_id, child_id);
        CREATE INDEX circle_person ON circle (person_id, child_id);
        CREATE TABLE consent (
          child_id TEXT NOT NULL REFERENCES child (id),
          id TEXT NOT NULL UNIQUE,
          controller_id TEXT NOT NULL REFERENCES workplace (id),
          asked_by TEXT NOT NULL REFERENCES position (id),
          purpose BLOB NOT NULL,
          areas BIGINT NOT NULL,
          from_day TEXT NOT NULL,
          until_day TEXT NOT NULL,
          child_judgement BLOB,
          child_must_agree BIGINT NOT NULL CHECK (child_must_agree IN (0, 1)),
          effective BIGINT NOT NULL CHECK (effective IN (0, 1)),
          asked_at BIGINT NOT NULL,
          version BIGINT NOT NULL,
          PRIMARY KEY (child_id, id)
        );
        CREATE TABLE consent_recipient (
          child_id TEXT NOT NULL,
          consent_id TEXT NOT NULL REFERENCES consent (id),
          workplace_id TEXT NOT NULL REFERENCES workplace (id),
          PRIMARY KEY (child_id, consent_id, workplace_id)
        );
        CREATE INDEX consent_recipient_workplace ON consent_recipient (workplace_id, child_id);
        CREATE TABLE consent_giver (
          child_id TEXT NOT NULL,
          consent_id TEXT NOT NULL REFERENCES consent (id),
          person_id TEXT NOT NULL REFERENCES person (id),
          answer TEXT NOT NULL CHECK (answer IN ('waiting', 'yes', 'no', 'withdrawn')),
          form TEXT CHECK (form IN ('signed', 'eID', 'oral', 'here')),
          answered_at BIGINT,
          noted_by TEXT REFERENCES position (id),
          withdrawn_at BIGINT,
          PRIMARY KEY (child_id, consent_id, person_id)
        );
        """),
    Migration(
        "2026-11-21 sharing: what each one agreed to",
        """
        ALTER TABLE consent ADD COLUMN open_areas BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE consent ADD COLUMN kinds BIGINT NOT NULL DEFAULT 7;
        ALTER TABLE consent ADD COLUMN settled_at BIGINT;
        ALTER TABLE consent_giver ADD COLUMN areas BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE consent_giver ADD COLUMN words BLOB;
        ALTER TABLE consent_giver ADD COLUMN required BIGINT NOT NULL DEFAULT 1 CHECK (required IN (0, 1));
        ALTER TABLE consent_giver ADD COLUMN excuse TEXT CHECK (excuse IN ('hindered', 'decision'));
        ALTER TABLE consent_giver ADD COLUMN excuse_reference BLOB;
        ALTER TABLE consent_giver ADD COLUMN given_on TEXT;
        CREATE TABLE consent_event (
          child_id TEXT NOT NULL,
          id TEXT NOT NULL,
          consent_id TEXT NOT NULL REFERENCES consent (id),
          at BIGINT NOT NULL,
          what TEXT NOT NULL CHECK (what IN ('asked', 'yes', 'no', 'withdrawn', 'excused', 'custodyChanged', 'settled')),
          person_id TEXT REFERENCES person (id),
          position_id TEXT REFERENCES position (id),
          areas BIGINT NOT NULL,
          words BLOB,
          PRIMARY KEY (child_id, consent_id, id)
        );
        """),
    Migration(
        "2026-11-21 sharing: consents by their last day",
        "CREATE INDEX consent_until ON consent (until_day) WHERE effective = 1;"),
]
