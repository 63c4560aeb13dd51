import Kernel
import Law
import Synchronization

/// The frame around every page: who you are, where you can go, and on a page about a child the way to report a concern.
func layout(_ page: Page, _ visit: Visit, _ menu: Menu?) -> HTML {
    let session = visit.session
    let family = page.kind == .family || page.kind == .child
    return """
        <!doctype html>
        <html lang="\(Language.current.tag)"\(visit.theme.map { " data-theme=\"\($0)\"" as HTML }) class="page--\(page.kind.name)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        \(session.map { "<meta name=\"samsyn-session-ends\" content=\"\(String($0.endsAt.milliseconds))\" data-now=\"\(String(visit.now.milliseconds))\">" as HTML })
        <title>\(page.hasProblems ? Words.wrong.description + " " : "")\(page.title) – Samsyn</title>
        <link rel="stylesheet" href="/filer/samsyn.css">
        <link rel="icon" href="/filer/samsyn.svg" type="image/svg+xml">
        <script type="module" src="/filer/samsyn.js"></script>
        </head>
        <body\(html(" data-secrecy", if: page.kind == .staff && session != nil))>
        <a class="skip" href="#innehall">\(Words.skipToContent)</a>
        \(family ? quickExit(action: "/lamna", token: session?.formToken, to: Words.harmlessPlace, safety: page.kind == .child && visit.path != Page.safety) : nil)
        <header class="site-head"><div class="width"><div class="site-head__line">
        <a class="wordmark" href="/">Samsyn</a>
        \(session.map { navigation($0.caller, visit, menu) })
        \(session.map { account($0) })
        </div></div></header>
        \(page.about.map { bar($0, page) })
        <main id="innehall" tabindex="-1">
        \(html("<p class=\"print-only small\">\(printHead(visit))</p>", if: page.kind == .staff && session != nil))
        \(page.body())
        </main>
        \(footer(visit))
        \(html(shortcutHelp(), if: session != nil && !family))
        \(session.map { sessionWarning(action: "/session/forlang", token: $0.formToken) })
        </body></html>
        """
}

private func printHead(_ visit: Visit) -> Phrase {
    let (name, when) = (visit.session?.caller.name ?? "", visit.now.dateAndTime)
    return Phrase(
        "Utskrift av \(name) \(when.swedish). Innehåller sekretess.",
        en: "Printed by \(name) \(when.english). Contains secrecy.")
}

private func navigation(_ caller: Caller, _ visit: Visit, _ menu: Menu?) -> HTML {
    let items = menu?.items.withLock { $0 } ?? []
    // The start page first, the others as the rooms came.
    let (start, others) = (items.filter { $0.path == "/" }, items.filter { $0.path != "/" })
    let shown = (start + others).filter { $0.isFor(caller) }
    guard !shown.isEmpty else { return "" }
    return mainNavigation(
        shown.map { Place($0.words, $0.path, here: $0.path == visit.path, holds: $0.holds(visit.path)) })
}

private func account(_ session: Session) -> HTML {
    let token: HTML = "<input type=\"hidden\" name=\"_token\" value=\"\(session.formToken)\">"
    return """
        <details class="user-menu"><summary><span>\(session.caller.name)</span></summary>
        <ul class="user-menu__list">
        <li><button type="button" data-open-shortcuts hidden>\(Phrase("Tangenter", en: "Keyboard shortcuts"))</button></li>
        <li><form method="post" action="/logga-ut">\(token)<button>\(Words.signOut)</button></form></li>
        <li><form method="post" action="/logga-ut/overallt">\(token)<button>\(Phrase("Logga ut överallt", en: "Sign out everywhere"))</button></form></li>
        </ul></details>
        """
}

private func bar(_ about: Page.ChildBar, _ page: Page) -> HTML {
    let insight: HTML =
        "<a href=\"/barn/\(about.child)/insyn\">\(Phrase("Vem kan se detta, och varför?", en: "Who can see this, and why?", easy: "Vem kan se det här?"))</a>"
    return childBar(
        name: about.name, address: "/barn/\(about.child)", facts: about.facts.map { "\($0)" } + [insight],
        protected: about.protected, concern: page.kind == .staff ? "/barn/\(about.child)/orosanmalan" : nil)
}

private func footer(_ visit: Visit) -> HTML {
    let languages: [(Language, Phrase)] = [
        (.swedish, Phrase("Svenska", en: "Svenska")), (.easySwedish, Phrase("Lätt svenska", en: "Lätt svenska")),
        (.english, Phrase("English", en: "English")),
    ]
    let themes = [
        ("auto", Phrase("Som enheten", en: "As the device")), ("light", Phrase("Ljust", en: "Light")),
        ("dark", Phrase("Mörkt", en: "Dark")),
    ]
    // An address that is refused for its length is not repeated.
    let back = visit.path.utf8.count > 2048 ? "/" : visit.path
    let hidden: HTML = """
        <input type="hidden" name="_token" value="\(visit.session?.formToken ?? visit.guestToken)"><input type="hidden" name="till" value="\(back)">
        """
    return """
        <footer class="site-foot"><div class="width site-foot__line">
        <ul><li><a href="/om">\(Phrase("Om Samsyn", en: "About Samsyn"))</a></li>
        <li><a href="/tillganglighet">\(Phrase("Tillgänglighet", en: "Accessibility"))</a></li></ul>
        <form class="switch" method="post" action="/sprak">\(hidden)<span class="switch__name">\(Phrase("Språk", en: "Language"))</span>
        \(languages.map { language, name in
            "<button name=\"lang\" value=\"\(language.rawValue)\" aria-pressed=\"\(language == .current ? "true" : "false")\" lang=\"\(language.tag)\">\(name)</button>" as HTML
        })</form>
        <form class="switch" method="post" action="/utseende" data-theme-switch>\(hidden)<span class="switch__name">\(Phrase("Utseende", en: "Look"))</span>
        \(themes.map { value, name in
            "<button name=\"theme\" value=\"\(value)\" aria-pressed=\"\(value == visit.theme ?? "auto" ? "true" : "false")\">\(name)</button>" as HTML
        })</form></div></footer>
        """
}

extension Page.Kind {
    var name: String {
        switch self {
        case .staff: "staff"
        case .family: "family"
        case .child: "child"
        case .open: "open"
        }
    }
}
