import Foundation
import Kernel
import Law
import Web

/// The form, and the imports there have been.
func importPage(_ runs: [ImportRun], _ filled: Filled, now: Instant, _ visit: Visit) -> Page {
    Page(ImportWords.title) {
        """
        \(pageHead(ImportWords.title.description))
        <p>\(ImportWords.intro)</p>
        \(formHTML(ImportForm.fields, filled, to: "/import", submit: Phrase("Starta importen", en: "Start the import"), in: visit))
        <h2>\(Phrase("Tidigare importer", en: "Earlier imports"))</h2>
        \(runs.isEmpty ? empty(Phrase("Ingenting är importerat än.", en: "Nothing has been imported yet.")) : runTable(runs, now))
        """
    }
}

private func runTable(_ runs: [ImportRun], _ now: Instant) -> HTML {
    table(
        Phrase("Importer, den senaste först", en: "Imports, the latest first"), captionHidden: true,
        [
            TableHead(Phrase("Började", en: "Began")), TableHead(Phrase("Från", en: "From")),
            TableHead(Phrase("Av", en: "By")), TableHead(Phrase("Läge", en: "State")),
        ],
        runs.map { run in
            [
                "<a href=\"/import/\(run.id)\">\(run.startedAt.dateAndTime)</a>", "\(run.address)", "\(run.byName)",
                stateTag(run, now),
            ]
        })
}

private func stateTag(_ run: ImportRun, _ now: Instant) -> HTML {
    switch run.state {
    case .finished: tag(Phrase("Klar", en: "Done"), tone: .good)
    case .running where run.isAlive(at: now): tag(Phrase("Pågår", en: "Going on"), tone: .info)
    case .running, .stopped: tag(Phrase("Stannade", en: "Stopped"), tone: .care)
    }
}

/// How one import goes or has gone. Reads the same without scripts: the reader asks for the page again.
func importRunPage(_ run: ImportRun, _ report: ImportReport, now: Instant) -> Page {
    Page(ImportWords.heading(run), json: run.reportJSON(report, now: now)) {
        """
        \(crumbs([Place(ImportWords.title, "/import")]))
        \(pageHead(ImportWords.heading(run).description, tag: stateTag(run, now)))
        \(standing(run, now))
        \(tallyTable(report))
        \(unmappedTable(report))
        \(missingList(report))
        """
    }
}

private func standing(_ run: ImportRun, _ now: Instant) -> HTML {
    if run.isAlive(at: now) {
        return """
            <p role="status">\(ImportWords.nowReading(run.stage.words))</p>
            <p>\(linkButton(Phrase("Visa hur långt den har kommit", en: "Show how far it has come"), to: "/import/\(run.id)", .secondary))</p>
            """
    }
    if run.state == .finished { return "<p>\(ImportWords.finished(run.finishedAt ?? run.beatAt))</p>" }
    return notice(
        Phrase("Importen stannade", en: "The import stopped"), tone: .care,
        """
        <p>\(run.trouble ?? ImportWords.stopped)</p>
        <p>\(ImportWords.goOn)</p>
        <p>\(link(Phrase("Fortsätt importen", en: "Go on with the import"), to: "/import?url=\(run.linkAddress)"))</p>
        """)
}

private func tallyTable(_ report: ImportReport) -> HTML {
    let heads = [
        TableHead(Phrase("Vad", en: "What")), TableHead(Phrase("Lästa", en: "Read"), number: true),
        TableHead(Phrase("Nya", en: "New"), number: true), TableHead(Phrase("Ändrade", en: "Changed"), number: true),
        TableHead(Phrase("Borta", en: "Removed"), number: true),
        TableHead(Phrase("Okända koder", en: "Unknown codes"), number: true),
    ]
    let lines = SchoolResource.allCases.map { resource -> [HTML] in
        let tally = report.tallies[resource] ?? ImportTally()
        return [
            "\(resource.words)", "\(tally.read)", "\(tally.new)", "\(tally.changed)", "\(tally.removed)",
            "\(tally.unmapped)",
        ]
    }
    return table(Phrase("Antal", en: "Numbers"), heads, lines)
}

private func unmappedTable(_ report: ImportReport) -> HTML {
    guard !report.unmapped.isEmpty else { return "" }
    let heads = [
        TableHead(Phrase("Kod", en: "Code")), TableHead(Phrase("Fält", en: "Field")),
        TableHead(Phrase("I", en: "In")), TableHead(Phrase("Gånger", en: "Times"), number: true),
    ]
    return """
        <h2>\(Phrase("Okända koder", en: "Unknown codes"))</h2>
        <p>\(ImportWords.unknownCodes)</p>
        \(table(Phrase("Okända koder", en: "Unknown codes"), captionHidden: true, heads,
            report.unmapped.map { ["\($0.value)", "\($0.field)", "\($0.resource.words)", "\($0.times)"] }))
        """
}

private func missingList(_ report: ImportReport) -> HTML {
    guard !report.missing.isEmpty || report.waiting > 0 else { return "" }
    let waits: HTML? = report.waiting > 0 ? "<li>\(ImportWords.waiting(report.waiting))</li>" : nil
    return """
        <h2>\(Phrase("Det här saknas", en: "This is missing"))</h2>
        <ul>\(report.missing.map { "<li>\($0)</li>" as HTML })\(waits)</ul>
        """
}

extension ImportRun {
    /// The address as it can stand in a link; a folder cannot be read from the web.
    fileprivate var linkAddress: String {
        address.hasPrefix("http") ? address.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" : ""
    }
}
