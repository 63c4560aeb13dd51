import Storage

let openGroupSignals: SQL = "SELECT 'groupSignal/' || id AS about FROM group_signal WHERE stage <> 'answered'"

let groupSignalMigrations = [
    Migration(
        "2026-11-21 signals: groups",
        """
        CREATE TABLE group_signal (
          id TEXT PRIMARY KEY,
          controller_id TEXT NOT NULL REFERENCES workplace (id),
          workplace_id TEXT NOT NULL REFERENCES workplace (id),
          receiver_id TEXT NOT NULL REFERENCES position (id),
          group_id TEXT REFERENCES class_group (id),
          friends BLOB,
          sent_by TEXT NOT NULL REFERENCES person (id),
          sent_from TEXT NOT NULL REFERENCES position (id),
          sent_at BIGINT NOT NULL,
          facts BLOB NOT NULL,
          interpretation BLOB,
          areas BIGINT NOT NULL,
          stage TEXT NOT NULL CHECK (stage IN ('sent', 'acknowledged', 'answered')),
          received_from TEXT REFERENCES position (id),
          received_by TEXT REFERENCES person (id),
          received_at BIGINT,
          words BLOB,
          answered_at BIGINT,
          CHECK ((group_id IS NULL) <> (friends IS NULL)),
          CHECK ((stage = 'sent') = (received_at IS NULL)),
          CHECK ((stage = 'answered') = (answered_at IS NOT NULL))
        );
        CREATE INDEX group_signal_receiver ON group_signal (receiver_id, stage);
        CREATE INDEX group_signal_workplace ON group_signal (workplace_id);
        CREATE INDEX group_signal_sent_by ON group_signal (sent_by);
        """)
]
