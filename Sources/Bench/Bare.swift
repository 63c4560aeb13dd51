import ArgumentParser
import Foundation
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import NIOCore
import Storage
import Web

/// Answers beside the program, over the same server library and the same database:
/// `/size/N` N bytes and nothing else; `/page/K` the reading commands of the K:th page, from a plain snapshot, and as many bytes as that
/// page; `/write` one row as long as a signal, lasting.
struct Bare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves bare answers. Prints, as JSON, how long each page is and how many commands it asks.")

    @OptionGroup var options: BenchOptions
    @Option(help: "The port on 127.0.0.1.") var port: Int
    @Option(help: "The session's secret.") var secret: String
    @Option(help: "Requests to compare with: PATH, or PATH BODY for a form.") var request: [String]

    func run() async throws {
        let asked = Asked()
        let (store, keys) = try options.open { asked.note($0, $1) }
        let house = House(store: store, surroundings: .live, keys: keys, overTLS: false, hosts: [])
        let pages = try await Application(router: County.router(house)).test(.router) { client in
            var pages: [Recorded] = []
            for one in request {
                let parts = one.split(separator: " ", maxSplits: 1).map(String.init)
                _ = asked.taken()
                let answer = try await client.execute(
                    uri: parts[0], method: parts.count == 2 ? .post : .get,
                    headers: [.cookie: "samsyn=\(secret)", .contentType: "application/x-www-form-urlencoded"],
                    body: parts.count == 2 ? ByteBuffer(string: parts[1]) : nil)
                guard answer.status == .ok || answer.status == .seeOther else {
                    throw ValidationError("\(parts[0]) answered \(answer.status)")
                }
                pages.append(Recorded(length: answer.body.readableBytes, commands: asked.taken()))
            }
            return pages
        }
        let told = pages.map { "{\"bytes\":\($0.length),\"commands\":\($0.commands.count)}" }.joined(separator: ",")
        try await BareStore.prepare(store)
        let router = Router()
        router.get("size/:bytes") { _, context in
            answer(context.parameters.get("bytes", as: Int.self) ?? 0)
        }
        router.get("page/:number") { _, context in
            let page = pages[context.parameters.get("number", as: Int.self) ?? 0]
            try await BareStore.read(page.commands, store)
            return answer(page.length)
        }
        router.post("write") { _, _ in
            try await BareStore.write(store)
            return answer(0)
        }
        var logger = Logger(label: "bare")
        logger.logLevel = .error
        try await Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { _ in
                // Not through print, which keeps it back when the output is a pipe.
                FileHandle.standardOutput.write(Data("[\(told)]\n".utf8))
            }, logger: logger
        ).runService()
        store.close()
    }
}

/// What one page is: its length and the commands that read for it.
private struct Recorded: Sendable {
    let length: Int
    let commands: [SQL]
}

private func answer(_ bytes: Int) -> Response {
    Response(
        status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
        body: .init(byteBuffer: ByteBuffer(repeating: UInt8(ascii: "a"), count: bytes)))
}
