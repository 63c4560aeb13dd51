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

/// The child's own plan, in simple words and faces.
func myPlanPage(_ plan: Plan?, _ bar: Page.ChildBar, _ kind: Page.Kind) -> Page {
    Page(PlainPlanWords.mine, kind: kind, about: bar, json: plan?.json ?? .null) {
        """
        \(pageHead(PlainPlanWords.mine.description, actions: [readAloud()]))
        \(plan.map(myPlan) ?? "<p>\(PlainPlanWords.none)</p>")
        """
    }
}

private func myPlan(_ plan: Plan) -> HTML {
    """
    \(plan.words.map { "<p class=\"lead narrative-text\">\($0.child)</p>" as HTML })
    <h2>\(PlanWords.goals)</h2>
    \(plan.goals.isEmpty ? "<p>\(PlainPlanWords.soon)</p>" as HTML : "<ul class=\"plain-list\">\(plan.goals.map { "\(plainGoal($0))\(nearness($0))" as HTML })</ul>")
    \(plan.coordinator.map { "<p><strong>\(PlanWords.coordinator):</strong> \($0)</p>" as HTML })
    <p><strong>\(PlainPlanWords.next)</strong> \(plan.nextFollowUp.weekdayAndDate).</p>
    \(plan.words.map { "<h2>\(PlanWords.ifWorse)</h2><p class=\"narrative-text\">\($0.ifWorse)</p>" as HTML })
    <p>\(link(PlainPlanWords.whole, to: "/barn/\(plan.child)/planer/\(plan.id)"))</p>
    """
}

/// The child's latest number as a face, with the number in words beside it.
private func nearness(_ goal: Plan.Goal) -> HTML {
    guard let number = goal.ratings.max(by: { $0.day < $1.day })?.child else { return "" }
    let level: WheelLevel =
        number >= 9
        ? .worksWell : number >= 7 ? .mostlyWell : number >= 4 ? .mixed : number >= 2 ? .worrying : .veryWorrying
    return "<li class=\"nearness\">\(face(level))<span>\(PlainPlanWords.number(number))</span></li>"
}

enum PlainPlanWords {
    static let mine = Phrase("Min plan", en: "My plan")
    static let none = Phrase(
        "Det finns ingen plan just nu.", en: "There is no plan right now.", easy: "Du har ingen plan just nu.")
    static func number(_ number: Int) -> Phrase {
        Phrase(
            "Barnets siffra: \(number) av 10", en: "The child's number: \(number) of 10",
            easy: "Din siffra: \(number) av 10")
    }

    static let title = Phrase("Planen", en: "The plan", easy: "Din plan")
    static let soon = Phrase(
        "Planen är påbörjad. Målen skrivs tillsammans med er.",
        en: "The plan is begun. The goals are written with you.",
        easy: "Vi har börjat skriva en plan. Du får vara med och bestämma.")
    static let next = Phrase("Nästa gång vi följer upp:", en: "Next time we follow up:", easy: "Vi träffas igen:")
    static let whole = Phrase("Läs hela planen", en: "Read the whole plan", easy: "Läs hela planen")
    static let by = Phrase("Klart senast", en: "Done by", easy: "Ska vara klart")
}
