import Storage

/// Reports that are not closed, for the net.
let openConcernReports: SQL = "SELECT 'report/' || id AS about FROM concern_report WHERE closed_at IS NULL"

let concernReportMigrations = [
    Migration(
        "2026-11-21 concern reports: reports, copies and steps",
        """
        CREATE TABLE concern_report (
          id TEXT PRIMARY KEY,
          reference TEXT NOT NULL UNIQUE,
          child_id TEXT REFERENCES child (id),
          controller_id TEXT NOT NULL REFERENCES workplace (id),
          workplace_id TEXT NOT NULL REFERENCES workplace (id),
          position_id TEXT NOT NULL REFERENCES position (id),
          handler_id TEXT REFERENCES position (id),
          reporter TEXT NOT NULL CHECK (reporter IN ('professional', 'familyCounselling', 'ombudsman', 'anyone', 'anonymous')),
          sent_by TEXT REFERENCES person (id),
          sent_from TEXT REFERENCES position (id),
          sender_controller_id TEXT REFERENCES workplace (id),
          acute BIGINT NOT NULL CHECK (acute IN (0, 1)),
          violence BIGINT NOT NULL CHECK (violence IN (0, 1)),
          protected BIGINT NOT NULL CHECK (protected IN (0, 1)),
          sent_at BIGINT NOT NULL,
          opened_at BIGINT,
          closed_at BIGINT,
          CHECK (reporter <> 'anonymous' OR sent_by IS NULL)
        );
        CREATE INDEX concern_report_workplace ON concern_report (workplace_id, closed_at);
        CREATE INDEX concern_report_child ON concern_report (child_id);
        CREATE INDEX concern_report_handler ON concern_report (handler_id);
        CREATE TABLE concern_report_copy (
          report_id TEXT NOT NULL REFERENCES concern_report (id),
          controller_id TEXT NOT NULL REFERENCES workplace (id),
          content BLOB NOT NULL,
          PRIMARY KEY (report_id, controller_id)
        );
        CREATE TABLE concern_report_step (
          report_id TEXT NOT NULL REFERENCES concern_report (id),
          number BIGINT NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('sent', 'asked', 'opened', 'acknowledged', 'protection', 'extended', 'decided',
            'told', 'withheld', 'meeting', 'added', 'forwarded', 'written', 'closed')),
          at BIGINT NOT NULL,
          by_person TEXT REFERENCES person (id),
          by_position TEXT REFERENCES position (id),
          controller_id TEXT NOT NULL REFERENCES workplace (id),
          choice TEXT,
          until_day TEXT,
          reference TEXT,
          told TEXT NOT NULL,
          words BLOB,
          PRIMARY KEY (report_id, number)
        );
        """)
]
