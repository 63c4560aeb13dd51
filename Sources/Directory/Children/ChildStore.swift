import Kernel
public import Storage

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
