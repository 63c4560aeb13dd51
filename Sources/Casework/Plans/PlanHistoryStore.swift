import Directory
import Foundation
import Kernel
import Law
import Storage

/// The only file that knows how earlier wordings of a plan are kept: one for each part that changed, under the plan's new number.
enum PlanHistoryStore {
    static func keep(_ part: String, of plan: Plan, _ permit: Permit, in tx: Transaction) throws {
        try keep(part, of: plan.id, permit, in: tx)
    }

    static func keep(_ part: String, of plan: ID<Plan>, _ permit: Permit, in tx: Transaction) throws {
        let row = try tx.one(
            """
            UPDATE plan SET version = version + 1 WHERE child_id = \(permit.child) AND id = \(plan)
            RETURNING version, controller_id, areas
            """)
        guard let row else { throw Failure.notFound }
        let controller: ID<Workplace> = try row.id("controller_id")
        let (areas, body) = try now(part, plan, permit.child, planAreas: try row.int("areas"), in: tx)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = String(decoding: try encoder.encode(body), as: UTF8.self)
        try tx.run(
            """
            INSERT INTO plan_history (child_id, plan_id, plan_version, part, controller_id, areas, hidden_from_guardians, body, at,
              written_by)
            VALUES (\(permit.child), \(plan), \(try row.int("version")), \(part), \(controller), \(areas), 0,
              \(sealed: text, for: SealScope(subject: permit.child.value, controller: controller)), \(tx.now), \(permit.caller.person))
            """)
    }

    /// The part as it stands, by field.
    private static func now(_ part: String, _ plan: ID<Plan>, _ child: ID<Child>, planAreas: Int, in tx: Transaction)
        throws
        -> (areas: Int, body: [String: String])
    {
        let id = part.split(separator: "/").last.map(String.init) ?? ""
        if part == "plan" {
            guard let row = try tx.one("SELECT * FROM plan WHERE child_id = \(child) AND id = \(plan)") else {
                throw Failure.notFound
            }
            return (
                planAreas,
                [
                    "childWords": try row.narrative("child_words"),
                    "guardianWords": try row.narrative("guardian_words"),
                    "ifWorse": try row.narrative("if_worse"), "nextFollowUp": try row.text("next_follow_up"),
                ]
            )
        }
        if part.hasPrefix("goal/") {
            let row = try tx.one(
                "SELECT words, areas FROM plan_goal WHERE child_id = \(child) AND plan_id = \(plan) AND id = \(id)")
            guard let row else { throw Failure.notFound }
            let areas = try row.int("areas")
            return (
                areas, ["goal": try row.narrative("words"), "area": [WheelArea](mask: areas).first?.rawValue ?? ""]
            )
        }
        let row = try tx.one(
            """
            SELECT intervention.*, plan_goal.areas, position.title FROM intervention
            JOIN plan_goal ON plan_goal.id = intervention.goal_id JOIN position ON position.id = intervention.position_id
            WHERE intervention.child_id = \(child) AND intervention.plan_id = \(plan) AND intervention.id = \(id)
            """)
        guard let row else { throw Failure.notFound }
        return (
            try row.int("areas"),
            [
                "what": try row.narrative("what"), "responsible": try row.text("title"),
                "byDay": try row.text("by_day"),
                "level": try row.text("level"), "ground": try row.text("ground"), "status": try row.text("status"),
                "result": try row.narrativeIfAny("result") ?? "", "otherParty": try row.narrative("other_party"),
            ]
        )
    }

    /// The plan as it was: of each part the last wording up to that number, as far as the reader sees it.
    static func version(_ number: Int, of plan: Plan, _ permit: Permit, in tx: Transaction) throws -> [PlanPart] {
        let rows = try tx.all(
            """
            SELECT plan_history.*, person.given, person.family FROM plan_history
            JOIN person ON person.id = plan_history.written_by
            WHERE plan_history.child_id = \(plan.child) AND plan_history.plan_id = \(plan.id) AND \(permit.covers("plan_history"))
              AND plan_history.plan_version = (SELECT MAX(newer.plan_version) FROM plan_history newer
                WHERE newer.child_id = plan_history.child_id AND newer.plan_id = plan_history.plan_id
                  AND newer.part = plan_history.part AND newer.plan_version <= \(number))
            ORDER BY plan_history.part DESC
            """)
        return try rows.compactMap { row in
            let part = try row.text("part")
            // What is said of the plan as a whole is shown only with the whole plan.
            guard part != "plan" || plan.words != nil else { return nil }
            let body = try JSONDecoder().decode([String: String].self, from: Data(try row.narrative("body").utf8))
            return PlanPart(
                part: part, version: try row.int("plan_version"), at: try row.instant("at"),
                by: permit.namesStaff ? "\(try row.text("given")) \(try row.text("family"))" : "", body: body)
        }
    }

    /// When each version was written and by whom, newest first.
    static func versions(of plan: Plan, _ permit: Permit, in tx: Transaction) throws -> [PlanPart] {
        try tx.all(
            """
            SELECT plan_history.plan_version, plan_history.part, plan_history.at, person.given, person.family FROM plan_history
            JOIN person ON person.id = plan_history.written_by
            WHERE plan_history.child_id = \(plan.child) AND plan_history.plan_id = \(plan.id) AND \(permit.covers("plan_history"))
            ORDER BY plan_history.plan_version DESC
            """
        ).map { row in
            PlanPart(
                part: try row.text("part"), version: try row.int("plan_version"), at: try row.instant("at"),
                by: permit.namesStaff ? "\(try row.text("given")) \(try row.text("family"))" : "", body: [:])
        }
    }
}

/// One part of a plan as it once was.
struct PlanPart: Sendable {
    /// `plan`, `goal/…` or `intervention/…`.
    let part: String
    let version: Int
    let at: Instant
    let by: String
    let body: [String: String]
}
