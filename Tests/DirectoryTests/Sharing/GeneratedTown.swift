import Directory
import Foundation
import Kernel
import Storage

/// A small county made by chance, the same for the same seed: workplaces of three controllers, positions held, ended, away and vacant,
/// children with all that ties somebody to a child – in force, not yet, and over.
struct GeneratedTown {
    private(set) var accounts: [ID<Account>] = []
    private(set) var children: [ID<Child>] = []
    private var chance: Chance
    private let today: Day
    private let seed: Int
    private var workplaces: [ID<Workplace>] = []
    private var positions: [ID<Position>] = []
    private var people: [ID<Person>] = []
    private var groups: [ID<Group>] = []

    init(seed: Int, in tx: Transaction) throws {
        chance = Chance(state: UInt64(seed) &* 7919 &+ 17)
        today = Day(tx.now)
        self.seed = seed
        try places(tx)
        try staff(tx)
        for number in 0..<9 { try child(number, tx) }
    }

    private func id<Subject>(_ key: String) -> ID<Subject> { ID(key: "generated \(seed) \(key)") }
    private mutating func one<Thing>(_ things: [Thing]) -> Thing { things[chance.next(things.count)] }
    private mutating func happens(_ inHundred: Int) -> Bool { chance.next(100) < inHundred }

    /// A time that is over, in force, or not yet begun; its ends are often today, yesterday or tomorrow.
    private mutating func span() -> (from: Day, to: Day?) {
        let near = [-400, -30, -1, 0, 0, 1]
        let from = today + one(near)
        return (from, happens(50) ? nil : max(from, today + one([-30, -1, 0, 1, 90])))
    }

    private mutating func places(_ tx: Transaction) throws {
        let sectors = ["school", "socialServices", "healthCare"]
        for (board, sector) in sectors.enumerated() {
            let controller: ID<Workplace> = id("board \(board)")
            for number in 0..<3 {
                let place: ID<Workplace> = number == 0 ? controller : id("place \(board) \(number)")
                let parent: ID<Workplace>? = number == 0 ? nil : controller
                try tx.run(
                    """
                    INSERT INTO workplace (id, parent_id, kind, sector, name, controller_id, municipality, address, phone, hours,
                      duty_phone, offers, areas, version)
                    VALUES (\(place), \(parent), \(number == 0 ? "principal" : "workplace"), \(sector), \("P\(board)\(number)"),
                      \(controller), '9901', '', '', '', '', '', 0, 1)
                    """)
                workplaces.append(place)
            }
        }
        for number in 0..<3 {
            let group: ID<Group> = id("group \(number)")
            try tx.run(
                """
                INSERT INTO class_group (id, workplace_id, name, kind, from_day)
                VALUES (\(group), \(one(workplaces)), \("G\(number)"), 'class', '2020-08-01')
                """)
            groups.append(group)
        }
    }

    private mutating func staff(_ tx: Transaction) throws {
        for number in 0..<14 {
            let (position, person): (ID<Position>, ID<Person>) = (id("seat \(number)"), id("person \(number)"))
            let role = number < 5 ? one([Role.head, .socialHead, .healthHead]) : one(Role.allCases)
            let deputy = positions.isEmpty || !happens(30) ? nil : one(positions)
            try tx.run(
                """
                INSERT INTO position (id, workplace_id, role, title, deputy_id)
                VALUES (\(position), \(one(workplaces)), \(role), \("T\(number)"), \(deputy))
                """)
            positions.append(position)
            try add(person, "none", tx)
            if happens(40) {
                try tx.run(
                    "INSERT INTO group_duty (group_id, position_id, kind) VALUES (\(one(groups)), \(position), 'teacher')"
                )
            }
        }
        for position in positions where happens(85) {
            let (from, to) = span()
            let away = happens(25) ? span() : nil
            try tx.run(
                """
                INSERT INTO holding (position_id, person_id, from_day, to_day, away_from, away_to)
                VALUES (\(position), \(one(people)), \(from), \(to), \(away?.from), \(away?.to))
                """)
        }
    }

