import Kernel
import Storage
import Web

extension GroupSignals {
    func addPages(to desk: Desk) {
        let one = "/grupper/signaler/:signal"
        desk.page(
            "/grupper/signaler", api: "group-signals", .seeGroupSignal, shape: .list(.groupSignal),
            summary: Phrase("Signaler om grupper", en: "Signals about groups")
        ) { visit in
            let caller = try visit.caller
            return groupSignalsPage(try await house.store.read { try GroupSignalStore.list(for: caller, in: $0) })
        }
        desk.page(
            one, api: "group-signals/:signal", .seeGroupSignal, shape: .groupSignal,
            summary: Phrase("En signal om en grupp", en: "A signal about a group")
        ) { visit in
            let (signal, mine) = try await found(visit)
            return groupSignalPage(signal, mayStep: mine, visit)
        }
        desk.form(
            "/grupper/signaler/ny", api: "group-signals", .recordGroupSignal, fields: GroupSignalForm.fields,
            summary: Phrase("Skicka en signal om en grupp", en: "Send a signal about a group"),
            check: GroupSignalForm.problems,
            show: { visit, filled in
                let caller = try visit.caller
                let (groups, units) = try await house.store.read {
                    (try GroupSignalStore.groups(of: caller, in: $0), try GroupSignalStore.units(near: caller, in: $0))
                }
                func choices(_ list: [GroupSignalStore.Choice]) -> [Field.Choice] {
                    list.map { Field.Choice($0.id, Phrase($0.name, en: $0.name)) }
                }
                return groupSignalFormPage(
                    GroupSignalForm.fields.among("group", choices(groups)).among("workplace", choices(units)), filled,
                    visit)
            },
            take: { visit, answers in
                let caller = try visit.caller
                return try await visit.change(house.store) { try GroupSignals.send(answers, by: caller, in: $0) }
            })
        desk.form(
            one + "/bekraftelse", api: "group-signals/:signal/acknowledgement", .recordGroupSignal, fields: [],
            summary: Phrase("Bekräfta en signal om en grupp", en: "Acknowledge a signal about a group")
        ) { visit, _ in
            let (id, caller) = (try visit.id("signal", of: GroupSignal.self).description, try visit.caller)
            return try await visit.change(house.store) { try GroupSignals.acknowledge(id, by: caller, in: $0) }
        }
        desk.form(
            one + "/svar", api: "group-signals/:signal/answer", .recordGroupSignal, fields: GroupSignalForm.answer,
            summary: Phrase("Besvara en signal om en grupp", en: "Answer a signal about a group"),
            show: { visit, filled in
                let (signal, mine) = try await found(visit)
                guard mine else { throw Failure.notFound }
                return groupSignalAnswerPage(signal, filled, visit)
            },
            take: { visit, answers in
                let (id, caller) = (try visit.id("signal", of: GroupSignal.self).description, try visit.caller)
                return try await visit.change(house.store) {
                    try GroupSignals.answer(id, with: answers.text("words"), by: caller, in: $0)
                }
            })
    }

    /// The signal, and whether it is the caller's to answer.
    private func found(_ visit: Visit) async throws -> (GroupSignal, Bool) {
        let (id, caller) = (try visit.id("signal", of: GroupSignal.self), try visit.caller)
        return try await house.store.read { tx in
            let signal = try GroupSignalStore.find(id, for: caller, in: tx)
            return (signal, try GroupSignalStore.receives(id, caller, in: tx))
        }
    }
}
