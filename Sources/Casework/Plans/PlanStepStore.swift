import Directory
import Kernel
import Law
import Storage

/// The only file that knows how plans are begun and written in.
enum PlanStepStore {
    static func start(_ text: PlanText, _ permit: Permit, in tx: Transaction) throws -> ID<Plan> {
        guard try tx.one("SELECT id FROM plan WHERE child_id = \(permit.child) AND closed_at IS NULL") == nil else {
            throw Failure.outOfOrder(
                Phrase(
                    "Barnet har redan en plan som pågår. Skriv i den.",
                    en: "The child already has a running plan. Write in that one."))
        }
        let home = try Sharing.home(of: permit.child, in: tx)
        try check(text, home, permit, in: tx)
        let id: ID<Plan> = tx.newID()
        let seal = SealScope(subject: permit.child.value, controller: home.controller)
        try tx.run(
            """
            INSERT INTO plan (child_id, id, controller_id, areas, hidden_from_guardians, main_workplace_id, child_words,
              guardian_words, if_worse, next_follow_up, started_at, version)
            VALUES (\(permit.child), \(id), \(home.controller), \(text.areas.mask), 0, \(text.main),
              \(sealed: text.words.child, for: seal), \(sealed: text.words.guardians, for: seal),
              \(sealed: text.words.ifWorse, for: seal), \(text.nextFollowUp), \(tx.now), 0)
            """)
        try OpenThings.open(
            .followUp, about: "plan/\(id)", path: path(permit.child, id), child: permit.child,
            responsible: try Coordinators.responsible(for: permit.child, in: tx), due: text.nextFollowUp, in: tx)
        try PlanHistoryStore.keep("plan", of: id, permit, in: tx)
        _ = try Children.caseNumber(permit.child, about: "plan/\(id)", in: tx)
        return id
    }

    static func path(_ child: ID<Child>, _ id: ID<Plan>) -> String { "/barn/\(child)/planer/\(id)" }

    private static func check(_ text: PlanText, _ home: HomePlace, _ permit: Permit, in tx: Transaction) throws {
        var problems: [Problem] = []
        let own =
            try tx.one("SELECT id FROM workplace WHERE id = \(text.main) AND controller_id = \(home.controller)") != nil
        if !own, try Sharing.openAreas(to: text.main, of: permit.child, .plan, in: tx) == 0 {
            problems.append(
                Problem(
                    "mainWorkplace",
                    Phrase(
                        "Välj den egna verksamheten eller en som samtycket gäller.",
                        en: "Choose your own workplace or one that the consent covers.")))
        }
        if text.nextFollowUp <= Day(tx.now) {
            problems.append(Problem("nextFollowUp", Phrase("Välj en dag längre fram.", en: "Choose a later day.")))
        }
        guard problems.isEmpty else { throw Failure.invalid(problems) }
    }

    static func change(_ plan: Plan, _ text: PlanText, _ permit: Permit, in tx: Transaction) throws {
        try plan.mustBeOpen()
        guard let words = plan.words else { throw Failure.notFound }
        guard text.version ?? plan.version == plan.version else {
            throw Failure.conflict(
                version: plan.version,
                saved: [
                    "childWords": words.child, "guardianWords": words.guardians, "ifWorse": words.ifWorse,
                    "nextFollowUp": plan.nextFollowUp.description, "mainWorkplace": plan.mainName.description,
                ])
        }
        try check(text, try Sharing.home(of: plan.child, in: tx), permit, in: tx)
        let (_, seal) = try PlanStore.scope(of: plan, in: tx)
        let areas = text.areas.mask | plan.goals.map(\.area).mask
        try tx.run(
            """
            UPDATE plan SET areas = \(areas), main_workplace_id = \(text.main), child_words = \(sealed: text.words.child, for: seal),
              guardian_words = \(sealed: text.words.guardians, for: seal), if_worse = \(sealed: text.words.ifWorse, for: seal),
              next_follow_up = \(text.nextFollowUp)
            WHERE child_id = \(plan.child) AND id = \(plan.id)
            """)
        try OpenThings.move("plan/\(plan.id)", due: text.nextFollowUp, in: tx)
        try PlanHistoryStore.keep("plan", of: plan, permit, in: tx)
    }

    static func addGoal(_ words: String, _ area: WheelArea, to plan: Plan, _ permit: Permit, in tx: Transaction) throws
        -> ID<Plan.Goal>
    {
        try plan.mustBeOpen()
        let (controller, seal) = try PlanStore.scope(of: plan, in: tx)
        let id: ID<Plan.Goal> = tx.newID()
        try tx.run(
            """
            INSERT INTO plan_goal (child_id, id, plan_id, controller_id, areas, hidden_from_guardians, words, version)
            VALUES (\(plan.child), \(id), \(plan.id), \(controller), \([area].mask), 0, \(sealed: words, for: seal), 1)
            """)
        try widen(plan, by: area, in: tx)
        try PlanHistoryStore.keep("goal/\(id)", of: plan, permit, in: tx)
        return id
    }

    static func changeGoal(
        _ goal: Plan.Goal, _ words: String, _ area: WheelArea, version: Int?, of plan: Plan, _ permit: Permit,
        in tx: Transaction
    ) throws {
        try plan.mustBeOpen()
        let (_, seal) = try PlanStore.scope(of: plan, in: tx)
        let changed = try tx.run(
            """
            UPDATE plan_goal SET words = \(sealed: words, for: seal), areas = \([area].mask), version = version + 1
            WHERE child_id = \(plan.child) AND plan_id = \(plan.id) AND id = \(goal.id) AND version = \(version ?? goal.version)
            """)
        guard changed == 1 else {
            throw Failure.conflict(version: goal.version, saved: ["words": goal.words, "area": goal.area.rawValue])
        }
        try widen(plan, by: area, in: tx)
        try PlanHistoryStore.keep("goal/\(goal.id)", of: plan, permit, in: tx)
    }

    private static func widen(_ plan: Plan, by area: WheelArea, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE plan SET areas = areas | \([area].mask) WHERE child_id = \(plan.child) AND id = \(plan.id)
            """)
    }

    /// Waits with the one responsible until the day.
    static func waitFor(
        _ id: ID<Intervention>, of plan: Plan, _ position: ID<Position>, _ day: Day, in tx: Transaction
    ) throws {
        try OpenThings.open(
            .intervention, about: "intervention/\(id)", path: "\(path(plan.child, plan.id))/insatser/\(id)/lage",
            child: plan.child, responsible: position, due: day, in: tx)
    }

    /// Who leads the work has changed: the plan waits with them from now on.
    static func leadershipChanged(of child: ID<Child>, in tx: Transaction) throws {
        guard let row = try tx.one("SELECT id FROM plan WHERE child_id = \(child) AND closed_at IS NULL") else {
            return
        }
        let plan: ID<Plan> = try row.id("id")
        try OpenThings.move("plan/\(plan)", to: try Coordinators.responsible(for: child, in: tx), in: tx)
    }
}
