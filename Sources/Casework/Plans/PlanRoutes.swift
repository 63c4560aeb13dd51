import Directory
import Hummingbird
import Kernel
import Law
import Storage
import Web

extension Plans {
    /// The permit for one step with one plan, and the plan as far as it may be seen.
    func found(_ action: Action, _ visit: Visit, reading: Bool, in tx: Transaction) throws -> (Permit, Plan) {
        let id = try visit.id("plan", of: Plan.self)
        let permit = try Policy.permit(
            action, of: try visit.id("child"), for: try visit.caller, about: "plan/\(id)", request: visit.requestID,
            reading: reading, in: tx)
        return (permit, try PlanStore.find(id, permit, in: tx))
    }

    func addReading(to desk: Desk) {
        desk.page(
            "/barn/:child/planer", api: "children/:child/plans", .seePlan, shape: .list(Plan.panelShape),
            summary: PlanWords.many
        ) { visit in
            let (caller, child) = (try visit.caller, try visit.id("child", of: Child.self))
            return try await visit.look(house.store) { tx in
                let permit = try Policy.permit(.seePlan, of: child, for: caller, request: visit.requestID, in: tx)
                let plans = try PlanStore.list(permit, in: tx)
                let mayWrite = try Policy.allows(.writePlan, of: child, for: caller, in: tx)
                return Page(
                    PlanWords.many, kind: permit.pageKind, about: try Children.bar(permit, in: tx),
                    json: JSON(plans.map(\.panelJSON))
                ) { planListPage(plans, child, mayStart: mayWrite && !plans.contains(where: \.isOpen)) }
            }
        }
        desk.page(
            "/barn/:child/planer/:plan", api: "children/:child/plans/:plan", .seePlan, shape: Plan.shape,
            summary: PlanWords.title
        ) { visit in
            try await visit.look(house.store) { tx in
                let (permit, plan) = try found(.seePlan, visit, reading: true, in: tx)
                let view = PlanView(
                    plan: plan, today: Day(tx.now), mine: Set(permit.caller.positions),
                    leads: permit.standing.relation == .namedPerson || permit.standing.relation == .coordinator,
                    mayRate: permit.isFamily, versions: try PlanHistoryStore.versions(of: plan, permit, in: tx))
                return Page(
                    PlanWords.title, kind: permit.pageKind, about: try Children.bar(permit, in: tx), json: plan.json
                ) { planPage(view) }
            }
        }
        desk.page(
            "/barn/:child/min-plan", api: "children/:child/my-plan", .seePlan, shape: .nullable(Plan.shape),
            summary: Phrase("Planen som går nu, i enkla ord", en: "The running plan, in simple words")
        ) { visit in
            let (caller, child) = (try visit.caller, try visit.id("child", of: Child.self))
            return try await visit.look(house.store) { tx in
                let permit = try Policy.permit(.seePlan, of: child, for: caller, request: visit.requestID, in: tx)
                let open = try PlanStore.list(permit, in: tx).first { $0.isOpen }
                let plan = try open.map { try PlanStore.find($0.id, permit, in: tx) }
                return myPlanPage(plan, try Children.bar(permit, in: tx), permit.pageKind)
            }
        }
        desk.page("/barn/:child/planer/:plan/skriv-ut", .seePlan, summary: PlanWords.printTitle) { visit in
            try await visit.look(house.store) { tx in
                let (permit, plan) = try found(.seePlan, visit, reading: true, in: tx)
                let bar = try Children.bar(permit, in: tx)
                let today = Day(tx.now)
                return Page(PlanWords.printTitle, kind: permit.pageKind, about: bar) {
                    printedPlanPage(plan, name: bar.name, today: today)
                }
            }
        }
        desk.page(
            "/barn/:child/planer/:plan/versioner/:number", api: "children/:child/plans/:plan/versions/:number",
            .seePlan,
            shape: .list(PlanPart.shape), summary: PlanWords.versions
        ) { visit in
            try await visit.look(house.store) { tx in
                let (permit, plan) = try found(.seePlan, visit, reading: true, in: tx)
                guard let number = visit.parameters.get("number").flatMap({ Int($0) }),
                    (1...plan.version).contains(number)
                else {
                    throw Failure.notFound
                }
                let parts = try PlanHistoryStore.version(number, of: plan, permit, in: tx)
                return Page(
                    PlanWords.versions, kind: permit.pageKind, about: try Children.bar(permit, in: tx),
                    json: JSON(parts.map(\.json))
                ) { planVersionPage(number, parts, plan) }
            }
        }
    }

    /// One step with a plan: its own page with a form, and the same through the API. `fill` gives the questions and what they begin with.
    func addStep(
        to desk: Desk, _ path: String, _ api: String, _ action: Action, _ fields: [Field], _ title: Phrase,
        submit: Phrase = Words.save, lead: Phrase? = nil,
        check: @escaping @Sendable (Answers) -> [Problem] = { _ in [] },
        fill: @escaping @Sendable (Visit, Plan, Permit, Filled, Transaction) throws -> ([Field], Filled, HTML),
        step: @escaping @Sendable (Visit, Plan, Answers, Permit, Transaction) throws -> Done
    ) {
        desk.form(
            "/barn/:child/planer/:plan/\(path)", api: "children/:child/plans/:plan/\(api)", action, fields: fields,
            summary: title, check: check
        ) { visit, filled in
            try await visit.look(house.store) { tx in
                let (permit, plan) = try found(action, visit, reading: true, in: tx)
                let (shown, begun, about) = try fill(visit, plan, permit, filled, tx)
                return Page(title, kind: permit.pageKind, about: try Children.bar(permit, in: tx)) {
                    planStepPage(title, lead, about, shown, begun, submit, plan, visit)
                }
            }
        } take: { visit, answers in
            try await visit.change(house.store) { tx in
                let (permit, plan) = try found(action, visit, reading: false, in: tx)
                return try step(visit, plan, answers, permit, tx)
            }
        }
    }
}

extension Filled {
    /// With what stands now, until someone has typed or met another's text.
    func starting(_ set: (inout Answers) -> Void) -> Filled {
        var filled = self
        guard problems.isEmpty, draftFrom == nil, saved == nil else { return filled }
        set(&filled.answers)
        return filled
    }
}
