import Directory
import Kernel

/// Samtal: one person of the family, and whoever leads the work around the child. Nobody else of the family reads it.
struct Conversation: Sendable, Equatable {
    let id: ID<Conversation>
    let child: ID<Child>
    /// Whose conversation it is.
    let person: ID<Person>
    let name: String
    let isChild: Bool
    /// Since when the family waits for an answer; nil when nobody waits.
    let waitingSince: Instant?
    var messages: [Message] = []

    static func about(_ id: ID<Conversation>) -> String { "conversation/\(id)" }
    static func path(_ child: ID<Child>) -> String { "/barn/\(child)/meddelanden" }

    /// The latest from staff that the family has not read.
    var unreadForFamily: Message? { messages.last { !$0.fromFamily && $0.readAt == nil } }
    var unreadForStaff: Bool { messages.contains { $0.fromFamily && $0.readAt == nil } }
}

/// Meddelande: one thing written, by whom, and when the other side read it.
struct Message: Sendable, Equatable {
    let id: ID<Message>
    let fromFamily: Bool
    let by: String
    let words: String
    let sentAt: Instant
    let readAt: Instant?
    let readBy: String?
}
