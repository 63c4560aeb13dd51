import Directory
import Kernel
import Storage
import Web

extension Messages {
    func addConversations(to desk: Desk) {
        let (page, api) = ("/barn/:child/meddelanden", "children/:child/messages")
        desk.page(
            nil, api: api, .seeMessages, shape: .list(Conversation.shape),
            summary: Phrase("Meddelanden med familjen", en: "Messages with the family")
        ) { visit in try await shown(visit, Filled()) }
        desk.form(
            page, api: api, .writeMessage, fields: MessageForm.fields,
            summary: Phrase("Skriv ett meddelande", en: "Write a message"),
            show: { visit, filled in try await shown(visit, filled) },
            take: { visit, answers in
                let (caller, child) = (try visit.caller, try visit.id("child", of: Child.self))
                return try await visit.change(house.store) { tx in
                    try Messages.write(answers, about: child, by: caller, request: visit.requestID, in: tx)
                }
            })
        desk.form(
            page + "/:conversation/klart", api: api + "/:conversation/completion", .writeMessage, fields: [],
            summary: MessageWords.noAnswer
        ) { visit, _ in
            let (caller, child, id) = (
                try visit.caller, try visit.id("child", of: Child.self),
                try visit.id("conversation", of: Conversation.self)
            )
            return try await visit.change(house.store) { tx in
                let permit = try Policy.permit(
                    .writeMessage, of: child, for: caller, about: Conversation.about(id), request: visit.requestID,
                    in: tx)
                guard !permit.isFamily else { throw Failure.notFound }
                let conversation = try MessageStore.find(id, permit, in: tx)
                try MessageStore.settle(conversation.id, permit, in: tx)
                return Done(Conversation.path(child), id)
            }
        }
    }

    /// Reading marks what the other side wrote as read.
    private func shown(_ visit: Visit, _ filled: Filled) async throws -> Page {
        let (caller, child) = (try visit.caller, try visit.id("child", of: Child.self))
        return try await visit.look(house.store) { tx in
            // Of an own conversation the mark says which, so that what a child reads of its own is not told to others.
            let isFamily = try Policy.allows(.seeFamilyPage, of: child, for: caller, in: tx)
            let own = try MessageStore.id(of: caller.person, about: child, in: tx).map(Conversation.about)
            let permit = try Policy.permit(
                .seeMessages, of: child, for: caller, about: isFamily ? own ?? "" : "",
                request: visit.requestID, in: tx)
            let all = try MessageStore.list(permit, in: tx)
            try MessageStore.markRead(all, permit, in: tx)
            let leader = try Sharing.contacts([Coordinators.responsible(for: child, in: tx)], in: tx).first
            let view = MessageView(
                conversations: all, child: child, isFamily: permit.isFamily,
                leader: leader?.name(for: permit),
                family: try permit.isFamily ? [] : Sharing.family(of: child, in: tx).map { ($0.person, $0.name) })
            return messagePage(view, try Insight.bar(permit, in: tx), permit.pageKind, filled, visit)
        }
    }
}
