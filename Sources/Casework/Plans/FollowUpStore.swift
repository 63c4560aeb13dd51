import Directory
import Kernel
import Storage

/// The only file that knows how follow-ups are stored.
enum FollowUpStore {
    static func list(_ plan: Plan, _ permit: Permit, in tx: Transaction) throws -> [FollowUp] {
        let rows = try tx.all(
            "SELECT * FROM follow_up WHERE child_id = \(plan.child) AND plan_id = \(plan.id) ORDER BY began_at DESC, id DESC"
        )
        return try rows.map { row in
            let id: ID<FollowUp> = try row.id("id")
            return FollowUp(
                id: id, plannedDay: try row.day("planned_day"), beganAt: try row.instant("began_at"),
                finishedAt: try row.instantIfAny("finished_at"), nextDay: try row.dayIfAny("next_day"),
                childWords: plan.words == nil ? nil : try row.narrativeIfAny("child_words"),
                guardianWords: plan.words == nil ? nil : try row.narrativeIfAny("guardian_words"),
                told: try told(id, plan, in: tx), rated: try rated(id, plan, Day(try row.instant("began_at")), in: tx))
        }
    }

    /// Only of interventions and goals that the reader sees in the plan.
    private static func told(_ id: ID<FollowUp>, _ plan: Plan, in tx: Transaction) throws -> [ID<Intervention>: FollowUp
        .Told]
    {
        var told: [ID<Intervention>: FollowUp.Told] = [:]
        for row in try tx.all(
            """
            SELECT intervention_id, status, words FROM follow_up_intervention
            WHERE child_id = \(plan.child) AND follow_up_id = \(id) AND intervention_id IN \(list: plan.interventions.map(\.id))
            """)
        {
            told[try row.id("intervention_id")] = .init(
                status: try row.choice("status"), words: try row.narrative("words"))
        }
        return told
    }

    private static func rated(_ id: ID<FollowUp>, _ plan: Plan, _ day: Day, in tx: Transaction) throws -> [ID<
        Plan.Goal
    >: Plan.Rating] {
        var rated: [ID<Plan.Goal>: Plan.Rating] = [:]
        for row in try tx.all(
            """
            SELECT goal_id, child_rating, child_words, adult_rating, adult_words FROM follow_up_goal
            WHERE child_id = \(plan.child) AND follow_up_id = \(id) AND goal_id IN \(list: plan.goals.map(\.id))
            """)
        {
            rated[try row.id("goal_id")] = .init(
                day: day, child: try row.intIfAny("child_rating"), adult: try row.intIfAny("adult_rating"),
                childWords: try row.narrativeIfAny("child_words"), adultWords: try row.narrativeIfAny("adult_words"))
        }
        return rated
    }

    static func begin(_ plan: Plan, in tx: Transaction) throws -> ID<FollowUp> {
        try plan.mustBeOpen()
        guard plan.openFollowUp == nil else {
            throw Failure.outOfOrder(
                Phrase("En uppföljning pågår redan. Fortsätt med den.", en: "A follow-up is going on. Go on with it."))
        }
        guard !plan.goals.isEmpty else {
            throw Failure.outOfOrder(
                Phrase("Planen har inga mål att följa upp.", en: "The plan has no goals to follow up."))
        }
        let id: ID<FollowUp> = tx.newID()
        try tx.run(
            """
            INSERT INTO follow_up (child_id, id, plan_id, planned_day, began_at)
            VALUES (\(plan.child), \(id), \(plan.id), \(plan.nextFollowUp), \(tx.now))
            """)
        return id
    }

