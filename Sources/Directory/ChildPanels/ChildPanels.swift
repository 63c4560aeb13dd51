public import Kernel
public import Storage
public import Web

/// Del av barnsidan: what another room shows of a child on the child's own page. Read in the page's transaction, under its permit.
public struct ChildPanel: Sendable {
    /// What was read: the facts for the API and how they are drawn.
    public struct Content: Sendable {
        public let json: JSON
        public let draw: @Sendable () -> HTML

        public init(json: JSON, draw: @escaping @Sendable () -> HTML) {
            self.json = json
            self.draw = draw
        }
    }

    /// The member of the API's answer, such as `signals`; null when the panel has nothing for this reader.
    public let name: String
    public let shape: Shape
    /// Where on the page: low numbers first.
    public let order: Int
    /// Beside the child's own facts instead of below them.
    public let aside: Bool
    let read: @Sendable (Transaction, Permit) throws -> Content?

    /// `read` gives nil when the reader may not see this part, or there is nothing to say.
    public init(
        _ name: String, shape: Shape, order: Int, aside: Bool = false,
        read: @escaping @Sendable (Transaction, Permit) throws -> Content?
    ) {
        self.name = name
        self.shape = shape
        self.order = order
        self.aside = aside
        self.read = read
    }
}

/// Barnsidans delar: all that other rooms have handed in, in order.
public struct ChildPanels: Sendable {
    let panels: [ChildPanel]

    public init(_ panels: [ChildPanel]) { self.panels = panels.sorted { ($0.order, $0.name) < ($1.order, $1.name) } }

    /// One panel as read for one reader.
    public struct Filled: Sendable {
        public let panel: ChildPanel
        public let content: ChildPanel.Content?
    }

    public func read(_ permit: Permit, in tx: Transaction) throws -> [Filled] {
        try panels.map { Filled(panel: $0, content: try $0.read(tx, permit)) }
    }

    public var shape: [(String, Shape)] { panels.map { ($0.name, .nullable($0.shape)) } }
}

/// Where a timeline gets its events: each room's own, the newest first and at most so many, under a permit to see the timeline.
/// Each takes the part of the permit that its own pages ask for.
public typealias TimelineSource = @Sendable (_ permit: Permit, _ limit: Int, Transaction) throws -> [TimelineEvent]

/// Where the family's page gets what waits: each room's own, for the one the permit was made for.
public typealias FamilyErrandSource = @Sendable (_ permit: Permit, Transaction) throws -> [FamilyErrand]
