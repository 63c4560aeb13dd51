public import Directory
public import Kernel
public import Storage
public import Web

/// Meddelanden: what the family and the one who leads the work write to each other. This is the room's door.
public struct Messages: Sendable {
    let house: House

    public init(house: House) { self.house = house }

    public func add(to desk: Desk) { addConversations(to: desk) }

    /// The family writes in its own conversation; staff in that of someone in the family.
    @discardableResult
    public static func write(
        _ answers: Answers, about child: ID<Child>, by caller: Caller, request: String = "", in tx: Transaction
    ) throws -> Done {
        let asFamily = try answers.text("to").isEmpty && Policy.allows(.seeFamilyPage, of: child, for: caller, in: tx)
        let wanted: ID<Person>? = asFamily ? caller.person : answers.id("to")
        let person = wanted ?? caller.person
        let id = try MessageStore.id(of: person, about: child, in: tx) ?? tx.newID()
        let permit = try Policy.permit(
            .writeMessage, of: child, for: caller, about: Conversation.about(id), request: request, in: tx)
        guard wanted != nil, permit.isFamily == asFamily,
            try Sharing.family(of: child, in: tx).contains(where: { $0.person == person })
        else { throw Failure.invalid(MessageForm.noReceiver) }
        let message = try MessageStore.write(answers.text("words"), in: id, with: person, permit, in: tx)
        return Done(Conversation.path(child), message)
    }

    /// To be called when someone else leads the work: what waits for an answer waits with them.
    static func leadershipChanged(of child: ID<Child>, in tx: Transaction) throws {
        try MessageStore.leadershipChanged(of: child, in: tx)
    }

    /// Conversations that wait for an answer, for the net.
    static let openRecords: SQL =
        "SELECT 'conversation/' || id AS about FROM conversation WHERE waiting_since IS NOT NULL"

    /// On the child's page: how many wait for an answer.
    public static let panel = ChildPanel("messages", shape: .list(Conversation.outline), order: 60, aside: true) {
        tx, seen in
        guard !seen.isFamily, let permit = seen.also(.seeMessages) else { return nil }
        let all = try MessageStore.list(permit, in: tx)
        return ChildPanel.Content(json: JSON(all.map(\.outlineJSON))) { messagePanel(all, of: permit.child) }
    }

    /// On the family's own page: the latest, and the way to write.
    static let familyPanel = ChildPanel("messages", shape: .nullable(Conversation.outline), order: 50) { tx, seen in
        guard let permit = seen.also(.seeMessages) else { return nil }
        let own = try MessageStore.list(permit, in: tx).first { $0.person == permit.caller.person }
        return ChildPanel.Content(json: own?.outlineJSON ?? .null) { familyMessages(own, of: permit.child) }
    }

    /// What has been written to this person and not read.
    @Sendable
    static func errands(_ seen: Permit, in tx: Transaction) throws -> [FamilyErrand] {
        guard seen.isFamily, let permit = seen.also(.seeMessages) else { return [] }
        let own = try MessageStore.list(permit, in: tx).filter { $0.person == permit.caller.person }
        return own.compactMap(\.unreadForFamily).map {
            FamilyErrand(.message, MessageWords.read(from: $0.by), path: Conversation.path(permit.child))
        }
    }
}
