import Crypto
import Foundation

/// Huvudnyckel: the one secret outside the database; every other key is wrapped by it.
public struct MasterKey: Sendable {
    static let size = 32
    private let secret: SymmetricKey

    /// 32 bytes; for tests and for keys that are made rather than read.
    public init(bytes: [UInt8]) {
        precondition(bytes.count == MasterKey.size, "a master key is 32 bytes")
        secret = SymmetricKey(data: bytes)
    }

    /// Reads 32 raw bytes, or the same in base64, from a file that only its owner can read.
    public init(file path: String) throws {
        guard let bytes = MasterKey.bytes(in: try ownersFile(path, "the master key")) else {
            throw OpeningFailure(description: "the master key \(path) is not 32 bytes, raw or in base64")
        }
        self.init(bytes: bytes)
    }

    /// The key handed over by systemd (`LoadCredential=` or `LoadCredentialEncrypted=`).
    public static func systemdCredential(named name: String) throws -> MasterKey {
        guard let folder = ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"] else {
            throw OpeningFailure(description: "no credentials from systemd: CREDENTIALS_DIRECTORY is not set")
        }
        return try MasterKey(file: folder + "/" + name)
    }

    /// HMAC-SHA256 under a key of its own, for the heads of the journal.
    public func mac(_ bytes: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: bytes, using: derived("journal head")))
    }

    /// A key for one purpose only.
    func derived(_ purpose: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(inputKeyMaterial: secret, info: Array(purpose.utf8), outputByteCount: MasterKey.size)
    }

    private static func bytes(in content: [UInt8]) -> [UInt8]? {
        if content.count == size { return content }
        let text = String(decoding: content, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard let decoded = Data(base64Encoded: text), decoded.count == size else { return nil }
        return [UInt8](decoded)
    }
}
