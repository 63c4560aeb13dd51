import Kernel

/// The child one is working with, always in sight; with the way to report a concern.
/// `name` is already what this reader may see of it.
public func childBar(
    name: String, address: String, facts: [HTML], protected: Bool = false, concern: String? = nil
) -> HTML {
    let mark: HTML? =
        protected
        ? "<li class=\"protected\">\(Phrase("Skyddade personuppgifter", en: "Protected identity"))</li>" : nil
    let report: HTML? = concern.map {
        let words = Phrase("Gör en orosanmälan", en: "Report a concern")
        return "<div class=\"child-bar__actions\">\(linkButton(words, to: $0, .alert, small: true))</div>"
    }
    return """
        <aside class="child-bar" aria-label="\(Phrase("Barnet", en: "The child"))"><div class="width child-bar__line">\
        <a class="child-bar__name" href="\(address)">\(name)</a>\
        <ul class="child-bar__facts">\(mark)\(facts.map { "<li>\($0)</li>" as HTML })</ul>\(report)</div></aside>
        """
}

/// Leaves the page at once for something harmless, and signs out. For the family's pages; three presses of Esc do the
/// same. Stands first on the page, before the header. `to` is where the browser goes without waiting for the answer; who is not
/// signed in has a plain link there. On a child's pages the way to an adult on duty stands beside it.
public func quickExit(action: String, token: String?, to harmless: String, safety: Bool = false) -> HTML {
    let words = Phrase("Lämna sidan snabbt", en: "Leave this page quickly", easy: "Stäng sidan nu")
    let help: HTML? =
        safety ? linkButton(Phrase("Inte trygg?", en: "Not safe?"), to: Page.safety, .alert) : nil
    let name = Phrase("Lämna sidan", en: "Leave the page")
    guard let token else {
        return
            "<aside class=\"quick-exit\" aria-label=\"\(name)\"><a class=\"button button--danger\" href=\"\(harmless)\" rel=\"noreferrer\">\(words)</a></aside>"
    }
    return """
        <form class="quick-exit" aria-label="\(name)" method="post" action="\(action)" data-quick-exit="\(harmless)">\
        <input type="hidden" name="_token" value="\(token)">\(help)\
        <button class="button button--danger">\(words)</button></form>
        """
}

/// Reads the page aloud in the browser; shown only where the browser can.
public func readAloud() -> HTML {
    """
    <button type="button" class="button button--secondary" data-read-aloud \
    data-stop="\(Phrase("Sluta läsa", en: "Stop reading"))" hidden>\
    \(Phrase("Läs upp", en: "Read aloud", easy: "Läs högt för mig"))</button>
    """
}
