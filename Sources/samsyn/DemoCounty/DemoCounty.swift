import Directory
import Foundation
import Kernel
import Law
import Storage

/// Demolänet: an invented county, Sörlanda län, small enough to know and large enough to work in. Everything in it is made up.
///
/// Each thing has a short key (`bjork`, `bjork.rektor`, `maja`), so that the rooms' own examples can be hung on it.
enum DemoCounty {
    static let password = "samsyn-demo"

    static func workplace(_ key: String) -> ID<Workplace> { ID(key: "demo workplace \(key)") }
    static func position(_ key: String) -> ID<Position> { ID(key: "demo position \(key)") }
    /// A colleague by the key of the position, a guardian by `family.given`, a child by its own key.
    static func person(_ key: String) -> ID<Person> { ID(key: "demo person \(key)") }
    static func child(_ key: String) -> ID<Child> { person(key).seen() }
    static func account(_ key: String) -> ID<Account> { ID(key: "demo account \(key)") }
    static func group(_ key: String) -> ID<Group> { ID(key: "demo group \(key)") }

    /// Fills in what is missing; false when everything was there already.
    @discardableResult
    static func fill(_ tx: Transaction, passwordHash: String) throws -> Bool {
        var isNew = false
        for place in demoPlaces { isNew = try Workplaces.put(place.entry, in: tx) || isNew }
        let since = Day(2023, 8, 1)!
        for (index, colleague) in demoColleagues.enumerated() {
            try Workplaces.put(colleague.entry, named: colleague.isNamed, in: tx)
            guard let name = colleague.name else { continue }
            try Colleagues.put(
                PersonEntry(
                    id: person(colleague.key), given: name.given, family: name.family,
                    email: "\(colleague.key)@sorlanda.example", phone: "0900-12 \(30 + index) \(10 + index)"), in: tx)
            try Colleagues.hold(position(colleague.key), by: person(colleague.key), from: since, in: tx)
        }
        for group in demoGroups {
            try Children.put(
                self.group(group.key), group.name, group.form == .preschool ? .ward : .class,
                at: workplace(group.workplace),
                from: since, in: tx)
            if let mentor = group.mentor {
                try Children.lead(self.group(group.key), by: position(mentor), as: .mentor, in: tx)
            }
        }
        var numbers = DemoNumbers.Supply()
        for family in demoFamilies { isNew = try fill(family, &numbers, tx) || isNew }
        for login in demoLogins {
            try Colleagues.account(
                account(login.key), login: login.key, password: passwordHash, of: person(login.key), in: tx)
        }
        return isNew
    }

    private static func fill(_ family: DemoFamily, _ numbers: inout DemoNumbers.Supply, _ tx: Transaction) throws
        -> Bool
    {
        var isNew = false
        for (index, guardian) in family.guardians.enumerated() {
            try Colleagues.put(
                PersonEntry(
                    id: person(family.key(of: guardian)), given: guardian, family: family.name, number: numbers.adult(),
                    protection: family.isProtected ? .marked : .none,
                    email: "\(family.key(of: guardian))@post.example",
                    phone: "070-174 06 \(10 + (family.name.count * 7 + index * 13) % 90)",
                    address: family.address), in: tx)
        }
        for child in family.children {
            isNew =
                try Children.put(child.entry(family, numbers.child(child), since: Day(tx.now) - 60), in: tx) || isNew
        }
        return isNew
    }

    /// What has happened lately: a child changed schools, and the new one has not answered yet.
    static func move(_ tx: Transaction) throws {
        let today = Day(tx.now)
        try Children.enrol(
            child("vera"), EnrolmentEntry(workplace("bjork"), .compulsory, year: 6, from: today), in: tx)
    }
}

extension DemoNumbers {
    /// Hands out each number once, in order, so that everyone has the same number each time.
    struct Supply {
        private var used: [Int: Int] = [:]
        private var adults = 0

        mutating func adult() -> PersonalNumber? {
            defer { adults += 1 }
            return adults < DemoNumbers.adults.count ? DemoNumbers.adults[adults] : nil
        }

        mutating func child(_ child: DemoChild) -> PersonalNumber? {
            switch child.number {
            case .coordination: return DemoNumbers.coordination
            case .none: return nil
            case .personal:
                let year = child.born
                defer { used[year, default: 0] += 1 }
                let all = DemoNumbers.children[year] ?? []
                return used[year, default: 0] < all.count ? all[used[year, default: 0]] : nil
            }
        }
    }
}
