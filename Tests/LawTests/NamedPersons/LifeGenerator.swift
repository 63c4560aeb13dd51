import Kernel

@testable import Law

/// Chance that can be repeated: the same seed gives the same lives.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func roll(_ sides: Int) -> Int { Int(next() % UInt64(sides)) }
    mutating func chance(_ percent: Int) -> Bool { roll(100) < percent }
}

/// A made-up life: where the child lived, where it was enrolled, and what happened to the units meanwhile.
struct Life {
    static let municipalities = ["0480", "0482", "0483", "1880", "1881", "0180"].map { Municipality($0)! }
    static let units: [ID<Workplace>] = (0..<60).map { ID("00000000-0000-0000-0000-0000000001\(10 + $0)")! }
    static func municipality(of unit: Int) -> Municipality? { unit % 10 == 9 ? nil : municipalities[unit % 6] }

    enum Upheaval {
        case merged(Int, into: Int)
        case closed(Int)
        case vacant(Int)
        case filled(Int)
    }

    let birth: Day
    var homes: [(from: Day, municipality: Municipality)]
    var enrolments: [Enrolment] = []
    var leftUpperSecondary: Day?
    var finishedCompulsory: Day?
    var upheavals: [(on: Day, what: Upheaval)] = []

    init(_ dice: inout Dice) {
        birth = Day(2004, 1, 1)! + dice.roll(6_000)
        homes = [(birth, Life.municipalities[dice.roll(6)])]
        while dice.chance(35), homes.count < 5 {
            let from = homes.last!.from + 1 + dice.roll(2_500)
            homes.append((from, Life.municipalities[dice.roll(6)]))
        }
        let year = birth.year
        if dice.chance(85) {
            attend(.preschool, from: birth + 300 + dice.roll(900), to: Day(year + 6, 6, 20)!, 0, &dice)
        }
        if dice.chance(93) {
            attend(.preschoolClass, from: Day(year + 6, 8, 1)! + dice.roll(25), to: Day(year + 7, 6, 15)!, 15, &dice)
        }
        if dice.chance(95) {
            let repeats = dice.chance(4) ? 1 : 0
            attend(
                .compulsory, from: Day(year + 7, 8, 1)! + dice.roll(25), to: Day(year + 16 + repeats, 6, 15)!, 15, &dice
            )
        }
        if dice.chance(2) { finishedCompulsory = Day(year + 15, 6, 20)! }
        if dice.chance(80) {
            let early = dice.chance(2) ? 1 : 0
            let start = Day(year + 16 - early, 8, 1)! + dice.roll(300) * (dice.chance(20) ? 1 : 0)
            attend(.upperSecondary, from: start, to: Day(year + 19, 6, 10)!, 35, &dice)
            if dice.chance(15) { leftUpperSecondary = start + dice.roll(500) }
        }
        for _ in 0..<dice.roll(4) { disturb(&dice) }
        upheavals.sort { $0.on < $1.on }
    }

    /// Stays in one unit after another, sometimes with a gap, sometimes with an overlap, sometimes never registered as ended.
    private mutating func attend(_ form: SchoolForm, from: Day, to: Day, _ base: Int, _ dice: inout Dice) {
        var start = from
        while start < to {
            let unit = base + dice.roll(15) + (dice.chance(5) ? 10 : 0)
            let changes = dice.chance(25)
            let end = changes ? min(to, start + 30 + dice.roll(900)) : to
            let registered: Day? = dice.chance(4) ? nil : end + (dice.chance(10) ? dice.roll(60) : 0)
            enrolments.append(
                Enrolment(
                    unit: Life.units[unit], form: form, principal: Life.units[59],
                    municipality: Life.municipality(of: unit), from: start, to: registered))
            start = end + 1 + (dice.chance(30) ? dice.roll(200) : 0)
            if dice.chance(3) { break }
        }
    }

    private mutating func disturb(_ dice: inout Dice) {
        guard let enrolment = enrolments.randomElement(using: &dice) else { return }
        let unit = Life.units.firstIndex(of: enrolment.unit)!
        let day = enrolment.from + dice.roll(700)
        switch dice.roll(4) {
        case 0: upheavals.append((day, .merged(unit, into: dice.roll(50))))
        case 1: upheavals.append((day, .closed(unit)))
        default:
            upheavals.append((day, .vacant(unit)))
            if dice.chance(70) { upheavals.append((day + 1 + dice.roll(200), .filled(unit))) }
        }
    }

    func situation(home: Municipality, enrolments: [Enrolment]) -> LifeSituation {
        LifeSituation(
            birth: birth, home: home, enrolments: enrolments, leftUpperSecondary: leftUpperSecondary,
            finishedCompulsory: finishedCompulsory)
    }
}
