import Storage

let importMigrations = [
    Migration(
        "2026-11-21 directory: imports",
        """
        CREATE TABLE import_run (
          id TEXT PRIMARY KEY,
          address TEXT NOT NULL,
          scope TEXT NOT NULL,
          by_name TEXT NOT NULL,
          since BIGINT,
          started_at BIGINT NOT NULL,
          beat_at BIGINT NOT NULL,
          finished_at BIGINT,
          state TEXT NOT NULL CHECK (state IN ('running', 'stopped', 'finished')),
          worker TEXT NOT NULL,
          stage TEXT NOT NULL,
          page_token TEXT,
          trouble_sv TEXT NOT NULL,
          trouble_en TEXT NOT NULL
        );
        CREATE INDEX import_run_address ON import_run (address, started_at);
        CREATE TABLE import_tally (
          run_id TEXT NOT NULL REFERENCES import_run (id),
          resource TEXT NOT NULL,
          rows_read BIGINT NOT NULL,
          rows_new BIGINT NOT NULL,
          rows_changed BIGINT NOT NULL,
          rows_removed BIGINT NOT NULL,
          unmapped BIGINT NOT NULL,
          is_whole BIGINT NOT NULL CHECK (is_whole IN (0, 1)),
          PRIMARY KEY (run_id, resource)
        );
        CREATE TABLE import_missing (
          run_id TEXT NOT NULL REFERENCES import_run (id),
          resource TEXT NOT NULL,
          words_sv TEXT NOT NULL,
          words_en TEXT NOT NULL,
          PRIMARY KEY (run_id, resource, words_en)
        );
        CREATE TABLE import_seen (
          resource TEXT NOT NULL,
          source_id TEXT NOT NULL,
          scope TEXT NOT NULL,
          run_id TEXT NOT NULL,
          hash TEXT NOT NULL,
          target_id TEXT,
          is_gone BIGINT NOT NULL CHECK (is_gone IN (0, 1)),
          parent_id TEXT,
          spreads BIGINT NOT NULL CHECK (spreads IN (0, 1)),
          raw_number TEXT,
          protection TEXT,
          waiting TEXT,
          PRIMARY KEY (resource, source_id)
        );
        CREATE INDEX import_seen_scope ON import_seen (scope, resource, is_gone, run_id);
        CREATE INDEX import_seen_target ON import_seen (target_id);
        CREATE INDEX import_seen_parent ON import_seen (parent_id);
        CREATE TABLE import_unmapped (
          resource TEXT NOT NULL,
          field TEXT NOT NULL,
          value TEXT NOT NULL,
          run_id TEXT NOT NULL,
          times BIGINT NOT NULL,
          PRIMARY KEY (run_id, resource, field, value)
        );
        CREATE TABLE import_position (
          duty_id TEXT NOT NULL,
          workplace_id TEXT NOT NULL REFERENCES workplace (id),
          position_id TEXT NOT NULL REFERENCES position (id),
          person_id TEXT NOT NULL REFERENCES person (id),
          PRIMARY KEY (duty_id, workplace_id)
        );
        CREATE INDEX import_position_position ON import_position (position_id);
        CREATE INDEX import_position_person ON import_position (person_id);
        CREATE TABLE import_teaching (
          resource TEXT NOT NULL,
          source_id TEXT NOT NULL,
          group_source TEXT NOT NULL,
          duty_id TEXT NOT NULL,
          person_source TEXT NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('mentor', 'teacher', 'other')),
          from_day TEXT,
          to_day TEXT
        );
        CREATE INDEX import_teaching_row ON import_teaching (resource, source_id);
        CREATE INDEX import_teaching_group ON import_teaching (group_source);
        CREATE TABLE import_unsettled (child_id TEXT PRIMARY KEY REFERENCES child (id));
        ALTER TABLE guardianship ADD COLUMN confirmed BIGINT NOT NULL DEFAULT 1 CHECK (confirmed IN (0, 1));
        """)
]
