public import Kernel

/// Warns two minutes before the session ends; opened by the page's script, which also saves drafts. Posting it prolongs.
public func sessionWarning(action: String, token: String) -> HTML {
    """
    <dialog class="dialog" data-session-warning aria-labelledby="session-warning-title">\
    <h2 id="session-warning-title">\
    \(Phrase("Du loggas snart ut", en: "You will soon be signed out", easy: "Snart loggas du ut"))</h2>\
    <p data-session-left aria-hidden="true" data-minutes="\(Phrase("{0} minuter kvar", en: "{0} minutes left"))" \
    data-seconds="\(Phrase("{0} sekunder kvar", en: "{0} seconds left"))"></p>\
    <p class="unseen" role="status" data-session-said></p>\
    <p>\(Phrase("Det du har skrivit sparas som utkast.", en: "What you have written is saved as a draft."))</p>\
    <form method="post" action="\(action)"><input type="hidden" name="_token" value="\(token)">\
    <div class="actions"><button class="button">\(Phrase("Fortsätt", en: "Continue"))</button></div></form></dialog>
    """
}

/// Says when the text was last saved; the script fills it in.
public func draftStatus() -> HTML {
    """
    <p class="draft-status" role="status" data-draft-status data-saved="\(Phrase("Sparat {0}", en: "Saved {0}"))" \
    data-failed="\(Phrase(
        "Utkastet kunde inte sparas. Vi försöker igen.", en: "The draft could not be saved. We are trying again."))"></p>
    """
}

/// What the keyboard can do, and the way to switch it off.
public func shortcutHelp() -> HTML {
    let keys: [(String, Phrase)] = [
        ("/", Phrase("Gå till sökrutan", en: "Go to search")),
        ("?", Phrase("Visa den här rutan", en: "Show this box")),
        ("Esc", Phrase("Stäng rutan", en: "Close the box")),
    ]
    let lines = keys.map { "<dt><kbd>\($0.0)</kbd></dt><dd>\($0.1)</dd>" as HTML }
    return """
        <dialog class="dialog" data-shortcut-help aria-labelledby="shortcut-help-title">\
        <h2 id="shortcut-help-title">\(Phrase("Tangenter", en: "Keyboard shortcuts"))</h2>\
        <dl class="shortcuts">\(lines)</dl>\
        <div class="choice"><input type="checkbox" id="shortcuts-on" data-shortcuts-on checked>\
        <label for="shortcuts-on">\(Phrase("Använd tangenter på det här sättet", en: "Use these shortcuts"))</label></div>\
        <form method="dialog"><div class="actions"><button class="button button--secondary">\
        \(Phrase("Stäng", en: "Close"))</button></div></form></dialog>
        """
}
