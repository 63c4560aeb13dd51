import Casework
import Directory
import Kernel
import Law
import Meetings
import Storage
import Synchronization
import TestSupport
import TestTown
import Testing

/// How many commands a page asks of the database. The count of lines shown is limited, so ten times the children and records must not make
/// it one more.
@Suite struct CommandCountTests {
    private let search = ["text": "201204052383"]

    @Test(arguments: TestDatabase.each) func aPageAsksNoMoreWhenThereIsMore(_ database: TestDatabase) async throws {
        let counter = Counter()
        let town = try await open(database, counter)
        try await fill(town, children: 3, signals: 2)
        let few = try await counts(town, counter)
        try await fill(town, children: 30, signals: 20)
        let many = try await counts(town, counter)
        #expect(few == many)
        #expect(few.allSatisfy { $0.value > 3 }, "nothing was counted: \(few)")
    }

    /// What SQLite would go through from end to end, by the names the commands give: only what the command itself has made, and
    /// tables of one row.
    @Test func noPageGoesThroughAWholeTable() async throws {
        let counter = Counter()
        let town = try await open(.sqlite, counter)
        try await fill(town, children: 3, signals: 2)
        _ = try await counts(town, counter)
        let commands = counter.all()
        #expect(commands.count > 20)
        let small: Set = ["above", "me", "mine", "stood_in", "first", "shown", "thing", "seal_state", "CONSTANT"]
        let (scanned, control) = try await town.store.read { tx in
            (
                try commands.flatMap { try scans($0, in: tx) },
                try scans("SELECT id FROM person WHERE phone = ''", in: tx)
            )
        }
        #expect(Set(scanned).subtracting(small) == [])
        #expect(control == ["person"])
    }

    @Test func whatAsksOnceForEachIsSeen() async throws {
        let counter = Counter()
        let town = try await TestTown.open(.sqlite, watch: { counter.note($0, $1) })
        func oneForEach() async throws -> Int {
            _ = counter.taken()
            try await town.store.read { tx in
                for row in try tx.all("SELECT id FROM child") {
                    let child: ID<Child> = try row.id("id")
                    _ = try tx.one("SELECT given FROM person WHERE id = \(child)")
                }
            }
            return counter.taken()
        }
        let few = try await oneForEach()
        try await fill(town, children: 10, signals: 0)
        let many = try await oneForEach()
        #expect(many == few + 10)
    }

    private func open(_ database: TestDatabase, _ counter: Counter) async throws -> TestTown {
        try await TestTown.open(
            database, migrations: Meetings.migrations + Casework.migrations,
            panels: Meetings.panels + Casework.panels,
            rooms: { desk, house in
                Meetings.add(to: desk, house: house)
                Casework.add(to: desk, house: house)
            }, watch: { counter.note($0, $1) })
    }

    private func counts(_ town: TestTown, _ counter: Counter) async throws -> [String: Int] {
        try await town.talk { say in
            var counts: [String: Int] = [:]
            for path in [
                "/", "/barn", "/barn/\(Town.maja)", "/barn/\(Town.maja)/signaler", "/barn/\(Town.maja)/tidslinje",
            ] {
                // Once before, so that the child's key has been unwrapped.
                #expect(try await say.get(path, as: .principal).status == 200, "\(path)")
                _ = counter.taken()
                _ = try await say.get(path, as: .principal)
                counts[path] = counter.taken()
            }
            #expect(try await say.post("/barn/sok", search, as: .principal).says("Maja"))
            counts["/barn/sok"] = counter.taken()
            return counts
        }
    }

    /// More children in Maja's class, and more signals about her.
    private func fill(_ town: TestTown, children: Int, signals: Int) async throws {
        try await town.store.write { tx in
            for number in 0..<children {
                let id: ID<Child> = tx.newID()
                var entry = ChildEntry(
                    PersonEntry(id: id.seen(), given: "Alva", family: "Öberg \(number)", birthDay: Day(2012, 3, 1)),
                    municipality: "9901")
                entry.enrolments = [EnrolmentEntry(Town.school, .compulsory, year: 8, from: Day(tx.now) - 90)]
                entry.groups = [(Town.class8A, Day(tx.now) - 90)]
                try Children.put(entry, in: tx)
            }
        }
        try await town.talk { say in
            for number in 0..<signals { _ = try await say.mentorSignals(["facts": "\(children) \(number)"]) }
        }
    }
}

/// The names of what is read from end to end.
private func scans(_ command: SQL, in tx: Transaction) throws -> [String] {
    try tx.all("EXPLAIN QUERY PLAN \(command)").compactMap { row in
        let words = try row.text("detail").split(separator: " ").map(String.init)
        return words.first == "SCAN" && words.count > 1 ? words[1] : nil
    }
}

/// Counts commands; the marks of a long list go in by 32 at a time and are left out.
private final class Counter: Sendable {
    private let count = Mutex(0)
    private let reading = Mutex<[SQL]>([])

    func note(_ text: String, _ command: SQL) {
        if !text.hasPrefix("INSERT INTO journal") { count.withLock { $0 += 1 } }
        if text.hasPrefix("SELECT") || text.hasPrefix("WITH") { reading.withLock { $0.append(command) } }
    }
    func all() -> [SQL] { reading.withLock { $0 } }
    func taken() -> Int {
        count.withLock { count in
            defer { count = 0 }
            return count
        }
    }
}
