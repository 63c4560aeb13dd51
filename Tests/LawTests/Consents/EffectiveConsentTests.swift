import Kernel
import Law
import Testing

private func person(_ number: Int) -> ID<Person> { ID("00000000-0000-0000-0000-00000000000\(number)")! }
private func workplace(_ number: Int) -> ID<Workplace> { ID("00000000-0000-0000-0000-0000000000a\(number)")! }
private let today = Day(2026, 11, 20)!
private let now = today.start + .seconds(12 * 3600)
private let receiver = workplace(1)
private let custody = Day(2012, 3, 1)!

private func answer(
    _ giver: ConsentAnswer.Giver, yes: Bool = true, daysAgo: Int = 10, to recipient: ID<Workplace> = receiver,
    _ areas: Set<WheelArea> = [.safety, .home], until: Day = today + 60, withdrawn: Instant? = nil
) -> ConsentAnswer {
    ConsentAnswer(
        giver: giver, isYes: yes, given: now - .seconds(daysAgo * 86_400), recipients: [recipient], areas: areas,
        from: today - daysAgo, until: until, withdrawn: withdrawn)
}

@Suite struct ConsentInWords {
    private let mother = ConsentGuardian(person: person(1), custody: .joint, from: custody)
    private let father = ConsentGuardian(person: person(2), custody: .joint, from: custody)

    private func state(_ matter: ConsentMatter, _ area: WheelArea = .safety) -> ConsentState {
        matter.effectiveConsent(for: receiver, area: area, at: now)
    }

    @Test func bothMustAgreeAndTheWordsSayWhoIsMissing() {
        var answers = [answer(.guardian(person(1)))]
        let half = ConsentMatter(guardians: [mother, father], childsPart: .heard, answers: answers)
        #expect(state(half) == .missing([.guardian(person(2), .unanswered)]))
        let words = MissingConsent.guardian(person(2), .unanswered).phrase { _ in "Adam Ek" }
        #expect(words.swedish == "Adam Ek har inte svarat" && words.english == "Adam Ek has not answered")
        answers.append(answer(.guardian(person(2)), until: today + 5))
        let whole = ConsentMatter(guardians: [mother, father], childsPart: .heard, answers: answers)
        #expect(state(whole) == .effective(until: today + 5, childObjects: false))
        #expect(state(whole, .health) != state(whole))
        #expect(whole.openAreas(for: receiver, at: now) == [.home, .safety])
        #expect(whole.openAreas(for: workplace(2), at: now) == [])
    }

    @Test func aWithdrawalWorksAtTheNextRequest() {
        let answers = [answer(.guardian(person(1)), withdrawn: now)]
        let alone = ConsentGuardian(person: person(1), custody: .sole, from: custody)
        let matter = ConsentMatter(guardians: [alone], childsPart: .heard, answers: answers)
        #expect(state(matter) == .missing([.guardian(person(1), .withdrawn)]))
        let before = matter.effectiveConsent(for: receiver, area: .safety, at: now - .milliseconds(1))
        #expect(before.isEffective)
    }

    @Test func aConsentReplacedInOneMomentStands() {
        let alone = ConsentGuardian(person: person(1), custody: .sole, from: custody)
        let old = answer(.guardian(person(1)), withdrawn: now - .seconds(5 * 86_400))
        let new = answer(.guardian(person(1)), daysAgo: 5, [.safety])
        let matter = ConsentMatter(guardians: [alone], childsPart: .heard, answers: [old, new])
        #expect(matter.openAreas(for: receiver, at: now) == [.safety])
    }

    @Test func theChildsPartIsJudgedNeverComputed() {
        let answers = [answer(.guardian(person(1))), answer(.guardian(person(2))), answer(.child, yes: false)]
        let states = ([nil] + ChildsPart.allCases.map(Optional.some)).map { part in
            state(ConsentMatter(guardians: [mother, father], childsPart: part, answers: answers))
        }
        #expect(states[0] == .missing([.childNotJudged]))
        let nothing = ConsentMatter(guardians: [mother], childsPart: nil, answers: [])
        #expect(state(nothing) == .missing([.childNotJudged, .guardian(person(1), .unanswered)]), "all at once")
        #expect(states[1] == .effective(until: today + 60, childObjects: true))
        #expect(states[2] == .missing([.child(.refused)]) && states[3] == .missing([.child(.refused)]))
    }

    @Test func aDecisionByTheBoardCoversOnlyItsAreas() {
        let exception = CustodyException(decision: "SN 2026/17", areas: [.safety], holds: Span(today, nil))
        let father = ConsentGuardian(person: person(2), custody: .joint, from: custody, exception: exception)
        let answers = [answer(.guardian(person(1))), answer(.guardian(person(2)), yes: false)]
        let matter = ConsentMatter(guardians: [mother, father], childsPart: .heard, answers: answers)
        #expect(state(matter).isEffective)
        #expect(state(matter, .home) == .missing([.guardian(person(2), .refused)]))
        let noOne = ConsentMatter(guardians: [father], childsPart: .heard, answers: [])
        #expect(state(noOne) == .missing([.nobodyLeftToAsk]))
    }

    @Test func custodyIsThatOfTheDay() {
        let former = ConsentGuardian(person: person(2), custody: .joint, from: custody, until: today - 1)
        let answers = [answer(.guardian(person(1)))]
        #expect(state(ConsentMatter(guardians: [mother, former], childsPart: .heard, answers: answers)).isEffective)
        #expect(
            state(ConsentMatter(guardians: [former], childsPart: .heard, answers: answers)) == .missing([.noGuardian]))
    }

    @Test func everyReasonHasWords() {
        let reasons: [MissingConsent.Reason] = [.unanswered, .refused, .withdrawn, .expired(today), .notYet(today)]
        let all = reasons.map(MissingConsent.child) + [.childNotJudged, .noGuardian, .nobodyLeftToAsk]
        let words = all.map { $0.phrase { _ in "" } }
        #expect(Set(words.map(\.swedish)).count == all.count && Set(words.map(\.english)).count == all.count)
        #expect(words[3].swedish == "Barnet gav samtycke till och med 20 november 2026")
    }
}
