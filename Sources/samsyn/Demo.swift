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
    @Option(help: "The port on 127.0.0.1.") var port = 8080

    func run() async throws {
        let (store, keys) = try options.open()
        if serve { try await samsyn.serve(store, keys, host: "127.0.0.1", port: port, hosts: "", tls: false) }
    }
}
