public import Kernel

/// How a tag or a notice sounds; never said by colour alone, so the words must carry it too.
public enum Tone: String, Sendable, CaseIterable {
    case neutral, info, good, care, danger
    /// A child's safety: for notices only.
    case safety
}

/// A state in a word or two.
public func tag(_ words: Phrase, tone: Tone = .neutral) -> HTML {
    "<span class=\"tag tag--\(tone.rawValue)\">\(words)</span>"
}

/// Something the reader must not miss. `urgent` makes a screen reader say it at once (after a change just made).
public func notice(_ title: Phrase?, tone: Tone = .info, urgent: Bool = false, _ body: HTML) -> HTML {
    """
    <div class="notice notice--\(tone.rawValue)"\(urgent ? " role=\"alert\"" as HTML : nil)>\
    \(title.map { "<p class=\"notice__title\">\($0)</p>" as HTML })\(body)</div>
    """
}

/// A list that is empty says so, and what to do next.
public func empty(_ words: Phrase, next: HTML = .nothing) -> HTML {
    "<p class=\"empty\">\(words) \(next)</p>"
}

/// Words only a screen reader needs.
public func unseen(_ words: Phrase) -> HTML {
    "<span class=\"unseen\">\(words)</span>"
}

/// Something to open when one wants more.
public func more(_ title: Phrase, open: Bool = false, _ body: HTML) -> HTML {
    """
    <details class="more"\(open ? " open" as HTML : nil)><summary>\(title)</summary>\
    <div class="more__body">\(body)</div></details>
    """
}

/// A paragraph of words.
public func paragraph(_ words: Phrase) -> HTML { "<p>\(words)</p>" }
