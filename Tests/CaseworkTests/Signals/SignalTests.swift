import Directory
import Kernel
import Law
import TestTown
import Testing
import Web

@testable import Casework

@Suite struct SignalRules {
    private let handler = Handler(
        position: Town.position(.principal), person: Town.person(.principal), name: "Rut", place: "", phone: "")
    private let noon = Day(2026, 11, 21)!.start

    private func signal() -> Signal {
        Signal(
            id: ID(key: "signal"), child: Town.maja,
            signaller: Signaller(
                kind: .colleague, person: Town.person(.mentor), position: Town.position(.mentor), name: "Mats",
                place: nil,
                typed: nil),
            observation: SignalForm.observation(Answers(["facts": ["Borta"]]), today: Day(noon)), sentAt: noon)
    }

    @Test func isReceivedOnce() throws {
        var signal = signal()
        try signal.acknowledge(by: handler, at: noon)
        #expect(signal.stage.name == .acknowledged)
        #expect(
            throws: Failure.outOfOrder(
                Phrase("Signalen är redan bekräftad.", en: "The signal has already been acknowledged."))
        ) {
            try signal.acknowledge(by: handler, at: noon)
        }
    }

    @Test func anAnswerAtOnceIsAlsoAReceipt() throws {
        var signal = signal()
        try signal.answer(.ownSupport, words: "Tack", by: handler, at: noon)
        #expect(signal.stage.receipt?.at == noon)
        #expect(signal.stage.reply?.outcome == .ownSupport)
        #expect(throws: Failure.self) { try signal.answer(.noFurtherNeed, words: "", by: handler, at: noon) }
    }

    @Test func anotherControllerHearsTheOutcomeOnlyWithConsent() throws {
        var signal = signal()
        try signal.answer(.ownSupport, words: "Tack för att du hörde av dig", by: handler, at: noon)
        #expect(signal.told(to: .sameController).outcome == .ownSupport)
        #expect(signal.told(to: .family).outcome == .ownSupport)
        #expect(signal.told(to: .otherController(consented: true)).outcome == .ownSupport)
        let told = signal.told(to: .otherController(consented: false))
        #expect(told.outcome == nil)
        #expect(told.words == "Tack för att du hörde av dig")
        #expect(told.answeredAt == noon)
    }

    @Test func theFormTellsEveryProblemAtOnce() {
        let answers = Answers(["seenOn": ["2026-11-22"], "childTalk": ["no"], "guardiansTalk": ["no"]])
        let found = SignalForm.fields.problems(in: answers) + SignalForm.problems(answers, today: Day(noon))
        #expect(found.map(\.field) == ["kind", "facts", "areas", "seenOn", "childTalkWhyNot", "guardiansTalkWhyNot"])
    }
}
