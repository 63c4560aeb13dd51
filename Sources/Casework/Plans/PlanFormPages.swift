import Directory
import Kernel
import Law
import Web

func startPlanPage(_ fields: [Field], _ filled: Filled, _ child: ID<Child>, _ visit: Visit) -> HTML {
    """
    \(pageHead(PlanWords.start.description))
    \(formHTML(fields, filled, to: "/barn/\(child)/planer/ny", submit: PlanWords.start, in: visit, cancel: "/barn/\(child)/planer"))
    """
}

func planStepPage(
    _ title: Phrase, _ lead: Phrase?, _ about: HTML, _ fields: [Field], _ filled: Filled, _ submit: Phrase,
    _ plan: Plan,
    _ visit: Visit
) -> HTML {
    let lacksConsent = filled.problems.contains { $0.field == "position" }
    let ask = linkButton(
        Phrase("Be om samtycke", en: "Ask for consent"), to: Sharing.askPath(plan.child, areas: plan.areas), .secondary,
        small: true)
    return """
        \(pageHead(title.description))
        \(lead.map { "<p class=\"lead\">\($0)</p>" as HTML })
        \(about)
        \(html("<p>\(ask)</p>", if: lacksConsent))
        \(formHTML(fields, filled, to: visit.path, submit: submit, in: visit, cancel: "/barn/\(plan.child)/planer/\(plan.id)"))
        """
}

func planVersionPage(_ number: Int, _ parts: [PlanPart], _ plan: Plan) -> HTML {
    let sections = parts.sorted { ($0.order, $0.version) < ($1.order, $1.version) }.map { part -> HTML in
        let lines = part.body.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { key, value in
            SummaryLine(PlanPart.label(key), text(PlanPart.shown(key, value)))
        }
        return
            "<section><h2>\(part.title)</h2><p class=\"hint\">\(part.at.dateAndTime), \(part.by)</p>\(summaryList(lines))</section>"
    }
    return """
        \(pageHead("\(PlanWords.earlier.description) \(number)"))
        <p>\(link(PlanWords.title, to: "/barn/\(plan.child)/planer/\(plan.id)"))</p>
        \(sections)
        """
}

extension PlanPart {
    fileprivate var order: Int { part == "plan" ? 0 : part.hasPrefix("goal/") ? 1 : 2 }
    fileprivate var title: Phrase {
        order == 0
            ? PlanWords.title : order == 1 ? PlanWords.goal : Phrase("Insats", en: "Intervention", easy: "Det vi gör")
    }

    fileprivate static func label(_ key: String) -> Phrase {
        switch key {
        case "childWords": PlanWords.childWords
        case "guardianWords": PlanWords.guardianWords
        case "ifWorse": PlanWords.ifWorse
        case "nextFollowUp": PlanWords.nextFollowUp
        case "goal": PlanWords.goal
        case "area": PlanWords.area
        case "what": PlanWords.what
        case "responsible": PlanWords.responsible
        case "otherParty": PlanWords.otherParty
        case "byDay": PlanWords.byDay
        case "level": PlanWords.level
        case "ground": PlanWords.ground
        case "status": PlanWords.status
        default: PlanWords.result
        }
    }

    fileprivate static func shown(_ key: String, _ value: String) -> String {
        switch key {
        case "area": WheelArea(rawValue: value)?.name.description ?? value
        case "level": Intervention.Level(rawValue: value)?.words.description ?? value
        case "status": Intervention.Status(rawValue: value)?.words.description ?? value
        case "byDay", "nextFollowUp": Day(value)?.date.description ?? value
        default: value
        }
    }
}
