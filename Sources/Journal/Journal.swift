import Crypto
public import Kernel
public import Storage

/// Logg: the chained, append-only record of every write and every reading of a child. This is the room's door.
public struct Journal: Sendable {
    let keys: MasterKey

    public init(keys: MasterKey) { self.keys = keys }

    /// Hands the marks of one commit to the chain, in order; the last thing that happens before the commit.
    public func flush(_ marks: [any Sendable], in tx: Transaction) throws {
        try JournalStore(keys: keys).append(marks.compactMap { $0 as? JournalEntry }, in: tx)
    }

    /// Reads the whole chain and names the first entry that is not as it was written.
    public func verify(_ store: DataStore, progress: @escaping @Sendable (Int64) -> Void = { _ in }) async throws
        -> Verdict
    {
        let keys = keys
        return try await store.read { try JournalStore(keys: keys).verify(in: $0, progress: progress) }
    }

    /// Who has read and written about one child, newest first. Refused attempts are for those who review the log.
    public static func entries(about child: ID<Child>, limit: Int = 200, in tx: Transaction) throws -> [Seen] {
        try JournalStore.entries(about: child, limit: limit, in: tx)
    }

    /// Refused attempts at any child's data, newest first.
    public static func refusals(limit: Int, in tx: Transaction) throws -> [Seen] {
        try JournalStore.refusals(limit: limit, in: tx)
    }

    /// One entry as it is shown: when, who by id, what and why.
    public struct Seen: Sendable, Equatable {
        public let at: Instant
        public let kind: JournalEntry.Kind
        public let action: String
        public let person: ID<Person>?
        public let position: ID<Position>?
        public let workplace: ID<Workplace>?
        public let child: ID<Child>?
        public let about: String
        public let ground: String
    }

    public enum Verdict: Sendable, Equatable {
        case whole(entries: Int64)
        case broken(at: Int64, Fault)
    }

    /// What is wrong with the first entry that does not hold.
    public enum Fault: String, Sendable {
        /// The content is not what was hashed, or the entry has been put in from elsewhere.
        case changed
        /// An entry before this one is gone.
        case removed
        /// It does not follow the entry before it.
        case reordered
        /// The newest entries are gone.
        case cutOff
        /// The note of where the chain ends is not signed by our key.
        case headForged
    }

    public static let migrations = journalMigrations + checkpointMigrations
}
