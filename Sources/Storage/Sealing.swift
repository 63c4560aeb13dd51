import Crypto
public import Foundation
public import Kernel

/// Whose key seals a text: one key for each subject (a child or a group) and controller, so that what one controller
/// wrote about one child can be made unreadable by destroying that key.
public struct SealScope: Sendable, Hashable {
    let subject: UUID
    let controller: ID<Workplace>

    public init(subject: UUID, controller: ID<Workplace>) {
        self.subject = subject
        self.controller = controller
    }
}

/// Lets fetched rows open their narrative while the transaction that fetched them lasts.
struct OpenSeals: @unchecked Sendable {
    private let transaction: Transaction

    init(_ transaction: Transaction) { self.transaction = transaction }

    func open(_ blob: [UInt8]) throws -> [UInt8]? { try transaction.open(blob) }
}

/// A sealed blob: version byte, key id, nonce, ciphertext, tag. The first two are bound to the rest.
enum Seals {
    static let purged = Phrase("[texten är gallrad]", en: "[the text has been destroyed]")
    static let version: UInt8 = 1
    private static let headSize = 17
    private static let nonceSize = 12

    static func seal(_ bytes: [UInt8], with key: SymmetricKey, id: UUID) throws -> [UInt8] {
        let head = [version] + id.bytes
        return try head + box(bytes, with: key, bound: head)
    }

    static func keyID(of blob: [UInt8]) throws -> UUID {
        guard blob.count >= headSize + nonceSize + 16, blob[0] == version else {
            throw QueryFault(description: "not a sealed text")
        }
        return UUID(bytes: blob[1..<headSize])
    }

    static func open(_ blob: [UInt8], with key: SymmetricKey) throws -> [UInt8] {
        try unbox(Array(blob[headSize...]), with: key, bound: Array(blob[..<headSize]))
    }

    static func box(_ bytes: [UInt8], with key: SymmetricKey, bound: [UInt8]) throws -> [UInt8] {
        let sealed = try AES.GCM.seal(bytes, using: key, nonce: AES.GCM.Nonce(), authenticating: bound)
        return Array(sealed.nonce) + Array(sealed.ciphertext) + Array(sealed.tag)
    }

    static func unbox(_ box: [UInt8], with key: SymmetricKey, bound: [UInt8]) throws -> [UInt8] {
        Array(try AES.GCM.open(AES.GCM.SealedBox(combined: box), using: key, authenticating: bound))
    }
}

extension Transaction {
    public func seal(_ bytes: [UInt8], for scope: SealScope) throws -> [UInt8] {
        let key = try caseKey(for: scope)
        return try Seals.seal(bytes, with: key.secret, id: key.id)
    }

    /// Nil when the key that sealed it is destroyed.
    public func open(_ sealed: [UInt8]) throws -> [UInt8]? {
        guard let key = try caseKey(id: Seals.keyID(of: sealed)) else { return nil }
        return try Seals.open(sealed, with: key.secret)
    }

    /// Destroys the key: what it sealed cannot be read by anyone any more. A later text gets a new key.
    public func destroyKey(for scope: SealScope) throws {
        try run(
            """
            UPDATE case_key SET wrapped = NULL, destroyed_at = \(now)
            WHERE subject_id = \(scope.subject.text) AND controller_id = \(scope.controller) AND destroyed_at IS NULL
            """)
        try run("UPDATE seal_state SET destructions = destructions + 1")
        keys = KeysInUse(destroysKeys: true)
    }

    private func caseKey(for scope: SealScope) throws -> CaseKey {
        try meetTheCache()
        if let key = keys.found(for: scope) ?? (keys.destroysKeys ? nil : ring.found(for: scope, keys.destructions)) {
            return key
        }
        let stored = try one(
            """
            SELECT id, wrapped FROM case_key
            WHERE subject_id = \(scope.subject.text) AND controller_id = \(scope.controller) AND destroyed_at IS NULL
            """)
        let key =
            try stored.map { try unwrapped($0.id("id") as ID<CaseKey>, scope, $0.bytes("wrapped")) } ?? made(for: scope)
        keys.keep(key)
        return key
    }

    private func caseKey(id: UUID) throws -> CaseKey? {
        try meetTheCache()
        if let key = keys.found(id) ?? (keys.destroysKeys ? nil : ring.found(id, keys.destructions)) { return key }
        let named = ID<CaseKey>(id)
        guard
            let stored = try one("SELECT subject_id, controller_id, wrapped FROM case_key WHERE id = \(named)")
        else { throw QueryFault(description: "no key \(named)") }
        guard let wrapped = try stored.bytesIfAny("wrapped") else { return nil }
        let subject: ID<CaseKey> = try stored.id("subject_id")
        let key = try unwrapped(
            named, SealScope(subject: subject.value, controller: stored.id("controller_id")), wrapped)
        keys.keep(key)
        return key
    }

    /// How many keys had been destroyed, here or on another server, when this transaction began: what the key ring
    /// remembers from before the last one does not count.
    private func meetTheCache() throws {
        guard keys.destructions == nil else { return }
        keys.destructions = try one("SELECT destructions FROM seal_state")?.int64("destructions") ?? 0
    }

    private func made(for scope: SealScope) throws -> CaseKey {
        let key = CaseKey(
            id: surroundings.newID(CaseKey.self).value, scope: scope, secret: SymmetricKey(size: .bits256))
        let wrapping = try controllerKey(scope.controller, mayMake: true)
        let wrapped = try Seals.box(key.secret.bytes, with: wrapping, bound: CaseKey.binding(key.id))
        try run(
            """
            INSERT INTO case_key (id, subject_id, controller_id, wrapped)
            VALUES (\(ID<CaseKey>(key.id)), \(scope.subject.text), \(scope.controller), \(wrapped))
            """)
        return key
    }

    private func unwrapped(_ id: ID<CaseKey>, _ scope: SealScope, _ wrapped: [UInt8]) throws -> CaseKey {
        let wrapping = try controllerKey(scope.controller, mayMake: false)
        let secret = try Seals.unbox(wrapped, with: wrapping, bound: CaseKey.binding(id.value))
        return CaseKey(id: id.value, scope: scope, secret: SymmetricKey(data: secret))
    }

    private func controllerKey(_ controller: ID<Workplace>, mayMake: Bool) throws -> SymmetricKey {
        if let known = keys.controllers[controller] { return known }
        let binding = Array("controller \(controller)".utf8)
        if let stored = try one("SELECT wrapped FROM controller_key WHERE controller_id = \(controller)") {
            let secret = try Seals.unbox(stored.bytes("wrapped"), with: ring.master, bound: binding)
            keys.controllers[controller] = SymmetricKey(data: secret)
            return SymmetricKey(data: secret)
        }
        guard mayMake else { throw QueryFault(description: "no key for controller \(controller)") }
        let key = SymmetricKey(size: .bits256)
        let wrapped = try Seals.box(key.bytes, with: ring.master, bound: binding)
        try run("INSERT INTO controller_key (controller_id, wrapped) VALUES (\(controller), \(wrapped))")
        return key
    }
}

extension SymmetricKey {
    fileprivate var bytes: [UInt8] { withUnsafeBytes { Array($0) } }
}
