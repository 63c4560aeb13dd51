import Directory
import Kernel
import Law
import Storage

/// The only file that knows how interventions are written and how a plan is closed.
enum InterventionStore {
    static func add(_ text: InterventionText, to goal: Plan.Goal, of plan: Plan, _ permit: Permit, in tx: Transaction)
        throws
        -> ID<Intervention>
    {
        try plan.mustBeOpen()
        try check(text, goal, plan, in: tx)
        let (_, seal) = try PlanStore.scope(of: plan, in: tx)
        let id: ID<Intervention> = tx.newID()
        try tx.run(
            """
            INSERT INTO intervention (child_id, id, plan_id, goal_id, what, position_id, other_party, by_day, level, ground, status,
              version)
            VALUES (\(plan.child), \(id), \(plan.id), \(goal.id), \(sealed: text.what, for: seal), \(text.position),
              \(sealed: text.otherParty, for: seal), \(text.byDay), \(text.level), \(text.ground), 'planned', 1)
            """)
        try PlanStepStore.waitFor(id, of: plan, text.position, text.byDay, in: tx)
        try stand(text.position, plan, in: tx)
        try PlanHistoryStore.keep("intervention/\(id)", of: plan, permit, in: tx)
        return id
    }

    static func change(
        _ intervention: Intervention, _ text: InterventionText, of plan: Plan, _ permit: Permit, in tx: Transaction
    ) throws {
        try plan.mustBeOpen()
        guard !intervention.status.isOver else {
            throw Failure.outOfOrder(
                Phrase("Insatsen är avslutad. Lägg till en ny.", en: "The intervention is over. Add a new one."))
        }
        guard let goal = plan.goals.first(where: { $0.id == intervention.goal }) else { throw Failure.notFound }
        try check(text, goal, plan, in: tx)
        let (_, seal) = try PlanStore.scope(of: plan, in: tx)
        let changed = try tx.run(
            """
            UPDATE intervention SET what = \(sealed: text.what, for: seal), position_id = \(text.position),
              other_party = \(sealed: text.otherParty, for: seal), by_day = \(text.byDay), level = \(text.level),
              ground = \(text.ground), version = version + 1
            WHERE child_id = \(plan.child) AND plan_id = \(plan.id) AND id = \(intervention.id)
              AND version = \(text.version ?? intervention.version)
            """)
        guard changed == 1 else {
            throw Failure.conflict(
                version: intervention.version,
                saved: [
                    "what": intervention.what, "byDay": intervention.byDay.description, "ground": intervention.ground,
                    "otherParty": intervention.otherParty, "level": intervention.level.rawValue,
                    "position": intervention.position.description,
                ])
        }
        try OpenThings.move("intervention/\(intervention.id)", to: text.position, due: text.byDay, in: tx)
        try stand(text.position, plan, in: tx)
        try PlanHistoryStore.keep("intervention/\(intervention.id)", of: plan, permit, in: tx)
    }

    /// Nobody of another controller without a consent that covers the goal's area.
    private static func check(_ text: InterventionText, _ goal: Plan.Goal, _ plan: Plan, in tx: Transaction) throws {
        var problems: [Problem] = []
        let contact = try Sharing.contacts([text.position], in: tx).first { Policy.withChildren.contains($0.role) }
        if let contact {
            let home = try Sharing.home(of: plan.child, in: tx)
            let open = try Sharing.openAreas(to: contact.workplace, of: plan.child, .plan, in: tx)
            if contact.controller != home.controller, open & [goal.area].mask == 0 {
                problems.append(
                    Problem(
                        "position",
                        Phrase(
                            "\(contact.workplaceName) får inte se målet: det finns inget giltigt samtycke för \(goal.area.name.swedish). Be om samtycke först.",
                            en:
                                "\(contact.workplaceName) may not see the goal: no consent in force covers \(goal.area.name.english). Ask for consent first."
                        )))
            }
        } else {
            problems.append(
                Problem(
                    "position",
                    Phrase("Välj någon som arbetar med barn.", en: "Choose someone who works with children.")))
        }
        if text.byDay < Day(tx.now) {
            problems.append(Problem("byDay", Phrase("Dagen har redan varit.", en: "The day has already been.")))
        }
        guard problems.isEmpty else { throw Failure.invalid(problems) }
    }

    /// Whoever answers for something in the plan takes part in it.
    private static func stand(_ position: ID<Position>, _ plan: Plan, in tx: Transaction) throws {
        let about = "plan/\(plan.id)"
        let found = try tx.one(
            """
            SELECT id FROM circle WHERE child_id = \(plan.child) AND position_id = \(position) AND relation = 'participant'
              AND about = \(about) AND ended_at IS NULL
            """)
        guard found == nil else { return }
        let standing: ID<Standing> = tx.newID()
        try tx.run(
            """
            INSERT INTO circle (child_id, id, position_id, relation, about, since)
            VALUES (\(plan.child), \(standing), \(position), 'participant', \(about), \(tx.now))
            """)
    }

    /// Closed with a reason and everyone's evaluation: all that was open in it is closed, and nobody stands in the work through it.
    static func close(_ plan: Plan, _ closing: Plan.Closing, _ permit: Permit, in tx: Transaction) throws {
        try plan.mustBeOpen()
        guard plan.openFollowUp == nil else {
            throw Failure.outOfOrder(Phrase("Avsluta uppföljningen först.", en: "Finish the follow-up first."))
        }
        let (_, seal) = try PlanStore.scope(of: plan, in: tx)
        try PlanHistoryStore.keep("plan", of: plan, permit, in: tx)
        try tx.run(
            """
            UPDATE plan SET closed_at = \(tx.now), close_reason = \(closing.reason),
              close_words = \(sealed: closing.words, for: seal), close_child = \(sealed: closing.child, for: seal),
              close_guardians = \(sealed: closing.guardians, for: seal), close_parties = \(sealed: closing.parties, for: seal)
            WHERE child_id = \(plan.child) AND id = \(plan.id)
            """)
        // Also those of goals that this reader does not see.
        for row in try tx.all("SELECT id FROM intervention WHERE child_id = \(plan.child) AND plan_id = \(plan.id)") {
            let id: ID<Intervention> = try row.id("id")
            try OpenThings.close("intervention/\(id)", in: tx)
        }
        try OpenThings.close("plan/\(plan.id)", in: tx)
        try tx.run(
            """
            UPDATE circle SET ended_at = \(tx.now)
            WHERE child_id = \(plan.child) AND relation = 'participant' AND about = \("plan/\(plan.id)") AND ended_at IS NULL
            """)
        try Coordinators.end(plan.child, in: tx)
        try Plans.leadershipChanged(of: plan.child, in: tx)
    }
}
