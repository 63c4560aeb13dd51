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
        subcommands: [
            Serve.self, Demo.self, Check.self, Routes.self, Migrations.self, JournalCommand.self, Import.self,
            Users.self,
            AccessMatrixCommand.self,
        ])
}

/// What most commands need to know of the house.
struct HouseOptions: ParsableArguments {
    @Option(help: "sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME")
    var database = "sqlite:.samsyn/samsyn.sqlite"

    @Option(help: "A file with the 32-byte master key, readable by its owner only. Made when missing, for sqlite only.")
    var masterKey = ".samsyn/master.key"

    func open(surroundings: Surroundings = .live) throws -> (store: DataStore, keys: MasterKey) {
        guard let address = DatabaseAddress(database) else {
            throw ValidationError(
                "'\(database)' is no database address. Write sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME.")
        }
        let keys = try masterKeys(mayMake: { if case .sqlite = address { true } else { false } }())
        return (try Composition.open(address, keys: keys, surroundings: surroundings), keys)
    }

    private func masterKeys(mayMake: Bool) throws -> MasterKey {
        if mayMake, !FileManager.default.fileExists(atPath: masterKey) {
            let folder = URL(filePath: masterKey).deletingLastPathComponent().path
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let text = Data(Surroundings.live.random(32)).base64EncodedString() + "\n"
            FileManager.default.createFile(
                atPath: masterKey, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        }
        return try MasterKey(file: masterKey)
    }
}
