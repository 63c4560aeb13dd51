import Kernel
import Law
import Web

/// The plan as a family takes it home: fixed texts in the language of the page, one thing after another.
func printedPlanPage(_ plan: Plan, name: String, today: Day) -> HTML {
    """
    <article class="flow">
    <h1>\(PlanWords.title)</h1>
    <p class="lead">\(name)</p>
    <p>\(today.date)</p>
    \(overall(plan, changing: nil))
    \(plan.goals.map(printedGoal))
    \(plan.closing.map(closing))
    <p class="no-print">\(link(Words.back, to: "/barn/\(plan.child)/planer/\(plan.id)"))</p>
    </article>
    """
}

private func printedGoal(_ goal: Plan.Goal) -> HTML {
    let interventions = goal.interventions.map { one -> HTML in
        var lines = [
            SummaryLine(PlanWords.what, text(one.what)), SummaryLine(PlanWords.responsible, "\(one.responsible)"),
            SummaryLine(PlanWords.byDay, "\(one.byDay.weekdayAndDate)"),
            SummaryLine(PlanWords.status, "\(one.status.words)"),
        ]
        if !one.otherParty.isEmpty { lines.append(SummaryLine(PlanWords.otherParty, "\(one.otherParty)")) }
        if let result = one.result { lines.append(SummaryLine(PlanWords.result, text(result))) }
        return summaryList(lines)
    }
    let latest = goal.ratings.max { $0.day < $1.day }
    return """
        <section class="flow"><h2>\(goal.words)</h2><p>\(goal.area.name)</p>\(interventions)
        \(latest.map { ratings([$0]) })</section>
        """
}
