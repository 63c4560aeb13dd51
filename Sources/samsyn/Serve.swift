import ArgumentParser
import Directory
import Foundation
import Hummingbird
import Journal
import Kernel
import Logging
import NIOCore
import Storage
import UnixSignals
import Web

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Answers on an address until told to stop.")

    @OptionGroup var options: HouseOptions

    @Option(help: "HOST:PORT")
    var listen = "127.0.0.1:8080"

    @Option(help: "Host names to answer to, as the browser writes them; several with commas. Default: 127.0.0.1 and localhost.")
    var hosts = ""

    @Flag(help: "Behind a proxy that speaks TLS: secure cookies and HSTS.")
    var tls = false

    @Option(help: "Internal hosts, or HOST:PORT, that an import started on the web may ask; several with commas. Default: none.")
    var importFrom = ""

    func run() async throws {
        let parts = listen.split(separator: ":")
        guard parts.count == 2, let port = Int(parts[1]), (1...65_535).contains(port) else {
            throw ValidationError("'\(listen)' is no address. Write HOST:PORT, such as 127.0.0.1:8080.")
        }
        let (store, keys) = try options.open()
        try await serve(store, keys, host: String(parts[0]), port: port, hosts: hosts, tls: tls, importFrom: importFrom)
    }
}

/// Serves until SIGTERM or SIGINT, then finishes what is going on. A taken port is one line and exit code 75.
func serve(
    _ store: DataStore, _ keys: MasterKey, host: String, port: Int, hosts: String, tls: Bool, importFrom: String = "",
    onRunning: @escaping @Sendable () -> Void = {}
) async throws {
    let house = House(
        store: store, surroundings: .live, keys: keys, overTLS: tls,
        hosts: hosts.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) })
    let allowed = importFrom.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
    let application = Composition.application(
        house, cost: .live, host: host, port: port, importFrom: allowed, onRunning: onRunning)
    do {
        try await application.runService(gracefulShutdownSignals: [.sigterm, .sigint])
    } catch let fault as IOError where fault.errnoCode == EADDRINUSE {
        store.close()
        FileHandle.standardError.write(
            Data("Port \(port) on \(host) is taken by another program. Choose another port.\n".utf8))
        throw ExitCode(75)
    }
/// Serves until SIGTERM or SIGINT, then finishes what is going on.
func serve(_ store: DataStore, _ keys: MasterKey, host: String, port: Int, hosts: String, tls: Bool, importFrom: String = "") async throws {
    let house = House(
        store: store, surroundings: .live, keys: keys, overTLS: tls,
        hosts: hosts.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) })
    let allowed = importFrom.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
    let application = Composition.application(house, cost: .live, host: host, port: port, importFrom: allowed)
    try await application.runService(gracefulShutdownSignals: [.sigterm, .sigint])
