import Kernel
import Law
import Web

/// Everything the page of one follow-up shows.
struct FollowUpView: Sendable {
    let followUp: FollowUp
    let plan: Plan
    let mine: Set<ID<Position>>
    let leads: Bool
    let mayRate: Bool

    var plansPage: String { "/barn/\(plan.child)/planer/\(plan.id)" }
    var page: String { "\(plansPage)/uppfoljning/\(followUp.id)" }
    var isOpen: Bool { followUp.finishedAt == nil && plan.isOpen }
}

func followUpPage(_ view: FollowUpView) -> HTML {
    let (followUp, plan) = (view.followUp, view.plan)
    let finish = linkButton(PlanWords.finishFollowUp, to: "\(view.page)/klar")
    return """
        \(pageHead(PlanWords.followUp.description, tag: tag(view.isOpen ? PlanWords.open : PlanWords.closed, tone: view.isOpen ? .info : .neutral)))
        <p>\(link(PlanWords.title, to: view.plansPage)), \(followUp.beganAt.dateAndTime)</p>
        <h2>\(PlanWords.interventions)</h2>
        \(taskList(plan.interventions.filter { shows($0, view) }.map { line($0, view) }))
        <h2>\(PlanWords.goals)</h2>
        \(taskList(plan.goals.map { line($0, view) }))
        \(told(view))
        \(html("\(leftNotice(followUp.left(in: plan)))<div class=\"actions\">\(finish)</div>", if: view.isOpen && view.leads))
        """
}

/// Those that went on when it began, and those told of in it.
private func shows(_ intervention: Intervention, _ view: FollowUpView) -> Bool {
    view.followUp.told[intervention.id] != nil || (view.isOpen && !intervention.status.isOver)
}

private func line(_ intervention: Intervention, _ view: FollowUpView) -> TaskLine {
    let told = view.followUp.told[intervention.id]
    let mayTell = view.isOpen && (view.leads || view.mine.contains(intervention.position))
    let title = Phrase(intervention.what, en: intervention.what)
    let hint = told.map { told in
        Phrase(
            "\(told.status.words.swedish): \(told.words)", en: "\(told.status.words.english): \(told.words)",
            easy: "\(told.status.words.easy): \(told.words)")
    }
    return TaskLine(
        title, mayTell ? "\(view.plansPage)/insatser/\(intervention.id)/lage" : view.plansPage,
        told == nil ? .notStarted : .done,
        hint: hint ?? intervention.responsible)
}

private func line(_ goal: Plan.Goal, _ view: FollowUpView) -> TaskLine {
    let rating = view.followUp.rated[goal.id]
    let isDone = rating?.adult != nil && (rating?.child != nil || rating?.childWords != nil)
    let numbers = rating.map { rating in
        let (child, adult) = (rating.child.map(String.init) ?? "–", rating.adult.map(String.init) ?? "–")
        return Phrase(
            "Barnet \(child), de vuxna \(adult)", en: "The child \(child), the adults \(adult)",
            easy: "Du \(child), de vuxna \(adult)")
    }
    return TaskLine(
        Phrase(goal.words, en: goal.words),
        view.isOpen && view.mayRate ? "\(view.page)/mal/\(goal.id)" : view.plansPage,
        isDone ? .done : rating == nil ? .notStarted : .started, hint: numbers)
}

private func told(_ view: FollowUpView) -> HTML {
    let lines = [
        view.followUp.childWords.map { SummaryLine(PlanWords.childWords, text($0)) },
        view.followUp.guardianWords.map { SummaryLine(PlanWords.guardianWords, text($0)) },
        view.followUp.nextDay.map { SummaryLine(PlanWords.nextFollowUp, "\($0.weekdayAndDate)") },
    ].compactMap { $0 }
    return lines.isEmpty ? "" : summaryList(lines)
}

func leftNotice(_ left: [Phrase]) -> HTML {
    left.isEmpty
        ? ""
        : notice(
            Phrase("Det här är kvar", en: "This is left", easy: "Det här är kvar att göra"), tone: .care,
            "<ul>\(left.map { "<li>\($0)</li>" as HTML })</ul>")
}

func goalLead(_ goal: Plan.Goal) -> HTML { "<p class=\"lead\">\(goal.words)</p><p>\(tag(goal.area.name))</p>" }

func interventionLead(_ intervention: Intervention) -> HTML {
    "<p class=\"lead\">\(intervention.what)</p><p>\(intervention.responsible), \(intervention.byDay.date)</p>"
}
