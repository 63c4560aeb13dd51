import Kernel
import Law
import Web

/// The child's own page: what it wishes now, and what it has wished.
func wishFormPage(_ fields: [Field], _ filled: Filled, _ earlier: [Wish], _ visit: Visit) -> Page {
    Page(WishTexts.title, kind: .child) {
        """
        \(pageHead(WishTexts.title.description, actions: [readAloud()]))
        \(earlier.first.map(sent))
        <p>\(WishTexts.lead)</p>
        \(formHTML(fields, filled, to: Wishes.page, submit: WishTexts.send, in: visit, cancel: FamilyPages.start))
        """
    }
}

/// What was sent last, and whether an adult has read it.
private func sent(_ wish: Wish) -> HTML {
    let state =
        wish.readAt.map { WishTexts.readBy(wish.readBy ?? "", $0.dateAndTime) }
        ?? WishTexts.sentAt(wish.sentAt.dateAndTime)
    return notice(state, tone: .good, "\(summary(wish, toChild: true))")
}

private func summary(_ wish: Wish, toChild: Bool = false) -> HTML {
    let lines: [SummaryLine?] = [
        wish.helper.map { SummaryLine(WishTexts.helper(toChild), "\($0)") },
        wish.otherHelper.map { SummaryLine(WishTexts.helper(toChild), "\($0)") },
        wish.takePart.map { SummaryLine(WishTexts.part(toChild), "\($0.words)") },
        wish.meeting.map { SummaryLine(WishTexts.meeting(toChild), text($0)) },
    ]
    return summaryList(lines.compactMap { $0 })
}

func wishPage(
    _ wishes: [Wish], _ child: ID<Child>, _ bar: Page.ChildBar, _ kind: Page.Kind, mayNote: Bool, _ visit: Visit
) -> Page {
    Page(WishTexts.many, kind: kind, about: bar, json: JSON(wishes.map(\.json))) {
        """
        \(pageHead(WishTexts.many.description))
        \(wishes.isEmpty ? "<p class=\"soft\">\(WishTexts.none)</p>" as HTML : "\(wishes.enumerated().map { one($1, child, isLatest: $0 == 0, mayNote: mayNote, visit) })")
        """
    }
}

private func one(_ wish: Wish, _ child: ID<Child>, isLatest: Bool, mayNote: Bool, _ visit: Visit) -> HTML {
    let read = wish.readAt.map {
        "<p class=\"hint\">\(WishTexts.readBy(wish.readBy ?? "", $0.dateAndTime))</p>" as HTML
    }
    let shut: HTML? = wish.guardiansMayRead ? nil : tag(WishTexts.notForGuardians, tone: .care)
    return """
        <section class="flow"><h2>\(wish.sentAt.dateAndTime) \(shut)</h2>
        \(summary(wish))\(read)
        \(html(formHTML([], Filled(), to: "\(Wish.path(child))/\(wish.id)/last", submit: WishTexts.read, in: visit), if: mayNote && isLatest && wish.readAt == nil))
        </section>
        """
}

func wishPanel(_ wish: Wish) -> HTML {
    "<section><h2>\(WishTexts.many)</h2>\(summary(wish))<p>\(link(WishTexts.all, to: Wish.path(wish.child)))</p></section>"
}
