import Journal
import Kernel
import Storage
public import Web

/// Avvisade försök: refused attempts at a child's data are written in the journal, for those who review it. This is the room's door.
public struct Refusals: Sendable {
    let house: House

    public init(house: House) { self.house = house }

    /// What the desk does before it tells someone signed in that there is no such page about a child. Durable before the answer leaves,
    /// and the same work whether the child exists or not.
    @Sendable
    public func note(_ route: Route, _ visit: Visit) async throws {
        guard let caller = visit.session?.caller else { return }
        let names = route.path.split(separator: "/").filter { $0.hasPrefix(":") }.map { String($0.dropFirst()) }
        var ids: [String: ID<Child>] = [:]
        // What is no id is nobody's data and is not written down.
        for name in names { ids[name] = try? visit.id(name) }
        let about = names.filter { $0 != "child" }.compactMap { name in ids[name].map { "\(name)/\($0)" } }
        let refusal = Refusal(
            action: route.action, caller: caller, child: ids["child"], about: about.joined(separator: " "),
            request: visit.requestID)
        try await house.store.write { try RefusalStore.note(refusal, in: $0) }
    }

    func add(to desk: Desk) {
        desk.menu(RefusalWords.title, "/avvisade", isFor: { Policy.mayReach(.reviewJournal, $0) })
        desk.page(
            "/avvisade", api: "refusals", .reviewJournal, shape: refusalShape,
            summary: Phrase("Försök att nå barn som har avvisats", en: "Refused attempts at children's data")
        ) { visit in
            let (caller, request) = (try visit.caller, visit.requestID)
            return try await visit.look(house.store) { tx in
                tx.append(
                    JournalEntry(
                        .read, Action.reviewJournal.rawValue, by: caller, from: caller.seats.first,
                        ground: "logReviewer", request: request))
                return refusalPage(try RefusalStore.latest(200, in: tx), try RefusalStore.many(in: tx))
            }
        }
    }
}
