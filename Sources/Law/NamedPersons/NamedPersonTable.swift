public import Foundation
public import Kernel

/// What is wrong in a table that decides the named person.
public enum NamedPersonTableFault: Error, Equatable {
    /// A kind of situation that no rule covers: such a child would have nobody.
    case hole(situation: String)
    /// A kind of situation that two rules cover: such a child might have two.
    case overlap(situation: String, rules: [String])
}

/// Tabellen för barnets bästa-ansvarig: every kind of life situation has exactly one rule, checked when the table is read.
public struct NamedPersonTable: Sendable {
    /// One row of the table.
    public struct Rule: Sendable, Equatable {
        public let id: String
        /// The source document or the decision it comes from.
        public let origin: String
        public let text: Phrase
        let seat: SeatKind
    }

    enum SeatKind: String, Sendable, Codable { case unit, childHealthCare, followUpOfficer, activityResponsibility }
    enum Place: String, CaseIterable, Codable { case inCounty, outsideCounty }

    public let rules: [Rule]
    /// The rule of each kind of situation, by `index`.
    private let matrix: [Int]

    /// The Sörmland model with the gaps filled; compiled into the program.
    public static let current = try! NamedPersonTable(json: Data(PackageResources.named_person_json))

    /// Reads a table and refuses one with a hole or an overlap.
    public init(json: Data) throws {
        let entries = try JSONDecoder().decode(TableFile.self, from: json).rules
        rules = entries.map {
            Rule(id: $0.id, origin: $0.origin, text: Phrase($0.text[0], en: $0.text[1]), seat: $0.seat)
        }
        var matrix: [Int] = []
        for form in [nil] + SchoolForm.allCases.map(Optional.some) {
            for place in Place.allCases {
                for phase in LifeSituation.Phase.allCases {
                    let found = entries.indices.filter { entries[$0].covers(form, place, phase) }
                    let situation = "\(form?.rawValue ?? "none"), \(place.rawValue), \(phase.rawValue)"
                    guard let first = found.first else { throw NamedPersonTableFault.hole(situation: situation) }
                    guard found.count == 1 else {
                        throw NamedPersonTableFault.overlap(situation: situation, rules: found.map { entries[$0].id })
                    }
                    matrix.append(first)
                }
            }
        }
        self.matrix = matrix
    }

    private static func index(_ form: SchoolForm?, _ place: Place, _ phase: LifeSituation.Phase) -> Int {
        let phaseIndex = phase == .small ? 0 : phase == .schoolAge ? 1 : 2
        return ((form.map { $0.step + 1 } ?? 0) * 2 + (place == .inCounty ? 0 : 1)) * 3 + phaseIndex
    }

    /// Where the named person is on that day, and the rule that says so; nil only before birth and from the eighteenth birthday.
    public func decision(for situation: LifeSituation, on day: Day) -> (seat: NamedPersonSeat, rule: Rule)? {
        guard day >= situation.birth, day < situation.comesOfAge else { return nil }
        let enrolment = situation.decidingEnrolment(on: day)
        let home = situation.home
        let outside = enrolment?.municipality.map { !$0.isInSameCounty(as: home) } ?? false
        let rule = rules[
            matrix[Self.index(enrolment?.form, outside ? .outsideCounty : .inCounty, situation.phase(on: day))]]
        switch (rule.seat, enrolment) {
        case (.unit, let enrolment?): return (.unit(enrolment.unit), rule)
        case (.childHealthCare, _): return (.childHealthCare(home), rule)
        case (.activityResponsibility, _): return (.activityResponsibility(home), rule)
        case (.followUpOfficer, _), (.unit, nil): return (.followUpOfficer(home), rule)
        }
    }

    public func seat(for situation: LifeSituation, on day: Day) -> NamedPersonSeat? {
        decision(for: situation, on: day)?.seat
    }

    /// The seats in turn from birth to eighteen, for a child who does not move home.
    public func seats(for situation: LifeSituation) -> [(from: Day, seat: NamedPersonSeat)] {
        situation.turningPoints.reduce(into: []) { seats, day in
            guard let seat = seat(for: situation, on: day), seats.last?.seat != seat else { return }
            seats.append((day, seat))
        }
    }
}

private struct TableFile: Decodable {
    let rules: [Entry]

    struct Entry: Decodable {
        let id, origin: String
        let enrolled: [String]
        let `where`: [NamedPersonTable.Place]?
        let phases: [LifeSituation.Phase]?
        let seat: NamedPersonTable.SeatKind
        let text: [String]

        func covers(_ form: SchoolForm?, _ place: NamedPersonTable.Place, _ phase: LifeSituation.Phase) -> Bool {
            enrolled.contains(form?.rawValue ?? "none") && (`where`?.contains(place) ?? true)
                && (phases?.contains(phase) ?? true)
        }
    }
}
