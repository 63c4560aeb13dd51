import Kernel
import Storage
import Web

extension Imports {
    func addRoutes(to desk: Desk) {
        desk.menu(Phrase("Import", en: "Import"), "/import") { $0.holds(.administrator) }
        desk.form(
            "/import", api: "imports", .importSchool, fields: ImportForm.fields,
            summary: Phrase(
                "Starta en import från ett system som talar SS 12000",
                en: "Start an import from a system that speaks SS 12000"),
            show: { visit, filled in
                let runs = try await house.store.read { try ImportRunStore.recent(in: $0) }
                return importPage(runs, filled, now: house.surroundings.now(), visit)
            },
            take: { visit, answers in try await start(try ImportForm.read(answers), for: try visit.caller) })
        desk.page(
            nil, api: "imports", .importSchool, shape: .list(ImportRun.shape),
            summary: Phrase("Importer, den senaste först", en: "Imports, the latest first")
        ) { visit in
            let (runs, now) = (
                try await house.store.read { try ImportRunStore.recent(in: $0) }, house.surroundings.now()
            )
            return Page(ImportWords.title, json: .list(runs.map { $0.json(now: now) })) { "" }
        }
        desk.page(
            "/import/:import", api: "imports/:import", .importSchool, shape: ImportRun.reportShape,
            summary: Phrase("Hur en import har gått", en: "How an import has gone")
        ) { visit in
            let id: ID<ImportRun> = try visit.id("import")
            let found = try await house.store.read { tx in
                try ImportRunStore.find(id, in: tx).map { (run: $0, report: try ImportRunStore.report(id, in: tx)) }
            }
            guard let found else { throw Failure.notFound }
            return importRunPage(found.run, found.report, now: house.surroundings.now())
        }
    }

    /// Begins in the background; the same address twice leads to the one that is going on.
    private func start(_ meaning: ImportForm.Meaning, for caller: Caller) async throws -> Done {
        let (address, now) = (meaning.address.text, house.surroundings.now())
        let open = try await house.store.read { try ImportRunStore.latest(address, finished: false, in: $0) }
        if let open, open.isAlive(at: now) { return Done("/import/\(open.id)", open.id) }
        guard slot.take() else {
            throw Failure.invalid([
                Problem(
                    "url",
                    Phrase(
                        "En annan import pågår. Vänta tills den är klar.",
                        en: "Another import is going on. Wait until it is done."))
            ])
        }
        do {
            let server = try await SchoolServer(meaning.address, meaning.credentials, reach: .publicOr(allowed))
            let work = ImportWorkStore(
                store: house.store, source: server, caller: caller, byName: caller.name, everything: meaning.everything)
            let begun = try await work.begin()
            slot.start {
                do {
                    _ = try await work.work(on: begun)
                } catch {
                    // Why it stopped is kept with the run, for its page.
                }
                do {
                    try await server.close()
                } catch {
                    // Nothing more is sent over it either way.
                }
            }
            return Done("/import/\(begun.run.id)", begun.run.id)
        } catch let fault as ImportFault {
            slot.release()
            throw Failure.invalid([Problem("url", fault.words)])
        } catch {
            slot.release()
            throw error
        }
    }
}
