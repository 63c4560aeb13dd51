import Kernel
import Storage

/// The only file that knows the steps of an import, each one change of the database: in a real run each is lasting by itself, in a
/// dry run all are one change that is taken back.
enum ImportStepStore {
    static let batch = 200

    /// Takes in rows and notes how far the run has come.
    static func take(
        _ rows: [Sent], of resource: SchoolResource, at token: String?, _ run: ImportRun, _ batch: ImportBatch,
        in tx: Transaction
    ) throws -> ImportTally {
        try move(run, to: .reading(resource), token: token, scope: run.scope, in: tx)
        let tally = try ImportTakingStore.take(rows, of: resource, batch, in: tx)
        try ImportRunStore.add(tally, to: resource, of: run.id, in: tx)
        return tally
    }

    static func move(
        _ run: ImportRun, to stage: ImportRun.Stage, token: String?, scope: String, in tx: Transaction
    ) throws {
        guard try ImportRunStore.move(run.id, worker: run.worker, stage: stage, token: token, scope: scope, in: tx)
        else {
            throw ImportFault.takenOver(
                Phrase(
                    "Någon annan har tagit över den här importen. Den går vidare där.",
                    en: "Another import of the same source has taken over. It goes on there."))
        }
    }

    /// Every row of the resource has been read. Answers whose rows they are, known when the organisations have come.
    static func close(
        _ resource: SchoolResource, isWhole: Bool, system: String, _ run: ImportRun, _ batch: ImportBatch,
        in tx: Transaction
    ) throws -> String {
        try ImportRunStore.add(ImportTally(), to: resource, of: run.id, isWhole: isWhole, in: tx)
        var scope = run.scope
        if resource == .organisations {
            // Twice: a parent may have waited for its own parent.
            for _ in 0..<2 {
                var last = ""
                while let id = try ImportTakingStore.retry(.organisations, after: last, batch, limit: 1000, in: tx) {
                    last = id
                }
            }
            try ImportPlaceStore.knit(batch, in: tx)
            if run.since == nil { scope = try ImportSeenStore.settleScope(batch, system: system, in: tx) }
        }
        try move(run, to: ImportRun.Stage.reading(resource).next, token: nil, scope: scope, in: tx)
        return scope
    }

    /// A few rows that did not come in a full reading; how many, 0 when there are no more.
    static func bury(
        missing resource: SchoolResource, _ run: ImportRun, _ batch: ImportBatch, mayEmpty: Bool, in tx: Transaction
    ) throws -> Int {
        try move(run, to: .removing, token: nil, scope: run.scope, in: tx)
        guard run.since == nil, try ImportRunStore.whole(run.id, in: tx).contains(resource) else { return 0 }
        let (known, missing) = try ImportSeenStore.missing(resource, batch, in: tx)
        // A source that suddenly has lost most of what it had is more likely to be broken than right.
        if missing > 10, missing * 2 > known, !mayEmpty {
            try ImportRunStore.miss(
                Phrase(
                    "\(resource.words.swedish): \(missing) av \(known) kom inte med. Så många tas inte bort utan vidare; inget är borttaget.",
                    en:
                        "\(resource.words.english): \(missing) of \(known) did not come. So many are not removed unasked; nothing is removed."
                ),
                at: resource, of: run.id, in: tx)
            return 0
        }
        let gone = try ImportSeenStore.notCome(resource, batch, limit: ImportStepStore.batch, in: tx)
        return try bury(gone, of: resource, run, batch, in: tx)
    }

    /// Rows that the source says are removed; those we never had, or have removed already, are passed over.
    static func bury(
        told ids: [String], of resource: SchoolResource, _ run: ImportRun, _ batch: ImportBatch, in tx: Transaction
    ) throws -> Int {
        try move(run, to: .removing, token: nil, scope: run.scope, in: tx)
        let known = try ImportSeenStore.load(ids, of: resource, in: tx).values.filter { !$0.isGone }.sorted {
            $0.id < $1.id
        }
        return try bury(known, of: resource, run, batch, in: tx)
    }

    private static func bury(
        _ rows: [ImportSeen], of resource: SchoolResource, _ run: ImportRun, _ batch: ImportBatch, in tx: Transaction
    ) throws -> Int {
        for row in rows { try ImportTakingStore.bury(row, of: resource, batch, in: tx) }
        var tally = ImportTally()
        tally.removed = rows.count
        if !rows.isEmpty { try ImportRunStore.add(tally, to: resource, of: run.id, in: tx) }
        return rows.count
    }

    /// The order in which what waits is tried again when everything has come.
    static let waiting: [SchoolResource] = [.placements, .persons, .groups, .duties]

    static func retry(
        _ resource: SchoolResource, after id: String, _ run: ImportRun, _ batch: ImportBatch, in tx: Transaction
    ) throws -> String? {
        try move(run, to: .finishing, token: nil, scope: run.scope, in: tx)
        return try ImportTakingStore.retry(resource, after: id, batch, limit: ImportStepStore.batch, in: tx)
    }

    static func knitTeaching(_ run: ImportRun, _ batch: ImportBatch, in tx: Transaction) throws {
        try move(run, to: .finishing, token: nil, scope: run.scope, in: tx)
        try ImportGroupStore.knit(batch, in: tx)
    }

    static func settle(_ run: ImportRun, in tx: Transaction) throws -> Bool {
        try move(run, to: .finishing, token: nil, scope: run.scope, in: tx)
        return try ImportChildStore.settle(limit: batch, in: tx)
    }

    static func end(_ run: ImportRun, in tx: Transaction) throws -> ImportReport {
        try ImportRunStore.end(run.id, worker: run.worker, trouble: nil, in: tx)
        return try ImportRunStore.report(run.id, in: tx)
    }
}
