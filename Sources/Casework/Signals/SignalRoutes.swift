import Directory
import Kernel
import Law
import Storage
import Web

extension Signals {
    private static let one = "/barn/:child/signaler/:signal"

    func addPages(to desk: Desk) {
        desk.page(
            "/barn/:child/signaler", api: "children/:child/signals", .seeSignal, shape: .list(.signal),
            summary: Phrase("Barnets signaler", en: "The child’s signals")
        ) { visit in
            let (child, caller) = (try visit.id("child", of: Child.self), try visit.caller)
            return try await visit.look(house.store) { tx in
                let permit = try Policy.permit(.seeSignal, of: child, for: caller, request: visit.requestID, in: tx)
                let signals = try SignalReadingStore.list(under: permit, in: tx)
                return signalListPage(
                    signals, bar: try Insight.bar(permit, in: tx),
                    maySend: try Policy.allows(.recordSignal, of: child, for: caller, in: tx))
            }
        }
        desk.page(
            Self.one, api: "children/:child/signals/:signal", .seeSignal, shape: .signal,
            summary: Phrase("En signal", en: "One signal")
        ) { visit in
            let view = try await view(visit)
            return signalPage(view, visit)
        }
    }

    func addSteps(to desk: Desk) {
        desk.form(
            "/barn/:child/signaler/ny", api: "children/:child/signals", .recordSignal, fields: SignalForm.fields,
            summary: Phrase("Skicka en signal om ett barn", en: "Send a signal about a child"),
            check: { SignalForm.problems($0, today: Day(house.surroundings.now())) },
            show: { visit, filled in try await form(visit, filled) },
            take: { visit, answers in try await send(visit, answers, fromFamily: false) })
        desk.form(
            "/barn/:child/signaler/fran-familjen", api: "children/:child/family-signals", .recordSignal,
            fields: FamilySignalForm.fields,
            summary: Phrase(
                "Skicka en signal som barn eller vårdnadshavare", en: "Send a signal as a child or guardian"),
            show: { visit, filled in try await form(visit, filled) },
            take: { visit, answers in try await send(visit, answers, fromFamily: true) })
        desk.form(
            Self.one + "/bekraftelse", api: "children/:child/signals/:signal/acknowledgement", .acknowledgeSignal,
            fields: [],
            summary: Phrase("Bekräfta en signal", en: "Acknowledge a signal")
        ) { visit, _ in
            let (child, signal, caller) = (
                try visit.id("child", of: Child.self), try visit.id("signal", of: Signal.self), try visit.caller
            )
            return try await visit.change(house.store) { tx in
                try Signals.acknowledge(signal.description, about: child, by: caller, request: visit.requestID, in: tx)
            }
        }
        desk.form(
            Self.one + "/svar", api: "children/:child/signals/:signal/answer", .answerSignal,
            fields: SignalReplyForm.fields,
            summary: Phrase("Besvara en signal", en: "Answer a signal"),
            show: { visit, filled in signalReplyPage(try await view(visit, .answerSignal), filled, visit) },
            take: { visit, answers in
                let (child, signal, caller) = (
                    try visit.id("child", of: Child.self), try visit.id("signal", of: Signal.self), try visit.caller
                )
                return try await visit.change(house.store) { tx in
                    try Signals.answer(
                        signal.description, with: answers, about: child, by: caller, request: visit.requestID, in: tx)
                }
            })
    }

    /// One reading of a signal, with what this reader may do next.
    private func view(_ visit: Visit, _ action: Action = .seeSignal) async throws -> SignalView {
        let (child, id, caller) = (
            try visit.id("child", of: Child.self), try visit.id("signal", of: Signal.self), try visit.caller
        )
        return try await visit.look(house.store) { tx in
            let about = Signal.about(id)
            let permit = try Policy.permit(
                action, of: child, for: caller, about: about, request: visit.requestID, reading: true, in: tx)
            let signal = try SignalReadingStore.find(id, under: permit, in: tx)
            let isSignaller = permit.standing.relation == .signaller
            let farAway = isSignaller && signal.signaller.typed != nil
            return SignalView(
                signal: signal,
                told: isSignaller
                    ? signal.told(to: try SignalReadingStore.listener(to: signal, under: permit, in: tx)) : nil,
                bar: farAway ? nil : try Insight.bar(permit, in: tx), isFamily: permit.seat == nil,
                mayAcknowledge: try Policy.allows(.acknowledgeSignal, of: child, for: caller, about: about, in: tx),
                mayAnswer: try Policy.allows(.answerSignal, of: child, for: caller, about: about, in: tx),
                mayAssess: try Policy.allows(.startAssessment, of: child, for: caller, in: tx))
        }
    }

    private func form(_ visit: Visit, _ filled: Filled) async throws -> Page {
        let (child, caller) = (try visit.id("child", of: Child.self), try visit.caller)
        return try await visit.look(house.store) { tx in
            let permit = try Policy.permit(
                .recordSignal, of: child, for: caller, request: visit.requestID, reading: true, in: tx)
            let bar = try Insight.bar(permit, in: tx)
            return permit.isFamily
                ? familySignalFormPage(filled, bar, isChild: permit.standing.relation == .selfChild, visit)
                : signalFormPage(filled, bar, today: Day(tx.now), visit)
        }
    }

    /// Each of the two forms is for its own senders; to the other it is not there.
    private func send(_ visit: Visit, _ answers: Answers, fromFamily: Bool) async throws -> Done {
        let (child, caller) = (try visit.id("child", of: Child.self), try visit.caller)
        return try await visit.change(house.store) { tx in
            try Signals.send(
                answers, about: child, by: caller, fromFamily: fromFamily, request: visit.requestID, in: tx)
        }
    }
}
