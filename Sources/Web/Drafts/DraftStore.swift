import Foundation
import Kernel
public import Storage

/// Utkast: what someone was writing, kept on the server while they type. Only they can read it.
enum DraftStore {
    struct Draft: Sendable {
        let answers: Answers
        let savedAt: Instant
    }

    static func save(_ answers: Answers, form: String, of account: ID<Account>, subject: UUID, in tx: Transaction)
        throws
    {
        var kept = answers
        kept.values = kept.values.filter { !$0.key.hasPrefix("_") }
        let text = String(decoding: try JSONEncoder().encode(kept.values), as: UTF8.self)
        let scope = SealScope(subject: subject, controller: ID(account.value))
        try tx.run(
            """
            INSERT INTO draft (account_id, form, body, saved_at)
            VALUES (\(account), \(form), \(sealed: text, for: scope), \(tx.now))
            ON CONFLICT (account_id, form) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at
            """)
    }

    static func find(_ form: String, of account: ID<Account>, in tx: Transaction) throws -> Draft? {
        guard
            let row = try tx.one(
                "SELECT body, saved_at FROM draft WHERE account_id = \(account) AND form = \(form)")
        else { return nil }
        let data = Data(try row.narrative("body").utf8)
        let values = try JSONDecoder().decode([String: [String]].self, from: data)
        return Draft(answers: Answers(values), savedAt: try row.instant("saved_at"))
    }

    static func remove(_ form: String, of account: ID<Account>, in tx: Transaction) throws {
        try tx.run("DELETE FROM draft WHERE account_id = \(account) AND form = \(form)")
    }
}

/// Which forms have been taken already, and what they led to; a day is enough for someone pressing a button twice.
enum OnceStore {
    static func find(_ key: String, of account: ID<Account>, fingerprint: String, in tx: Transaction) throws -> Done? {
        guard
            let row = try tx.one(
                "SELECT fingerprint, location, made_id FROM once WHERE account_id = \(account) AND mark = \(key)")
        else { return nil }
        guard try row.text("fingerprint") == fingerprint else {
            throw Failure.outOfOrder(
                Phrase(
                    "Formuläret är redan skickat med annat innehåll. Öppna sidan på nytt och skriv ändringen där.",
                    en:
                        "The form has already been sent with other content. Open the page anew and make the change there."
                ))
        }
        return Done(try row.text("location"), id: try row.text("made_id"))
    }

    static func keep(_ done: Done, _ key: String, of account: ID<Account>, fingerprint: String, in tx: Transaction)
        throws
    {
        try tx.run(
            """
            INSERT INTO once (account_id, mark, fingerprint, location, made_id, at)
            VALUES (\(account), \(key), \(fingerprint), \(done.location), \(done.id), \(tx.now))
            """)
    }

    static func sweep(before: Instant, in tx: Transaction) throws {
        try tx.run("DELETE FROM once WHERE at < \(before)")
    }
}

public let webMigrations = [
    Migration(
        "2026-11-21 web: drafts and marks",
        """
        CREATE TABLE draft (
          account_id TEXT NOT NULL,
          form TEXT NOT NULL,
          body BLOB NOT NULL,
          saved_at BIGINT NOT NULL,
          PRIMARY KEY (account_id, form)
        );
        CREATE TABLE once (
          account_id TEXT NOT NULL,
          mark TEXT NOT NULL,
          fingerprint TEXT NOT NULL,
          location TEXT NOT NULL,
          made_id TEXT NOT NULL,
          at BIGINT NOT NULL,
          PRIMARY KEY (account_id, mark)
        );
        CREATE INDEX once_at ON once (at);
        """)
]

/// Whether the database answers at all.
enum ReadinessStore {
    static func answer(in tx: Transaction) throws -> Fields? { try tx.one("SELECT 1 AS one") }
}
