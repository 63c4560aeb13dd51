import ArgumentParser
import Directory
import Foundation
import Kernel
import Storage

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes and fills a demo county where it is missing, and with --serve answers on 127.0.0.1.")

    @OptionGroup var options: HouseOptions
    @Flag(help: "Serve it.") var serve = false
    @Flag(help: "Only signals and mappings: no consents, meetings or plans yet.") var early = false
    @Option(help: "The port on 127.0.0.1.") var port = 8080

    func run() async throws {
        guard (1...65_535).contains(port) else {
            throw ValidationError("\(port) is not a port. Choose a number from 1 to 65535.")
        }
        try await fill()
        let table = loginTable()
        guard serve else { return print(table) }
        let (store, keys) = try options.open()
        try await samsyn.serve(store, keys, host: "127.0.0.1", port: port, hosts: "", tls: false) {
            // Not through print, which would keep it back when the output is a file.
            FileHandle.standardOutput.write(Data("Samsyn: http://127.0.0.1:\(port)\n\n\(table)\n".utf8))
        }
    }

    /// Builds the county some months ago, then lets things happen on the days they happened.
    private func fill() async throws {
        let clock = DemoClock(daysAgo: 120)
        let (store, keys) = try options.open(surroundings: clock.surroundings)
        let hash = try Password.hash(DemoCounty.password, cost: .live, salt: Surroundings.live.random(16))
        let isNew = try await store.write { try DemoCounty.fill($0, passwordHash: hash) }
        if isNew {
            let talk = DemoTalk(store: store, keys: keys, clock: clock)
            for event in (early ? demoEarlyEvents : demoEarlyEvents + demoLaterEvents).sorted(by: {
                $0.daysAgo > $1.daysAgo
            }) {
                clock.daysAgo = event.daysAgo
                try await event.play(talk)
            }
        }
        store.close()
    }

    private func loginTable() -> String {
        let names = Dictionary(demoColleagues.map { ($0.key, $0.name.map { "\($0.given) \($0.family)" } ?? "") }) {
            first, _ in first
        }
        .merging(
            demoFamilies.flatMap { family in
                family.guardians.map { (family.key(of: $0), "\($0) \(family.name)") }
                    + family.children.map { ($0.key, "\($0.given) \(family.name)") }
            }
        ) { first, _ in first }
        let lines = [("Roll", "Namn", "Inloggning")] + demoLogins.map { ($0.role, names[$0.key] ?? "", $0.key) }
        let widths = [lines.map(\.0.count).max() ?? 0, lines.map(\.1.count).max() ?? 0]
        func padded(_ text: String, _ width: Int) -> String {
            text + String(repeating: " ", count: max(0, width - text.count))
        }
        return lines.map { "\(padded($0.0, widths[0]))  \(padded($0.1, widths[1]))  \($0.2)" }.joined(separator: "\n")
            + "\n\nLösenord för alla: \(DemoCounty.password)"
    }
}
