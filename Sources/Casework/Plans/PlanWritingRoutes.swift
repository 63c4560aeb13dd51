import Directory
import Hummingbird
import Kernel
import Law
import Storage
import Web

extension Plans {
    func addWriting(to desk: Desk) {
        addStart(to: desk)
        addStep(
            to: desk, "andra", "changes", .writePlan, PlanForm.overall, PlanWords.change,
            fill: { _, plan, permit, filled, tx in
                let begun = filled.starting { answers in
                    answers.values["areas"] = plan.areas.map(\.rawValue)
                    answers.set("mainWorkplace", plan.mainWorkplace.description)
                    answers.set("childWords", plan.words?.child)
                    answers.set("guardianWords", plan.words?.guardians)
                    answers.set("ifWorse", plan.words?.ifWorse)
                    answers.set("nextFollowUp", plan.nextFollowUp.description)
                    answers.set("version", String(plan.version))
                }
                return (try withPlaces(permit, in: tx), begun, "")
            }
        ) { _, plan, answers, permit, tx in
            guard let text = PlanText(answers) else { throw Failure.notFound }
            try PlanStepStore.change(plan, text, permit, in: tx)
            return Done(PlanStepStore.path(plan.child, plan.id), plan.id)
        }
        addStep(
            to: desk, "mal/nytt", "goals", .writePlan, PlanForm.goal, PlanWords.addGoal,
            fill: { _, _, _, filled, _ in (PlanForm.goal, filled, "") }
        ) { _, plan, answers, permit, tx in
            guard let area = answers.choice("area", of: WheelArea.self) else { throw Failure.notFound }
            let id = try PlanStepStore.addGoal(answers.text("words"), area, to: plan, permit, in: tx)
            return Done(PlanStepStore.path(plan.child, plan.id), id)
        }
        addStep(
            to: desk, "mal/:goal", "goals/:goal/changes", .writePlan, PlanForm.goal, PlanWords.changeGoal,
            fill: { visit, plan, _, filled, _ in
                let goal = try goal(visit, plan)
                let begun = filled.starting { answers in
                    answers.set("words", goal.words)
                    answers.set("area", goal.area.rawValue)
                    answers.set("version", String(goal.version))
                }
                return (PlanForm.goal, begun, "")
            }
        ) { visit, plan, answers, permit, tx in
            guard let area = answers.choice("area", of: WheelArea.self) else { throw Failure.notFound }
            let goal = try goal(visit, plan)
            try PlanStepStore.changeGoal(
                goal, answers.text("words"), area, version: answers.number("version"), of: plan, permit, in: tx)
            return Done(PlanStepStore.path(plan.child, plan.id), goal.id)
        }
        addStep(
            to: desk, "avsluta", "closing", .closePlan, PlanForm.closing, PlanWords.close, submit: PlanWords.close,
            lead: PlanWords.closeLead, fill: { _, _, _, filled, _ in (PlanForm.closing, filled, "") }
        ) { _, plan, answers, permit, tx in
            guard let reason = answers.choice("reason", of: Plan.Reason.self) else { throw Failure.notFound }
            let closing = Plan.Closing(
                reason: reason, words: answers.text("words"), child: answers.text("child"),
                guardians: answers.text("guardians"), parties: answers.text("parties"))
            try InterventionStore.close(plan, closing, permit, in: tx)
            // A coordinator of another controller no longer sees the plan that has just ended.
            let stays = permit.standing.relation == .namedPerson
            return Done(stays ? PlanStepStore.path(plan.child, plan.id) : "/", plan.id)
        }
    }

    private func addStart(to desk: Desk) {
        desk.form(
            "/barn/:child/planer/ny", api: "children/:child/plans", .writePlan, fields: PlanForm.overall,
            summary: PlanWords.start,
            check: { _ in [] }
        ) { visit, filled in
            let (caller, child) = (try visit.caller, try visit.id("child", of: Child.self))
            return try await visit.look(house.store) { tx in
                let permit = try Policy.permit(
                    .writePlan, of: child, for: caller, request: visit.requestID, reading: true, in: tx)
                let fields = try withPlaces(permit, in: tx)
                let today = Day(tx.now)
                let begun = filled.starting { answers in
                    let next = RuleBook.current.deadline(.localPlanFollowUp, from: today) ?? today + 60
                    answers.set("nextFollowUp", next.description)
                }
                return Page(PlanWords.start, about: try Children.bar(permit, in: tx)) {
                    startPlanPage(fields, begun, child, visit)
                }
            }
        } take: { visit, answers in
            let (caller, child) = (try visit.caller, try visit.id("child", of: Child.self))
            guard let text = PlanText(answers) else { throw Failure.notFound }
            return try await visit.change(house.store) { tx in
                let permit = try Policy.permit(.writePlan, of: child, for: caller, request: visit.requestID, in: tx)
                let id = try PlanStepStore.start(text, permit, in: tx)
                return Done(PlanStepStore.path(child, id), id)
            }
        }
    }

    func goal(_ visit: Visit, _ plan: Plan) throws -> Plan.Goal {
        let id = try visit.id("goal", of: Plan.Goal.self)
        guard let goal = plan.goals.first(where: { $0.id == id }) else { throw Failure.notFound }
        return goal
    }

    /// The workplaces that may have the main responsibility: the own, and those consents name.
    private func withPlaces(_ permit: Permit, in tx: Transaction) throws -> [Field] {
        let places =
            [try Sharing.home(of: permit.child, in: tx).workplace]
            + (try Sharing.openWorkplaces(of: permit.child, in: tx))
        var seen = Set<ID<Workplace>>()
        let contacts = try Sharing.contacts(at: places, in: tx).filter { seen.insert($0.workplace).inserted }
        return PlanForm.overall.among(
            "mainWorkplace",
            contacts.map {
                let hidden = $0.sector.name
                return Field.Choice(
                    $0.workplace.description,
                    permit.showsPlaces ? Phrase($0.workplaceName, en: $0.workplaceName) : hidden)
            })
    }
}
