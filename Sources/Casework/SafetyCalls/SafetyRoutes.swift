import Directory
import Hummingbird
import Kernel
import Storage
import Web

extension SafetyCalls {
    /// The page is open to anyone; only a child can send from it. Where it fails, the answer still tells whom to call.
    func addCalling(to desk: Desk) {
        let answering = desk.answering
        desk.raw(.get, SafetyCalls.page, .seePublicPage) { _, visit in
            answering.rendered(safetyPage(try await view(visit), visit), visit)
        }
        desk.raw(.post, SafetyCalls.page, .seePublicPage) { request, visit in
            var visit = visit
            let answers = try await request.answers(visit)
            visit.once = String(answers.text("_once").prefix(80))
            return .redirect(to: try await send(answers, visit).location, type: .normal)
        }
        desk.form(
            nil, api: "safety-calls", .callForSafety, fields: SafetyForm.fields, summary: SafetyCallWords.title
        ) { visit, answers in try await send(answers, visit) }
        desk.page(
            nil, api: "safety-calls", .callForSafety, shape: SafetyReceipt.shape,
            summary: Phrase("Det jag skickade, och vem som har tagit emot", en: "What I sent, and who has it")
        ) { visit in
            let caller = try visit.caller
            let receipt = try await visit.look(house.store) { tx in
                try SafetyStore.receipt(try asked(caller, visit, reading: true, in: tx), in: tx)
            }
            return Page(SafetyCallWords.title, kind: .child, json: receipt?.json ?? .null) { "" }
        }
    }

    private func send(_ answers: Answers, _ visit: Visit) async throws -> Done {
        let caller = try visit.caller
        let (words, reach) = SafetyForm.kept(answers)
        return try await visit.change(house.store) { tx in
            let permit = try asked(caller, visit, reading: false, in: tx)
            let id = try SafetyStore.send(words: words, reach: reach, permit, in: tx)
            return Done(SafetyCalls.page, id)
        }
    }

    private func asked(_ caller: Caller, _ visit: Visit, reading: Bool, in tx: Transaction) throws -> Permit {
        try Policy.permit(
            .callForSafety, of: caller.person.seen(), for: caller, request: visit.requestID, reading: reading, in: tx)
    }

    /// What the page shows; to others than a child the numbers alone.
    private func view(_ visit: Visit) async throws -> SafetyView {
        guard let caller = visit.session?.caller else { return SafetyView() }
        return try await visit.look(house.store) { tx in
            guard try Policy.allows(.callForSafety, of: caller.person.seen(), for: caller, in: tx) else {
                return SafetyView()
            }
            let permit = try asked(caller, visit, reading: true, in: tx)
            return SafetyView(
                maySend: true, numbers: try SafetyStore.numbers(permit, in: tx),
                receipt: try SafetyStore.receipt(permit, in: tx))
        }
    }

    func addAnswering(to desk: Desk) {
        let one = "/barn/:child/trygghet/:call"
        desk.page(
            one, api: "children/:child/safety-calls/:call", .seeSafetyCall, shape: SafetyCall.shape,
            summary: Phrase("Ett barn som inte känner sig tryggt", en: "A child that does not feel safe")
        ) { visit in
            try await visit.look(house.store) { tx in
                let (permit, call) = try found(.seeSafetyCall, visit, reading: true, in: tx)
                return safetyCallPage(call, try Insight.bar(permit, in: tx), visit)
            }
        }
        desk.form(
            one + "/mottagen", api: "children/:child/safety-calls/:call/receipt", .answerSafetyCall, fields: [],
            summary: SafetyCallWords.take
        ) { visit, _ in
            try await step(visit) { call, name, now in call.take(by: name, at: now) }
        }
        desk.form(
            one + "/klart", api: "children/:child/safety-calls/:call/completion", .answerSafetyCall,
            fields: SafetyForm.outcome, summary: SafetyCallWords.close,
            show: { visit, filled in
                try await visit.look(house.store) { tx in
                    let (permit, call) = try found(.answerSafetyCall, visit, reading: true, in: tx)
                    return closeSafetyPage(call, try Insight.bar(permit, in: tx), filled, visit)
                }
            },
            take: { visit, answers in
                let words = answers.text("outcome")
                return try await step(visit) { call, name, now in try call.close(words, by: name, at: now) }
            })
    }

    private func found(_ action: Action, _ visit: Visit, reading: Bool, in tx: Transaction) throws -> (
        Permit, SafetyCall
    ) {
        let id = try visit.id("call", of: SafetyCall.self)
        let permit = try Policy.permit(
            action, of: try visit.id("child"), for: try visit.caller, about: SafetyCall.about(id),
            request: visit.requestID, reading: reading, in: tx)
        return (permit, try SafetyStore.find(id, permit, in: tx))
    }

    private func step(
        _ visit: Visit, _ take: @escaping @Sendable (inout SafetyCall, String, Instant) throws -> Void
    ) async throws -> Done {
        try await visit.change(house.store) { tx in
            let (permit, sent) = try found(.answerSafetyCall, visit, reading: false, in: tx)
            var call = sent
            try take(&call, permit.caller.name, tx.now)
            try SafetyStore.keep(call, permit, in: tx)
            return Done(call.path, call.id)
        }
    }
}
