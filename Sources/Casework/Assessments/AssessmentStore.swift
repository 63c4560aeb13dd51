import Directory
import Foundation
import Kernel
import Law
import Storage

/// The only file that knows how assessments are read: only those a permit covers.
enum AssessmentStore {
    static func find(_ id: ID<Assessment>, under permit: Permit, in tx: Transaction) throws -> Assessment {
        guard let found = try read("assessment.id = \(id)", permit, in: tx).first else { throw Failure.notFound }
        return found
    }

    /// Newest first.
    static func list(under permit: Permit, in tx: Transaction) throws -> [Assessment] {
        try read("1 = 1", permit, in: tx)
    }

    /// For whoever has been offered to do it, before the offer is answered: the permit is bound to the offer.
    static func offered(_ id: ID<Assessment>, under permit: Permit, in tx: Transaction) throws -> Assessment {
        guard permit.standing.about == Assessment.offer(id),
            let found = try rows("assessment.id = \(id) AND assessment.stage = 'gathering'", of: permit.child, in: tx)
                .first
        else { throw Failure.notFound }
        return found.assessment
    }

    private static func read(_ which: SQL, _ permit: Permit, in tx: Transaction) throws -> [Assessment] {
        try rows("\(which) AND \(permit.covers("assessment"))", of: permit.child, named: permit.namesStaff, in: tx).map
        { row in
            let isOwn = permit.isFamily || permit.ownControllers.contains(row.controller)
            return isOwn ? row.assessment : row.assessment.disclosed([WheelArea](mask: permit.areas))
        }
    }

    private static func rows(
        _ which: SQL, of child: ID<Child>, named: Bool = true, in tx: Transaction
    ) throws -> [(assessment: Assessment, controller: ID<Workplace>)] {
        try tx.all(
            """
            SELECT assessment.id, assessment.controller_id, assessment.started_at, assessment.signal_id, assessment.purpose, assessment.areas,
              assessment.hidden_from_guardians, assessment.assessor_id, assessment.working, assessment.version, assessment.stage,
              assessment.conclusion, assessment.sectors, assessment.told_on, assessment.told_by, assessment.not_told,
              assessment.childs_view, assessment.childs_view_missing, assessment.concluded_at,
              CASE WHEN \(named ? 1 : 0) = 1 THEN starter.given || ' ' || starter.family || ', ' ELSE '' END || seat.title AS started_by,
              CASE WHEN \(named ? 1 : 0) = 1 THEN ender.given || ' ' || ender.family || ', ' ELSE '' END || end_seat.title AS concluded_by,
              delegation.to_position_id, delegation.offered_at
            FROM assessment JOIN person starter ON starter.id = assessment.started_by
            JOIN position seat ON seat.id = assessment.started_from
            LEFT JOIN person ender ON ender.id = assessment.concluded_by
            LEFT JOIN position end_seat ON end_seat.id = assessment.concluded_from
            LEFT JOIN delegation ON delegation.child_id = assessment.child_id AND delegation.assessment_id = assessment.id
              AND delegation.answered_at IS NULL
            WHERE assessment.child_id = \(child) AND \(which)
            ORDER BY assessment.started_at DESC, assessment.id DESC
            """
        ).map { (try assessment($0, of: child), try $0.id("controller_id")) }
    }

    private static func assessment(_ row: Fields, of child: ID<Child>) throws -> Assessment {
        let assessor: ID<Position>? = try row.idIfAny("assessor_id")
        let offered: ID<Position>? = try row.idIfAny("to_position_id")
        let duty: Assessment.Duty =
            if let assessor {
                .delegated(to: assessor)
            } else if let offered {
                .offered(to: offered, since: try row.instant("offered_at"))
            } else {
                .namedPerson
            }
        let form = try row.narrativeIfAny("working").map {
            try JSONDecoder().decode([String: [String]].self, from: Data($0.utf8))
        }
        return Assessment(
            id: try row.id("id"), child: child, startedAt: try row.instant("started_at"),
            startedBy: try row.text("started_by"),
            signal: try row.idIfAny("signal_id"), purpose: try row.narrativeIfAny("purpose"),
            hiddenFromGuardians: try row.bool("hidden_from_guardians"), duty: duty,
            analysis: Analysis(form: form ?? [:]),
            stage: try row.text("stage") == "concluded" ? .concluded(conclusion(row)) : .gathering,
            version: try row.int("version"))
    }

    private static func conclusion(_ row: Fields) throws -> Conclusion {
        let sectors = try row.intIfAny("sectors") ?? 0
        let said = try row.narrativeIfAny("childs_view")
        return Conclusion(
            kind: try row.choice("conclusion"),
            sectors: Sector.allCases.enumerated().filter { sectors & 1 << $0.offset != 0 }.map(\.element),
            areas: [WheelArea](mask: try row.int("areas")),
            told: try row.dayIfAny("told_on").map { .on($0, by: try row.narrativeIfAny("told_by") ?? "") }
                ?? .not(because: row.narrativeIfAny("not_told") ?? ""),
            childsView: try said.map { .said($0) }
                ?? .missing(because: row.narrativeIfAny("childs_view_missing") ?? ""),
            by: try row.text("concluded_by"), at: try row.instant("concluded_at"))
    }
}

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
