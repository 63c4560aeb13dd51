import Directory
import Hummingbird
import Kernel
import Law
import Storage
import Web

extension Plans {
    func addInterventions(to desk: Desk) {
        addStep(
            to: desk, "mal/:goal/insats", "goals/:goal/interventions", .writePlan, PlanForm.intervention,
            PlanWords.addIntervention,
            fill: { visit, plan, permit, filled, tx in
                let goal = try goal(visit, plan)
                return (try withPeople(permit, goal.area, in: tx), filled, goalLead(goal))
            }
        ) { visit, plan, answers, permit, tx in
            guard let text = InterventionText(answers) else { throw Failure.notFound }
            let id = try InterventionStore.add(text, to: try goal(visit, plan), of: plan, permit, in: tx)
            return Done(PlanStepStore.path(plan.child, plan.id), id)
        }
        addStep(
            to: desk, "insatser/:intervention", "interventions/:intervention/changes", .writePlan,
            PlanForm.intervention,
            PlanWords.changeIntervention,
            fill: { visit, plan, permit, filled, tx in
                let intervention = try intervention(visit, plan)
                let area = plan.goals.first { $0.id == intervention.goal }?.area ?? .health
                let begun = filled.starting { answers in
                    answers.set("what", intervention.what)
                    answers.set("position", intervention.position.description)
                    answers.set("otherParty", intervention.otherParty)
                    answers.set("byDay", intervention.byDay.description)
                    answers.set("level", intervention.level.rawValue)
                    answers.set("ground", intervention.ground)
                    answers.set("version", String(intervention.version))
                }
                return (try withPeople(permit, area, in: tx), begun, "")
            }
        ) { visit, plan, answers, permit, tx in
            guard let text = InterventionText(answers) else { throw Failure.notFound }
            let intervention = try intervention(visit, plan)
            try InterventionStore.change(intervention, text, of: plan, permit, in: tx)
            return Done(PlanStepStore.path(plan.child, plan.id), intervention.id)
        }
        addStep(
            to: desk, "insatser/:intervention/lage", "interventions/:intervention/reports", .followUp, PlanForm.report,
            PlanWords.report, check: PlanForm.reportProblems,
            fill: { visit, plan, permit, filled, _ in
                guard !permit.isFamily else { throw Failure.notFound }
                let intervention = try intervention(visit, plan)
                let told = plan.openFollowUp?.told[intervention.id]
                let begun = filled.starting { answers in
                    answers.set("status", told?.status.rawValue)
                    answers.set("words", told?.words)
                }
                return (PlanForm.report, begun, interventionLead(intervention))
            }
        ) { visit, plan, answers, permit, tx in
            guard let status = answers.choice("status", of: Intervention.Status.self) else { throw Failure.notFound }
            let intervention = try intervention(visit, plan)
            try FollowUpStore.tell(
                intervention, of: plan, .init(status: status, words: answers.text("words")),
                newDay: answers.day("newDay"),
                permit, in: tx)
            let page = PlanStepStore.path(plan.child, plan.id)
            return Done(plan.openFollowUp.map { "\(page)/uppfoljning/\($0.id)" } ?? page, intervention.id)
        }
    }

    private func intervention(_ visit: Visit, _ plan: Plan) throws -> Intervention {
        let id = try visit.id("intervention", of: Intervention.self)
        guard let found = plan.interventions.first(where: { $0.id == id }) else { throw Failure.notFound }
        return found
    }

    /// Who may answer for an intervention: the own workplace, and those a consent lets see the goal.
    private func withPeople(_ permit: Permit, _ area: WheelArea, in tx: Transaction) throws -> [Field] {
        let open = try Sharing.openWorkplaces(of: permit.child, in: tx).filter {
            try Sharing.openAreas(to: $0, of: permit.child, .plan, in: tx) & [area].mask != 0
        }
        let places = [try Sharing.home(of: permit.child, in: tx).workplace] + open
        return PlanForm.intervention.among(
            "position",
            try Sharing.contacts(at: places, in: tx).map {
                Field.Choice($0.position.description, $0.name(for: permit))
            })
    }
}
