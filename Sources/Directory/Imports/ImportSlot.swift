import Synchronization

/// Import i bakgrunden: at most one at a time in each server. How it goes is read from the database, by whoever asks.
final class ImportSlot: Sendable {
    private let isBusy = Mutex(false)

    /// Takes the place; false when it is taken.
    func take() -> Bool {
        isBusy.withLock { busy in
            defer { busy = true }
            return !busy
        }
    }

    func release() { isBusy.withLock { $0 = false } }

    /// Does the work after the answer has left, and gives the place back.
    func start(_ work: @escaping @Sendable () async -> Void) {
        Task {
            await work()
            release()
        }
    }
}
