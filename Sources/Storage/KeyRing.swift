import Crypto
import Foundation
import Kernel

/// An unwrapped key of one subject and controller.
struct CaseKey: Sendable {
    let id: UUID
    let scope: SealScope
    let secret: SymmetricKey

    static func binding(_ id: UUID) -> [UInt8] { Array("case ".utf8) + id.bytes }
}

/// The keys one transaction has loaded or made; the key ring learns of them when it has committed, never before.
struct KeysInUse {
    private(set) var loaded: [UUID: CaseKey] = [:]
    private var ids: [SealScope: UUID] = [:]
    var controllers: [ID<Workplace>: SymmetricKey] = [:]
    /// How many keys had ever been destroyed, as this transaction sees it.
    var destructions: Int64?
    var destroysKeys = false

    init(destroysKeys: Bool = false) { self.destroysKeys = destroysKeys }

    func found(_ id: UUID) -> CaseKey? { loaded[id] }
    func found(for scope: SealScope) -> CaseKey? { ids[scope].flatMap { loaded[$0] } }

    mutating func keep(_ key: CaseKey) {
        loaded[key.id] = key
        ids[key.scope] = key.id
    }
}

/// Unwrapped keys in memory, as many as `capacity`, the least used forgotten first. Forgets everything as soon as any
/// server has destroyed a key.
final class KeyRing: @unchecked Sendable {
    let master: SymmetricKey
    private let lock = NSLock()
    private let half: Int
    private var recent: [UUID: CaseKey] = [:]
    private var older: [UUID: CaseKey] = [:]
    private var ids: [SealScope: UUID] = [:]
    private var destructions: Int64 = -1

    init(_ master: MasterKey, capacity: Int = 10_000) {
        self.master = master.derived("wrapping of controller keys")
        half = max(1, capacity / 2)
    }

    var count: Int { lock.withLock { recent.count + older.count } }

    func found(_ id: UUID, _ destructions: Int64?) -> CaseKey? {
        lock.withLock { self.destructions == destructions ? touched(id) : nil }
    }

    func found(for scope: SealScope, _ destructions: Int64?) -> CaseKey? {
        lock.withLock { self.destructions == destructions ? ids[scope].flatMap(touched) : nil }
    }

    func learn(_ keys: KeysInUse) {
        lock.withLock {
            if keys.destroysKeys {
                forget()
                destructions = -1
                return
            }
            guard let seen = keys.destructions, seen >= destructions else { return }
            if seen > destructions {
                forget()
                destructions = seen
            }
            keys.loaded.values.forEach(keep)
        }
    }

    private func touched(_ id: UUID) -> CaseKey? {
        if let key = recent[id] { return key }
        guard let key = older[id] else { return nil }
        keep(key)
        return key
    }

    private func keep(_ key: CaseKey) {
        older[key.id] = nil
        recent[key.id] = key
        ids[key.scope] = key.id
        guard recent.count > half else { return }
        for forgotten in older.values where ids[forgotten.scope] == forgotten.id { ids[forgotten.scope] = nil }
        older = recent
        recent = [:]
    }

    private func forget() {
        recent = [:]
        older = [:]
        ids = [:]
    }
}
