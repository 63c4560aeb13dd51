import ArgumentParser
import Directory
import Foundation
import Hummingbird
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

    @Option(
        help:
            "Host names to answer to, as the browser writes them; several with commas. Default: 127.0.0.1 and localhost."
    )
    var hosts = ""

    @Flag(help: "Behind a proxy that speaks TLS: secure cookies, HSTS, and the caller's address from X-Forwarded-For.")
    var tls = false

    @Option(
        help:
            "Internal hosts, or HOST:PORT, that an import started on the web may ask; several with commas. Default: none."
    )
    var importFrom = ""

    @Option(help: "How many connections may be open at once.")
    var connections = 4000

    @OptionGroup var outside: Outside

    func run() async throws {
        guard (1...1_000_000).contains(connections) else {
            throw ValidationError("--connections must be a number from 1.")
        }
        let parts = listen.split(separator: ":")
        guard parts.count == 2, let port = Int(parts[1]), (1...65_535).contains(port) else {
            throw ValidationError("'\(listen)' is no address. Write HOST:PORT, such as 127.0.0.1:8080.")
        }
        let (store, keys) = try options.open()
        try await serve(
            store, keys, host: String(parts[0]), port: port, hosts: hosts, tls: tls, importFrom: importFrom,
            connections: connections, outside: try outside.schedule(store))
    }
}

/// Serves until SIGTERM or SIGINT, then finishes what is going on. A taken port is one line and exit code 75.
func serve(
    _ store: DataStore, _ keys: MasterKey, host: String, port: Int, hosts: String, tls: Bool, importFrom: String = "",
    connections: Int = 4000, outside: CheckpointSchedule? = nil, onRunning: @escaping @Sendable () -> Void = {}
) async throws {
    let house = House(
        store: store, surroundings: .live, keys: keys, overTLS: tls,
        hosts: hosts.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) })
    let allowed = importFrom.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
    let application = Composition.application(
        house, cost: .live, host: host, port: port, importFrom: allowed, connections: connections, onRunning: onRunning)
    let upkeep = Task { await settleNamedPersons(store) }
    let signing = Task { await outside?.run() }
    defer {
        upkeep.cancel()
        signing.cancel()
    }
    do {
        try await application.runService(gracefulShutdownSignals: [.sigterm, .sigint])
    } catch let fault as IOError where fault.errnoCode == EADDRINUSE {
        store.close()
        throw Stop("port \(port) on \(host) is taken by another program; choose another port", code: 75)
    } catch let fault as IOError {
        store.close()
        throw Stop("\(host):\(port) cannot be listened on: \(String(cString: strerror(fault.errnoCode)))")
    } catch is SocketAddressError.UnknownHost {
        store.close()
        throw Stop("\(host):\(port) cannot be listened on: there is no host of that name")
    }
    upkeep.cancel()
    signing.cancel()
    await upkeep.value
    await signing.value
    store.close()
}

/// Works consents out anew on the day custody turns, closes those that have run out, and offers children to the next named person on the
/// day an age, a new enrolment or their own family calls for it. What fails is tried again: it is only
/// a matter of minutes, and the present named person answers meanwhile.
private func settleNamedPersons(_ store: DataStore) async {
    let logger = Logger(label: "samsyn")
    while !Task.isCancelled {
        do {
            while try await store.write({ try Guardians.settleTurned(in: $0) }) > 0, !Task.isCancelled {}
            while try await store.write({ try NamedPersons.settleTurned(in: $0) }) > 0, !Task.isCancelled {}
            _ = try await store.write { try NamedPersons.settleParents(in: $0) }
            while try await store.write({ try Sharing.expire(in: $0) }) > 0, !Task.isCancelled {}
            try await Task.sleep(for: .seconds(300))
        } catch is CancellationError {
            return
        } catch {
            logger.error("named persons could not be settled", metadata: ["kind": "\(type(of: error))"])
            // Cancelled while waiting is the same as cancelled: the loop ends.
            try? await Task.sleep(for: .seconds(60))
        }
    }
}

struct Routes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists every address, the action it asks for and what it takes.")

    @OptionGroup var options: HouseOptions

    @Flag(help: "One JSON object a line.")
    var json = false

    func run() async throws {
        let (store, keys) = try options.open()
        let house = House(store: store, surroundings: .live, keys: keys, overTLS: false, hosts: [])
        for route in Composition.desk(house, cost: .live).0.routes {
            if json {
                let line: JSON = [
                    "method": .text(route.method.rawValue), "path": .text(route.path),
                    "action": .text(route.action.rawValue),
                    "fields": .list(route.fields.map { .text($0.name) }),
                ]
                print(line.text)
            } else {
                print("\(route.method.rawValue) \(route.path)  \(route.action.rawValue)")
            }
        }
    }
}

struct Migrations: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the hash of each migration, as kept in migrations.lock.")

    func run() throws { print(DataStore.schemaLock(Composition.migrations), terminator: "") }
}
