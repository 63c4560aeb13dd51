import Kernel
import Testing

@testable import Directory

private let child = ID<Person>("00000000-0000-7000-8000-00000000000c")!
private let mother = ID<Person>("00000000-0000-7000-8000-000000000001")!
private let father = ID<Person>("00000000-0000-7000-8000-000000000002")!

@Suite struct ConsentRuleTests {
    private func holders(hindered: Set<ID<Person>> = []) -> [ConsentRule.Holder] {
        [mother, father].map { .init(person: $0, isHindered: hindered.contains($0)) }
    }
    private func yes(_ areas: Int) -> ConsentRule.Answered { .init(answer: .yes, areas: areas) }

    @Test func bothGuardiansMustAgree() {
        let required = ConsentRule.mustAgree(holders(), decided: [], child: child, childMustAgree: false)
        #expect(required == [mother, father])
        #expect(ConsentRule.openAreas(asked: 0b111, required: required, answers: [mother: yes(0b111)]) == 0)
        #expect(
            ConsentRule.openAreas(asked: 0b111, required: required, answers: [mother: yes(0b111), father: yes(0b111)])
                == 0b111)
    }

    @Test func whatIsOpenIsWhatAllAllow() {
        let answers = [mother: yes(0b011), father: yes(0b110)]
        #expect(ConsentRule.openAreas(asked: 0b111, required: [mother, father], answers: answers) == 0b010)
    }

    @Test func noAnswerOpensMoreThanWasAsked() {
        #expect(ConsentRule.openAreas(asked: 0b001, required: [mother], answers: [mother: yes(0b111)]) == 0b001)
    }

    @Test(arguments: [Consent.Answer.no, .withdrawn, .waiting])
    func oneWhoDoesNotAgreeClosesIt(_ answer: Consent.Answer) {
        let answers = [mother: yes(0b1), father: ConsentRule.Answered(answer: answer, areas: 0b1)]
        #expect(ConsentRule.openAreas(asked: 0b1, required: [mother, father], answers: answers) == 0)
    }

    @Test func theChildIsAskedWhenSomeoneHasJudgedSo() {
        let required = ConsentRule.mustAgree(holders(), decided: [], child: child, childMustAgree: true)
        #expect(required == [mother, father, child])
    }

    @Test func aHinderedGuardianIsNotAsked() {
        #expect(
            ConsentRule.mustAgree(holders(hindered: [father]), decided: [], child: child, childMustAgree: false) == [
                mother
            ])
    }

    @Test func aDecisionLetsOneGuardianAnswerButNeverNone() {
        #expect(ConsentRule.mustAgree(holders(), decided: [father], child: child, childMustAgree: false) == [mother])
        #expect(
            ConsentRule.mustAgree(holders(), decided: [mother, father], child: child, childMustAgree: false)
                == [mother, father])
    }

    @Test func withoutAnyoneToAskNothingIsOpened() {
        #expect(ConsentRule.mustAgree([], decided: [], child: child, childMustAgree: false).isEmpty)
        #expect(ConsentRule.openAreas(asked: 0b1, required: [], answers: [:]) == 0)
    }
}
