public import Kernel
import Law

/// Barnets uppgifter: what the directory knows of one child today.
struct ChildFacts: Sendable {
    struct Named: Sendable {
        let position: ID<Position>
        let title: String
        let workplace: String
        let phone: String
        let dutyPhone: String
        /// Who holds the position today; several when it is shared, none when it is vacant.
        var holders: [(name: String, phone: String, isAway: Bool)] = []
        var deputy = ""
    }

    struct Guardian: Sendable {
        let id: ID<Person>
        let name: String
        let custody: Custody
        let phone: String
        let email: String
        let address: String
        let language: String
        let needsInterpreter: Bool
        let isHindered: Bool
        let locationHidden: Bool
        /// False while only an import says so.
        let isConfirmed: Bool
    }

    struct School: Sendable {
        let id: ID<Workplace>
        let name: String
        let form: SchoolForm
        let year: Int?
        let phone: String
        let from: Day
    }

    struct Belonging: Sendable {
        let name: String
        let kind: Group.Kind
        var leaders: [(name: String, title: String, phone: String)] = []
    }

    struct Offer: Sendable {
        let id: String
        let to: String
        let due: Day
    }

    let id: ID<Child>
    let given: String
    let family: String
    let number: PersonalNumber?
    let birth: Day?
    let protection: Protection
    let municipality: String
    let language: String
    let needsInterpreter: Bool
    let upperSecondary: UpperSecondary
    let address: String
    let custodyNote: String?
    let version: Int
    let today: Day
    var named: Named?
    var guardians: [Guardian] = []
    var schools: [School] = []
    var groups: [Belonging] = []
    var offer: Offer?

    var name: String { "\(given) \(family)" }
    var age: Int? { birth.map { today.age(bornOn: $0) } }
    var isProtected: Bool { protection != .none }

    var bar: BarFacts {
        BarFacts(
            child: id, name: name, isProtected: isProtected, birth: birth, today: today, language: language,
            needsInterpreter: needsInterpreter,
            places: [groups.first { $0.kind == .class || $0.kind == .ward }?.name, schools.first?.name].compactMap {
                $0
            })
    }
}

/// What is always in sight of the child one works with.
struct BarFacts: Sendable {
    let child: ID<Child>
    let name: String
    let isProtected: Bool
    let birth: Day?
    let today: Day
    let language: String
    let needsInterpreter: Bool
    /// Class and school.
    let places: [String]

    /// The age in years, or before the first birthday in months.
    var age: Phrase? {
        guard let birth else { return nil }
        let years = today.age(bornOn: birth)
        guard years < 1 else { return Phrase("\(years) år", en: years == 1 ? "1 year" : "\(years) years") }
        let begun = (today.year - birth.year) * 12 + today.month - birth.month
        let months = max(0, begun - (today.day < birth.day ? 1 : 0))
        return Phrase(months == 1 ? "1 månad" : "\(months) månader", en: months == 1 ? "1 month" : "\(months) months")
    }
}
