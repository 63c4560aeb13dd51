import Kernel
import Law
import Web

/// Everything the page of one plan shows.
struct PlanView: Sendable {
    let plan: Plan
    let today: Day
    let mine: Set<ID<Position>>
    let leads: Bool
    let mayRate: Bool
    let versions: [PlanPart]

    var page: String { "/barn/\(plan.child)/planer/\(plan.id)" }
    var isLate: Bool { plan.isOpen && plan.nextFollowUp < today }
}

func planListPage(_ plans: [Plan], _ child: ID<Child>, mayStart: Bool) -> HTML {
    let lines = plans.map { plan in
        WorkLine(
            PlanWords.title.description, "/barn/\(child)/planer/\(plan.id)",
            facts: [stateTag(plan), "\(plan.areas.map(\.name.description).joined(separator: ", "))"],
            due: plan.closedAt.map { "\($0.day.date)" } ?? "\(PlanWords.nextFollowUp): \(plan.nextFollowUp.date)")
    }
    let start = linkButton(PlanWords.start, to: "/barn/\(child)/planer/ny")
    return """
        \(pageHead(PlanWords.many.description, actions: mayStart ? [start] : []))
        \(lines.isEmpty ? empty(PlanWords.none) : workList(lines))
        """
}

func planPanel(_ plan: Plan?, _ coordinator: Phrase?, _ child: ID<Child>, today: Day, isFamily: Bool) -> HTML {
    let open = plan.map { plan -> HTML in
        let late = plan.nextFollowUp < today ? " \(tag(PlanWords.late, tone: .care))" as HTML : ""
        return summaryList([
            SummaryLine(PlanWords.main, "\(plan.mainName)"),
            SummaryLine(PlanWords.coordinator, coordinator.map { "\($0)" as HTML } ?? "–"),
            SummaryLine(PlanWords.nextFollowUp, "\(plan.nextFollowUp.weekdayAndDate)\(late)"),
        ]) + "<p>\(link(PlanWords.title, to: "/barn/\(child)/planer/\(plan.id)"))</p>"
    }
    return
        "<section><h2>\(PlanWords.title)</h2>\(open ?? empty(PlanWords.none, next: isFamily ? "" : link(PlanWords.many, to: "/barn/\(child)/planer")))</section>"
}

func planPage(_ view: PlanView) -> HTML {
    let plan = view.plan
    let addGoal = linkButton(PlanWords.addGoal, to: "\(view.page)/mal/nytt", .secondary, small: true)
    return """
        \(pageHead(PlanWords.title.description, tag: stateTag(plan), actions: actions(view)))
        \(html(notice(PlanWords.late, tone: .care, "<p>\(PlanWords.nextFollowUp): \(plan.nextFollowUp.weekdayAndDate)</p>"), if: view.isLate))
        \(plan.words == nil ? notice(nil, "<p>\(PlanWords.partly)</p>") : nil)
        \(overall(plan, changing: view.leads && plan.isOpen && plan.words != nil ? "\(view.page)/andra" : nil))
        \(plan.closing.map(closing))
        <div class="page-head"><h2>\(PlanWords.goals)</h2>\(html(addGoal, if: view.leads && plan.isOpen))</div>
        \(plan.goals.isEmpty ? empty(PlanWords.noGoals) : "\(plan.goals.map { goalSection($0, view) })")
        \(html("<h2>\(PlanWords.followUps)</h2>\(followUpList(view))", if: !plan.followUps.isEmpty))
        \(more(PlanWords.versions, versionList(view)))
        """
}

private func actions(_ view: PlanView) -> [HTML] {
    let plan = view.plan
    let printing = linkButton(PlanWords.printTitle, to: "\(view.page)/skriv-ut", .quiet)
    guard plan.isOpen else { return [printing] }
    let goOn = plan.openFollowUp.map { linkButton(PlanWords.goOn, to: "\(view.page)/uppfoljning/\($0.id)") }
    guard view.leads else { return [view.mayRate ? goOn : nil, printing].compactMap { $0 } }
    let begin = linkButton(
        PlanWords.beginFollowUp, to: "\(view.page)/uppfoljning/ny", view.isLate ? .primary : .secondary)
    return [goOn ?? begin, linkButton(PlanWords.close, to: "\(view.page)/avsluta", .quiet), printing]
}

func overall(_ plan: Plan, changing: String?) -> HTML {
    var lines = [
        SummaryLine(PlanWords.main, "\(plan.mainName)", change: changing),
        SummaryLine(PlanWords.coordinator, plan.coordinator.map { "\($0)" as HTML } ?? "–"),
        SummaryLine(PlanWords.areas, "\(plan.areas.map(\.name.description).joined(separator: ", "))"),
    ]
    if let words = plan.words {
        lines += [
            SummaryLine(PlanWords.childWords, text(words.child), change: changing),
            SummaryLine(PlanWords.guardianWords, text(words.guardians), change: changing),
            SummaryLine(PlanWords.ifWorse, text(words.ifWorse), change: changing),
        ]
    }
    if plan.isOpen {
        lines.append(SummaryLine(PlanWords.nextFollowUp, "\(plan.nextFollowUp.weekdayAndDate)", change: changing))
    }
    return summaryList(lines)
}

