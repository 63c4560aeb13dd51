import Directory
import Kernel
import Law
import Storage

/// The only file that knows how plans are read.
enum PlanStore {
    static func list(_ permit: Permit, in tx: Transaction) throws -> [Plan] {
        try tx.all(
            "SELECT * FROM plan WHERE child_id = \(permit.child) AND \(permit.covers("plan")) ORDER BY started_at DESC, id DESC"
        )
        .map { try read($0, permit, in: tx) }
    }

    /// One that is missing and one that is hidden look the same.
    static func find(_ id: ID<Plan>, _ permit: Permit, in tx: Transaction) throws -> Plan {
        let row = try tx.one(
            "SELECT * FROM plan WHERE child_id = \(permit.child) AND id = \(id) AND \(permit.covers("plan"))")
        guard let row else { throw Failure.notFound }
        var plan = try read(row, permit, in: tx)
        plan.goals = try goals(plan, permit, in: tx)
        plan.followUps = try FollowUpStore.list(plan, permit, in: tx)
        for index in plan.goals.indices {
            let goal = plan.goals[index].id
            plan.goals[index].ratings = plan.followUps.filter { $0.finishedAt != nil }.compactMap { $0.rated[goal] }
        }
        return plan
    }

    static func read(_ row: Fields, _ permit: Permit, in tx: Transaction) throws -> Plan {
        let areas = try row.int("areas")
        let keeper: ID<Workplace> = try row.id("controller_id")
        let isWhole = permit.isFamily || permit.ownControllers.contains(keeper) || areas & ~permit.areas == 0
        let main: ID<Workplace> = try row.id("main_workplace_id")
        let place = try tx.one("SELECT name, sector FROM workplace WHERE id = \(main)")
        let (name, sector) = (try place?.text("name") ?? "", try place?.choice("sector") as Sector?)
        var closing: Plan.Closing?
        if isWhole, let reason: Plan.Reason = try row.choiceIfAny("close_reason") {
            closing = .init(
                reason: reason, words: try row.narrative("close_words"), child: try row.narrative("close_child"),
                guardians: try row.narrative("close_guardians"), parties: try row.narrative("close_parties"))
        }
        let words =
            try isWhole
            ? Plan.Overall(
                child: row.narrative("child_words"), guardians: row.narrative("guardian_words"),
                ifWorse: row.narrative("if_worse"))
            : nil
        var plan = Plan(
            id: try row.id("id"), child: permit.child, mainWorkplace: main, showsMain: permit.showsPlaces,
            mainName: permit.showsPlaces ? Phrase(name, en: name) : sector?.name ?? Phrase("", en: ""),
            areas: [WheelArea](mask: permit.isFamily || isWhole ? areas : areas & permit.areas), words: words,
            nextFollowUp: try row.day("next_follow_up"), startedAt: try row.instant("started_at"), closing: closing,
            closedAt: try row.instantIfAny("closed_at"), version: try row.int("version"))
        plan.coordinator = try Coordinators.current(permit, in: tx)?.name
        return plan
    }

    private static func goals(_ plan: Plan, _ permit: Permit, in tx: Transaction) throws -> [Plan.Goal] {
        let rows = try tx.all(
            """
            SELECT * FROM plan_goal WHERE child_id = \(plan.child) AND plan_id = \(plan.id) AND \(permit.covers("plan_goal"))
            ORDER BY id
            """)
        let found = try interventions(plan, permit, in: tx)
        return try rows.map { row in
            let id: ID<Plan.Goal> = try row.id("id")
            guard let area = [WheelArea](mask: try row.int("areas")).first else { throw Failure.notFound }
            return Plan.Goal(
                id: id, words: try row.narrative("words"), area: area, version: try row.int("version"),
                interventions: found.filter { $0.goal == id })
        }
    }

    private static func interventions(_ plan: Plan, _ permit: Permit, in tx: Transaction) throws -> [Intervention] {
        let rows = try tx.all(
            """
            SELECT intervention.* FROM intervention JOIN plan_goal ON plan_goal.id = intervention.goal_id
            WHERE intervention.child_id = \(plan.child) AND intervention.plan_id = \(plan.id) AND \(permit.covers("plan_goal"))
            ORDER BY intervention.by_day, intervention.id
            """)
        let names = Dictionary(
            try Sharing.contacts(Array(Set(rows.map { try $0.id("position_id") as ID<Position> })).sorted(), in: tx).map
            {
                ($0.position, $0.name(for: permit))
            }, uniquingKeysWith: { first, _ in first })
        return try rows.map { row in
            let position: ID<Position> = try row.id("position_id")
            return Intervention(
                id: try row.id("id"), goal: try row.id("goal_id"), what: try row.narrative("what"), position: position,
                responsible: names[position] ?? Phrase("", en: ""), byDay: try row.day("by_day"),
                level: try row.choice("level"),
                ground: try row.text("ground"), otherParty: try row.narrative("other_party"),
                status: try row.choice("status"),
                result: try row.narrativeIfAny("result"), version: try row.int("version"))
        }
    }

    /// Who keeps the plan, and so everything in it.
    static func scope(of plan: Plan, in tx: Transaction) throws -> (controller: ID<Workplace>, seal: SealScope) {
        let row = try tx.one("SELECT controller_id FROM plan WHERE child_id = \(plan.child) AND id = \(plan.id)")
        guard let row else { throw Failure.notFound }
        let controller: ID<Workplace> = try row.id("controller_id")
        return (controller, SealScope(subject: plan.child.value, controller: controller))
    }
}
