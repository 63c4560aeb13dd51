import Kernel
import Law
import Web

/// What the page of messages shows to one reader.
struct MessageView: Sendable {
    let conversations: [Conversation]
    let child: ID<Child>
    let isFamily: Bool
    /// Who leads the work, and so answers.
    let leader: Phrase?
    /// To whom staff can write.
    let family: [(person: ID<Person>, name: String)]

    var path: String { Conversation.path(child) }
}

func messagePage(
    _ view: MessageView, _ bar: Page.ChildBar, _ kind: Page.Kind, _ filled: Filled, _ visit: Visit
) -> Page {
    Page(MessageWords.title, kind: kind, about: bar, json: JSON(view.conversations.map(\.json))) {
        """
        \(pageHead(MessageWords.title.description, actions: kind == .child ? [readAloud()] : []))
        \(view.isFamily ? familyLead(view, isChild: kind == .child) : "<p>\(MessageWords.staffLead)</p>")
        \(view.conversations.isEmpty ? "<p class=\"soft\">\(MessageWords.none)</p>" as HTML : "\(view.conversations.map { thread($0, view, visit) })")
        <h2>\(MessageWords.write)</h2>
        \(formHTML(fields(view), filled, to: view.path, submit: MessageWords.send, in: visit))
        """
    }
}

private func familyLead(_ view: MessageView, isChild: Bool) -> HTML {
    """
    <p class="lead">\(view.leader.map { "\(MessageWords.goesTo($0))" as HTML })</p>
    <p>\(isChild ? MessageWords.childLead : MessageWords.guardianLead)</p>
    """
}

private func fields(_ view: MessageView) -> [Field] {
    guard !view.isFamily else { return [MessageForm.words] }
    return MessageForm.fields.among(
        "to", view.family.map { Field.Choice($0.person.description, Phrase($0.name, en: $0.name)) })
}

/// Oldest first, so that it reads downwards to the answer.
private func thread(_ one: Conversation, _ view: MessageView, _ visit: Visit) -> HTML {
    let waits: HTML = view.isFamily || one.waitingSince == nil ? "" : tag(MessageWords.waits, tone: .care)
    let toAnswer = "\(view.path)?to=\(one.person)#words"
    return """
        <section class="flow">\(view.isFamily ? "" : "<h2>\(one.name) \(waits)</h2>" as HTML)
        <ol class="messages">\(one.messages.map { line($0, isMine: $0.fromFamily == view.isFamily) })</ol>
        \(html("<p>\(linkButton(MessageWords.answer(one.name), to: toAnswer, .secondary))</p>", if: !view.isFamily))
        \(html(formHTML([], Filled(), to: "\(view.path)/\(one.id)/klart", submit: MessageWords.noAnswer, in: visit, weight: .quiet), if: !view.isFamily && one.waitingSince != nil))
        </section>
        """
}

private func line(_ message: Message, isMine: Bool) -> HTML {
    let read: HTML? = message.readAt.map { at in
        "<p class=\"hint\">\(MessageWords.read(by: message.readBy ?? "", at.dateAndTime))</p>"
    }
    return """
        <li class="messages__one\(isMine ? " messages__one--mine" as HTML : nil)">
        <p class="hint">\(message.by), \(message.sentAt.dateAndTime)</p>
        <p class="narrative-text">\(message.words)</p>\(isMine ? read ?? "<p class=\"hint\">\(MessageWords.unread)</p>" : nil)</li>
        """
}

/// On the child's page, for those who lead the work.
func messagePanel(_ all: [Conversation], of child: ID<Child>) -> HTML {
    let waiting = all.filter { $0.waitingSince != nil }.count
    let count: HTML = waiting == 0 ? "" : " \(tag(MessageWords.waiting(waiting), tone: .care))"
    return
        "<section><h2>\(MessageWords.title)</h2><p>\(link(MessageWords.open, to: Conversation.path(child)))\(count)</p></section>"
}

/// On the family's own page.
func familyMessages(_ own: Conversation?, of child: ID<Child>) -> HTML {
    let latest = own?.messages.last.map { message -> HTML in
        let words = message.words.count > 120 ? message.words.prefix(120) + "…" : message.words[...]
        return "<p class=\"hint\">\(message.by), \(message.sentAt.dateAndTime)</p><p>\(words)</p>"
    }
    return """
        <section class="flow"><h3>\(MessageWords.title)</h3>\(latest)
        <p>\(linkButton(own == nil ? MessageWords.write : MessageWords.readAndWrite, to: Conversation.path(child), .secondary))</p></section>
        """
}
