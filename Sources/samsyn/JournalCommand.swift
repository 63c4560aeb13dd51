import ArgumentParser
import Foundation
import Journal
import Kernel
import Storage

struct JournalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal", abstract: "The log of every reading and writing of a child.",
        subcommands: [Verify.self, NewKey.self, Sign.self, Prove.self, Export.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Reads the whole chain; exit code 1 and the first wrong entry when it does not hold.")

        @OptionGroup var options: HouseOptions
        @Flag(help: "One JSON object.") var json = false

        func run() async throws {
            let (store, keys) = try options.open(mayMake: false)
            let verdict = try await Journal(keys: keys).verify(store)
            switch verdict {
            case .whole(let entries):
                print(json ? "{\"whole\":true,\"entries\":\(entries)}" : "The journal is whole: \(entries) entries.")
            case .broken(let seq, let fault):
                print(
                    json
                        ? "{\"whole\":false,\"first\":\(seq),\"fault\":\"\(fault.rawValue)\"}"
                        : "The journal is broken at entry \(seq): \(fault.rawValue).")
                throw ExitCode(1)
            }
        }
    }
}

extension JournalCommand {
    struct NewKey: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "key",
            abstract: "Makes a key that signs checkpoints; prints its public part for those who check them.")

        @Option(help: "Whose journal it is, as an address without https://, such as samsyn.kommunen.se/logg.")
        var origin: String
        @Option(help: "The file to make, readable by its owner only.") var out: String

        func run() throws {
            guard let key = JournalKey(name: origin, seed: Surroundings.live.random(32)) else {
                throw ValidationError(
                    "'\(origin)' cannot name a journal: use plain letters and signs, no blanks and no plus.")
            }
            guard !FileManager.default.fileExists(atPath: out) else { throw Stop("\(out) is there already", code: 1) }
            guard
                FileManager.default.createFile(
                    atPath: out, contents: Data(key.secretText.utf8), attributes: [.posixPermissions: 0o600])
            else { throw Stop("\(out) cannot be made") }
            print(key.publicText)
        }
    }

    struct Sign: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "checkpoint",
            abstract: "Signs the journal as it is and shows it to witnesses. Exit code 1 when one has not taken it.")

        @OptionGroup var options: HouseOptions
        @Option(help: "The file with the journal's key.") var key: String
        @Option(help: "A folder that somebody else keeps; may be given again.") var out: [String] = []
        @Option(help: "The address of a witness; may be given again.") var witness: [String] = []
        @Option(help: "Alarm when no witness has taken a checkpoint for so many minutes.") var alarmAfter = 1440

        func run() async throws {
            guard (1...100_000).contains(alarmAfter) else {
                throw ValidationError("--alarm-after must be a number of minutes from 1.")
            }
            let key = try JournalKey(file: key)
            let (store, _) = try options.open(mayMake: false)
            defer { store.close() }
            let (checkpoints, witnesses) = (Checkpoints(store: store, key: key), (out + witness).map { Witness($0) })
            try await said {
                print(try await checkpoints.sign(), terminator: "")
                try await checkpoints.keep(witnesses, alarmAfter: .seconds(alarmAfter * 60), alone: false)
                let answers = try await checkpoints.send(to: witnesses)
                for (witness, answer) in zip(witnesses, answers) where answer != .taken {
                    ProgressLine.say("\(witness.name): \(answer.words)")
                }
                if !answers.allSatisfy({ $0 == .taken }) { throw ExitCode(1) }
            }
        }
    }

    struct Prove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Shows that an entry is in the signed journal, or that an older journal is the beginning of a later one."
        )

        @OptionGroup var options: HouseOptions
        @Option(help: "The number of an entry.") var entry: Int64?
        @Option(help: "The number of entries of an older checkpoint.") var from: Int64?
        @Option(help: "The number of entries of a later one. Default: the latest.") var to: Int64?

        func run() async throws {
            guard (entry == nil) != (from == nil) else { throw ValidationError("Give either --entry or --from.") }
            let (store, _) = try options.open(mayMake: false)
            defer { store.close() }
            let (entry, from, to) = (entry, from, to)
            try await said {
                let proof: String = try await store.read { tx in
                    if let entry { return try Checkpoints.proof(ofEntry: entry, in: tx) }
                    return try Checkpoints.proof(from: from ?? 0, to: to, in: tx)
                }
                print(proof, terminator: "")
            }
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints every entry as a line of JSON, for whoever checks the journal elsewhere.")

        @OptionGroup var options: HouseOptions
        @Flag(help: "Only number and hash: nothing about anyone.") var hashes = false

        func run() async throws {
            let (store, _) = try options.open(mayMake: false)
            defer { store.close() }
            try await Checkpoints.export(store, hashesOnly: hashes) { print($0) }
        }
    }
}

/// A fault of the checkpoints in one line.
private func said(_ work: () async throws -> Void) async throws {
    do {
        try await work()
    } catch let fault as CheckpointFault {
        throw Stop(fault.words, code: 1)
    }
}

extension WitnessAnswer {
    var words: String {
        switch self {
        case .taken: "has taken it"
        case .hasSeen(let size): "has seen \(size) entries"
        case .disputes: "has seen another journal: entries are gone or have been written anew"
        case .away(let why): "could not be reached: \(why)"
        }
    }
}
