import Crypto
import Directory
import Foundation
import Journal
import Kernel
import Law
import Storage

/// Many rows at a time into the program's own tables, sealed as the program seals. Records of a child: six signals, an assessment with two
/// perspectives and a meeting.
enum FillStore {
    static func places(_ schools: Int, in tx: Transaction) throws {
        var board = WorkplaceEntry(
            id: County.board, parent: nil, kind: .principal, sector: .school, name: "Barn- och utbildningsnämnden",
            controller: County.board, municipality: "9901")
        board.phone = "0100-10 00 00"
        try Workplaces.put(board, in: tx)
        for school in 0..<schools {
            try Workplaces.put(
                WorkplaceEntry(
                    id: County.school(school), parent: County.board, kind: .workplace, sector: .school,
                    name: "Skola \(school)",
                    controller: County.board, municipality: "9901"), in: tx)
            try colleague(County.head(school), .head, "Rektor", at: school, named: true, in: tx)
            for number in 0..<County.childrenPerSchool / County.childrenPerClass {
                let mentor = County.mentor(school, number)
                try colleague(mentor, .teacher, "Mentor", at: school, named: false, in: tx)
                try Children.put(
                    County.group(school, number), "Klass \(number)", .class, at: County.school(school),
                    from: Day(tx.now) - 100,
                    in: tx)
                try Children.lead(County.group(school, number), by: mentor, as: .mentor, in: tx)
            }
        }
    }

    private static func colleague(
        _ position: ID<Position>, _ role: Role, _ title: String, at school: Int, named: Bool, in tx: Transaction
    ) throws {
        let entry = PositionEntry(id: position, workplace: County.school(school), role: role, title: title)
        try Workplaces.put(entry, named: named, in: tx)
        let person = County.colleague(position)
        try Colleagues.put(
            PersonEntry(
                id: person, given: "Kim", family: "Ström", email: "\(person)@example.se", phone: "0100-10 00 00"),
            in: tx)
        try Colleagues.hold(position, by: person, from: Day(tx.now) - 100, in: tx)
    }

    static func children(of school: Int, from start: Int, in tx: Transaction) throws {
        let places = start..<start + County.perBatch
        let children: [(id: ID<Child>, place: Int)] = places.map { (tx.newID(), $0) }
        try people(children, school, in: tx)
        try belonging(children, school, in: tx)
        try signals(children, school, in: tx)
        try PictureStore.fill(children.map(\.id), school, in: tx)
        for (child, _) in children {
            tx.append(
                JournalEntry(
                    .wrote, "imported", by: nil, child: child, about: "child/\(child)", ground: "bench"))
        }
    }

    private static func people(_ children: [(id: ID<Child>, place: Int)], _ school: Int, in tx: Transaction) throws {
        let today = Day(tx.now)
        var people: [SQL] = []
        var kin: [SQL] = []
        for (child, place) in children {
            let (given, family) = (name(County.given, place), name(County.family, place / 7 + school))
            let number = school == 0 && place < County.numbers.count ? County.numbers[place] : nil
            let born = number.flatMap { PersonalNumber(stored: $0)?.birthDayHint } ?? today - (3000 + place * 5)
            people.append(person(child.seen(), given, family, number, born))
            for _ in 0..<2 {
                let guardian: ID<Person> = tx.newID()
                people.append(person(guardian, name(County.given, place + 3), family, nil, nil))
                kin.append("(\(child), \(guardian), 'joint', 0, 0, 'sv', 0, \(today - 100))")
            }
        }
        try put(
            "INSERT INTO person (id, given, family, number, birth_day, protection, email, phone, address, version)",
            people, in: tx)
        try put(
            """
            INSERT INTO child (id, municipality, language, interpreter, upper_secondary, named_position_id, named_since, version)
            """,
            children.map { "(\($0.id), '9901', 'sv', 0, 'notYet', \(County.head(school)), \(today - 100), 1)" }, in: tx)
        try put(
            """
            INSERT INTO guardianship (child_id, guardian_id, custody, hindered, location_hidden, language, interpreter, from_day)
            """, kin, in: tx)
        for (child, _) in children { try Children.nameChanged(child, in: tx) }
    }

    private static func person(_ id: ID<Person>, _ given: String, _ family: String, _ number: String?, _ born: Day?)
        -> SQL
    {
        "(\(id), \(given), \(family), \(number), \(born), 'none', '', '070-174 06 10', 'Storgatan 1', 1)"
    }

