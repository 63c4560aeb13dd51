import Directory
import Kernel
import Storage
import Web

extension Wishes {
    /// The child's own form. Who is no child is told that there is no such page.
    func addWishing(to desk: Desk) {
        desk.form(
            Wishes.page, api: "wishes", .giveWish, fields: WishForm.fields,
            summary: Phrase("Säg vad du önskar inför mötet", en: "Say what you wish before the meeting"),
            check: WishForm.problems
        ) { visit, filled in
            let caller = try visit.caller
            return try await visit.look(house.store) { tx in
                let permit = try Wishes.permit(caller, visit.requestID, reading: true, in: tx)
                let helpers = try WishStore.helpers(permit, in: tx).map { one in
                    let title = Phrase(one.title, en: one.title)
                    return Field.Choice(
                        one.position.description, one.holder.map { Phrase($0, en: $0) } ?? title,
                        hint: one.holder == nil ? nil : title)
                }
                return wishFormPage(
                    WishForm.fields.among("helper", helpers), filled, try WishStore.list(permit, in: tx), visit)
            }
        } take: { visit, answers in
            let caller = try visit.caller
            return try await visit.change(house.store) { tx in
                try Wishes.send(answers, by: caller, request: visit.requestID, in: tx)
            }
        }
    }

    func addReading(to desk: Desk) {
        let (page, api) = ("/barn/:child/onskningar", "children/:child/wishes")
        desk.page(
            page, api: api, .seeWishes, shape: .list(Wish.shape),
            summary: Phrase("Det barnet önskar", en: "What the child wishes")
        ) { visit in
            let (caller, child) = (try visit.caller, try visit.id("child", of: Child.self))
            return try await visit.look(house.store) { tx in
                let permit = try Policy.permit(.seeWishes, of: child, for: caller, request: visit.requestID, in: tx)
                let mayNote = try Policy.allows(.receiveWish, of: child, for: caller, in: tx)
                return wishPage(
                    try WishStore.list(permit, in: tx), child, try Insight.bar(permit, in: tx), permit.pageKind,
                    mayNote: mayNote, visit)
            }
        }
        desk.form(
            page + "/:wish/last", api: api + "/:wish/receipt", .receiveWish, fields: [], summary: WishTexts.read
        ) { visit, _ in
            let (caller, child, id) = (
                try visit.caller, try visit.id("child", of: Child.self), try visit.id("wish", of: Wish.self)
            )
            return try await visit.change(house.store) { tx in
                let permit = try Policy.permit(
                    .receiveWish, of: child, for: caller, about: Wish.about(id), request: visit.requestID, in: tx)
                try WishStore.markRead(id, permit, in: tx)
                return Done(Wish.path(child), id)
            }
        }
    }
}
