public import Kernel

/// Lagret: the database, whichever engine it is.
public final class DataStore: Sendable {
    let engine: any Engine
    let ring: KeyRing
    private let lane: Lane
    private let surroundings: Surroundings
    private let watch: Watch?

    private init(
        _ engine: any Engine, _ ring: KeyRing, _ lane: Lane, _ surroundings: Surroundings, _ watch: Watch?
    ) {
        self.engine = engine
        self.ring = ring
        self.lane = lane
        self.surroundings = surroundings
        self.watch = watch
    }

    /// Opens the database and brings its schema up to date. What is thrown is an `OpeningFailure`, in one line.
    /// `flush` gets the marks of all bodies that share a commit, in order, just before it.
    public static func open(
        _ address: DatabaseAddress, keys: MasterKey, surroundings: Surroundings, migrations: [Migration],
        flush: @escaping @Sendable ([any Sendable], Transaction) throws -> Void = { _, _ in },
        watch: Watch? = nil
    ) throws -> DataStore {
        let engine: any Engine =
            switch address {
            case .sqlite(let path): try SQLiteEngine(path)
            case .postgres(let url): try PostgresEngine(url)
            }
        do {
            let ring = KeyRing(keys)
            try Trouble.$isOpening.withValue(true) {
                try SchemaChanges(migrations).apply(on: engine) { surroundings.now().milliseconds }
                try keys.prove(on: engine)
            }
            let lane = Lane(
                engine, ring, open: { Transaction($0, ring, surroundings, isReading: false, watch: watch) },
                flush: flush)
            return DataStore(engine, ring, lane, surroundings, watch)
        } catch {
            engine.close()
            if error as? Failure == .unavailable {
                throw OpeningFailure(
                    description:
                        "the database \(address.shown) cannot be written: is the disk full, or the folder for reading only?"
                )
            }
            throw error as? OpeningFailure
                ?? OpeningFailure(description: "the database \(address.shown) cannot be opened: \(error)")
        }
    }

    /// A reading of one snapshot, which leaves no marks.
    public func read<Outcome: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Outcome
    ) async throws -> Outcome {
        let language = Language.current
        let (outcome, keys) = try await engine.read { [ring, surroundings, watch] session in
            let transaction = Transaction(session, ring, surroundings, isReading: true, watch: watch)
            let outcome = try Language.$current.withValue(language) { try transaction.perform(body) }
            return (outcome, transaction.keys)
        }
        ring.learn(keys)
        return outcome
    }

    /// A change, lasting when this returns. Changes happen one at a time and share commits; the body may be run again,
    /// so it must do nothing but read and change the database.
    public func write<Outcome: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Outcome
    ) async throws -> Outcome {
        // The body runs on the lane's thread, which knows nothing of the task that asked.
        let language = Language.current
        return try await withCheckedThrowingContinuation { caller in
            lane.add(WaitingBody({ tx in try Language.$current.withValue(language) { try body(tx) } }, caller))
        }
    }

    /// Waits for those who are writing.
    public func close() {
        lane.close()
        engine.close()
    }

    /// A line `hash  name` for each migration in order, to compare with what has been shipped.
    public static func schemaLock(_ migrations: [Migration]) -> String {
        ([.keys] + migrations).map { "\($0.hash)  \($0.name)\n" }.joined()
    }
}

extension MasterKey {
    /// Refuses a master key that is not the one the database was begun with.
    fileprivate func prove(on engine: any Engine) throws {
        let proof = mac(Array("the master key of this database".utf8))
        try engine.write { session in
            guard case .bytes(let known)? = try session.fetch("SELECT proof FROM seal_state", []).1.first?.first else {
                let sql: SQL = "UPDATE seal_state SET proof = \(proof)"
                let (text, values) = try sql.rendered(for: session.dialect) { _, _ in [] }
                _ = try session.run(text, values)
                return
            }
            guard known == proof else {
                throw OpeningFailure(description: "the master key is not the one this database was sealed with")
            }
        }
    }
}
