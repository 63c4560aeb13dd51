import Directory
import Kernel
import Law
import Storage

/// The only file that knows how messages are stored.
enum MessageStore {
    /// A person's conversation under the child's present controller, if there is one. Gives out nothing.
    static func id(of person: ID<Person>, about child: ID<Child>, in tx: Transaction) throws -> ID<Conversation>? {
        let home = try Sharing.home(of: child, in: tx)
        return try tx.one(
            """
            SELECT id FROM conversation
            WHERE child_id = \(child) AND person_id = \(person) AND controller_id = \(home.controller)
            """
        )?.id("id")
    }

    /// Writes into a conversation; the first message begins it. The family's opens something for whoever leads the work.
    static func write(
        _ words: String, in conversation: ID<Conversation>, with person: ID<Person>, _ permit: Permit,
        in tx: Transaction
    ) throws -> ID<Message> {
        let home = try Sharing.home(of: permit.child, in: tx)
        let scope = SealScope(subject: permit.child.value, controller: home.controller)
        // What a child writes is between the child and the one who leads the work.
        let isChild = person.seen(as: Child.self) == permit.child
        try tx.run(
            """
            INSERT INTO conversation (child_id, id, controller_id, areas, hidden_from_guardians, person_id)
            VALUES (\(permit.child), \(conversation), \(home.controller), \(WheelArea.allCases.mask), \(isChild), \(person))
            ON CONFLICT (child_id, person_id, controller_id) DO NOTHING
            """)
        let id: ID<Message> = tx.newID()
        try tx.run(
            """
            INSERT INTO message (child_id, id, conversation_id, from_family, author_id, position_id, words, sent_at)
            VALUES (\(permit.child), \(id), \(conversation), \(permit.isFamily), \(permit.caller.person), \(permit.seat?.position),
              \(sealed: words, for: scope), \(tx.now))
            """)
        if permit.isFamily {
            try wait(conversation, permit.child, in: tx)
        } else {
            try settle(conversation, permit, in: tx)
        }
        return id
    }

    private static func wait(_ id: ID<Conversation>, _ child: ID<Child>, in tx: Transaction) throws {
        let waits = try tx.run(
            """
            UPDATE conversation SET waiting_since = \(tx.now)
            WHERE child_id = \(child) AND id = \(id) AND waiting_since IS NULL
            """)
        guard waits == 1 else { return }
        let today = Day(tx.now)
        try OpenThings.open(
            .message, about: Conversation.about(id), path: Conversation.path(child), child: child,
            responsible: try Coordinators.responsible(for: child, in: tx),
            due: RuleBook.current.deadline(.localMessageAnswered, from: today) ?? today, in: tx)
    }

    /// Answered, or nothing to answer.
    static func settle(_ id: ID<Conversation>, _ permit: Permit, in tx: Transaction) throws {
        try tx.run("UPDATE conversation SET waiting_since = NULL WHERE child_id = \(permit.child) AND id = \(id)")
        try OpenThings.close(Conversation.about(id), in: tx)
    }

    static func leadershipChanged(of child: ID<Child>, in tx: Transaction) throws {
        let leader = try Coordinators.responsible(for: child, in: tx)
        for row in try tx.all("SELECT id FROM conversation WHERE child_id = \(child) AND waiting_since IS NOT NULL") {
            try OpenThings.move(Conversation.about(try row.id("id")), to: leader, in: tx)
        }
    }

    static func find(_ id: ID<Conversation>, _ permit: Permit, in tx: Transaction) throws -> Conversation {
        guard let found = try list(permit, in: tx).first(where: { $0.id == id }) else { throw Failure.notFound }
        return found
    }

    /// The family its own conversation alone; those who lead the work all that they may see.
    static func list(_ permit: Permit, in tx: Transaction) throws -> [Conversation] {
        let seen: SQL =
            permit.isFamily ? "conversation.person_id = \(permit.caller.person)" : permit.covers("conversation")
        let rows = try tx.all(
            """
            SELECT conversation.id, conversation.person_id, conversation.waiting_since, person.given, person.family
            FROM conversation JOIN person ON person.id = conversation.person_id
            WHERE conversation.child_id = \(permit.child) AND \(seen)
            ORDER BY CASE WHEN conversation.waiting_since IS NULL THEN 1 ELSE 0 END, conversation.waiting_since, conversation.id
            """)
        let messages = try messages(try rows.map { try $0.id("id") }, permit, in: tx)
        return try rows.map { row in
            let (id, person): (ID<Conversation>, ID<Person>) = (try row.id("id"), try row.id("person_id"))
            return Conversation(
                id: id, child: permit.child, person: person,
                name: "\(try row.text("given")) \(try row.text("family"))",
                isChild: person.seen(as: Child.self) == permit.child,
                waitingSince: try row.instantIfAny("waiting_since"), messages: messages[id] ?? [])
        }
    }

    private static func messages(_ ids: [ID<Conversation>], _ permit: Permit, in tx: Transaction) throws
        -> [ID<Conversation>: [Message]]
    {
        let rows = try tx.all(
            """
            SELECT message.*, person.given || ' ' || person.family AS author, position.title,
              reader.given || ' ' || reader.family AS reader
            FROM message JOIN person ON person.id = message.author_id
            LEFT JOIN position ON position.id = message.position_id LEFT JOIN person AS reader ON reader.id = message.read_by
            WHERE message.child_id = \(permit.child) AND message.conversation_id IN \(list: ids)
            ORDER BY message.sent_at, message.id
            """)
        return try Dictionary(
            grouping: rows.map { row in
                // To a guardian who may not know where the child is, nobody of staff is named.
                let (fromFamily, title) = (try row.bool("from_family"), try row.textIfAny("title"))
                let author = fromFamily || permit.namesStaff || title == nil ? try row.text("author") : nil
                return (
                    try row.id("conversation_id") as ID<Conversation>,
                    Message(
                        id: try row.id("id"), fromFamily: fromFamily,
                        by: [author, title].compactMap { $0 }.joined(separator: ", "),
                        words: try row.narrative("words"),
                        sentAt: try row.instant("sent_at"), readAt: try row.instantIfAny("read_at"),
                        readBy: fromFamily && !permit.namesStaff ? nil : try row.textIfAny("reader"))
                )
            }, by: \.0
        ).mapValues { $0.map(\.1) }
    }

    /// Marks what the other side wrote as read, the first time it is seen.
    static func markRead(_ conversations: [Conversation], _ permit: Permit, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE message SET read_at = \(tx.now), read_by = \(permit.caller.person)
            WHERE child_id = \(permit.child) AND conversation_id IN \(list: conversations.map(\.id)) AND read_at IS NULL
              AND from_family <> \(permit.isFamily)
            """)
    }
}
