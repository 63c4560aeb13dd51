import ArgumentParser
import Directory
import Foundation
import Kernel
import Storage

/// `Bench`: what `make bench` needs besides the program itself – a large county, and bare servers to compare with.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "Bench", abstract: "Fills a large county and answers beside the program. For measuring only.",
        subcommands: [Fill.self, Bare.self])
}

/// Which database; its master key must be there already.
struct BenchOptions: ParsableArguments {
    @Option(help: "sqlite:PATH or postgres://…") var database: String
    @Option(help: "The file with the master key.") var masterKey: String

    func open(watch: Watch? = nil) throws -> (store: DataStore, keys: MasterKey) {
        guard let address = DatabaseAddress(database) else {
            throw ValidationError("'\(database)' is no database address.")
        }
        let keys = try MasterKey(file: masterKey)
        return (try County.open(address, keys, watch: watch), keys)
    }
}

struct Fill: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fills the county with children and prints, as JSON, who signs in and whom they may ask for.")

    @OptionGroup var options: BenchOptions
    @Option(help: "How many children.") var children: Int

    func run() async throws {
        let (store, _) = try options.open()
        defer { store.close() }
        let schools = max(1, children / County.childrenPerSchool)
        try await store.write { try FillStore.places(schools, in: $0) }
        for school in 0..<schools {
            for start in stride(from: 0, to: County.childrenPerSchool, by: County.perBatch) {
                try await store.write { try FillStore.children(of: school, from: start, in: $0) }
            }
        }
        let secret = hex(Surroundings.live.random(32))
        let listed = try await store.write { tx in
            try FillStore.signIn(secret: secret, in: tx)
            return try FillStore.childrenOfTheHead(in: tx)
        }
        let answer: [String: Any] = [
            "secret": secret, "token": County.token, "children": listed.map(\.id),
            "numbers": listed.compactMap(\.number),
        ]
        FileHandle.standardOutput.write(try JSONSerialization.data(withJSONObject: answer))
    }
}
