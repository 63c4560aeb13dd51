import ArgumentParser
import Casework
import Kernel
import Storage
import Web

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists every open thing without a responsible or a next date. Exit code 1 where there are holes.")

    @OptionGroup var options: HouseOptions
    @Flag(help: "One JSON object.") var json = false

    func run() async throws {
        let (store, _) = try options.open(mayMake: false)
        defer { store.close() }
        let holes = try await Net.holes(in: store)
        if json {
            let list: [JSON] = holes.map {
                ["kind": .text($0.kind.rawValue), "about": .text($0.about), "workplace": .text($0.workplace)]
            }
            print((["holes": .list(list)] as JSON).text)
        } else if holes.isEmpty {
            print("No holes: every open thing has one responsible and a next date.")
        } else {
            for hole in holes { print("\(hole.kind.rawValue)  \(hole.about)  \(hole.workplace)") }
        }
        if !holes.isEmpty { throw ExitCode(1) }
    }
}
