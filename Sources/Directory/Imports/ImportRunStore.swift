import Foundation
import Kernel
import Storage

/// The only file that knows how the runs of imports are stored.
enum ImportRunStore {
    /// Goes on with the unfinished run of the same address, or begins a new one. Whoever was at it before notices and stops.
    static func begin(
        _ address: String, by name: String, everything: Bool, worker: String, in tx: Transaction
    ) throws -> (run: ImportRun, isResumed: Bool) {
        if let open = try latest(address, finished: false, in: tx) {
            try tx.run(
                """
                UPDATE import_run SET worker = \(worker), state = 'running', beat_at = \(tx.now), trouble_sv = '', trouble_en = ''
                WHERE id = \(open.id)
                """)
            return (try find(open.id, in: tx) ?? open, true)
        }
        let before = everything ? nil : try latest(address, finished: true, in: tx)
        let id: ID<ImportRun> = tx.newID()
        // A minute's overlap: servers disagree on whether the moment itself is included, and clocks differ.
        let since = before.map { $0.startedAt - .seconds(60) }
        let stage = ImportRun.Stage.reading(.organisations)
        try tx.run(
            """
            INSERT INTO import_run
              (id, address, scope, by_name, since, started_at, beat_at, state, worker, stage, trouble_sv, trouble_en)
            VALUES (\(id), \(address), \(before?.scope ?? ""), \(name), \(since), \(tx.now), \(tx.now), 'running', \(worker),
              \(stage), '', '')
            """)
        guard let run = try find(id, in: tx) else { throw Failure.notFound }
        return (run, false)
    }

    /// Lets a new run begin though an earlier one broke; for what will be taken back.
    static func setAside(_ address: String, in tx: Transaction) throws {
        try tx.run("UPDATE import_run SET address = '' WHERE address = \(address) AND state <> 'finished'")
    }

