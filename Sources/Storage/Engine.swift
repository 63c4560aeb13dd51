/// One connection inside a transaction.
protocol Session: AnyObject {
    var dialect: Dialect { get }
    /// Returns how many rows were changed.
    func run(_ text: String, _ values: [Value]) throws -> Int
    func fetch(_ text: String, _ values: [Value]) throws -> (Heading, [[Value]])
    /// Commands without holes, several separated by `;`: savepoints and migrations.
    func script(_ text: String) throws
}

/// What differs between the two engines; `SQLite.swift` and `Postgres.swift` side by side.
protocol Engine: Sendable {
    /// Commits when the body returns, rolls back when it throws. One transaction at a time, also among several servers.
    /// Blocks its thread: only the lane and the opening call it.
    func write(_ body: (any Session) throws -> Void) throws
    /// A snapshot; runs away from the threads of the concurrency pool.
    func read<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T
    /// Leaves no trace of what was just destroyed in files the engine keeps beside its tables.
    func scrub()
    func close()
}
