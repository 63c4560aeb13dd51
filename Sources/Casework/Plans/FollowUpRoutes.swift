import Directory
import Hummingbird
import Kernel
import Law
import Storage
import Web

extension Plans {
    func addFollowUps(to desk: Desk) {
        addStep(
            to: desk, "uppfoljning/ny", "follow-ups", .followUp, [], PlanWords.beginFollowUp,
            submit: PlanWords.beginFollowUp,
            lead: PlanWords.beginFollowUpLead,
            fill: { _, _, permit, filled, _ in
                guard leads(permit) else { throw Failure.notFound }
                return ([], filled, "")
            }
        ) { _, plan, _, permit, tx in
            guard leads(permit) else { throw Failure.notFound }
            let id = try FollowUpStore.begin(plan, in: tx)
            return Done("\(PlanStepStore.path(plan.child, plan.id))/uppfoljning/\(id)", id)
        }
        desk.page(
            "/barn/:child/planer/:plan/uppfoljning/:followUp", api: "children/:child/plans/:plan/follow-ups/:followUp",
            .seePlan,
            shape: FollowUp.shape, summary: PlanWords.followUp
        ) { visit in
            try await visit.look(house.store) { tx in
                let (permit, plan) = try found(.seePlan, visit, reading: true, in: tx)
                let followUp = try followUp(visit, plan)
                let view = FollowUpView(
                    followUp: followUp, plan: plan, mine: Set(permit.caller.positions), leads: leads(permit),
                    mayRate: leads(permit) || permit.isFamily)
                return Page(
                    PlanWords.followUp, kind: permit.pageKind, about: try Children.bar(permit, in: tx),
                    json: followUp.json(in: plan)
                ) { followUpPage(view) }
            }
        }
        addStep(
            to: desk, "uppfoljning/:followUp/mal/:goal", "follow-ups/:followUp/goals/:goal/ratings", .followUp,
            PlanForm.rating,
            PlanWords.rate, check: PlanForm.ratingProblems,
            fill: { visit, plan, permit, filled, _ in
                let (goal, rated) = (try goal(visit, plan), try followUp(visit, plan).rated)
                let begun = filled.starting { answers in
                    let rating = rated[goal.id]
                    answers.set("child", rating?.child.map(String.init))
                    answers.set("childWords", rating?.childWords)
                    answers.set("adult", rating?.adult.map(String.init))
                    answers.set("adultWords", rating?.adultWords)
                }
                return (ratingFields(permit), begun, goalLead(goal))
            }
        ) { visit, plan, answers, permit, tx in
            guard leads(permit) || permit.isFamily else { throw Failure.notFound }
            let (goal, followUp) = (try goal(visit, plan), try followUp(visit, plan))
            let given = Plan.Rating(
                day: Day(tx.now), child: answers.number("child"), adult: answers.number("adult"),
                childWords: answers.textIfAny("childWords"), adultWords: answers.textIfAny("adultWords"))
            try FollowUpStore.rate(goal, in: followUp, of: plan, given, permit, in: tx)
            return Done("\(PlanStepStore.path(plan.child, plan.id))/uppfoljning/\(followUp.id)", goal.id)
        }
        addStep(
            to: desk, "uppfoljning/:followUp/klar", "follow-ups/:followUp/completion", .followUp, PlanForm.finish,
            PlanWords.finishFollowUp, submit: PlanWords.finishFollowUp,
            fill: { visit, plan, permit, filled, tx in
                guard leads(permit) else { throw Failure.notFound }
                let left = try followUp(visit, plan).left(in: plan)
                let today = Day(tx.now)
                let begun = filled.starting { answers in
                    let next = RuleBook.current.deadline(.localPlanFollowUp, from: today) ?? today + 60
                    answers.set("nextDay", next.description)
                }
                return (PlanForm.finish, begun, leftNotice(left))
            }
        ) { visit, plan, answers, permit, tx in
            guard leads(permit), let next = answers.day("nextDay") else { throw Failure.notFound }
            let followUp = try followUp(visit, plan)
            try FollowUpStore.finish(
                followUp, of: plan, child: answers.text("childWords"), guardians: answers.text("guardianWords"),
                next: next, permit,
                in: tx)
            return Done("\(PlanStepStore.path(plan.child, plan.id))/uppfoljning/\(followUp.id)", followUp.id)
        }
    }

    private func leads(_ permit: Permit) -> Bool {
        permit.standing.relation == .namedPerson || permit.standing.relation == .coordinator
    }

    private func followUp(_ visit: Visit, _ plan: Plan) throws -> FollowUp {
        let id = try visit.id("followUp", of: FollowUp.self)
        guard let found = plan.followUps.first(where: { $0.id == id }) else { throw Failure.notFound }
        return found
    }

    /// The child writes the child's number, a guardian the adults'; those who lead the work note both.
    private func ratingFields(_ permit: Permit) -> [Field] {
        switch permit.standing.relation {
        case .selfChild: PlanForm.rating.filter { $0.name.hasPrefix("child") }
        case .guardian: PlanForm.rating.filter { $0.name.hasPrefix("adult") }
        default: PlanForm.rating
        }
    }
}
