import ArgumentParser
import Directory
import Foundation
import Kernel
import Storage
import Web

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Takes in schools, children and staff from other systems.", subcommands: [SS12000.self])

    struct SS12000: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "ss12000",
            abstract: "Takes in school data from a folder of SS 12000 pages or from a server that speaks SS 12000.",
            discussion: """
                SOURCE is a folder with organisations-1.json, persons-1.json, persons-2.json and so on, or the address of a server, such as
                https://school.example.se/v2.0. From a server only what has changed since the last import is read, unless --everything.

                The same import twice changes nothing. An import that was broken off goes on where it stopped when it is started again.
                Nobody is deleted: who is no longer in the source is marked as gone.

                Exit codes: 0 done · 64 wrong command line · 65 what came cannot be understood · 69 the server or the database does not
                answer · 74 a file or folder cannot be read · 75 another import of the same source has taken over · 77 the server does not
                let us in.
                """)

        @OptionGroup var options: HouseOptions

        @Argument(help: "A folder, or the address of a server.")
        var source: String

        @Option(help: "The client id at the server.")
        var clientId: String?

        @Option(help: "A file with the secret that belongs to the client id.")
        var clientSecretFile: String?

        @Option(help: "Where to get access tokens. Default: SOURCE/token.")
        var tokenUrl: String?

        @Flag(help: "Change nothing; print what would be done.")
        var dryRun = false

        @Flag(help: "Read also what has not changed.")
        var everything = false

        @Flag(help: "Remove also when more than half of what was known is missing in the source.")
        var acceptRemovals = false

        @Flag(help: "Print one JSON object: for each resource read, new, changed, removed and unmapped.")
        var json = false

        func validate() throws {
            if (clientId == nil) != (clientSecretFile == nil) {
                throw ValidationError("--client-id and --client-secret-file belong together.")
            }
            if tokenUrl != nil, clientId == nil {
                throw ValidationError("--token-url needs --client-id and --client-secret-file.")
            }
            if clientId != nil, !source.contains("://") {
                throw ValidationError(
                    "A folder needs no client id. Leave out --client-id, or write the address of a server.")
            }
        }

        func run() async throws {
            let line = ProgressLine(isOn: isatty(2) == 1)
            do {
                var order = Imports.Order()
                order.everything = everything
                order.mayEmpty = acceptRemovals
                order.isRehearsal = dryRun
                order.credentials = try credentials()
                let (store, _) = try options.open()
                defer { store.close() }
                let report = try await Imports.take(from: source, into: store, order) { line.show($0) }
                line.clear()
                print(report)
            } catch let fault as ImportFault {
                throw line.end(fault.words.english, fault.exitCode)
            } catch let failure as OpeningFailure {
                throw line.end(failure.description, 69)
            } catch let failure as Failure where failure == .unavailable {
                throw line.end(
                    "The database cannot be written. What had been read stays; start the same import again.", 69)
            }
        }

        private func credentials() throws -> SchoolCredentials? {
            guard let clientId, let clientSecretFile else { return nil }
            guard let data = FileManager.default.contents(atPath: clientSecretFile), data.count <= 10_000,
                let text = String(bytes: data, encoding: .utf8)?.trimmingCharacters(in: .whitespacesAndNewlines),
                !text.isEmpty
            else {
                throw ImportFault.brokenFile(
                    Phrase(
                        "Filen \(clientSecretFile) med hemligheten går inte att läsa.",
                        en: "The file \(clientSecretFile) with the secret cannot be read."))
            }
            return SchoolCredentials(id: clientId, secret: text, tokenURL: tokenUrl)
        }

        private func print(_ report: ImportReport) {
            for words in report.missing { ProgressLine.say("missing: \(words.english)") }
            if report.waiting > 0 {
                ProgressLine.say("waiting: \(report.waiting) rows refer to something that has not come")
            }
            for code in report.unmapped {
                ProgressLine.say(
                    "unknown: \(code.resource.rawValue) \(code.field) '\(ProgressLine.plain(code.value))' (\(code.times))"
                )
            }
            if json { return Swift.print(report.json.text) }
            if dryRun { Swift.print("Dry run: nothing has been changed.") }
            if report.isResumed { Swift.print("Went on with an import that had been broken off.") }
            for resource in SchoolResource.allCases {
                let tally = report.tallies[resource] ?? ImportTally()
                let name = resource.rawValue.padding(toLength: 14, withPad: " ", startingAt: 0)
                Swift.print(
                    "\(name)\(tally.read) read, \(tally.new) new, \(tally.changed) changed, \(tally.removed) removed, \(tally.unmapped) unknown codes"
                )
            }
        }
    }
}

/// One line on a terminal that says how far it has come.
struct ProgressLine: Sendable {
    let isOn: Bool

    func show(_ step: ImportStep) {
        guard isOn else { return }
        let counts = SchoolResource.allCases.compactMap { resource in
            step.tallies[resource].map { "\(resource.rawValue) \($0.read)" }
        }
        FileHandle.standardError.write(Data("\r\u{1B}[K\(step.stage.english): \(counts.joined(separator: ", "))".utf8))
    }

    func clear() { if isOn { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) } }

    func end(_ words: String, _ code: Int32) -> ExitCode {
        clear()
        ProgressLine.say("Error: \(ProgressLine.plain(words))")
        return ExitCode(code)
    }

    static func say(_ words: String) { FileHandle.standardError.write(Data("\(words)\n".utf8)) }

    /// On one line, without what could move the cursor of a terminal.
    static func plain(_ text: String) -> String {
        String(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) })
    }
}
