import Foundation
import Kernel
import Storage

/// With what a batch of rows is taken in.
struct ImportBatch: Sendable {
    let run: ID<ImportRun>
    let scope: String
    let caller: Caller?
    let today: Day
    /// Nothing more is to come: what still waits is taken as it stands.
    var isLast = false
}

/// What is remembered of a row of another system.
struct ImportSeen {
    let id: String
    let hash: String
    let target: String?
    let isGone: Bool
    let run: String
    let parent: String?
    let spreads: Bool
    let protection: Protection?
}

/// What came of taking in a row.
struct ImportApplied {
    var target: String?
    /// What is to be done again when the rest has come: the row, or the part of it that refers to others.
    var waiting: Sent?
    var parent: String?
    var spreads = false
    var rawNumber: String?
    var protection: Protection?
}

/// The only file that knows how it is remembered what has come from other systems.
enum ImportSeenStore {
    static func load(_ ids: [String], of resource: SchoolResource, in tx: Transaction) throws -> [String: ImportSeen] {
        let rows = try tx.all("SELECT * FROM import_seen WHERE resource = \(resource) AND source_id IN \(list: ids)")
        return Dictionary(try rows.map(seen).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    static func find(_ id: String?, of resource: SchoolResource, in tx: Transaction) throws -> ImportSeen? {
        guard let id else { return nil }
        return try tx.one("SELECT * FROM import_seen WHERE resource = \(resource) AND source_id = \(id)").map(seen)
    }

    /// What a row of another system is here.
    static func target<Subject>(
        _ id: String?, of resource: SchoolResource, as: Subject.Type = Subject.self, in tx: Transaction
    ) throws -> ID<Subject>? {
        try find(id, of: resource, in: tx)?.target.flatMap { ID($0) }
    }

    static func keep(
        _ id: String, of resource: SchoolResource, hash: String, _ applied: ImportApplied, run: String? = nil,
        _ batch: ImportBatch,
        in tx: Transaction
    ) throws {
        let run = run ?? batch.run.description
        try tx.run(
            """
            INSERT INTO import_seen (resource, source_id, scope, run_id, hash, target_id, is_gone, parent_id, spreads,
              raw_number, protection, waiting)
            VALUES (\(resource), \(id), \(batch.scope), \(run), \(hash), \(applied.target), 0, \(applied.parent),
              \(applied.spreads), \(applied.rawNumber), \(applied.protection), \(applied.waiting?.json))
            ON CONFLICT (resource, source_id) DO UPDATE SET scope = excluded.scope, run_id = excluded.run_id,
              hash = excluded.hash, target_id = excluded.target_id, is_gone = 0, parent_id = excluded.parent_id,
              spreads = excluded.spreads, raw_number = excluded.raw_number, protection = excluded.protection,
              waiting = excluded.waiting
            """)
    }

    /// They came again, unchanged.
    static func touch(_ ids: [String], of resource: SchoolResource, _ batch: ImportBatch, in tx: Transaction) throws {
        guard !ids.isEmpty else { return }
        try tx.run(
            """
            UPDATE import_seen SET run_id = \(batch.run), scope = \(batch.scope)
            WHERE resource = \(resource) AND source_id IN \(list: ids)
            """)
    }

    // MARK: What waits

    static func waiting(
        _ resource: SchoolResource, after id: String, _ batch: ImportBatch, limit: Int, in tx: Transaction
    ) throws -> [(id: String, row: Sent, seen: ImportSeen)] {
        try tx.all(
            """
            SELECT * FROM import_seen WHERE scope = \(batch.scope) AND resource = \(resource) AND is_gone = 0
              AND waiting IS NOT NULL AND source_id > \(id) ORDER BY source_id LIMIT \(limit)
            """
        ).map { row in
            let sent = try JSONDecoder().decode(Sent.self, from: Data(try row.text("waiting").utf8))
            return (try row.text("source_id"), sent, try seen(row))
        }
    }

    static func wait(_ id: String, of resource: SchoolResource, for row: Sent?, in tx: Transaction) throws {
        try tx.run(
            "UPDATE import_seen SET waiting = \(row?.json) WHERE resource = \(resource) AND source_id = \(id)")
    }

    // MARK: What is gone

    /// How many rows are known of a resource, and how many of them did not come this time.
    static func missing(
        _ resource: SchoolResource, _ batch: ImportBatch, in tx: Transaction
    ) throws -> (known: Int, missing: Int) {
        let row = try tx.one(
            """
            SELECT COUNT(*) AS known, COALESCE(SUM(CASE WHEN run_id = \(batch.run) THEN 0 ELSE 1 END), 0) AS missing
            FROM import_seen WHERE scope = \(batch.scope) AND resource = \(resource) AND is_gone = 0
            """)
        return (try row?.int("known") ?? 0, try row?.int("missing") ?? 0)
    }

    static func notCome(
        _ resource: SchoolResource, _ batch: ImportBatch, limit: Int, in tx: Transaction
    ) throws -> [ImportSeen] {
        try tx.all(
            """
            SELECT * FROM import_seen WHERE scope = \(batch.scope) AND resource = \(resource) AND is_gone = 0
              AND run_id <> \(batch.run) ORDER BY source_id LIMIT \(limit)
            """
        ).map(seen)
    }

    static func bury(_ id: String, of resource: SchoolResource, _ batch: ImportBatch, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE import_seen SET is_gone = 1, waiting = NULL, run_id = \(batch.run)
            WHERE resource = \(resource) AND source_id = \(id)
            """)
    }

    /// The rows of a run get the name of whose they are, once that is known: of the first principal among them.
    static func settleScope(_ batch: ImportBatch, system: String, in tx: Transaction) throws -> String {
        let row = try tx.one(
            """
            SELECT MIN(import_seen.source_id) AS first FROM import_seen JOIN workplace ON workplace.id = import_seen.target_id
            WHERE import_seen.resource = 'organisations' AND import_seen.run_id = \(batch.run) AND workplace.kind = 'principal'
            """)
        let scope = "\(try row?.textIfAny("first") ?? "-") \(system)"
        try tx.run(
            "UPDATE import_seen SET scope = \(scope) WHERE resource = 'organisations' AND run_id = \(batch.run)")
        return scope
    }

    private static func seen(_ row: Fields) throws -> ImportSeen {
        ImportSeen(
            id: try row.text("source_id"), hash: try row.text("hash"), target: try row.textIfAny("target_id"),
            isGone: try row.bool("is_gone"), run: try row.text("run_id"), parent: try row.textIfAny("parent_id"),
            spreads: try row.bool("spreads"), protection: try row.choiceIfAny("protection"))
    }
}
