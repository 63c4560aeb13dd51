import Casework
import Directory
import Kernel
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
        let town = try await TestTown.open(
            database, migrations: Meetings.migrations + Casework.migrations,
            panels: Meetings.panels + Casework.panels, watch: { text, _ in counter.note(text) }
        ) { desk, house in
            Meetings.add(to: desk, house: house)
            Casework.add(to: desk, house: house)
        }
        try await fill(town, children: 3, signals: 2)
        let few = try await counts(town, counter)
        try await fill(town, children: 30, signals: 20)
        let many = try await counts(town, counter)
        #expect(few == many)
        #expect(few.allSatisfy { $0.value > 3 }, "nothing was counted: \(few)")
    }

    @Test func whatAsksOnceForEachIsSeen() async throws {
        let counter = Counter()
        let town = try await TestTown.open(.sqlite, watch: { text, _ in counter.note(text) })
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

/// Counts commands; the marks of a long list go in by 32 at a time and are left out.
private final class Counter: Sendable {
    private let count = Mutex(0)

    func note(_ text: String) {
        if !text.hasPrefix("INSERT INTO journal") { count.withLock { $0 += 1 } }
    }
    func taken() -> Int {
        count.withLock { count in
            defer { count = 0 }
            return count
        }
    }
}
