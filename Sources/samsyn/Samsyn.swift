import ArgumentParser
import Foundation
import Kernel
import Storage

/// `samsyn`: the commands.
@main
struct Samsyn: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "samsyn",
        abstract: "Samverkan kring barn: the shared workspace of schools, social services and health care.",
        discussion: """
            Exit codes: 0 done · 1 not as it should be, or nothing to do it to · 64 wrong command line · 69 the database cannot be \
            opened or written, or the address cannot be listened on · 75 the port is taken. An import has more of its own.
            """,
        subcommands: [
            Serve.self, Demo.self, Check.self, Routes.self, Migrations.self, JournalCommand.self, Import.self,
            Users.self,
            AccessMatrixCommand.self,
        ])

    /// A fault is one line on standard error, and an exit code that tells the kinds apart.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var waiting = command as? any AsyncParsableCommand {
                try await waiting.run()
            } else {
                try command.run()
            }
        } catch let stopped as Stop {
            stop(stopped.words, stopped.code)
        } catch let failure as OpeningFailure {
            stop(failure.description, 69)
        } catch Failure.unavailable {
            stop(
                "The database cannot be written: is the disk full, or the folder for reading only? Nothing is changed.",
                69)
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            stop(message(for: error), ExitCode.validationFailure.rawValue)
        }
    }

    private static func stop(_ words: String, _ code: Int32) -> Never {
        ProgressLine.say("Error: \(ProgressLine.plain(words))")
        Foundation.exit(code)
    }
}

/// Why a command cannot do its work, in one line.
struct Stop: Error {
    let words: String
    let code: Int32

    init(_ words: String, code: Int32 = 69) {
        self.words = words
        self.code = code
    }
}

/// What most commands need to know of the house.
struct HouseOptions: ParsableArguments {
    @Option(help: "sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME")
    var database = "sqlite:.samsyn/samsyn.sqlite"

    @Option(help: "A file with the 32-byte master key, readable by its owner only. Made when missing, for sqlite only.")
    var masterKey = ".samsyn/master.key"

    /// `mayMake` is false where an empty database would be no answer: a wrong path is said, not filled.
    func open(surroundings: Surroundings = .live, mayMake: Bool = true) throws -> (store: DataStore, keys: MasterKey) {
        guard let address = DatabaseAddress(database) else {
            throw ValidationError(
                "'\(database)' is no database address. Write sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME.")
        }
        var isNew = false
        if case .sqlite(let path) = address { isNew = !FileManager.default.fileExists(atPath: path) }
        guard mayMake || !isNew else { throw Stop("there is no database \(database)") }
        // A key for a database that is there already would be the wrong one.
        let keys = try masterKeys(mayMake: isNew)
        return (try Composition.open(address, keys: keys, surroundings: surroundings), keys)
    }

    private func masterKeys(mayMake: Bool) throws -> MasterKey {
        if mayMake, !FileManager.default.fileExists(atPath: masterKey) {
            let folder = URL(filePath: masterKey).deletingLastPathComponent().path
            let text = Data(Surroundings.live.random(32)).base64EncodedString() + "\n"
            do {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            } catch {
                throw Stop("the folder \(folder) cannot be made")
            }
            let isMade = FileManager.default.createFile(
                atPath: masterKey, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
            guard isMade else { throw Stop("the master key \(masterKey) cannot be made") }
        }
        return try MasterKey(file: masterKey)
    }
}
