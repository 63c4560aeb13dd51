import Foundation
import Kernel
public import Storage

/// Kontrollpunkter: the journal signed from time to time, and kept by somebody outside. A chain does not bind its owner, who can write it
/// anew from the first entry to the last; whoever holds an older checkpoint sees it. This is the room's door.
public struct Checkpoints: Sendable {
    let store: DataStore
    let key: JournalKey

    public init(store: DataStore, key: JournalKey) {
        self.store = store
        self.key = key
    }

    /// Signs the journal as it is; the signed note.
    @discardableResult
    public func sign() async throws -> String { try await signed().note }

    /// From now on these are told, and missed.
    public func keep(_ witnesses: [Witness], alarmAfter: Duration, alone: Bool) async throws {
        try await store.write { tx in
            if alone { try CheckpointStore.forget(allBut: witnesses, in: tx) }
            for witness in witnesses { try CheckpointStore.keep(witness, alarmAfter: alarmAfter, in: tx) }
        }
    }

    /// Signs the journal and shows it to each witness; what they said, in order.
    public func send(to witnesses: [Witness]) async throws -> [WitnessAnswer] {
        let (checkpoint, note) = try await signed()
        var answers: [WitnessAnswer] = []
        for witness in witnesses {
            let answer = try await show(checkpoint, note, to: witness)
            try await store.write { tx in
                if answer == .taken { try CheckpointStore.taken(checkpoint.size, by: witness, in: tx) }
                if answer == .disputes { try CheckpointStore.disputed(by: witness, in: tx) }
            }
            answers.append(answer)
        }
        return answers
    }

    private func signed() async throws -> (checkpoint: Checkpoint, note: String) {
        // In small steps, so that nobody waits for a journal that has never had a tree.
        while try await store.write({ try TreeStore.grow(to: try TreeStore.size(in: $0), limit: 16, in: $0) }) {}
        let key = key
        return try await store.write { try CheckpointStore.sign(key, in: $0) }
    }

    private func show(_ checkpoint: Checkpoint, _ note: String, to witness: Witness) async throws -> WitnessAnswer {
        switch witness {
        case .folder(let path):
            return try await show(checkpoint, note, to: WitnessFolder(path: path))
        case .address(let address):
            let known = min(try await store.read { try CheckpointStore.seen(by: witness, in: $0) }, checkpoint.size)
            let client = WitnessServer(address: address)
            let first = await client.add(note, old: known, proof: try await proof(from: known, to: checkpoint.size))
            guard case .hasSeen(let size) = first else { return first }
            // It has seen more than there is, or something else than we thought.
            guard size <= checkpoint.size else { return .disputes }
            let second = await client.add(note, old: size, proof: try await proof(from: size, to: checkpoint.size))
            if case .hasSeen = second { return .away("it does not know how much it has seen") }
            return second
        }
    }

    private func show(_ checkpoint: Checkpoint, _ note: String, to folder: WitnessFolder) async throws -> WitnessAnswer
    {
        do {
            if let latest = try folder.latest(), latest.origin == checkpoint.origin {
                guard latest.size <= checkpoint.size else { return .disputes }
                let root = try await store.read { try TreeStore.tree(in: $0).root(latest.size) }
                guard root == latest.root else { return .disputes }
            }
            try folder.keep(note, size: checkpoint.size)
            return .taken
        } catch let fault as CocoaError {
            return .away("the folder cannot be used (\(fault.code.rawValue))")
        }
    }

    private func proof(from old: Int64, to size: Int64) async throws -> [[UInt8]] {
        try await store.read { try TreeStore.tree(in: $0).consistency(from: old, to: size) }
    }

    // MARK: For anyone who asks

    /// What is wrong with the keeping of checkpoints; nothing where no witness was ever named.
    public static func holes(in tx: Transaction) throws -> [CheckpointHole] { try CheckpointStore.holes(in: tx) }

    /// Shows that an entry is in the journal that was signed: a C2SP tlog-proof.
    public static func proof(ofEntry seq: Int64, in tx: Transaction) throws -> String {
        guard seq > 0, try seq <= TreeStore.size(in: tx) else { throw CheckpointFault.noSuchEntry }
        let note = try held(seq, in: tx)
        let path = try TreeStore.tree(in: tx).path(of: seq - 1, in: note.size)
        return "c2sp.org/tlog-proof@v1\nindex \(seq - 1)\n\(path.proofLines)\n\(note.text)"
    }

    /// Shows that the journal of so many entries is the beginning of a later one: what is sent to a witness.
    public static func proof(from old: Int64, to size: Int64?, in tx: Transaction) throws -> String {
        let note = try held(size, in: tx)
        guard old >= 0, old <= note.size else { throw CheckpointFault.noSuchEntry }
        let proof = try TreeStore.tree(in: tx).consistency(from: old, to: note.size)
        return "old \(old)\n\(proof.proofLines)\n\(note.text)"
    }

    private static func held(_ size: Int64?, in tx: Transaction) throws -> (size: Int64, text: String) {
        guard let text = try CheckpointStore.note(holding: size, in: tx), let checkpoint = Checkpoint(note: text) else {
            throw CheckpointFault.noCheckpoint
        }
        return (checkpoint.size, text)
    }

    /// Every entry as one line of JSON, in order; without personal ids when only hashes are asked for.
    public static func export(
        _ store: DataStore, hashesOnly: Bool, line: @escaping @Sendable (String) -> Void
    ) async throws {
        let size = try await store.read { try TreeStore.size(in: $0) }
        let writer = JSONEncoder()
        writer.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for first in stride(from: Int64(0), to: size, by: 5000) {
            let entries = try await store.read { try TreeStore.entries(first..<min(first + 5000, size), in: $0) }
            for entry in entries {
                let text =
                    hashesOnly
                    ? try writer.encode(["seq": "\(entry.seq)", "hash": entry.hash]) : try writer.encode(entry)
                line(String(decoding: text, as: UTF8.self))
            }
        }
    }
}
