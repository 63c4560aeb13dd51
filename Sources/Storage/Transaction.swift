public import Kernel

/// Told of each command before it is run, as text and as what can be asked again: for tests that count and for measuring.
public typealias Watch = @Sendable (_ text: String, _ command: SQL) -> Void

/// One change, or one reading, that happens wholly or not at all. Lives only while its body runs.
public final class Transaction {
    /// The same moment through the whole transaction.
    public let now: Instant
    let session: any Session
    let ring: KeyRing
    let surroundings: Surroundings
    private let isReading: Bool
    private let watch: Watch?
    private(set) var marks: [any Sendable] = []
    /// The first thing that went wrong in the engine: nothing more is done after it, on either engine, also when the
    /// body catches the error.
    private(set) var spoiled: (any Error)?
    private(set) var isOver = false
    var keys = KeysInUse()

    init(_ session: any Session, _ ring: KeyRing, _ surroundings: Surroundings, isReading: Bool, watch: Watch?) {
        let now = surroundings.now()
        self.now = now
        self.session = session
        self.ring = ring
        self.surroundings = Surroundings(now: { now }, random: surroundings.random)
        self.isReading = isReading
        self.watch = watch
    }

    /// Returns how many rows were changed.
    @discardableResult
    public func run(_ sql: SQL) throws -> Int {
        try perform(sql) { try session.run($0, $1) }
    }

    public func all(_ sql: SQL) throws -> [Fields] {
        let (heading, rows) = try perform(sql) { try session.fetch($0, $1) }
        let open = OpenSeals(self)
        return rows.map { Fields(heading, $0, open) }
    }

    /// The first row, if any.
    public func one(_ sql: SQL) throws -> Fields? { try all(sql).first }

    public func newID<Subject>() -> ID<Subject> { surroundings.newID() }
    public func random(_ count: Int) -> [UInt8] { surroundings.random(count) }

    /// Leaves a mark that is handed on, in order, just before the change becomes lasting.
    public func append(_ mark: any Sendable) {
        precondition(!isReading, "a reading leaves no marks: use write()")
        marks.append(mark)
    }

    /// Runs the body to its end; afterwards this transaction can do nothing more.
    func perform<T>(_ body: (Transaction) throws -> T) throws -> T {
        defer { isOver = true }
        let outcome = try body(self)
        if let spoiled { throw spoiled }
        return outcome
    }

    private func perform<T>(_ sql: SQL, _ work: (String, [Value]) throws -> T) throws -> T {
        let (text, values) = try sql.rendered(for: session.dialect) { try seal(Array($0.utf8), for: $1) }
        watch?(text, sql)
        guard !isOver else { throw QueryFault(description: "the transaction is over: \(text)") }
        if let spoiled { throw spoiled }
        do {
            return try work(text, values)
        } catch {
            spoiled = error
            throw error
        }
    }
}
