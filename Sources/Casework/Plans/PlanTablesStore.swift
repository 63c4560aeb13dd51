import Storage

let planMigrations = [
    Migration(
        "2026-11-21 casework: plans",
        """
        CREATE TABLE plan (
          child_id TEXT NOT NULL REFERENCES child (id),
          id TEXT NOT NULL UNIQUE,
          controller_id TEXT NOT NULL REFERENCES workplace (id),
          areas BIGINT NOT NULL,
          hidden_from_guardians BIGINT NOT NULL CHECK (hidden_from_guardians IN (0, 1)),
          main_workplace_id TEXT NOT NULL REFERENCES workplace (id),
          child_words BLOB NOT NULL,
          guardian_words BLOB NOT NULL,
          if_worse BLOB NOT NULL,
          next_follow_up TEXT NOT NULL,
          started_at BIGINT NOT NULL,
          closed_at BIGINT,
          close_reason TEXT CHECK (close_reason IN ('goalsReached', 'enough', 'familyWish', 'moved', 'otherHelp')),
          close_words BLOB,
          close_child BLOB,
          close_guardians BLOB,
          close_parties BLOB,
          version BIGINT NOT NULL,
          PRIMARY KEY (child_id, id),
          CHECK ((closed_at IS NULL) = (close_reason IS NULL))
        );
        CREATE UNIQUE INDEX plan_open ON plan (child_id) WHERE closed_at IS NULL;
        CREATE TABLE plan_goal (
          child_id TEXT NOT NULL,
          id TEXT NOT NULL UNIQUE,
          plan_id TEXT NOT NULL REFERENCES plan (id),
          controller_id TEXT NOT NULL REFERENCES workplace (id),
          areas BIGINT NOT NULL,
          hidden_from_guardians BIGINT NOT NULL CHECK (hidden_from_guardians IN (0, 1)),
          words BLOB NOT NULL,
          version BIGINT NOT NULL,
          PRIMARY KEY (child_id, plan_id, id)
        );
        CREATE TABLE intervention (
          child_id TEXT NOT NULL,
          id TEXT NOT NULL UNIQUE,
          plan_id TEXT NOT NULL REFERENCES plan (id),
          goal_id TEXT NOT NULL REFERENCES plan_goal (id),
          what BLOB NOT NULL,
          position_id TEXT NOT NULL REFERENCES position (id),
          other_party BLOB NOT NULL,
          by_day TEXT NOT NULL,
          level TEXT NOT NULL CHECK (level IN ('promotive', 'preventive', 'remedial')),
          ground TEXT NOT NULL,
          status TEXT NOT NULL CHECK (status IN ('planned', 'underWay', 'done', 'notCarriedOut')),
          result BLOB,
          version BIGINT NOT NULL,
          PRIMARY KEY (child_id, plan_id, id)
        );
        CREATE TABLE follow_up (
          child_id TEXT NOT NULL,
          id TEXT NOT NULL UNIQUE,
          plan_id TEXT NOT NULL REFERENCES plan (id),
          planned_day TEXT NOT NULL,
          began_at BIGINT NOT NULL,
          finished_at BIGINT,
          next_day TEXT,
          child_words BLOB,
          guardian_words BLOB,
          PRIMARY KEY (child_id, plan_id, id)
        );
        CREATE TABLE follow_up_intervention (
          child_id TEXT NOT NULL,
          follow_up_id TEXT NOT NULL REFERENCES follow_up (id),
          intervention_id TEXT NOT NULL REFERENCES intervention (id),
          status TEXT NOT NULL CHECK (status IN ('underWay', 'done', 'notCarriedOut')),
          words BLOB NOT NULL,
          told_at BIGINT NOT NULL,
          PRIMARY KEY (child_id, follow_up_id, intervention_id)
        );
        CREATE TABLE follow_up_goal (
          child_id TEXT NOT NULL,
          follow_up_id TEXT NOT NULL REFERENCES follow_up (id),
          goal_id TEXT NOT NULL REFERENCES plan_goal (id),
          child_rating BIGINT CHECK (child_rating BETWEEN 0 AND 10),
          child_words BLOB,
          adult_rating BIGINT CHECK (adult_rating BETWEEN 0 AND 10),
          adult_words BLOB,
          PRIMARY KEY (child_id, follow_up_id, goal_id)
        );
        CREATE TABLE plan_history (
          child_id TEXT NOT NULL,
          plan_id TEXT NOT NULL REFERENCES plan (id),
          plan_version BIGINT NOT NULL,
          part TEXT NOT NULL,
          controller_id TEXT NOT NULL REFERENCES workplace (id),
          areas BIGINT NOT NULL,
          hidden_from_guardians BIGINT NOT NULL CHECK (hidden_from_guardians IN (0, 1)),
          body BLOB NOT NULL,
          at BIGINT NOT NULL,
          written_by TEXT NOT NULL REFERENCES person (id),
          PRIMARY KEY (child_id, plan_id, plan_version, part)
        );
        """)
]
