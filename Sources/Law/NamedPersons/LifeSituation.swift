public import Kernel

/// Skolform: the steps of the school system, in the order children take them.
public enum SchoolForm: String, Sendable, CaseIterable, Codable {
    case preschool, preschoolClass, compulsory, upperSecondary

    var step: Int {
        switch self {
        case .preschool: 0
        case .preschoolClass: 1
        case .compulsory: 2
        case .upperSecondary: 3
        }
    }
}

/// Inskrivning: a child's place in one unit, from its first day to its last.
public struct Enrolment: Hashable, Sendable {
    public let unit: ID<Workplace>
    public let form: SchoolForm
    /// Huvudman: the municipality or independent body that runs the unit.
    public let principal: ID<Workplace>
    /// Where the unit lies; a unit that does not say counts as inside the child's county.
    public let municipality: Municipality?
    public let from: Day
    public let to: Day?

    public init(
        unit: ID<Workplace>, form: SchoolForm, principal: ID<Workplace>, municipality: Municipality?, from: Day,
        to: Day?
    ) {
        self.unit = unit
        self.form = form
        self.principal = principal
        self.municipality = municipality
        self.from = from
        self.to = to
    }

    /// An enrolment that ends in June–August holds until the schools have begun again, so that the summer belongs to the school being left.
    var keepsUntil: Day? {
        guard let to, (6...8).contains(to.month) else { return to }
        return Day(to.year, 8, 31)
    }

    func isInForce(on day: Day) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }

    /// Over the summer, but not for a child who has moved away from where the preschool or compulsory school lies.
    func lingers(on day: Day, home: Municipality) -> Bool {
        guard from <= day, let end = keepsUntil, day <= end else { return false }
        return form == .upperSecondary || municipality == nil || municipality == home
    }
}

/// Livssituation: what decides where a child's named person is, as far as it is known.
public struct LifeSituation: Hashable, Sendable {
    public let birth: Day
    /// Hemkommun on the day asked about.
    public let home: Municipality
    public let enrolments: [Enrolment]
    /// The day the child dropped out: upper secondary enrolments begun earlier no longer count, whatever their last day says.
    public let leftUpperSecondary: Day?
    /// The first day after compulsory schooling, when it ended earlier than it does for most.
    public let finishedCompulsory: Day?

    public init(
        birth: Day, home: Municipality, enrolments: [Enrolment], leftUpperSecondary: Day? = nil,
        finishedCompulsory: Day? = nil
    ) {
        self.birth = birth
        self.home = home
        self.enrolments = enrolments
        self.leftUpperSecondary = leftUpperSecondary
        self.finishedCompulsory = finishedCompulsory
    }

    /// The child's eighteenth birthday: the first day without a named person.
    public var comesOfAge: Day { birthday(18) }

    /// A leap-day child has its birthday on 1 March in other years, as ages are counted everywhere here.
    private func birthday(_ age: Int) -> Day {
        Day(birth.year + age, birth.month, birth.day) ?? Day(birth.year + age, 3, 1)!
    }

    /// What to go by for a child who is enrolled nowhere.
    enum Phase: String, CaseIterable, Codable { case small, schoolAge, afterCompulsory }

    func phase(on day: Day) -> Phase {
        if day >= compulsoryEnd { return .afterCompulsory }
        return day < birthday(7) ? .small : .schoolAge
    }

    /// 1 July the year the child turns 16; earlier for who finished early or has already begun upper secondary.
    private var compulsoryEnd: Day {
        let usual = Day(birth.year + 16, 7, 1)!
        let begun = enrolments.lazy.filter { $0.form == .upperSecondary }.map(\.from).min()
        return min(usual, finishedCompulsory ?? usual, begun ?? usual)
    }

    /// The enrolment that decides on that day: one in force, else one that holds over the summer.
    ///
    /// With several at once: the highest step, then the one begun last, then one in the home municipality, then the lowest id.
    func decidingEnrolment(on day: Day) -> Enrolment? {
        var best: Enrolment?
        var bestIsInForce = false
        for enrolment in enrolments where enrolment.from <= day && !isLeft(enrolment, on: day) {
            let inForce = enrolment.isInForce(on: day)
            guard inForce || enrolment.lingers(on: day, home: home) else { continue }
            if let current = best, bestIsInForce != inForce ? bestIsInForce : !goes(enrolment, before: current) {
                continue
            }
            best = enrolment
            bestIsInForce = inForce
        }
        return best
    }

    private func isLeft(_ enrolment: Enrolment, on day: Day) -> Bool {
        guard enrolment.form == .upperSecondary, let left = leftUpperSecondary else { return false }
        return enrolment.from < left && day >= left
    }

    private func goes(_ one: Enrolment, before other: Enrolment) -> Bool {
        if one.form != other.form { return one.form.step > other.form.step }
        if one.from != other.from { return one.from > other.from }
        let (oneHome, otherHome) = (one.municipality == home, other.municipality == home)
        if oneHome != otherHome { return oneHome }
        return one.unit < other.unit
    }

    /// Every day on which the answer may change, with this home: sorted, from birth to the eighteenth birthday.
    public var turningPoints: [Day] {
        var days: Set<Day> = [birth, birthday(7), compulsoryEnd, comesOfAge]
        for enrolment in enrolments {
            days.insert(enrolment.from)
            for end in [enrolment.to, enrolment.keepsUntil] { if let end { days.insert(end + 1) } }
        }
        if let left = leftUpperSecondary { days.insert(left) }
        return days.filter { $0 >= birth && $0 <= comesOfAge }.sorted()
    }
}
