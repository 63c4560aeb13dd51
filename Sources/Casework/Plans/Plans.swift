public import Directory
public import Kernel
public import Storage
public import Web

/// Samordnade individuella planer. This is the room's door.
public struct Plans: Sendable {
    let house: House

    public init(house: House) { self.house = house }

    public func add(to desk: Desk) {
        addReading(to: desk)
        addWriting(to: desk)
        addInterventions(to: desk)
        addFollowUps(to: desk)
    }

    /// To be called when a coordinator has accepted, or there is none any longer: what waits for whoever leads the work
    /// waits with them: the plan, and what the family has written.
    public static func leadershipChanged(of child: ID<Child>, in tx: Transaction) throws {
        try PlanStepStore.leadershipChanged(of: child, in: tx)
        try Messages.leadershipChanged(of: child, in: tx)
        try Wishes.leadershipChanged(of: child, in: tx)
    }

    /// What is open of plans, as `about`.
    static let openRecords: [SQL] = [
        "SELECT 'plan/' || id AS about FROM plan WHERE closed_at IS NULL",
        """
        SELECT 'intervention/' || intervention.id AS about FROM intervention JOIN plan ON plan.id = intervention.plan_id
        WHERE plan.closed_at IS NULL AND intervention.status IN ('planned', 'underWay')
        """,
        """
        SELECT 'coordination/' || id AS about FROM coordination
        WHERE ended_at IS NULL AND (answer IS NULL OR answer = 'declined')
        """,
    ]

    /// The running plan in plain words, on the family's own page.
    static let familyPanel = ChildPanel("plan", shape: Plan.shape, order: 10) { tx, seen in
        guard let permit = seen.also(.seePlan),
            let open = try PlanStore.list(permit, in: tx).first(where: { $0.isOpen })
        else { return nil }
        let plan = try PlanStore.find(open.id, permit, in: tx)
        let today = Day(tx.now)
        return ChildPanel.Content(json: plan.json) { plainPlanPanel(plan, today: today) }
    }

    /// A follow-up that waits for this reader's own number.
    @Sendable
    static func errands(_ seen: Permit, in tx: Transaction) throws -> [FamilyErrand] {
        guard seen.isFamily, let permit = seen.also(.seePlan),
            let open = try PlanStore.list(permit, in: tx).first(where: { $0.isOpen })
        else { return [] }
        let plan = try PlanStore.find(open.id, permit, in: tx)
        guard let followUp = plan.openFollowUp, followUp.lacks(permit.standing.relation, in: plan) else { return [] }
        return [
            FamilyErrand(
                .followUp, PlanWords.rateErrand,
                path: PlanStepStore.path(plan.child, plan.id) + "/uppfoljning/\(followUp.id)", by: plan.nextFollowUp)
        ]
    }

    /// The running plan on the child's page.
    static let panel = ChildPanel("plan", shape: Plan.panelShape, order: 40) { tx, seen in
        guard let permit = seen.also(.seePlan) else { return nil }
        let plan = try PlanStore.list(permit, in: tx).first { $0.isOpen }
        let coordinator = try Coordinators.current(permit, in: tx)?.name
        let today = Day(tx.now)
        return ChildPanel.Content(json: plan?.panelJSON ?? .null) {
            planPanel(plan, coordinator, permit.child, today: today, isFamily: permit.isFamily)
        }
    }
}
