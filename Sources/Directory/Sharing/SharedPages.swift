import Kernel
import Law
import Web

/// What is shared with whom, for the family: each one that may read, and the own yes to take back.
func sharedPanel(_ consents: [Consent], of child: ID<Child>, reader: ID<Person>, today: Day, hasMore: Bool) -> HTML {
    let all = "/barn/\(child)/samtycken"
    let more: HTML = html(
        "<p>\(link(Phrase("Alla svar om att dela", en: "All answers about sharing"), to: all))</p>",
        if: hasMore || !consents.isEmpty)
    return """
        <section class="flow"><h3>\(SharedWords.title)</h3>
        \(consents.isEmpty ? "<p class=\"soft\">\(SharedWords.nobody)</p>" as HTML : "<ul class=\"plain-list\">\(consents.map { shared($0, all, reader, today) })</ul>")
        \(more)</section>
        """
}

private func shared(_ consent: Consent, _ all: String, _ reader: ID<Person>, _ today: Day) -> HTML {
    let page = "\(all)/\(consent.id)"
    let who = Phrase(
        consent.recipients.map(\.name.swedish).joined(separator: ", "),
        en: consent.recipients.map(\.name.english).joined(separator: ", "))
    let what = consent.asked.kinds.map(\.words.description).joined(separator: ", ")
    let open = [WheelArea](mask: consent.openAreas)
    let areas = (open.isEmpty ? consent.asked.areas : open).map(\.name.description).joined(separator: ", ")
    let isMine = consent.givers.contains { $0.person == reader && $0.answer == .yes }
    return """
        <li><p><strong>\(link(who, to: page))</strong> \(tag(consent.state(on: today).words, tone: open.isEmpty ? .neutral : .info))</p>
        <p>\(SharedWords.what): \(what). \(SharedWords.areas): \(areas). \(SharedWords.until) \(consent.until.date).</p>
        \(html("<p>\(linkButton(ConsentWords.withdrawTitle, to: "\(page)/aterkalla", .secondary, small: true))</p>", if: isMine))</li>
        """
}

private enum SharedWords {
    static let title = Phrase("Vilka som får läsa", en: "Who may read", easy: "Vem som får läsa")
    static let nobody = Phrase(
        "Vi delar inget med någon annan verksamhet just nu.",
        en: "We share nothing with any other workplace right now.",
        easy: "Bara vi får läsa. Ingen annan.")
    static let what = Phrase("Får läsa", en: "May read")
    static let areas = Phrase("Om", en: "About")
    static let until = Phrase("Till", en: "Until")
}
