import Kernel
import Law
import Web

/// The plan in plain words, for the family's own page.
func plainPlanPanel(_ plan: Plan, today: Day) -> HTML {
    """
    <section class="flow"><h3>\(PlainPlanWords.title)</h3>
    \(plan.goals.isEmpty ? empty(PlainPlanWords.soon) : "<ul class=\"plain-list\">\(plan.goals.map { plainGoal($0) })</ul>")
    <p>\(PlainPlanWords.next) \(plan.nextFollowUp.weekdayAndDate).</p>
    <p>\(link(PlainPlanWords.whole, to: "/barn/\(plan.child)/planer/\(plan.id)"))</p></section>
    """
}

/// One goal, and who does what towards it.
func plainGoal(_ goal: Plan.Goal) -> HTML {
    let doing = goal.interventions.filter { $0.status != .notCarriedOut }.map { one -> HTML in
        let when: HTML =
            one.status == .done ? tag(one.status.words, tone: .good) : "\(PlainPlanWords.by) \(one.byDay.date)"
        return "<li>\(text(one.what)) <span class=\"soft\">\(one.responsible). \(when)</span></li>"
    }
    return """
        <li><p><strong>\(goal.words)</strong></p>\(doing.isEmpty ? nil : "<ul>\(doing)</ul>" as HTML)</li>
        """
}

enum PlainPlanWords {
    static let title = Phrase("Planen", en: "The plan", easy: "Din plan")
    static let soon = Phrase(
        "Planen är påbörjad. Målen skrivs tillsammans med er.",
        en: "The plan is begun. The goals are written with you.",
        easy: "Vi har börjat skriva en plan. Du får vara med och bestämma.")
    static let next = Phrase("Nästa gång vi följer upp:", en: "Next time we follow up:", easy: "Vi träffas igen:")
    static let whole = Phrase("Läs hela planen", en: "Read the whole plan", easy: "Läs hela planen")
    static let by = Phrase("Klart senast", en: "Done by", easy: "Ska vara klart")
}
