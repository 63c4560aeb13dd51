import Foundation
import Kernel
import Testing

@testable import Law

@Suite struct LifeCourses {
    private static let seed: UInt64 = {
        let given = ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) }
        let seed = given ?? UInt64.random(in: 1...999_999_999)
        print("Life courses with SEED=\(seed)")
        return seed
    }()
    private static let count = ProcessInfo.processInfo.environment["LIVES"].flatMap { Int($0) } ?? 100_000

    /// A hundred thousand lives in four parts, so that several processors can take one each.
    @Test(arguments: 0..<4) func noChildIsWithoutANamedPersonAndNoneHasTwo(_ part: Int) {
        let seed = Self.seed
        var (faults, lives, checked, accepted) = (0, 0, 0, 0)
        for number in stride(from: part, to: Self.count, by: 4) {
            lives += 1
            var dice = Dice(seed: seed &+ UInt64(number) &* 0x2545_f491_4f6c_dd1d)
            var run = LifeRun(Life(&dice))
            if let fault = run.live(&dice) {
                faults += 1
                if faults <= 3 { Issue.record("SEED=\(seed), life \(number): \(fault)") }
            }
            checked += run.daysChecked
            accepted += run.accepted
        }
        #expect(faults == 0, "\(faults) of \(lives) lives, SEED=\(seed)")
        #expect(checked > 15 * lives && accepted > lives, "the lives must have something in them")
    }
}

/// One life played from birth to eighteen, with every answer compared with the oracle and every change kept in the ledger.
private struct LifeRun {
    private let life: Life
    private let table = NamedPersonTable.current
    private var enrolments: [Enrolment]
    private var course: NamedPersonCourse
    private var ledger = Ledger()
    private(set) var daysChecked = 0
    private(set) var accepted = 0
    private var wanted: NamedPersonSeat?

    init(_ life: Life) {
        self.life = life
        enrolments = life.enrolments
        let first = NamedPersonSeat.childHealthCare(life.homes[0].municipality)
        course = NamedPersonCourse(first: first, on: life.birth)
        ledger.note([.seated(first)], on: life.birth)
    }

    private func home(on day: Day) -> Municipality { life.homes.last { $0.from <= day }!.municipality }
    private func situation(on day: Day) -> LifeSituation { life.situation(home: home(on: day), enrolments: enrolments) }

    /// Nil when nothing was wrong.
    mutating func live(_ dice: inout Dice) -> String? {
        let end = life.situation(home: life.homes[0].municipality, enrolments: []).comesOfAge
        if table.seat(for: situation(on: life.birth), on: life.birth - 1) != nil { return "a seat before birth" }
        if table.seat(for: situation(on: end), on: end) != nil { return "a seat at eighteen" }
        var days = Set(situation(on: life.birth).turningPoints)
        for moved in life.homes { days.insert(moved.from) }
        for upheaval in life.upheavals { days.formUnion([upheaval.on, upheaval.on + 1]) }
        let calm = Set((0..<6).map { _ in life.birth + dice.roll(6_574) }).subtracting(days)
        days.formUnion(calm)
        var upheavals = life.upheavals[...]
        for day in days.sorted() where day >= life.birth && day < end {
            while let next = upheavals.first, next.on <= day {
                upheavals.removeFirst()
                if let fault = disturb(next.what, on: day) { return fault }
            }
            if life.upheavals.isEmpty, calm.contains(day), table.seat(for: situation(on: day), on: day) != wanted {
                return "another seat on \(day), which is no turning point"
            }
            if let fault = check(day) ?? settle(day, &dice) { return fault }
        }
        if let fault = take(.cameOfAge, on: end) { return fault }
        guard course.responsible == nil, ledger.open == 0 else { return "someone is responsible at eighteen" }
        return ledger.isUnbroken(from: life.birth, to: end) ? nil : "the ledger has a gap or an overlap"
    }

    private mutating func take(_ event: NamedPersonCourse.Event, on day: Day) -> String? {
        do {
            let before = course.responsible
            ledger.note(try course.take(event, on: day), on: day)
            switch event {
            case .accepted, .merged, .cameOfAge: break
            default: if course.responsible != before { return "\(event) moved the responsibility by itself" }
            }
            return nil
        } catch { return "\(event) on \(day) was refused: \(error)" }
    }

    private mutating func check(_ day: Day) -> String? {
        daysChecked += 1
        let situation = situation(on: day)
        guard let seat = table.seat(for: situation, on: day) else { return "nobody on \(day), born \(life.birth)" }
        let expected = oracle(situation, on: day)
        guard seat == expected else { return "\(seat) on \(day), the source says \(String(describing: expected))" }
        wanted = seat
        if let fault = take(.situationChanged(to: seat), on: day) { return fault }
        guard ledger.open == 1, let now = course.responsible, now == ledger.tenures.last?.seat else {
            return "\(ledger.open) responsible on \(day)"
        }
        guard (now == seat) == (course.handOver == nil),
            course.handOver.map({ $0.to == seat && $0.from == now }) ?? true
        else { return "wrong seat without a hand-over on \(day)" }
        return nil
    }

    /// The receiver answers or does not.
    private mutating func settle(_ day: Day, _ dice: inout Dice) -> String? {
        guard let open = course.handOver else { return nil }
        let levels = [0, 14, 15, 28, 29, 500].map { open.level(on: open.offered + $0) }
        guard levels == levels.sorted(), levels.last == .administration else { return "\(open.offered) does not climb" }
        switch dice.roll(10) {
        case 0..<6:
            accepted += 1
            return take(.accepted(by: open.to), on: day)
        case 6: return take(.declined(by: open.to, reason: "fel skola"), on: day)
        default: return nil
        }
    }

    private mutating func disturb(_ what: Life.Upheaval, on day: Day) -> String? {
        switch what {
        case .vacant(let unit): return take(.positionVacant(.unit(Life.units[unit])), on: day)
        case .filled(let unit): return take(.positionFilled(.unit(Life.units[unit])), on: day)
        case .closed(let unit):
            replace(unit) { $0.from > day ? nil : $0.ending(day) }
            return take(.closed(Life.units[unit]), on: day)
        case .merged(let unit, let successor):
            replace(unit) { $0.moved(to: successor) }
            return take(.merged(Life.units[unit], into: Life.units[successor]), on: day)
        }
    }

    private mutating func replace(_ unit: Int, _ change: (Enrolment) -> Enrolment?) {
        enrolments = enrolments.compactMap { $0.unit == Life.units[unit] ? change($0) : $0 }
    }
}

extension Enrolment {
    fileprivate func ending(_ day: Day) -> Enrolment {
        Enrolment(
            unit: unit, form: form, principal: principal, municipality: municipality, from: from,
            to: min(to ?? day, day))
    }
    fileprivate func moved(to number: Int) -> Enrolment {
        Enrolment(
            unit: Life.units[number], form: form, principal: principal, municipality: Life.municipality(of: number),
            from: from, to: to)
    }
}
