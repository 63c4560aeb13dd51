import Storage

let messageMigrations = [
    Migration(
        "2026-11-21 casework: messages with the family",
        """
        CREATE TABLE conversation (
          child_id TEXT NOT NULL REFERENCES child (id),
          id TEXT NOT NULL UNIQUE,
          controller_id TEXT NOT NULL REFERENCES workplace (id),
          areas BIGINT NOT NULL,
          hidden_from_guardians BIGINT NOT NULL CHECK (hidden_from_guardians IN (0, 1)),
          person_id TEXT NOT NULL REFERENCES person (id),
          waiting_since BIGINT,
          PRIMARY KEY (child_id, id),
          UNIQUE (child_id, person_id, controller_id)
        );
        CREATE TABLE message (
          child_id TEXT NOT NULL REFERENCES child (id),
          id TEXT NOT NULL UNIQUE,
          conversation_id TEXT NOT NULL REFERENCES conversation (id),
          from_family BIGINT NOT NULL CHECK (from_family IN (0, 1)),
          author_id TEXT NOT NULL REFERENCES person (id),
          position_id TEXT REFERENCES position (id),
          words BLOB NOT NULL,
          sent_at BIGINT NOT NULL,
          read_at BIGINT,
          read_by TEXT REFERENCES person (id),
          PRIMARY KEY (child_id, conversation_id, id)
        );
        """)
]
