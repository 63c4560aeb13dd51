import Directory
import Kernel

/// Önskan: what a child wants before a meeting, in its own words. A new one replaces the one before; both are kept.
struct Wish: Sendable, Equatable {
    let id: ID<Wish>
    let child: ID<Child>
    let sentAt: Instant
    /// Whom the child would like to help: someone around it, or somebody else it names.
    let helper: Phrase?
    let otherHelper: String?
    let takePart: Part?
    /// What is to happen at the meeting, or not to happen.
    let meeting: String?
    let guardiansMayRead: Bool
    let readAt: Instant?
    let readBy: String?

    /// Hur barnet vill vara med på mötet.
    enum Part: String, Sendable, CaseIterable, Codable { case whole, some, throughSomeone, notThere }

    static func about(_ id: ID<Wish>) -> String { "wish/\(id)" }
    static func path(_ child: ID<Child>) -> String { "/barn/\(child)/onskningar" }
}

/// What a child has typed, or chosen.
struct WishWords: Sendable, Equatable {
    let helper: ID<Position>?
    let otherHelper: String?
    let takePart: Wish.Part?
    let meeting: String?
    let guardiansMayRead: Bool

    var isEmpty: Bool { helper == nil && otherHelper == nil && takePart == nil && meeting == nil }
}
