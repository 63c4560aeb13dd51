import Kernel
import Storage

/// The only file that knows how an import goes from start to end: page by page, each change lasting, so that a broken one can go on.
struct ImportWorkStore: Sendable {
    let store: DataStore
    let source: any SchoolSource
    let caller: Caller?
    let byName: String
    /// Also what the source says has not changed.
    var everything = false
    /// Remove also when most of what was known did not come.
    var mayEmpty = false
    var tell: @Sendable (ImportStep) -> Void = { _ in }

    /// Begins, or goes on with what broke. The id is there before anything has been read.
    func begin() async throws -> (run: ImportRun, isResumed: Bool) {
        let (address, byName, everything) = (source.address, byName, everything || !source.tellsChanges)
        return try await store.write { tx in
            let worker: ID<ImportRun> = tx.newID()
            return try ImportRunStore.begin(
                address, by: byName, everything: everything, worker: worker.description, in: tx)
        }
    }

    func work(on begun: (run: ImportRun, isResumed: Bool)) async throws -> ImportReport {
        let run = begun.run
        do {
            var report = try await go(run)
            report.isResumed = begun.isResumed
            return report
        } catch {
            let trouble = (error as? ImportFault)?.words ?? ImportWords.stopped
            if !ImportWorkStore.isTakenOver(error) {
                do {
                    try await store.write {
                        try ImportRunStore.stop(run.id, worker: run.worker, trouble: trouble, in: $0)
                    }
                } catch {
                    // The database is gone as well; the run shows as silent and can be gone on with.
                }
            }
            throw error
        }
    }

    private static func isTakenOver(_ error: any Error) -> Bool {
        if case ImportFault.takenOver = error { true } else { false }
    }

    private func go(_ begun: ImportRun) async throws -> ImportReport {
        var run = begun
        var tallies = try await store.read { try ImportRunStore.report(begun.id, in: $0).tallies }
        while true {
            switch run.stage {
            case .reading(let resource):
                tell(ImportStep(stage: run.stage.words, tallies: tallies))
                run.scope = try await read(resource, run, &tallies)
                run.pageToken = nil
            case .removing:
                tell(ImportStep(stage: run.stage.words, tallies: tallies))
                try await remove(run)
            case .finishing:
                tell(ImportStep(stage: run.stage.words, tallies: tallies))
                return try await finish(run)
            }
            run.stage = run.stage.next
        }
    }

    private func batch(_ run: ImportRun, isLast: Bool = false) -> @Sendable (Transaction) -> ImportBatch {
        let caller = caller
        return { tx in ImportBatch(run: run.id, scope: run.scope, caller: caller, today: Day(tx.now), isLast: isLast) }
    }

    /// Reads one resource from where the run stands. Answers whose rows they are.
    private func read(
        _ resource: SchoolResource, _ run: ImportRun, _ tallies: inout [SchoolResource: ImportTally]
    ) async throws -> String {
        let batch = batch(run)
        var pages = PageWalk(resource: resource, token: run.pageToken)
        var isWhole = true
        while let page = try await pages.next(from: source, since: run.since) {
            let here = pages.token
            for start in stride(from: 0, to: max(page.rows.count, 1), by: ImportStepStore.batch) {
                let rows = Array(page.rows.dropFirst(start).prefix(ImportStepStore.batch))
                let tally = try await store.write {
                    try ImportStepStore.take(rows, of: resource, at: here, run, batch($0), in: $0)
                }
                tallies[resource, default: ImportTally()] += tally
                tell(ImportStep(stage: run.stage.words, tallies: tallies))
            }
            if page.isCutOff { isWhole = false }
            try pages.take(page)
            try Task.checkCancellation()
        }
        let (isOffered, isWholly, system) = (pages.isOffered, isWhole, source.system)
        return try await store.write { tx in
            if !isOffered {
                try ImportRunStore.miss(ImportWords.notOffered(resource), at: resource, of: run.id, in: tx)
            }
            if !isWholly { try ImportRunStore.miss(ImportWords.cutOff(resource), at: resource, of: run.id, in: tx) }
            return try ImportStepStore.close(
                resource, isWhole: isOffered && isWholly && run.since == nil, system: system, run, batch(tx), in: tx)
        }
    }