    /// Notes how far the run has come; false when somebody else has taken it over.
    static func move(
        _ run: ID<ImportRun>, worker: String, stage: ImportRun.Stage, token: String?, scope: String, in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE import_run SET stage = \(stage), page_token = \(token), scope = \(scope), beat_at = \(tx.now)
            WHERE id = \(run) AND worker = \(worker) AND state = 'running'
            """) == 1
    }

    static func end(_ run: ID<ImportRun>, worker: String, trouble: Phrase?, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE import_run SET state = \(trouble == nil ? ImportRun.State.finished : .stopped),
              finished_at = \(trouble == nil ? tx.now : nil), beat_at = \(tx.now), page_token = NULL,
              trouble_sv = \(trouble?.swedish ?? ""), trouble_en = \(trouble?.english ?? "")
            WHERE id = \(run) AND worker = \(worker)
            """)
    }

    /// As `end`, keeping the place to go on from.
    static func stop(_ run: ID<ImportRun>, worker: String, trouble: Phrase, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE import_run SET state = 'stopped', beat_at = \(tx.now), trouble_sv = \(trouble.swedish),
              trouble_en = \(trouble.english) WHERE id = \(run) AND worker = \(worker)
            """)
    }

    static func add(
        _ tally: ImportTally, to resource: SchoolResource, of run: ID<ImportRun>, isWhole: Bool = false,
        in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO import_tally (run_id, resource, rows_read, rows_new, rows_changed, rows_removed, unmapped, is_whole)
            VALUES (\(run), \(resource), \(tally.read), \(tally.new), \(tally.changed), \(tally.removed), \(tally.unmapped), \(isWhole))
            ON CONFLICT (run_id, resource) DO UPDATE SET rows_read = import_tally.rows_read + excluded.rows_read,
              rows_new = import_tally.rows_new + excluded.rows_new, rows_changed = import_tally.rows_changed + excluded.rows_changed,
              rows_removed = import_tally.rows_removed + excluded.rows_removed,
              unmapped = import_tally.unmapped + excluded.unmapped,
              is_whole = CASE WHEN excluded.is_whole = 1 THEN 1 ELSE import_tally.is_whole END
            """)
    }

    static func note(
        _ code: (field: String, value: String), in resource: SchoolResource, of run: ID<ImportRun>, _ tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO import_unmapped (resource, field, value, run_id, times)
            VALUES (\(resource), \(code.field), \(code.value), \(run), 1)
            ON CONFLICT (run_id, resource, field, value) DO UPDATE SET times = import_unmapped.times + 1
            """)
    }

    static func miss(
        _ words: Phrase, at resource: SchoolResource, of run: ID<ImportRun>, in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO import_missing (run_id, resource, words_sv, words_en)
            VALUES (\(run), \(resource), \(words.swedish), \(words.english)) ON CONFLICT (run_id, resource, words_en) DO NOTHING
            """)
    }

    /// The resources whose every row was read in the run.
    static func whole(_ run: ID<ImportRun>, in tx: Transaction) throws -> Set<SchoolResource> {
        Set(
            try tx.all("SELECT resource FROM import_tally WHERE run_id = \(run) AND is_whole = 1").map {
                try $0.choice("resource")
            })
    }

    static func report(_ run: ID<ImportRun>, in tx: Transaction) throws -> ImportReport {
        var report = ImportReport()
        for row in try tx.all("SELECT * FROM import_tally WHERE run_id = \(run)") {
            var tally = ImportTally()
            tally.read = try row.int("rows_read")
            tally.new = try row.int("rows_new")
            tally.changed = try row.int("rows_changed")
            tally.removed = try row.int("rows_removed")
            tally.unmapped = try row.int("unmapped")
            report.tallies[try row.choice("resource")] = tally
        }
        report.unmapped = try tx.all(
            "SELECT resource, field, value, times FROM import_unmapped WHERE run_id = \(run) ORDER BY resource, field, value"
        ).map {
            UnmappedCode(
                resource: try $0.choice("resource"), field: try $0.text("field"), value: try $0.text("value"),
                times: try $0.int("times"))
        }
        report.missing = try tx.all(
            "SELECT words_sv, words_en FROM import_missing WHERE run_id = \(run) ORDER BY resource, words_en"
        ).map { Phrase(try $0.text("words_sv"), en: try $0.text("words_en")) }
        let scope = try find(run, in: tx)?.scope ?? ""
        report.waiting =
            try tx.one(
                "SELECT COUNT(*) AS n FROM import_seen WHERE scope = \(scope) AND waiting IS NOT NULL AND is_gone = 0")?
            .int("n") ?? 0
        return report
    }

    static func find(_ id: ID<ImportRun>, in tx: Transaction) throws -> ImportRun? {
        try tx.one("SELECT * FROM import_run WHERE id = \(id)").map(run)
    }

    static func latest(_ address: String, finished: Bool, in tx: Transaction) throws -> ImportRun? {
        let row =
            finished
            ? try tx.one(
                "SELECT * FROM import_run WHERE address = \(address) AND state = 'finished' ORDER BY started_at DESC LIMIT 1"
            )
            : try tx.one(
                "SELECT * FROM import_run WHERE address = \(address) AND state <> 'finished' ORDER BY started_at DESC LIMIT 1"
            )
        return try row.map(run)
    }

    static func recent(in tx: Transaction) throws -> [ImportRun] {
        try tx.all("SELECT * FROM import_run ORDER BY started_at DESC, id DESC LIMIT 50").map(run)
    }

    private static func run(_ row: Fields) throws -> ImportRun {
        let (swedish, english) = (try row.text("trouble_sv"), try row.text("trouble_en"))
        return ImportRun(
            id: try row.id("id"), address: try row.text("address"), scope: try row.text("scope"),
            byName: try row.text("by_name"), since: try row.instantIfAny("since"),
            startedAt: try row.instant("started_at"),
            beatAt: try row.instant("beat_at"), finishedAt: try row.instantIfAny("finished_at"),
            state: try row.choice("state"), worker: try row.text("worker"), stage: try row.choice("stage"),
            pageToken: try row.textIfAny("page_token"), trouble: english.isEmpty ? nil : Phrase(swedish, en: english))
    }
}
