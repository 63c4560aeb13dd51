import Storage

let assessmentMigrations = [
    Migration(
        "2026-11-21 assessments: assessments and perspectives",
        """
        CREATE TABLE assessment (
          child_id TEXT NOT NULL REFERENCES child (id),
          id TEXT NOT NULL UNIQUE,
          controller_id TEXT NOT NULL REFERENCES workplace (id),
          areas BIGINT NOT NULL,
          hidden_from_guardians BIGINT NOT NULL CHECK (hidden_from_guardians IN (0, 1)),
          signal_id TEXT REFERENCES signal (id),
          purpose BLOB,
          started_from TEXT NOT NULL REFERENCES position (id),
          started_by TEXT NOT NULL REFERENCES person (id),
          started_at BIGINT NOT NULL,
          assessor_id TEXT REFERENCES position (id),
          working BLOB,
          version BIGINT NOT NULL,
          stage TEXT NOT NULL CHECK (stage IN ('gathering', 'concluded')),
          conclusion TEXT CHECK (conclusion IN ('noFurtherNeed', 'ownSupport', 'collaboration', 'concernReport')),
          sectors BIGINT,
          told_on TEXT,
          told_by BLOB,
          not_told BLOB,
          childs_view BLOB,
          childs_view_missing BLOB,
          concluded_from TEXT REFERENCES position (id),
          concluded_by TEXT REFERENCES person (id),
          concluded_at BIGINT,
          PRIMARY KEY (child_id, id),
          CHECK ((stage = 'concluded') = (conclusion IS NOT NULL)),
          CHECK ((stage = 'concluded') = (concluded_at IS NOT NULL))
        );
        CREATE TABLE delegation (
          child_id TEXT NOT NULL,
          id TEXT NOT NULL UNIQUE,
          assessment_id TEXT NOT NULL REFERENCES assessment (id),
          to_position_id TEXT NOT NULL REFERENCES position (id),
          offered_by TEXT NOT NULL REFERENCES person (id),
          offered_at BIGINT NOT NULL,
          answered_at BIGINT,
          answer TEXT CHECK (answer IN ('accepted', 'declined', 'withdrawn')),
          PRIMARY KEY (child_id, id),
          CHECK ((answered_at IS NULL) = (answer IS NULL))
        );
        CREATE INDEX delegation_assessment ON delegation (child_id, assessment_id, answered_at);
        CREATE TABLE perspective (
          child_id TEXT NOT NULL REFERENCES child (id),
          id TEXT NOT NULL UNIQUE,
          assessment_id TEXT NOT NULL REFERENCES assessment (id),
          controller_id TEXT NOT NULL REFERENCES workplace (id),
          areas BIGINT NOT NULL,
          hidden_from_guardians BIGINT NOT NULL CHECK (hidden_from_guardians IN (0, 1)),
          voice TEXT NOT NULL CHECK (voice IN ('colleague', 'guardian', 'child', 'told')),
          position_id TEXT REFERENCES position (id),
          person_id TEXT REFERENCES person (id),
          told_by TEXT CHECK (told_by IN ('child', 'guardian', 'colleague', 'other')),
          teller BLOB,
          question BLOB,
          asked_by TEXT NOT NULL REFERENCES person (id),
          asked_at BIGINT NOT NULL,
          due_day TEXT NOT NULL,
          handed_in_at BIGINT,
          version BIGINT NOT NULL,
          PRIMARY KEY (child_id, id),
          CHECK ((voice = 'colleague') = (position_id IS NOT NULL)),
          CHECK ((voice IN ('guardian', 'child')) = (person_id IS NOT NULL)),
          CHECK ((voice = 'told') = (told_by IS NOT NULL))
        );
        CREATE INDEX perspective_assessment ON perspective (child_id, assessment_id);
        CREATE TABLE perspective_area (
          child_id TEXT NOT NULL,
          perspective_id TEXT NOT NULL REFERENCES perspective (id),
          area TEXT NOT NULL
            CHECK (area IN ('health', 'development', 'learning', 'care', 'home', 'relations', 'safety')),
          controller_id TEXT NOT NULL REFERENCES workplace (id),
          areas BIGINT NOT NULL,
          hidden_from_guardians BIGINT NOT NULL CHECK (hidden_from_guardians IN (0, 1)),
          level TEXT CHECK (level IN ('worksWell', 'mostlyWell', 'mixed', 'worrying', 'veryWorrying')),
          strengths BLOB,
          worries BLOB,
          risks BLOB,
          protects BLOB,
          PRIMARY KEY (child_id, perspective_id, area)
        );
        """)
]
