import Crypto
import Directory
import Foundation
import Kernel
import Storage
import Web

/// Lets everyone in without a password, as often as the clock is turned.
enum SessionStore {
    static func begin(_ who: Who, in tx: Transaction) throws {
        let hash = hex(Array(SHA256.hash(data: Data(TownTalk.secret(who).utf8))))
        try tx.run(
            """
            INSERT INTO session (secret_hash, account_id, token, began_at, seen_at)
            VALUES (\(hash), \(Town.account(who)), \(TownTalk.token), \(tx.now), \(tx.now))
            ON CONFLICT (secret_hash) DO UPDATE SET began_at = excluded.began_at, seen_at = excluded.seen_at
            """)
    }

    static func caller(_ who: Who, in tx: Transaction) throws -> Caller? {
        try SignInStore.caller(Town.account(who), in: tx)
    }
}
