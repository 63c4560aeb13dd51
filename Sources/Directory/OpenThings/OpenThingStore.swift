import Kernel
public import Storage

let openThingMigrations = [
    Migration(
        "2026-11-21 directory: open things",
        """
        CREATE TABLE open_thing (
          id TEXT PRIMARY KEY,
          child_id TEXT REFERENCES child (id),
          kind TEXT NOT NULL,
          about TEXT NOT NULL,
          path TEXT NOT NULL,
          position_id TEXT NOT NULL REFERENCES position (id),
          due_day TEXT NOT NULL,
          opened_at BIGINT NOT NULL,
          closed_at BIGINT
        );
        CREATE INDEX open_thing_position ON open_thing (position_id, closed_at, due_day);
        CREATE INDEX open_thing_about ON open_thing (about, closed_at);
        CREATE INDEX open_thing_child ON open_thing (child_id, closed_at);
        """),
    Migration(
        "2026-11-21 directory: open things by the minute",
        """
        ALTER TABLE open_thing ADD COLUMN due_at BIGINT;
        """),
]
