import Kernel
import Storage

let handOverMigrations = [
    Migration(
        "2026-11-21 directory: hand-overs",
        """
        CREATE TABLE hand_over (
          child_id TEXT NOT NULL REFERENCES child (id),
          id TEXT NOT NULL UNIQUE,
          from_position_id TEXT NOT NULL REFERENCES position (id),
          to_position_id TEXT NOT NULL REFERENCES position (id),
          reason TEXT NOT NULL CHECK (reason IN ('unitChanged', 'ageStep', 'moved', 'reorganised', 'byDecision')),
          note BLOB,
          offered_at BIGINT NOT NULL,
          due_day TEXT NOT NULL,
          answered_at BIGINT,
          answer TEXT CHECK (answer IN ('accepted', 'withdrawn')),
          answered_by TEXT REFERENCES person (id),
          PRIMARY KEY (child_id, id)
        );
        CREATE INDEX hand_over_to ON hand_over (to_position_id, answered_at);
        """)
]
