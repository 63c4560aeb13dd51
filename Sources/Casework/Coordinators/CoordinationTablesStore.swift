import Storage

let coordinationMigrations = [
    Migration(
        "2026-11-21 casework: coordinators",
        """
        CREATE TABLE coordination (
          child_id TEXT NOT NULL REFERENCES child (id),
          id TEXT NOT NULL UNIQUE,
          controller_id TEXT NOT NULL REFERENCES workplace (id),
          areas BIGINT NOT NULL,
          hidden_from_guardians BIGINT NOT NULL CHECK (hidden_from_guardians IN (0, 1)),
          was_asked BIGINT NOT NULL CHECK (was_asked IN (0, 1)),
          child_words BLOB NOT NULL,
          wished_id TEXT REFERENCES position (id),
          position_id TEXT NOT NULL REFERENCES position (id),
          special_reason BLOB,
          offered_by TEXT NOT NULL REFERENCES position (id),
          offered_at BIGINT NOT NULL,
          due_day TEXT NOT NULL,
          answer TEXT CHECK (answer IN ('accepted', 'declined')),
          answered_at BIGINT,
          answered_by TEXT REFERENCES person (id),
          decline_reason BLOB,
          ended_at BIGINT,
          PRIMARY KEY (child_id, id)
        );
        """)
]