func closing(_ closing: Plan.Closing) -> HTML {
    """
    <h2>\(PlanWords.close)</h2>
    \(summaryList([
        SummaryLine(PlanWords.closeReason, "\(closing.reason.words)"), SummaryLine(PlanWords.closeWords, text(closing.words)),
        SummaryLine(PlanWords.closeChild, text(closing.child)), SummaryLine(PlanWords.closeGuardians, text(closing.guardians)),
        SummaryLine(PlanWords.closeParties, text(closing.parties)),
    ]))
    """
}

private func goalSection(_ goal: Plan.Goal, _ view: PlanView) -> HTML {
    let writes = view.leads && view.plan.isOpen
    let change = link(PlanWords.changeGoal, to: "\(view.page)/mal/\(goal.id)")
    let add = linkButton(PlanWords.addIntervention, to: "\(view.page)/mal/\(goal.id)/insats", .secondary, small: true)
    return """
        <section class="flow goal"><h3>\(goal.words)</h3>
        <p>\(tag(goal.area.name)) \(html(change, if: writes))</p>
        \(goal.interventions.isEmpty ? nil : interventionTable(goal.interventions, view))
        \(html("<p>\(add)</p>", if: writes))
        \(goal.ratings.isEmpty ? nil : ratings(goal.ratings))
        </section>
        """
}

private func interventionTable(_ interventions: [Intervention], _ view: PlanView) -> HTML {
    let heads = [
        TableHead(PlanWords.what), TableHead(PlanWords.responsible), TableHead(PlanWords.byDay),
        TableHead(PlanWords.level),
        TableHead(PlanWords.status),
    ]
    let lines = interventions.map { one -> [HTML] in
        let isLate = view.plan.isOpen && !one.status.isOver && one.byDay < view.today
        let mayTell = view.plan.isOpen && (view.leads || view.mine.contains(one.position))
        let tell = link(PlanWords.report, to: "\(view.page)/insatser/\(one.id)/lage")
        let change = link(PlanWords.changeIntervention, to: "\(view.page)/insatser/\(one.id)")
        return [
            text(one.what), "\(one.responsible)\(one.otherParty.isEmpty ? nil : "<br>\(one.otherParty)" as HTML)",
            "\(one.byDay.date) \(html(tag(PlanWords.late, tone: .care), if: isLate))",
            "\(one.level.words)<br><span class=\"hint\">\(one.ground)</span>",
            """
            \(statusTag(one.status)) \(one.result.map(text))
            \(html("<p>\(tell)</p>", if: mayTell)) \(html("<p>\(change)</p>", if: view.leads && view.plan.isOpen && !one.status.isOver))
            """,
        ]
    }
    return table(PlanWords.interventions, captionHidden: true, heads, lines)
}

func ratings(_ ratings: [Plan.Rating]) -> HTML {
    let heads = [
        TableHead(Phrase("Dag", en: "Day")), TableHead(PlanWords.childRating, number: true),
        TableHead(PlanWords.adultRating, number: true),
        TableHead(Phrase("Ord", en: "Words")),
    ]
    let lines = ratings.map { one -> [HTML] in
        let words = [one.childWords, one.adultWords].compactMap { $0 }.map { "<p>\(text($0))</p>" as HTML }
        return ["\(one.day.date)", number(one.child), number(one.adult), "\(words)"]
    }
    return table(PlanWords.rate, heads, lines)
}

private func number(_ rating: Int?) -> HTML { rating.map { "\($0)" } ?? "–" }

private func followUpList(_ view: PlanView) -> HTML {
    workList(
        view.plan.followUps.map { one in
            WorkLine(
                PlanWords.followUp.description, "\(view.page)/uppfoljning/\(one.id)",
                facts: one.finishedAt == nil ? [tag(PlanWords.open, tone: .info)] : [], due: "\(one.beganAt.day.date)")
        })
}

private func versionList(_ view: PlanView) -> HTML {
    let lines = view.versions.map { one -> HTML in
        let words = Phrase("Version \(one.version)", en: "Version \(one.version)")
        return "<li>\(link(words, to: "\(view.page)/versioner/\(one.version)")), \(one.at.dateAndTime), \(one.by)</li>"
    }
    return "<ul>\(lines)</ul>"
}

func stateTag(_ plan: Plan) -> HTML {
    tag(plan.isOpen ? PlanWords.open : PlanWords.closed, tone: plan.isOpen ? .info : .neutral)
}

func statusTag(_ status: Intervention.Status) -> HTML {
    let tone: Tone =
        switch status {
        case .planned: .neutral
        case .underWay: .info
        case .done: .good
        case .notCarriedOut: .care
        }
    return tag(status.words, tone: tone)
}

func text(_ words: String) -> HTML { "<span class=\"narrative-text\">\(words)</span>" }