    private static func belonging(_ children: [(id: ID<Child>, place: Int)], _ school: Int, in tx: Transaction) throws {
        let since = Day(tx.now) - 100
        try put(
            "INSERT INTO enrolment (child_id, id, workplace_id, kind, school_year, from_day)",
            children.map { child, _ in
                let id: ID<EnrolmentEntry> = tx.newID()
                return "(\(child), \(id), \(County.school(school)), 'compulsory', 7, \(since))"
            }, in: tx)
        try put(
            "INSERT INTO group_member (child_id, group_id, from_day)",
            children.map { "(\($0.id), \(County.group(school, $0.place / County.childrenPerClass)), \(since))" }, in: tx
        )
    }

    /// All answered but one for every twentieth child, which waits for the head.
    private static func signals(_ children: [(id: ID<Child>, place: Int)], _ school: Int, in tx: Transaction) throws {
        let today = Day(tx.now)
        var signals: [SQL] = []
        var circle: [SQL] = []
        var waiting: [SQL] = []
        for (child, place) in children {
            let scope = SealScope(subject: child.value, controller: County.board)
            let mentor = County.mentor(school, place / County.childrenPerClass)
            let person = County.colleague(mentor)
            for number in 0..<County.signalsPerChild {
                let (id, tie): (ID<Record>, ID<Record>) = (tx.newID(), tx.newID())
                let isOpen = number == 0 && place % 20 == 0
                let (head, at): (ID<Position>?, Instant?) = isOpen ? (nil, nil) : (County.head(school), tx.now)
                let by = head.map(County.colleague)
                signals.append(
                    """
                    (\(child), \(id), \(County.board), 4, 0, 'attendance', 'colleague', \(person), \(mentor),
                     \(tx.now - .seconds(86_400 * (number + 1))), \(today - number), \(sealed: facts, for: scope),
                     \(sealed: facts, for: scope), 'yes', 'yes', \(isOpen ? "sent" : "answered"), \(head), \(by), \(at),
                     \(isOpen ? nil : "noFurtherNeed"), \(sealed: isOpen ? nil : facts, for: scope), \(head), \(by), \(at))
                    """)
                circle.append("(\(child), \(tie), \(mentor), 'signaller', \("signal/\(id)"), \(tx.now))")
                if isOpen {
                    let thing: ID<Record> = tx.newID()
                    waiting.append(
                        """
                        (\(thing), \(child), 'signal', \("signal/\(id)"), \("/barn/\(child)/signaler/\(id)"), \(County.head(school)),
                         \(today + place / 20 - 10), \(tx.now))
                        """)
                }
            }
        }
        try put(
            """
            INSERT INTO signal (child_id, id, controller_id, areas, hidden_from_guardians, kind, signaller, sent_by, sent_from, sent_at,
              seen_on, facts, interpretation, child_talk, guardians_talk, stage, received_from, received_by, received_at, outcome, words, answered_from,
              answered_by, answered_at)
            """, signals, in: tx)
        try put("INSERT INTO circle (child_id, id, position_id, relation, about, since)", circle, in: tx)
        try put(
            "INSERT INTO open_thing (id, child_id, kind, about, path, position_id, due_day, opened_at)", waiting, in: tx
        )
    }

    static let facts =
        "Har varit borta från de två första lektionerna varje måndag och tisdag i fyra veckor. Kommer till lunch, äter inte, sitter för sig själv."

    enum Record {}

    /// Fifty rows a command, so that few shapes of it are prepared.
    static func put(_ head: SQL, _ rows: [SQL], in tx: Transaction) throws {
        for start in stride(from: 0, to: rows.count, by: 50) {
            let part = rows[start..<min(start + 50, rows.count)]
            try tx.run("\(head) VALUES \(SQL.joined(Array(part), by: ", "))")
        }
    }

    private static func name(_ names: [String], _ place: Int) -> String { names[place % names.count] }

    // MARK: Who measures

    static func signIn(secret: String, in tx: Transaction) throws {
        let head = County.colleague(County.head(0))
        try Colleagues.account(County.account, login: "head", password: "none", of: head, in: tx)
        let hash = hex(Array(SHA256.hash(data: Data(secret.utf8))))
        try tx.run(
            """
            INSERT INTO session (secret_hash, account_id, token, began_at, seen_at)
            VALUES (\(hash), \(County.account), \(County.token), \(tx.now), \(tx.now))
            """)
    }

    static func childrenOfTheHead(in tx: Transaction) throws -> [(id: String, number: String?)] {
        try tx.all(
            """
            SELECT child.id, person.number FROM child JOIN person ON person.id = child.id
            WHERE child.named_position_id = \(County.head(0)) ORDER BY child.id
            """
        ).map { (try $0.text("id"), try $0.textIfAny("number")) }
    }
}
