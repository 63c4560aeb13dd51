import Crypto
import CryptoExtras
import Dispatch
public import Foundation
public import Kernel

/// What a guess costs: scrypt's parameters, kept beside each hash so that they can be raised.
public struct PasswordCost: Sendable, Equatable {
    let rounds: Int
    let blockSize: Int
    let parallelism: Int

    /// What the live system uses.
    public static let live = PasswordCost(rounds: 1 << 15, blockSize: 8, parallelism: 3)
    /// For test data only.
    public static let cheap = PasswordCost(rounds: 1 << 4, blockSize: 8, parallelism: 1)
}

/// Lösenord: hashed with scrypt, compared in constant time, computed away from the threads that answer requests.
public enum Password {
    private static let queue = DispatchQueue(label: "samsyn.password", qos: .userInitiated)

    public static func hash(_ password: String, cost: PasswordCost, salt: [UInt8]) throws -> String {
        let key = try derive(password, cost: cost, salt: salt)
        let parts = [Data(salt), key].map { $0.base64EncodedString() }
        return "scrypt$\(cost.rounds)$\(cost.blockSize)$\(cost.parallelism)$\(parts[0])$\(parts[1])"
    }

    /// Takes as long for an account that does not exist (`stored` nil) as for one that does.
    static func matches(_ password: String, stored: String?, cost: PasswordCost) async throws -> Bool {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try check(password, stored, cost) }) }
        }
    }

    private static func check(_ password: String, _ stored: String?, _ cost: PasswordCost) throws -> Bool {
        let parts = stored?.split(separator: "$") ?? []
        guard parts.count == 6, let rounds = Int(parts[1]), let block = Int(parts[2]), let parallel = Int(parts[3]),
            let salt = Data(base64Encoded: String(parts[4])), let key = Data(base64Encoded: String(parts[5]))
        else {
            _ = try derive(password, cost: cost, salt: [UInt8](repeating: 0, count: 16))
            return false
        }
        let kept = PasswordCost(rounds: rounds, blockSize: block, parallelism: parallel)
        let guess = try derive(password, cost: kept, salt: Array(salt))
        return zip(guess, key).reduce(guess.count == key.count ? 0 : 1) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func derive(_ password: String, cost: PasswordCost, salt: [UInt8]) throws -> Data {
        let key = try KDF.Scrypt.deriveKey(
            from: Data(password.precomposedStringWithCanonicalMapping.utf8), salt: salt, outputByteCount: 32,
            rounds: cost.rounds, blockSize: cost.blockSize, parallelism: cost.parallelism, maxMemory: 256 << 20)
        return key.withUnsafeBytes { Data($0) }
    }
}