    /// How it went with one intervention, in a follow-up or between two. Over is over; what goes on gets a new day.
    static func tell(
        _ intervention: Intervention, of plan: Plan, _ told: FollowUp.Told, newDay: Day?, _ permit: Permit,
        in tx: Transaction
    ) throws {
        try plan.mustBeOpen()
        let leads = permit.standing.relation == .namedPerson || permit.standing.relation == .coordinator
        guard leads || permit.caller.positions.contains(intervention.position) else { throw Failure.notFound }
        if let newDay, newDay < Day(tx.now) {
            throw Failure.invalid([Problem("newDay", Phrase("Dagen har redan varit.", en: "The day has already been."))]
            )
        }
        let (_, seal) = try PlanStore.scope(of: plan, in: tx)
        let day = told.status == .underWay ? newDay ?? intervention.byDay : intervention.byDay
        try tx.run(
            """
            UPDATE intervention SET status = \(told.status), result = \(sealed: told.words, for: seal), by_day = \(day),
              version = version + 1
            WHERE child_id = \(plan.child) AND plan_id = \(plan.id) AND id = \(intervention.id)
            """)
        if let followUp = plan.openFollowUp {
            try tx.run(
                """
                INSERT INTO follow_up_intervention (child_id, follow_up_id, intervention_id, status, words, told_at)
                VALUES (\(plan.child), \(followUp.id), \(intervention.id), \(told.status), \(sealed: told.words, for: seal), \(tx.now))
                ON CONFLICT (child_id, follow_up_id, intervention_id) DO UPDATE SET
                  status = excluded.status, words = excluded.words, told_at = excluded.told_at
                """)
        }
        let about = "intervention/\(intervention.id)"
        if told.status.isOver {
            try OpenThings.close(about, in: tx)
        } else if intervention.status.isOver {
            try PlanStepStore.waitFor(intervention.id, of: plan, intervention.position, day, in: tx)
        } else {
            try OpenThings.move(about, due: day, in: tx)
        }
        try PlanHistoryStore.keep("intervention/\(intervention.id)", of: plan, permit, in: tx)
    }

    /// How near a goal is. The child's number and the adults' are kept apart: neither writes the other's.
    static func rate(
        _ goal: Plan.Goal, in followUp: FollowUp, of plan: Plan, _ given: Plan.Rating, _ permit: Permit,
        in tx: Transaction
    ) throws {
        guard followUp.finishedAt == nil else {
            throw Failure.outOfOrder(Phrase("Uppföljningen är avslutad.", en: "The follow-up is finished."))
        }
        let (_, seal) = try PlanStore.scope(of: plan, in: tx)
        let before = followUp.rated[goal.id]
        let relation = permit.standing.relation
        let byChild = relation == .guardian ? before : given
        let byAdult = relation == .selfChild ? before : given
        try tx.run(
            """
            INSERT INTO follow_up_goal (child_id, follow_up_id, goal_id, child_rating, child_words, adult_rating, adult_words)
            VALUES (\(plan.child), \(followUp.id), \(goal.id), \(byChild?.child), \(sealed: byChild?.childWords, for: seal),
              \(byAdult?.adult), \(sealed: byAdult?.adultWords, for: seal))
            ON CONFLICT (child_id, follow_up_id, goal_id) DO UPDATE SET child_rating = excluded.child_rating,
              child_words = excluded.child_words, adult_rating = excluded.adult_rating, adult_words = excluded.adult_words
            """)
    }

    static func finish(
        _ followUp: FollowUp, of plan: Plan, child: String, guardians: String, next: Day, _ permit: Permit,
        in tx: Transaction
    ) throws {
        guard followUp.finishedAt == nil else {
            throw Failure.outOfOrder(Phrase("Uppföljningen är avslutad.", en: "The follow-up is finished."))
        }
        let left = followUp.left(in: plan)
        guard left.isEmpty else {
            throw Failure.outOfOrder(
                Phrase(left.map(\.swedish).joined(separator: " "), en: left.map(\.english).joined(separator: " ")))
        }
        guard next > Day(tx.now) else {
            throw Failure.invalid([Problem("nextDay", Phrase("Välj en dag längre fram.", en: "Choose a later day."))])
        }
        let (_, seal) = try PlanStore.scope(of: plan, in: tx)
        try tx.run(
            """
            UPDATE follow_up SET finished_at = \(tx.now), next_day = \(next), child_words = \(sealed: child, for: seal),
              guardian_words = \(sealed: guardians, for: seal)
            WHERE child_id = \(plan.child) AND plan_id = \(plan.id) AND id = \(followUp.id)
            """)
        try tx.run("UPDATE plan SET next_follow_up = \(next) WHERE child_id = \(plan.child) AND id = \(plan.id)")
        try OpenThings.move("plan/\(plan.id)", due: next, in: tx)
        try PlanHistoryStore.keep("plan", of: plan, permit, in: tx)
    }
}
