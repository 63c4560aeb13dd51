import Casework
import Directory
import Hummingbird
import Journal
import Kernel
import Logging
import Meetings
import Storage
import Web

/// The measured county: schools of 400 children, each with its head, who is their named person, and a mentor for each class.
enum County {
    static let childrenPerSchool = 400
    static let childrenPerClass = 25
    static let perBatch = 100
    static let signalsPerChild = 6
    /// What the head's forms carry.
    static let token = "0123456789abcdef0123456789abcdef"

    static let board = ID<Workplace>(key: "bench board")
    static func school(_ number: Int) -> ID<Workplace> { ID(key: "bench school \(number)") }
    static func head(_ school: Int) -> ID<Position> { ID(key: "bench head \(school)") }
    static func mentor(_ school: Int, _ group: Int) -> ID<Position> { ID(key: "bench mentor \(school) \(group)") }
    static func colleague(_ position: ID<Position>) -> ID<Person> { ID(key: "bench colleague \(position)") }
    static func group(_ school: Int, _ number: Int) -> ID<Group> { ID(key: "bench group \(school) \(number)") }
    static let account = ID<Account>(key: "bench account")

    /// Test numbers that Skatteverket publishes and gives to nobody: for the first children of the first school.
    static let numbers = """
        201201252382 201201262399 201201282397 201201292388 201202242382 201202252399 201202272397 201202282388
        201203042385 201203052392 201203082381 201203092398 201203102387 201203122393 201204052383 201204062390
        201204102394 201204112385 201301012397 201302282395 201304262387 201306272384 201308282381 201310292386
        """.split(whereSeparator: \.isWhitespace).map(String.init)

    static let given = ["Åsa", "Maja", "Östen", "Ali", "Elsa", "Noor", "Hugo", "Ängla", "Sixten", "Liv", "Omar", "Ida"]
    static let family = ["Öberg", "Ek", "Åström", "Warsame", "Ängsö", "Lund", "Sjögren", "Haddad", "Björk", "Falk"]

    static let migrations: [Migration] =
        Journal.migrations + webMigrations + Directory.migrations + Meetings.migrations + Casework.migrations

    static func open(_ address: DatabaseAddress, _ keys: MasterKey, watch: Watch?) throws
        -> DataStore
    {
        let journal = Journal(keys: keys)
        return try DataStore.open(
            address, keys: keys, surroundings: .live, migrations: migrations,
            flush: { try journal.flush($0, in: $1) }, watch: watch)
    }

    /// The program's own addresses, to see which commands a page asks.
    static func router(_ house: House) -> Router<Visit> {
        let router = Router(context: Visit.self)
        router.addMiddleware {
            Doorway(house: house, keeper: SignIn(house: house, cost: .cheap), logger: Logger(label: "bench"))
        }
        let desk = Desk(router: router, house: house) { action, visit in
            guard Policy.mayReach(action, visit.session?.caller) else { throw Failure.notFound }
        }
        desk.addOpenPages()
        Directory.add(
            to: desk, house: house, cost: .cheap, panels: Meetings.panels + Casework.panels, hidden: Casework.hidden)
        Meetings.add(to: desk, house: house)
        Casework.add(to: desk, house: house)
        return router
    }
}