    private mutating func add(_ person: ID<Person>, _ protection: String, _ tx: Transaction) throws {
        let account: ID<Account> = id("account \(people.count)")
        try tx.run(
            """
            INSERT INTO person (id, given, family, protection, email, phone, address, version)
            VALUES (\(person), 'A', \("F\(people.count)"), \(protection), '', '', '', 1)
            """)
        try tx.run(
            """
            INSERT INTO account (id, person_id, login, password, made_at)
            VALUES (\(account), \(person), \("\(seed) \(people.count)"), '', 0)
            """)
        people.append(person)
        accounts.append(account)
    }

    private mutating func child(_ number: Int, _ tx: Transaction) throws {
        let child: ID<Child> = id("child \(number)")
        let adults = Array(people.prefix(14))
        try add(child.seen(), one(["none", "none", "marked", "protectedRegistration"]), tx)
        try tx.run(
            """
            INSERT INTO child (id, municipality, language, interpreter, upper_secondary, named_position_id, named_since, version)
            VALUES (\(child), '9901', 'sv', 0, 'notYet', \(one(positions)), '2026-01-01', 1)
            """)
        children.append(child)
        for adult in Set((0..<2).map { _ in one(adults) }).sorted() {
            let (from, to) = span()
            try tx.run(
                """
                INSERT INTO guardianship (child_id, guardian_id, custody, hindered, location_hidden, language, interpreter, from_day, to_day)
                VALUES (\(child), \(adult), 'joint', 0, \(happens(30)), 'sv', 0, \(from), \(to))
                """)
        }
        for part in 0..<2 {
            let (from, to) = span()
            try tx.run(
                """
                INSERT INTO enrolment (child_id, id, workplace_id, kind, from_day, to_day)
                VALUES (\(child), \("\(seed)-\(number)-\(part)"), \(one(workplaces)), 'compulsory', \(from), \(to))
                """)
        }
        let (from, to) = span()
        try tx.run(
            "INSERT INTO group_member (child_id, group_id, from_day, to_day) VALUES (\(child), \(one(groups)), \(from), \(to))"
        )
        try ties(child, number, tx)
    }

    private mutating func ties(_ child: ID<Child>, _ number: Int, _ tx: Transaction) throws {
        for part in 0..<5 {
            let relation = one([Relation.assessor, .coordinator, .participant, .invited, .signaller])
            let byPerson = happens(20)
            let (position, person) = (byPerson ? nil : one(positions), byPerson ? one(people) : nil)
            let ended: Instant? = happens(25) ? tx.now : nil
            try tx.run(
                """
                INSERT INTO circle (child_id, id, position_id, person_id, relation, about, since, ended_at)
                VALUES (\(child), \("\(seed)-\(number)-\(part)"), \(position), \(person), \(relation), \("thing/\(part)"), 0, \(ended))
                """)
        }
        for part in 0..<3 {
            let consent = "\(seed)-\(number)-\(part)"
            let (from, to) = span()
            // Waiting, refused and withdrawn ones open nothing; some are half undone, as a fault could leave them.
            let (open, holds) = (one([0, 3, 127]), happens(75))
            try tx.run(
                """
                INSERT INTO consent (child_id, id, controller_id, asked_by, purpose, areas, kinds, from_day, until_day,
                  child_must_agree, effective, open_areas, asked_at, version)
                VALUES (\(child), \(consent), \(workplaces[0]), \(one(positions)), \([UInt8]()), 127, \(one([0, 1, 2, 4, 5, 7])), \(from),
                  \(to ?? today + 100), 0, \(holds), \(open), 0, 1)
                """)
            for place in Set([one(workplaces), one(workplaces)]).sorted() {
                try tx.run(
                    "INSERT INTO consent_recipient (child_id, consent_id, workplace_id) VALUES (\(child), \(consent), \(place))"
                )
            }
        }
        guard happens(50) else { return }
        let (declined, answered): (Instant?, Instant?) = (happens(30) ? tx.now : nil, happens(20) ? tx.now : nil)
        try tx.run(
            """
            INSERT INTO hand_over (child_id, id, from_position_id, to_position_id, reason, offered_at, due_day, declined_at, answered_at)
            VALUES (\(child), \("\(seed)-\(number)"), \(one(positions)), \(one(positions)), 'moved', 0, \(today + one([-10, -1, 0, 1])),
              \(declined), \(answered))
            """)
    }
}
