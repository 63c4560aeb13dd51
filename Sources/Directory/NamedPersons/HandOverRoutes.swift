import Kernel
import Law
import Storage
import Web

extension NamedPersons {
    func add(to desk: Desk) {
        desk.page(
            "/overlamningar", api: "hand-overs", .findChild, shape: offersShape,
            summary: Phrase("Överlämningar som väntar på svar från mig", en: "Hand-overs that wait for my answer")
        ) { visit in
            let caller = try visit.caller
            let (offers, today) = try await visit.look(house.store) { tx in
                let offers = try HandOverStore.waiting(for: caller, in: tx)
                Policy.markListed(
                    offers.map(\.child), by: caller, in: "overlamningar", request: visit.requestID, tx: tx)
                return (offers, Day(tx.now))
            }
            return offersPage(offers, today)
        }
        desk.form(
            "/barn/:child/overlamning/:handover", api: "children/:child/hand-overs/:handover/answer", .acceptHandOver,
            fields: HandOverForm.fields, summary: Phrase("Svara på en överlämning", en: "Answer a hand-over"),
            show: { visit, filled in try await show(visit, filled) },
            take: { visit, answers in
                let (caller, child) = (try visit.caller, try visit.id("child", of: Child.self))
                let id: ID<HandOver> = try visit.id("handover")
                let reason = try HandOverForm.refusal(answers)
                return try await visit.change(house.store) { tx in
                    let permit = try Policy.permit(
                        .acceptHandOver, of: child, for: caller, about: "handOver/\(id)", request: visit.requestID,
                        in: tx)
                    if let reason {
                        try NamedPersons.decline(id, reason: reason, permit, in: tx)
                        return Done("/overlamningar", id)
                    }
                    try NamedPersons.accept(id, permit, in: tx)
                    return Done("/barn/\(child)", id)
                }
            })
    }

    private func show(_ visit: Visit, _ filled: Filled) async throws -> Page {
        let (caller, child) = (try visit.caller, try visit.id("child", of: Child.self))
        let id: ID<HandOver> = try visit.id("handover")
        let (offer, bar, mayAnswer) = try await visit.look(house.store) { tx in
            let permit = try Policy.permit(
                .seeHandOver, of: child, for: caller, about: "handOver/\(id)", request: visit.requestID, in: tx)
            return (
                try HandOverStore.offer(id, permit, in: tx), try Children.bar(permit, in: tx),
                try Policy.allows(.acceptHandOver, of: child, for: caller, in: tx)
            )
        }
        return offerPage(offer, bar, mayAnswer, filled, visit)
    }
}
