import Kernel
import Law

/// How a situation of the matrix would be stored.
extension AccessMatrix.Situation {
    private static let today = Day(2026, 11, 21)!
    private static let child = ID<Child>(key: "matrix child")
    private static let (named, namedUnit) = (ID<Position>(key: "matrix named"), ID<Workplace>(key: "matrix named unit"))
    private static let place = ID<Workplace>(key: "matrix workplace")
    private static let this = "thing/1"

    /// What is asked about, as the address would say it.
    public var about: String { thing == .this ? Self.this : thing == .other ? "thing/2" : "" }

    public var facts: Facts {
        var ties = Ties(named: (Self.named, Self.namedUnit, Self.controller(.own)), protection: protection)
        var seats = role.map { [Self.seat($0, owner)] } ?? []
        switch tie {
        case .none: break
        case .namedPerson: seats = seats.map { Self.moved($0, to: Self.namedUnit, position: Self.named) }
        case .atNamedUnit: seats = seats.map { Self.moved($0, to: Self.namedUnit) }
        case .handOverReceiver: ties.offered = seats.map(\.position)
        case .handOverClimbed: ties.climbedTo = seats.map(\.workplace)
        case .atUnit: ties.enrolledAt = seats.map(\.workplace)
        case .teaches: ties.teaching = seats.map(\.position)
        case .assessor, .coordinator, .participant, .invited, .signaller:
            ties.circle = [.init(relation: tie.inCircle!, position: seats.first?.position, about: Self.this)]
        }
        if let given = given(at: seats.first?.workplace) { ties.consents = [given] }
        if family == .guardian || family == .guardianNotTold { ties.custody = family == .guardianNotTold }
        let person: ID<Person> = family == .selfChild ? Self.child.seen() : ID(key: "matrix person")
        return ties.facts(of: Self.caller(seats, person), about: Self.child, on: Self.today)
    }

    /// The consent as its rule works it out from what one guardian has answered.
    private func given(at workplace: ID<Workplace>?) -> Ties.Given? {
        let answers: [AccessMatrix.Consented: Consent.Answer] = [
            .waiting: .waiting, .refused: .no, .withdrawn: .withdrawn, .full: .yes, .limited: .yes,
            .assessmentOnly: .yes, .meetingOnly: .yes, .planOnly: .yes, .expired: .yes, .notYet: .yes,
        ]
        guard let workplace, let answer = answers[consent] else { return nil }
        let guardian = ID<Person>(key: "matrix guardian")
        let areas: [WheelArea] = consent == .limited ? [.home, .relations] : WheelArea.allCases
        let asked = areas.mask
        let only: [AccessMatrix.Consented: InformationKind] = [
            .assessmentOnly: .assessment, .meetingOnly: .meeting, .planOnly: .plan,
        ]
        let kinds = only[consent].map { [$0] } ?? InformationKind.allCases
        return Ties.Given(
            workplace: workplace, from: Self.today + (consent == .notYet ? 1 : -30),
            until: Self.today + (consent == .expired ? -1 : 30),
            opening: Opening(
                areas: ConsentRule.openAreas(
                    asked: asked, required: [guardian], answers: [guardian: .init(answer: answer, areas: asked)]),
                kinds: kinds.mask))
    }

    static func caller(_ seats: [Seat], _ person: ID<Person> = ID(key: "matrix person")) -> Caller {
        Caller(account: ID(key: "matrix account"), person: person, name: "", seats: seats)
    }

    static func seat(_ role: Role, _ owner: AccessMatrix.Owner) -> Seat {
        Seat(
            position: ID(key: "matrix position"), workplace: place, controller: controller(owner), sector: .school,
            role: role)
    }

    private static func moved(_ seat: Seat, to workplace: ID<Workplace>, position: ID<Position>? = nil) -> Seat {
        Seat(
            position: position ?? seat.position, workplace: workplace, controller: seat.controller, sector: seat.sector,
            role: seat.role)
    }

    private static func controller(_ owner: AccessMatrix.Owner) -> ID<Workplace> {
        ID(key: "matrix controller \(owner)")
    }
}
