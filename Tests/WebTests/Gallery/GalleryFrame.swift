import Kernel
import Web

/// The frame around a page of the gallery: the same parts as a real page has.
struct GalleryFrame {
    var title: String
    var body: HTML
    var child: HTML = .nothing
    var kind: HTML = "page--staff"
    var family = false
    var error = false

    var document: HTML {
        """
        <!doctype html>
        <html lang="\(Language.current.tag)" class="\(kind)"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>\(error ? "Fel: " : "")\(title) – Samsyn</title>
        <link rel="stylesheet" href="samsyn.css"><script type="module" src="samsyn.js"></script></head>
        <body\(family ? nil : " data-secrecy" as HTML)>
        <a class="skip" href="#innehall">Hoppa till innehållet</a>
        \(family ? quickExit(action: "/lamna", token: "t", to: "https://www.smhi.se/") : nil)
        \(header)
        \(child)
        <main id="innehall" tabindex="-1">\(printHead)\(body)</main>
        \(footer)
        \(family ? nil : shortcutHelp())
        \(sessionWarning(action: "/session/forlang", token: "t"))
        </body></html>
        """
    }

    private var printHead: HTML {
        "<p class=\"print-only small\">Utskrift av Karin Ek, Vretaskolan, 4 mars 2026 14:03. Innehåller sekretess.</p>"
    }

    private var header: HTML {
        """
        <header class="site-head"><div class="width"><div class="site-head__line">
        <a class="wordmark" href="/">Samsyn</a>
        \(navigation)
        \(family ? nil : search)
        <details class="user-menu"><summary><span>Karin Ek</span> \
        <span class="small soft">\(family ? "Vårdnadshavare" : "Rektor, Vretaskolan")</span></summary>
        <ul class="user-menu__list"><li><a href="/mig">Mina uppgifter</a></li>
        <li><button type="button" data-open-shortcuts hidden>Tangenter</button></li>
        <li><form method="post" action="/logga-ut"><input type="hidden" name="_token" value="t">\
        <button>Logga ut</button></form></li></ul></details></div></div></header>
        """
    }

    private var navigation: HTML {
        mainNavigation([
            Place(Phrase("Idag", en: "Today"), "/idag", here: true, waiting: 4),
            Place(Phrase("Barn", en: "Children"), "/barn"), Place(Phrase("Möten", en: "Meetings"), "/moten"),
            Place(Phrase("Samverkan", en: "Collaboration"), "/samverkan"),
            Place(Phrase("Uppföljning", en: "Follow-up"), "/uppfoljning"),
        ])
    }

    private var search: HTML {
        """
        <form class="search" role="search" method="post" action="/sok"><label class="unseen" for="sok">Sök barn eller \
        ärende</label><input type="search" id="sok" name="sok" data-search autocomplete="off" \
        placeholder="Namn, personnummer, ärende">\
        <input type="hidden" name="_token" value="t"><button class="button button--secondary">Sök</button></form>
        """
    }

    private var footer: HTML {
        """
        <footer class="site-foot"><div class="width site-foot__line">
        <ul><li><a href="/hjalp">Hjälp och kontakt</a></li><li><a href="/tillganglighet">Tillgänglighet</a></li>
        <li><a href="/personuppgifter">Personuppgifter</a></li></ul>
        <form method="post" action="/sprak" class="switch"><input type="hidden" name="_token" value="t">\
        <span class="switch__name" id="sprak">Språk</span>
        <button name="language" value="sv" aria-pressed="true" lang="sv">Svenska</button>
        <button name="language" value="sv-x-easy" aria-pressed="false" lang="sv">Lätt svenska</button>
        <button name="language" value="en" aria-pressed="false" lang="en">English</button></form>
        <form method="post" action="/utseende" class="switch" data-theme-switch>\
        <input type="hidden" name="_token" value="t"><span class="switch__name">Utseende</span>
        <button name="theme" value="auto" aria-pressed="true">Som enheten</button>
        <button name="theme" value="light" aria-pressed="false">Ljust</button>
        <button name="theme" value="dark" aria-pressed="false">Mörkt</button></form></div></footer>
        """
    }
}
