import Foundation
import Kernel

/// A body waiting for its turn to be written.
protocol Waiting: Sendable {
    func run(_ transaction: Transaction) throws
    func resume(throwing error: (any Error)?)
}

/// One caller's body, what it gave, and the caller. Touched by the lane's thread only, after it has been queued.
final class WaitingBody<Outcome: Sendable>: Waiting, @unchecked Sendable {
    private let body: @Sendable (Transaction) throws -> Outcome
    private let caller: CheckedContinuation<Outcome, any Error>
    private var outcome: Outcome?

    init(_ body: @escaping @Sendable (Transaction) throws -> Outcome, _ caller: CheckedContinuation<Outcome, any Error>)
    {
        self.body = body
        self.caller = caller
    }

    func run(_ transaction: Transaction) throws { outcome = try transaction.perform(body) }

    func resume(throwing error: (any Error)?) {
        if let error { return caller.resume(throwing: error) }
        guard let outcome else { return caller.resume(throwing: Failure.unavailable) }
        caller.resume(returning: outcome)
    }
}

/// The one way in for changes: a thread that takes every body that waits, runs them one after the other in one
/// transaction and answers them all when that has become lasting.
final class Lane: @unchecked Sendable {
    private static let longestBatch = 64
    private static let longestQueue = 4096
    private static let tries = 5

    private let engine: any Engine
    private let open: @Sendable (any Session) -> Transaction
    private let ring: KeyRing
    private let flush: @Sendable ([any Sendable], Transaction) throws -> Void
    private let condition = NSCondition()
    private var queue: [any Waiting] = []
    private var isClosed = false
    private var hasStopped = false

    init(
        _ engine: any Engine, _ ring: KeyRing, open: @escaping @Sendable (any Session) -> Transaction,
        flush: @escaping @Sendable ([any Sendable], Transaction) throws -> Void
    ) {
        self.engine = engine
        self.ring = ring
        self.open = open
        self.flush = flush
        let thread = Thread { self.work() }
        thread.name = "storage lane"
        thread.stackSize = 8 << 20
        thread.start()
    }

    func add(_ body: any Waiting) {
        condition.lock()
        let isWelcome = !isClosed && queue.count < Lane.longestQueue
        if isWelcome { queue.append(body) }
        condition.signal()
        condition.unlock()
        if !isWelcome { body.resume(throwing: Failure.unavailable) }
    }

    /// Lets those who wait through, then stops.
    func close() {
        condition.lock()
        isClosed = true
        condition.broadcast()
        while !hasStopped { condition.wait() }
        condition.unlock()
    }

    private func work() {
        while let batch = next() { serve(batch) }
        condition.withLock {
            hasStopped = true
            condition.broadcast()
        }
    }

    private func next() -> [any Waiting]? {
        condition.withLock {
            while queue.isEmpty && !isClosed { condition.wait() }
            guard !queue.isEmpty else { return nil }
            let batch = Array(queue.prefix(Lane.longestBatch))
            queue.removeFirst(batch.count)
            return batch
        }
    }

    private func serve(_ batch: [any Waiting]) {
        guard batch.count > 1 else { return serveAlone(batch[0]) }
        do {
            let errors = try together(batch)
            for (body, error) in zip(batch, errors) { body.resume(throwing: error) }
        } catch is RerunNeeded {
            batch.forEach(serveAlone)
        } catch {
            batch.forEach { $0.resume(throwing: error) }
        }
    }

    private func serveAlone(_ body: any Waiting) {
        for attempt in 1...Lane.tries {
            do {
                try commit { session in
                    let transaction = open(session)
                    try body.run(transaction)
                    return [transaction]
                }
                return body.resume(throwing: nil)
            } catch is RerunNeeded {
                Thread.sleep(forTimeInterval: Double.random(in: 0.002...0.01) * Double(attempt))
            } catch {
                return body.resume(throwing: error)
            }
        }
        Trouble.report("a change was given up after \(Lane.tries) conflicts with other programs")
        body.resume(throwing: Failure.unavailable)
    }

    /// What each body threw, in order, when the rest has been committed.
    private func together(_ batch: [any Waiting]) throws -> [(any Error)?] {
        var errors: [(any Error)?] = []
        do {
            try commit { session in
                errors = []
                var succeeded: [Transaction] = []
                for body in batch {
                    let transaction = open(session)
                    try session.script("SAVEPOINT body")
                    do {
                        try body.run(transaction)
                    } catch {
                        if let spoiled = transaction.spoiled, spoiled.concernsWholeBatch { throw spoiled }
                        try session.script("ROLLBACK TO SAVEPOINT body; RELEASE SAVEPOINT body")
                        errors.append(error)
                        continue
                    }
                    try session.script("RELEASE SAVEPOINT body")
                    errors.append(nil)
                    succeeded.append(transaction)
                }
                guard !succeeded.isEmpty else { throw NothingToCommit() }
                return succeeded
            }
        } catch is NothingToCommit {}
        return errors
    }

    private func commit(_ bodies: (any Session) throws -> [Transaction]) throws {
        var done: [Transaction] = []
        try engine.write { session in
            done = try bodies(session)
            let marks = done.flatMap(\.marks)
            guard !marks.isEmpty else { return }
            let last = open(session)
            try last.perform { try flush(marks, $0) }
            done.append(last)
        }
        done.forEach { ring.learn($0.keys) }
        if done.contains(where: \.keys.destroysKeys) {
            ring.learn(KeysInUse(destroysKeys: true))
            engine.scrub()
        }
    }
}

/// Every body of the batch threw.
private struct NothingToCommit: Error {}

extension Error {
    /// The engine itself is in trouble, so that the others in the batch cannot go on either.
    fileprivate var concernsWholeBatch: Bool {
        self is RerunNeeded || (self as? Failure) == .unavailable
    }
}
