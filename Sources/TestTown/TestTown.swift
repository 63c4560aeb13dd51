public import Directory
import Hummingbird
import HummingbirdTesting
import Journal
public import Kernel
import Logging
public import Storage
public import TestSupport
public import Web

/// A small town for conversations in tests: two schools, social services, health care, three children and their families, everybody
/// signed in. The rooms under test are handed in; those of the directory are there already.
public struct TestTown: Sendable {
    public let store: DataStore
    public let house: House
    public let surroundings: TestSurroundings
    public let desk: [Route]
    let router: @Sendable () -> Router<Visit>

    /// `migrations` and `rooms` are those of the areas above the directory, such as `Casework.migrations`, `Casework.panels`
    /// and `Casework.add`.
    public static func open(
        _ database: TestDatabase, migrations: [Migration] = [], surroundings: TestSurroundings = TestSurroundings(),
        panels: [ChildPanel] = [], importFrom: [String] = [],
        rooms: @escaping @Sendable (Desk, House) -> Void = { _, _ in },
        hidden: @escaping HiddenFromGuardians = { _, _ in [] }
    ) async throws -> TestTown {
        let journal = Journal(keys: .test)
        let store = try database.open(
            Journal.migrations + webMigrations + Directory.migrations + migrations, surroundings: surroundings,
            flush: { try journal.flush($0, in: $1) })
        let house = House(store: store, surroundings: surroundings.live, keys: .test, overTLS: false, hosts: [])
        let password = try Password.hash("lösenord", cost: .cheap, salt: [UInt8](repeating: 7, count: 16))
        try await store.write { tx in
            try Town.fill(tx, password: password)
            for who in Who.allCases { try SessionStore.begin(who, in: tx) }
        }
        let make: @Sendable () -> (Desk, Router<Visit>) = {
            let router = Router(context: Visit.self)
            var logger = Logger(label: "town")
            logger.logLevel = .critical
            router.addMiddleware { [logger] in
                Doorway(house: house, keeper: SignIn(house: house, cost: .cheap), logger: logger)
            }
            let desk = Desk(
                router: router, house: house,
                decide: { action, visit in
                    guard Policy.mayReach(action, visit.session?.caller) else {
                        throw visit.session == nil ? Failure.signInNeeded : Failure.notFound
                    }
                }, refused: Refusals(house: house).note)
            desk.addOpenPages()
            Directory.add(to: desk, house: house, cost: .cheap, panels: panels, importFrom: importFrom, hidden: hidden)
            rooms(desk, house)
            return (desk, router)
        }
        return TestTown(
            store: store, house: house, surroundings: surroundings, desk: make().0.routes, router: { make().1 })
    }

    /// Someone of the town as the rules see them.
    public func caller(_ who: Who) async throws -> Caller {
        try await store.read { tx in
            guard let caller = try SessionStore.caller(who, in: tx) else { throw Failure.notFound }
            return caller
        }
    }

    /// Talks with the town over HTTP until the body is done.
    public func talk<Answer: Sendable>(
        _ body: @escaping @Sendable (TownTalk) async throws -> Answer
    ) async throws -> Answer {
        let application = Application(router: router(), logger: Logger(label: "town"))
        return try await application.test(.router) { try await body(TownTalk(client: $0)) }
    }
}

extension TestTown {
    /// After the clock has been turned: everyone signs in anew, since old sessions have ended.
    public func pass(_ time: Duration) async throws {
        surroundings.pass(time)
        try await store.write { tx in for who in Who.allCases { try SessionStore.begin(who, in: tx) } }
    }
}
