import Kernel

@testable import Law

/// The rows of the source and of decision 3, written a second time and another way: the first that fits, asked day by day.
func oracle(_ life: LifeSituation, on day: Day) -> NamedPersonSeat? {
    guard day >= life.birth, day.age(bornOn: life.birth) < 18 else { return nil }
    func counts(_ enrolment: Enrolment, summer: Bool) -> Bool {
        if enrolment.from > day { return false }
        if enrolment.form == .upperSecondary, let left = life.leftUpperSecondary, enrolment.from < left, left <= day {
            return false
        }
        guard let to = enrolment.to, to < day else { return !summer }
        let near = enrolment.form == .upperSecondary || enrolment.municipality ?? life.home == life.home
        return summer && near && to.year == day.year && to.month >= 6 && day.month <= 8
    }
    let candidates = [false, true].lazy.map { summer in life.enrolments.filter { counts($0, summer: summer) } }
    let going = (candidates.first { !$0.isEmpty } ?? []).sorted { one, other in
        let rank = { (e: Enrolment) in
            (e.form.step, e.from.number, e.municipality == life.home ? 1 : 0)
        }
        return rank(one) == rank(other) ? one.unit < other.unit : rank(one) > rank(other)
    }
    if let school = going.first {
        if school.form == .upperSecondary, let place = school.municipality, place.county != life.home.county {
            return .followUpOfficer(life.home)
        }
        return .unit(school.unit)
    }
    let begunUpper = life.enrolments.contains { $0.form == .upperSecondary && $0.from <= day }
    let finished = life.finishedCompulsory.map { $0 <= day } ?? false
    let sixteen = day.year - life.birth.year > 16 || (day.year - life.birth.year == 16 && day.month >= 7)
    if begunUpper || finished || sixteen { return .activityResponsibility(life.home) }
    return day.age(bornOn: life.birth) <= 6 ? .childHealthCare(life.home) : .followUpOfficer(life.home)
}

/// The book a store would keep from the changes: who was responsible from which day to which.
struct Ledger {
    private(set) var tenures: [(seat: NamedPersonSeat, from: Day, to: Day?)] = []
    private(set) var open = 0

    mutating func note(_ changes: [NamedPersonCourse.Change], on day: Day) {
        for change in changes {
            switch change {
            case .unseated(let seat):
                guard let last = tenures.indices.last, tenures[last].to == nil, tenures[last].seat == seat else {
                    open += 10
                    continue
                }
                tenures[last].to = day
                open -= 1
            case .seated(let seat):
                tenures.append((seat, day, nil))
                open += 1
            default: break
            }
        }
    }

    /// Each begins the day the one before it ends, from birth to eighteen.
    func isUnbroken(from birth: Day, to end: Day) -> Bool {
        guard tenures.first?.from == birth, tenures.last?.to == end else { return false }
        return zip(tenures, tenures.dropFirst()).allSatisfy { $0.to == $1.from }
    }
}
