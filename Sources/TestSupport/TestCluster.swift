import Foundation

/// Why the tests cannot run; read it and install what is missing.
public struct TestSetupFailure: Error, CustomStringConvertible {
    public let description: String
}

/// A PostgreSQL of the test run's own, on loopback, in a folder that disappears with the test run, however that ends:
/// the shell that watches over it takes it down when the pipe from the test run closes.
public final class TestCluster: @unchecked Sendable {
    /// The one that ordinary tests share. It does not wait for the disk.
    static let shared = Result { try TestCluster(settings: ["fsync=off", "max_connections=1500"]) }

    public let port: Int
    private let shell: Foundation.Process
    private let lifeline: Pipe
    private let lock = NSLock()
    private var databases = 0

    public init(settings: [String]) throws {
        let folder = try TestCluster.folderOfPrograms()
        port = try TestCluster.freePort()
        let options = (settings + ["listen_addresses=127.0.0.1", "port=\(port)", "unix_socket_directories="])
            .map { "-c '\($0)'" }.joined(separator: " ")
        let script = """
            home=$(mktemp -d "${TMPDIR:-/tmp}/samsyn-postgres.XXXXXX") || exit 1
            cd "$home"
            '\(folder)/initdb' -D "$home/data" -U samsyn -A trust -E UTF8 --locale=C -N >"$home/log" 2>&1 \
                || { cat "$home/log"; rm -rf "$home"; exit 1; }
            '\(folder)/postgres' -D "$home/data" \(options) </dev/null >>"$home/log" 2>&1 &
            server=$!
            echo started
            exec >/dev/null 2>&1
            read -r closed
            kill -QUIT $server
            wait $server
            rm -rf "$home"
            """
        shell = Foundation.Process()
        let asRoot = getuid() == 0
        shell.executableURL = URL(fileURLWithPath: asRoot ? "/usr/bin/env" : "/bin/sh")
        shell.arguments = asRoot ? ["runuser", "-u", "postgres", "--", "/bin/sh", "-c", script] : ["-c", script]
        lifeline = Pipe()
        let output = Pipe()
        shell.standardInput = lifeline
        shell.standardOutput = output
        shell.standardError = output
        try shell.run()
        try output.fileHandleForWriting.close()
        var said = ""
        while !said.hasSuffix("started\n") {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { break }
            said += String(decoding: more, as: UTF8.self)
        }
        guard said.hasSuffix("started\n") else {
            throw TestSetupFailure(description: "PostgreSQL did not start: \(said)")
        }
        try waitUntilItAnswers(folder)
    }

    /// Stops it and removes its folder.
    public func stop() {
        lifeline.fileHandleForWriting.closeFile()
        shell.waitUntilExit()
    }

    public var address: String { "postgres://samsyn@127.0.0.1:\(port)/" }

    /// The address of a new, empty database.
    public func newDatabase() throws -> String {
        let name = lock.withLock {
            databases += 1
            return "test\(databases)"
        }
        try command("CREATE DATABASE \(name) TEMPLATE template0", in: "postgres")
        return address + name
    }

    /// Runs a command as the operator would; returns what it printed.
    @discardableResult
    public func command(_ text: String, in database: String) throws -> String {
        let folder = try TestCluster.folderOfPrograms()
        let (status, output) = try TestCluster.output(
            of: folder + "/psql", ["-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", text, address + database])
        guard status == 0 else { throw TestSetupFailure(description: "psql: \(output)") }
        return output
    }

    private func waitUntilItAnswers(_ folder: String) throws {
        for _ in 0..<200 {
            let (status, _) = try TestCluster.output(
                of: folder + "/pg_isready", ["-q", "-h", "127.0.0.1", "-p", "\(port)"])
            if status == 0 { return }
            Thread.sleep(forTimeInterval: 0.05)
        }
        throw TestSetupFailure(description: "PostgreSQL did not answer within 10 seconds")
    }

    private static func output(of program: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
        let running = Foundation.Process()
        running.executableURL = URL(fileURLWithPath: program)
        running.arguments = arguments
        running.standardInput = FileHandle.nullDevice
        let output = Pipe()
        running.standardOutput = output
        running.standardError = output
        try running.run()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        running.waitUntilExit()
        return (running.terminationStatus, String(decoding: said, as: UTF8.self))
    }

    private static func folderOfPrograms() throws -> String {
        let root = "/usr/lib/postgresql"
        let versions =
            FileManager.default.fileExists(atPath: root)
            ? try FileManager.default.contentsOfDirectory(atPath: root) : []
        let newestFirst = versions.sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let folders = newestFirst.map { "\(root)/\($0)/bin" } + path.split(separator: ":").map(String.init)
        let found = folders.first { folder in
            ["initdb", "postgres", "psql", "pg_isready"].allSatisfy {
                FileManager.default.isExecutableFile(atPath: folder + "/" + $0)
            }
        }
        guard let found else {
            throw TestSetupFailure(
                description:
                    "PostgreSQL is not installed: every storage test runs on both engines; apt install postgresql")
        }
        return found
    }

    private static func freePort() throws -> Int {
        let plug = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard plug >= 0 else { throw TestSetupFailure(description: "no socket") }
        defer { close(plug) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(plug, $0, length) == 0 && getsockname(plug, $0, &length) == 0
            }
        }
        guard bound else { throw TestSetupFailure(description: "no free port on 127.0.0.1") }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
