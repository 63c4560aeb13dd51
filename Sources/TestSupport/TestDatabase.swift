import Foundation
public import Kernel
public import Storage

/// The engines that every storage test runs on: `@Test(arguments: TestDatabase.each)`.
public enum TestDatabase: String, Sendable, CaseIterable {
    case sqlite, postgres

    public static var each: [TestDatabase] { allCases }

    /// A new, empty database: a file in a folder of its own, or one in the test run's own PostgreSQL.
    public func address() throws -> DatabaseAddress {
        switch self {
        case .sqlite: .sqlite(path: try TestFolder.new() + "/samsyn.db")
        case .postgres: .postgres(url: try TestCluster.shared.get().newDatabase())
        }
    }

    /// Opens a new database.
    public func open(
        _ migrations: [Migration] = [], surroundings: TestSurroundings = TestSurroundings(),
        flush: @escaping @Sendable ([any Sendable], Transaction) throws -> Void = { _, _ in },
        watch: Watch? = nil
    ) throws -> DataStore {
        try DataStore.open(
            address(), keys: .test, surroundings: surroundings.live, migrations: migrations, flush: flush, watch: watch)
    }
}

extension MasterKey {
    public static let test = MasterKey(bytes: Array(1...32))
}

/// A clock that stands still until it is set, and chance that repeats itself.
public final class TestSurroundings: @unchecked Sendable {
    private let lock = NSLock()
    private var moment: Instant
    private var state: UInt64

    public init(now: Instant = Day(2026, 11, 21)!.start + .seconds(9 * 3600), seed: UInt64 = 1) {
        moment = now
        state = seed
    }

    public var now: Instant {
        get { lock.withLock { moment } }
        set { lock.withLock { moment = newValue } }
    }

    public func pass(_ time: Duration) { lock.withLock { moment = moment + time } }

    public var live: Surroundings {
        Surroundings(
            now: { self.now }, random: { count in self.lock.withLock { (0..<count).map { _ in self.next() } } })
    }

    private func next() -> UInt8 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return UInt8(truncatingIfNeeded: mixed >> 33)
    }
}

/// Folders that are removed when the test run ends.
public enum TestFolder {
    private static let root: String = {
        let path = FileManager.default.temporaryDirectory.path + "/samsyn-test-\(getpid())"
        atexit {
            do {
                try FileManager.default.removeItem(atPath: TestFolder.root)
            } catch {
                FileHandle.standardError.write(Data("the test folder stays: \(error)\n".utf8))
            }
        }
        return path
    }()

    public static func new() throws -> String {
        let path = root + "/" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }
}