    private func remove(_ run: ImportRun) async throws {
        let (batch, mayEmpty) = (batch(run), mayEmpty)
        let told = try await source.deleted(since: run.since)
        if told == nil, run.since != nil {
            try await store.write {
                try ImportRunStore.miss(ImportWords.removalsNotTold, at: .persons, of: run.id, in: $0)
            }
        }
        for resource in SchoolResource.allCases.reversed() {
            let ids = told?[resource] ?? []
            for start in stride(from: 0, to: ids.count, by: ImportStepStore.batch) {
                let some = Array(ids[start..<min(start + ImportStepStore.batch, ids.count)])
                _ = try await store.write { try ImportStepStore.bury(told: some, of: resource, run, batch($0), in: $0) }
            }
            while try await store.write({
                try ImportStepStore.bury(missing: resource, run, batch($0), mayEmpty: mayEmpty, in: $0)
            }) > 0 {}
        }
    }

    private func finish(_ run: ImportRun) async throws -> ImportReport {
        let batch = batch(run, isLast: true)
        for resource in ImportStepStore.waiting {
            var last = ""
            while let id = try await store.write({ [last] in
                try ImportStepStore.retry(resource, after: last, run, batch($0), in: $0)
            }) {
                last = id
            }
        }
        try await store.write { try ImportStepStore.knitTeaching(run, batch($0), in: $0) }
        while try await store.write({ try ImportStepStore.settle(run, in: $0) }) {}
        return try await store.write { try ImportStepStore.end(run, in: $0) }
    }

    // MARK: Dry run

    /// Thrown to take everything back.
    private struct TakenBack: Error { let report: ImportReport }

    /// The whole import as one change that is taken back at the end: the same numbers, nothing kept.
    func rehearse() async throws -> ImportReport {
        let (address, caller, system) = (source.address, caller, source.system)
        let before = try await store.read { [everything, source] tx in
            everything || !source.tellsChanges ? nil : try ImportRunStore.latest(address, finished: true, in: tx)
        }
        let gathered = try await GatheredPages(source, since: before.map { $0.startedAt - .seconds(60) }, tell: tell)
        let (byName, everything, mayEmpty) = (byName, everything || !source.tellsChanges, mayEmpty)
        do {
            try await store.write { tx in
                let worker: ID<ImportRun> = tx.newID()
                try ImportRunStore.setAside(address, in: tx)
                var run = try ImportRunStore.begin(
                    address, by: byName, everything: everything, worker: worker.description, in: tx
                ).run
                func batch(isLast: Bool = false) -> ImportBatch {
                    ImportBatch(run: run.id, scope: run.scope, caller: caller, today: Day(tx.now), isLast: isLast)
                }
                for resource in SchoolResource.allCases {
                    for page in gathered.pages[resource] ?? [] {
                        _ = try ImportStepStore.take(try page.rows, of: resource, at: nil, run, batch(), in: tx)
                    }
                    if gathered.pages[resource] == nil {
                        try ImportRunStore.miss(ImportWords.notOffered(resource), at: resource, of: run.id, in: tx)
                    }
                    run.scope = try ImportStepStore.close(
                        resource, isWhole: gathered.whole.contains(resource) && run.since == nil, system: system, run,
                        batch(), in: tx)
                }
                for resource in SchoolResource.allCases.reversed() {
                    _ = try ImportStepStore.bury(
                        told: gathered.deleted[resource] ?? [], of: resource, run, batch(), in: tx)
                    while try ImportStepStore.bury(missing: resource, run, batch(), mayEmpty: mayEmpty, in: tx) > 0 {}
                }
                for resource in ImportStepStore.waiting {
                    var last = ""
                    while let id = try ImportStepStore.retry(resource, after: last, run, batch(isLast: true), in: tx) {
                        last = id
                    }
                }
                try ImportStepStore.knitTeaching(run, batch(isLast: true), in: tx)
                while try ImportStepStore.settle(run, in: tx) {}
                throw TakenBack(report: try ImportStepStore.end(run, in: tx))
            }
        } catch let done as TakenBack {
            return done.report
        }
        throw Failure.unavailable
    }
}
