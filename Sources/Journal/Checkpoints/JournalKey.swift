import Crypto
import Foundation
import Kernel
import Storage

/// Loggens nyckel: signs checkpoints. Named after the journal it signs for, and written as other programs for signed notes write theirs.
public struct JournalKey: Sendable {
    public let name: String
    private let secret: Curve25519.Signing.PrivateKey

    /// Nil when the name cannot stand in a signature.
    public init?(name: String, seed: [UInt8]) {
        let isPlain = name.unicodeScalars.allSatisfy { $0.value > 32 && $0.value != 127 && $0 != "+" && $0.isASCII }
        // A seed of another length is refused like a wrong name.
        guard isPlain, !name.isEmpty, let secret = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
            return nil
        }
        self.name = name
        self.secret = secret
    }

    /// Reads a file that only its owner can read.
    public init(file path: String) throws {
        let text = String(decoding: try ownersFile(path, "the journal's key"), as: UTF8.self)
        let parts = text.trimmingCharacters(in: .whitespacesAndNewlines).split(separator: "+", maxSplits: 4)
        guard parts.count == 5, parts[0] == "PRIVATE", parts[1] == "KEY",
            let bytes = Data(base64Encoded: String(parts[4])), bytes.count == 33, bytes[0] == 1,
            let key = JournalKey(name: String(parts[2]), seed: Array(bytes.dropFirst())), key.mark == parts[3]
        else { throw OpeningFailure(description: "\(path) holds no key of a journal") }
        self = key
    }

    public var secretText: String { "PRIVATE+KEY+\(name)+\(mark)+\(coded(secret.rawRepresentation))\n" }
    /// For those who are to check the signatures.
    public var publicText: String { "\(name)+\(mark)+\(coded(secret.publicKey.rawRepresentation))" }

    /// The checkpoint as a signed note.
    func note(_ checkpoint: Checkpoint) throws -> String {
        let signature = try secret.signature(for: Data(checkpoint.text.utf8))
        return checkpoint.text + "\n— \(name) \(Data(id + signature).base64EncodedString())\n"
    }

    private func coded(_ key: Data) -> String { (Data([1]) + key).base64EncodedString() }
    private var id: [UInt8] {
        Array(
            SHA256.hash(data: Data(name.utf8) + Data([10, 1]) + secret.publicKey.rawRepresentation).prefix(4))
    }
    private var mark: String { hex(id) }
}
