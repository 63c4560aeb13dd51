public import Hummingbird
public import Kernel

/// A page or, to the API, its facts: one reading shown two ways. The body is drawn only when it is asked for.
public struct Page: Sendable {
    /// For whom the page is laid out.
    public enum Kind: Sendable { case staff, family, child, open }

    /// Where a child that does not feel safe turns: the one page that answers whatever else has failed.
    public static let safety = "/inte-trygg"

    public let title: Phrase
    public let kind: Kind
    public var status: HTTPResponse.Status = .ok
    /// True when the page shows a form that is to be mended: the window's title says so.
    var hasProblems = false
    /// What the API answers at the same address.
    public var json: JSON?
    /// The child the page is about: the bar at the top and the concern-report button hang on it.
    public var about: ChildBar?
    let body: @Sendable () -> HTML

    public init(
        _ title: Phrase, kind: Kind = .staff, about: ChildBar? = nil, json: JSON? = nil,
        body: @escaping @Sendable () -> HTML
    ) {
        self.title = title
        self.kind = kind
        self.about = about
        self.json = json
        self.body = body
    }

    /// Which child the page is about, as far as the reader may know it.
    public struct ChildBar: Sendable {
        public let child: ID<Child>
        public let name: String
        public let facts: [String]
        public let protected: Bool

        public init(child: ID<Child>, name: String, facts: [String], protected: Bool) {
            self.child = child
            self.name = name
            self.facts = facts
            self.protected = protected
        }
    }
}
