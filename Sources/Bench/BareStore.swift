import Kernel
import Storage
import Synchronization

/// The bare reading and the bare writing.
enum BareStore {
    static func prepare(_ store: DataStore) async throws {
        try await store.write { tx in
            try tx.run("CREATE TABLE IF NOT EXISTS bare (id TEXT PRIMARY KEY, words TEXT NOT NULL)")
        }
    }

    static func read(_ commands: [SQL], _ store: DataStore) async throws {
        try await store.read { tx in
            for command in commands { _ = try tx.all(command) }
        }
    }

    static func write(_ store: DataStore) async throws {
        try await store.write { tx in
            let id: ID<Bare> = tx.newID()
            try tx.run("INSERT INTO bare (id, words) VALUES (\(id), \(words))")
        }
    }

    private static let words = String(repeating: FillStore.facts, count: 4)
}

/// The reading commands asked since last time.
final class Asked: Sendable {
    private let commands = Mutex<[SQL]>([])

    func note(_ text: String, _ command: SQL) {
        guard text.hasPrefix("SELECT") || text.hasPrefix("WITH") else { return }
        commands.withLock { $0.append(command) }
    }
    func taken() -> [SQL] {
        commands.withLock { commands in
            defer { commands = [] }
            return commands
        }
    }
}
