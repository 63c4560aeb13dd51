import Kernel
import Synchronization

/// The frame around every page: who you are, where you can go, and on a page about a child the way to report a concern.
func layout(_ page: Page, _ visit: Visit, _ menu: Menu?) -> HTML {
    let caller = visit.session?.caller
    let language = Language.current
    return """
        <!doctype html>
        <html lang="\(language.tag)"\(visit.theme.map { " data-theme=\"\($0)\"" as HTML }) class="page--\(page.kind.name)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        \(visit.session.map { "<meta name=\"samsyn-session-ends\" content=\"\(String($0.endsAt.milliseconds))\"><meta name=\"samsyn-token\" content=\"\($0.formToken)\">" as HTML })
        <title>\(page.title) – Samsyn</title>
        <link rel="stylesheet" href="/filer/samsyn.css">
        <link rel="icon" href="/filer/samsyn.svg" type="image/svg+xml">
        <script type="module" src="/filer/samsyn.js"></script>
        </head>
        <body\(html(" data-quick-exit", if: page.kind == .child))>
        <a class="skip-link" href="#innehall">\(Words.skipToContent)</a>
        <header class="site-header"><div class="site-header__inner">
        <a class="site-header__name" href="/">Samsyn</a>
        \(caller.map { navigation($0, visit, menu) })
        \(caller.map { account($0, visit) })
        </div></header>
        \(page.about.map { childBar($0, page) })
        <main id="innehall" tabindex="-1">
        \(page.body())
        </main>
        <footer class="site-footer"><div class="site-footer__inner">
        \(languages(visit))
        \(themes(visit))
        <a href="/tillganglighet">\(Phrase("Tillgänglighet", en: "Accessibility"))</a>
        </div></footer>
        </body></html>
        """
}

private func navigation(_ caller: Caller, _ visit: Visit, _ menu: Menu?) -> HTML {
    let items = menu?.items.withLock { $0 } ?? []
    let shown = items.filter { $0.isFor(caller) }
    guard !shown.isEmpty else { return "" }
    return """
        <nav class="main-nav" aria-label="\(Phrase("Huvudmeny", en: "Main menu"))"><ul>\(shown.map {
            "<li><a href=\"\($0.path)\"\(html(" aria-current=\"page\"", if: $0.path == visit.path))>\($0.words)</a></li>" as HTML
        })</ul></nav>
        """
}

private func account(_ caller: Caller, _ visit: Visit) -> HTML {
    """
    <details class="user-menu"><summary>\(caller.name)</summary><div class="user-menu__panel">
    <form method="post" action="/logga-ut"><input type="hidden" name="_token" value="\(visit.session?.formToken ?? "")">
    <button class="button button--quiet" type="submit">\(Words.signOut)</button></form>
    <form method="post" action="/logga-ut/overallt"><input type="hidden" name="_token" value="\(visit.session?.formToken ?? "")">
    <button class="button button--quiet" type="submit">\(Phrase("Logga ut överallt", en: "Sign out everywhere"))</button></form>
    </div></details>
    """
}

private func childBar(_ about: Page.ChildBar, _ page: Page) -> HTML {
    """
    <div class="child-bar"><div class="child-bar__inner">
    <a class="child-bar__name" href="/barn/\(about.child)">\(about.name)</a>
    <span class="child-bar__facts">\(about.facts.joined(separator: " · "))</span>
    \(html("<strong class=\"tag tag--protected\">\(Phrase("Skyddade uppgifter", en: "Protected identity"))</strong>", if: about.protected))
    \(html("""
        <span class="child-bar__links"><a href="/barn/\(about.child)/insyn">\(Phrase("Vem kan se detta, och varför?", en: "Who can see this, and why?"))</a>
        <a class="button button--danger" href="/barn/\(about.child)/orosanmalan">\(Phrase("Gör en orosanmälan", en: "Report a concern"))</a></span>
        """, if: page.kind == .staff))
    </div></div>
    """
}

private func languages(_ visit: Visit) -> HTML {
    let names: [(Language, Phrase)] = [
        (.swedish, Phrase("Svenska", en: "Svenska")), (.easySwedish, Phrase("Lätt svenska", en: "Lätt svenska")),
        (.english, Phrase("English", en: "English")),
    ]
    return """
        <form class="site-footer__choice" method="post" action="/sprak"><fieldset><legend>\(Phrase("Språk", en: "Language"))</legend>
        <input type="hidden" name="_token" value="\(visit.session?.formToken ?? visit.guestToken)"><input type="hidden" name="till" value="\(visit.path)">
        \(names.map { language, name in
            "<button class=\"button button--quiet\" name=\"lang\" value=\"\(language.rawValue)\"\(html(" aria-pressed=\"true\"", if: language == .current)) lang=\"\(language.tag)\">\(name)</button>" as HTML
        })</fieldset></form>
        """
}

private func themes(_ visit: Visit) -> HTML {
    let names = [
        ("auto", Phrase("Som datorn", en: "As the computer")), ("light", Phrase("Ljust", en: "Light")),
        ("dark", Phrase("Mörkt", en: "Dark")),
    ]
    return """
        <form class="site-footer__choice" method="post" action="/utseende"><fieldset><legend>\(Phrase("Utseende", en: "Look"))</legend>
        <input type="hidden" name="_token" value="\(visit.session?.formToken ?? visit.guestToken)"><input type="hidden" name="till" value="\(visit.path)">
        \(names.map { value, name in
            "<button class=\"button button--quiet\" name=\"theme\" value=\"\(value)\"\(html(" aria-pressed=\"true\"", if: value == visit.theme ?? "auto"))>\(name)</button>" as HTML
        })</fieldset></form>
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
