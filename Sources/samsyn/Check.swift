import ArgumentParser
import Casework
import Kernel
import Storage
import Web

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Looks for what could have been forgotten. Exit code 1 where something is.",
        subcommands: [CheckNet.self, CheckReports.self], defaultSubcommand: CheckNet.self)
}

struct CheckNet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "net",
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

struct CheckReports: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reports",
        abstract:
            "Reckons concern reports by intake: sent = received = opened, waiting or alarming. Exit code 1 where not.")

    @OptionGroup var options: HouseOptions
    @Flag(help: "One JSON object.") var json = false

    func run() async throws {
        let (store, _) = try options.open(mayMake: false)
        defer { store.close() }
        let tallies = try await ConcernReports.tally(in: store)
        if json {
            print((["intakes": JSON(tallies.map(\.json))] as JSON).text)
        } else {
            for one in tallies {
                print(
                    "\(one.adds ? "adds up" : "DOES NOT ADD UP")  \(one.workplace): sent \(one.sent), received "
                        + "\(one.received), opened \(one.opened), waiting \(one.waiting), alarming \(one.alarmed)")
            }
            if tallies.isEmpty { print("No reports.") }
        }
        if !tallies.allSatisfy(\.adds) { throw ExitCode(1) }
    }
}
