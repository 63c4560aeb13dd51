import Kernel
import Law
import Testing

private let day = Day(2026, 11, 20)!
private let now = day.start + .seconds(12 * 3600)
private let people: [ID<Person>] = [1, 2].map { ID("00000000-0000-0000-0000-00000000000\($0)")! }
private let receiver: ID<Workplace> = ID("00000000-0000-0000-0000-0000000000a1")!
private let other: ID<Workplace> = ID("00000000-0000-0000-0000-0000000000a2")!

/// Everything one giver may have said, as short histories: what happened, in order, one step a day until yesterday.
private enum Word: CaseIterable {
    case yes, no, yesTakenBack, yesTakenBackAtOnce, yesRunOut, yesFromTomorrow, yesElsewhere, yesAboutElse, noAboutElse,
        yesSaidTomorrow
}

private let histories: [[Word]] =
    [[]] + Word.allCases.map { [$0] }
    + Word.allCases.flatMap { one in [Word.yes, .no, .yesTakenBack].map { [one, $0] } }

private func answers(_ history: [Word], by giver: ConsentAnswer.Giver) -> [ConsentAnswer] {
    history.enumerated().map { place, word in
        let daysAgo = history.count - place
        let said = word == .yesSaidTomorrow ? now + .seconds(86_400) : now - .seconds(daysAgo * 86_400)
        return ConsentAnswer(
            giver: giver, isYes: word != .no && word != .noAboutElse, given: said,
            recipients: [word == .yesElsewhere ? other : receiver],
            areas: word == .yesAboutElse || word == .noAboutElse ? [.health] : [.safety, .home],
            from: word == .yesFromTomorrow ? day + 1 : day - 30, until: word == .yesRunOut ? day - 1 : day + 30 + place,
            withdrawn: word == .yesTakenBack ? now - .seconds(3600) : word == .yesTakenBackAtOnce ? said : nil)
    }
}

/// The oracle: plays the history forwards as a switch that a yes puts on and a no puts off. Shares nothing with the rule but the words.
private func says(_ history: [Word]) -> (agrees: Bool, refuses: Bool) {
    var on = false
    var refuses = false
    for word in history {
        switch word {
        case .yes: (on, refuses) = (true, false)
        case .no: (on, refuses) = (false, true)
        case .yesTakenBackAtOnce: (on, refuses) = (false, true)
        case .yesTakenBack: break
        case .yesRunOut, .yesFromTomorrow: refuses = false
        case .yesElsewhere, .yesAboutElse, .noAboutElse, .yesSaidTomorrow: break
        }
    }
    // Taken back an hour ago, when all the rest had been said.
    return history.contains(.yesTakenBack) ? (false, true) : (on, refuses)
}

private enum Obstacle: CaseIterable {
    case none, hindered, wasHindered, setAside, setAsideInOther, hinderedAndSetAside, noCustody
}

private func guardian(_ person: ID<Person>, _ obstacle: Obstacle, _ custody: ConsentGuardian.Custody) -> ConsentGuardian
{
    let hindered: Span? =
        switch obstacle {
        case .hindered, .hinderedAndSetAside: Span(day, day)
        case .wasHindered: Span(day - 9, day - 1)
        default: nil
        }
    let decided: Set<WheelArea>? =
        switch obstacle {
        case .setAside, .hinderedAndSetAside: [.safety]
        case .setAsideInOther: [.learning]
        default: nil
        }
    return ConsentGuardian(
        person: person, custody: custody, from: day - 4000, until: obstacle == .noCustody ? day - 1 : nil,
        hindered: hindered,
        exception: decided.map { CustodyException(decision: "SN 2026/17", areas: $0, holds: Span(day - 5, day + 5)) })
}

@Suite struct EverySmallConsentMatter {
    /// Would the law let it out? By counting those who stand in the way.
    private func expected(_ guardians: [(Obstacle, [Word])], _ part: ChildsPart?, _ child: [Word]) -> Bool {
        guard let part else { return false }
        if part == .alone { return says(child).agrees }
        let holders = guardians.filter { $0.0 != .noCustody }
        let blocking = holders.filter { obstacle, history in
            switch obstacle {
            case .setAside, .hinderedAndSetAside: false
            case .hindered: says(history).refuses
            case .none, .wasHindered, .setAsideInOther, .noCustody: !says(history).agrees
            }
        }
        let someone = holders.contains { says($0.1).agrees }
        return blocking.isEmpty && someone && (part == .heard || says(child).agrees)
    }

    @Test func theRuleAgreesWithTheOracle() {
        let parts = [nil] + ChildsPart.allCases.map(Optional.some)
        let childHistories: [[Word]] = [
            [], [.yes], [.no], [.yesTakenBack], [.yes, .no], [.no, .yes], [.yesAboutElse],
        ]
        let single = Obstacle.allCases.flatMap { obstacle in histories.map { (obstacle, $0) } }
        let short = Obstacle.allCases.flatMap { obstacle in histories.filter { $0.count < 2 }.map { (obstacle, $0) } }
        var (open, cases) = (0, 0)
        func compare(_ guardians: [(Obstacle, [Word])], _ part: ChildsPart?, _ child: [Word]) {
            let custody: ConsentGuardian.Custody = guardians.count == 2 ? .joint : .sole
            let matter = ConsentMatter(
                guardians: guardians.enumerated().map { guardian(people[$0.offset], $0.element.0, custody) },
                childsPart: part,
                answers: guardians.enumerated().flatMap { answers($0.element.1, by: .guardian(people[$0.offset])) }
                    + answers(child, by: .child))
            let state = matter.effectiveConsent(for: receiver, area: .safety, at: now)
            cases += 1
            open += state.isEffective ? 1 : 0
            if state.isEffective != expected(guardians, part, child) {
                Issue.record("\(guardians) \(String(describing: part)) \(child): \(state)")
            }
            if case .missing(let missing) = state, missing.isEmpty { Issue.record("missing, but nothing named") }
        }
        for part in parts {
            for child in childHistories { compare([], part, child) }
            for one in single { for child in childHistories { compare([one], part, child) } }
            for one in single { for two in short { compare([one, two], part, [.yes]) } }
            for one in short { for two in short { compare([one, two], part, [.no]) } }
        }
        #expect(cases > 80_000 && open > cases / 20, "\(open) of \(cases)")
    }
}
