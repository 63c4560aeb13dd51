import Directory
import Kernel
import Law
import Web

/// What a guardian or a child comes to. A child by itself gets large choices and few words.
func familyPage(_ views: [FamilyView], _ reader: String) -> Page {
    let json = JSON(views.map(\.json))
    if views.count == 1, let own = views.first, own.isSelf {
        return Page(FamilyWords.title, kind: .child, json: json) { childStart(own) }
    }
    return Page(FamilyWords.title, kind: .family, json: json) {
        """
        \(pageHead(FamilyWords.title.description, actions: [readAloud()]))
        \(views.isEmpty ? empty(FamilyWords.nobody) : waiting(views))
        \(views.map(childPart))
        """
    }
}

private func waiting(_ views: [FamilyView]) -> HTML {
    let lines = views.flatMap { view in
        view.errands.map { errand in
            line(errand, view, name: views.count > 1 ? view.given : nil)
        }
    }
    return """
        <section class="flow"><h2>\(FamilyWords.waits)</h2>
        \(lines.isEmpty ? empty(FamilyWords.nothingWaits) : workList(lines))</section>
        """
}

private func line(_ errand: FamilyErrand, _ view: FamilyView, name: String?) -> WorkLine {
    WorkLine(
        errand.title.description, errand.path, facts: name.map { ["\($0)"] } ?? [],
        due: errand.by.map { "\(FamilyWords.by($0, view.today))" } ?? "")
}

private func childPart(_ view: FamilyView) -> HTML {
    """
    <section class="flow family-child"><h2>\(view.name)</h2>
    \(view.contact.map { "<p>\(FamilyWords.contact($0))</p>" as HTML })
    \(view.parts.compactMap { $0.content?.draw() })
    <h3>\(FamilyWords.more)</h3>
    <ul class="link-row">
    <li>\(link(FamilyWords.tell, to: "\(view.place)/signaler/fran-familjen"))</li>
    <li>\(link(FamilyWords.readers, to: "\(view.place)/lasare"))</li>
    <li>\(link(FamilyWords.wishes, to: Wish.path(view.child)))</li>
    <li>\(link(FamilyWords.onlookers, to: "\(view.place)/insyn"))</li>
    <li>\(link(FamilyWords.happened, to: "\(view.place)/tidslinje"))</li>
    <li>\(link(FamilyWords.everything(view.given), to: view.place))</li>
    </ul></section>
    """
}

private func childStart(_ view: FamilyView) -> HTML {
    """
    \(pageHead(FamilyWords.hello(view.given).description, actions: [readAloud()]))
    \(html("<section class=\"flow\"><h2>\(FamilyWords.waits)</h2>\(workList(view.errands.map { line($0, view, name: nil) }))</section>", if: !view.errands.isEmpty))
    <ul class="big-choices">
    <li>\(link(FamilyWords.myPlan, to: "\(view.place)/min-plan"))</li>
    <li>\(link(FamilyWords.wish, to: Wishes.page))</li>
    <li>\(link(FamilyWords.message, to: Conversation.path(view.child)))</li>
    <li>\(link(FamilyWords.tell, to: "\(view.place)/signaler/fran-familjen"))</li>
    <li>\(link(FamilyWords.readers, to: "\(view.place)/lasare"))</li>
    <li>\(link(FamilyWords.happened, to: "\(view.place)/tidslinje"))</li>
    <li class="big-choices__alert">\(link(FamilyWords.notSafe, to: Page.safety))</li>
    </ul>
    <h2>\(FamilyWords.aboutYou)</h2>
    \(view.parts.compactMap { $0.content?.draw() })
    """
}
