public import Kernel

/// Where a link or a button stands in importance.
public enum Weight: String, Sendable {
    case primary, secondary, quiet, danger
    /// Outlined in red: the way to report a concern.
    case alert
}

/// A link to another page.
public func link(_ words: Phrase, to address: String) -> HTML {
    "<a href=\"\(address)\">\(words)</a>"
}

/// A link that looks like a button, for going on to the next page; what changes something is a button in a form.
public func linkButton(_ words: Phrase, to address: String, _ weight: Weight = .primary, small: Bool = false) -> HTML {
    "<a class=\"\(buttonClass(weight, small: small))\" href=\"\(address)\">\(words)</a>"
}

/// The class names of a button.
public func buttonClass(_ weight: Weight, small: Bool = false) -> String {
    "button button--\(weight.rawValue)" + (small ? " button--small" : "")
}

/// A page heading with what one can do beside it.
public func pageHead(_ title: String, tag: HTML = .nothing, actions: [HTML] = []) -> HTML {
    """
    <div class="page-head"><h1>\(title)</h1>\(tag)\
    \(actions.isEmpty ? nil : "<div class=\"actions\">\(actions)</div>" as HTML)</div>
    """
}

/// One place in a navigation.
public struct Place: Sendable {
    public let name: Phrase
    public let address: String
    public let here: Bool
    /// Whether the page shown stands below this place.
    let holds: Bool
    /// How many things wait there.
    public let waiting: Int?

    public init(_ name: Phrase, _ address: String, here: Bool = false, holds: Bool = false, waiting: Int? = nil) {
        self.name = name
        self.address = address
        self.here = here
        self.holds = holds
        self.waiting = waiting
    }

    var item: HTML {
        let current: HTML? = here ? " aria-current=\"page\"" : holds ? " aria-current=\"true\"" : nil
        return """
            <li><a href="\(address)"\(current)>\(name)\
            \(waiting.map { "<span class=\"count\">\($0)</span>" as HTML })</a></li>
            """
    }
}

/// The main navigation in the page head.
public func mainNavigation(_ places: [Place]) -> HTML {
    """
    <nav class="main-nav" aria-label="\(Phrase("Huvudmeny", en: "Main menu"))"><ul>\(places.map(\.item))</ul></nav>
    """
}

/// The pages of one thing, such as one child.
public func sectionNavigation(_ name: Phrase, _ places: [Place]) -> HTML {
    "<nav class=\"section-nav\" aria-label=\"\(name)\"><ul>\(places.map(\.item))</ul></nav>"
}

/// The way back up: from the outermost page to the one above this.
public func crumbs(_ places: [Place]) -> HTML {
    """
    <nav class="crumbs" aria-label="\(Phrase("Sökväg", en: "Breadcrumb"))"><ol>\(places.map(\.item))</ol></nav>
    """
}

/// Earlier and later pages of a long list.
public func pages(earlier: String?, later: String?, shown: Phrase) -> HTML {
    """
    <nav class="pages" aria-label="\(Phrase("Sidor", en: "Pages"))">\
    \(earlier.map { "<a rel=\"prev\" href=\"\($0)\">\(Phrase("Föregående", en: "Previous"))</a>" as HTML })\
    <span>\(shown)</span>\
    \(later.map { "<a rel=\"next\" href=\"\($0)\">\(Phrase("Nästa", en: "Next"))</a>" as HTML })</nav>
    """
}
