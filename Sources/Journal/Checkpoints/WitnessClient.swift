import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// Talks with a witness over HTTP, as C2SP's tlog-witness says.
struct WitnessServer {
    let address: String
    /// One that is away is told so at once; whoever asks comes back.
    private static let http = {
        var settings = HTTPClient.Configuration(redirectConfiguration: .disallow)
        settings.timeout = .init(connect: .seconds(10), read: .seconds(30))
        settings.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings)
    }()

    func add(_ note: String, old: Int64, proof: [[UInt8]]) async -> WitnessAnswer {
        do {
            var request = HTTPClientRequest(url: address + (address.hasSuffix("/") ? "" : "/") + "add-checkpoint")
            request.method = .POST
            request.body = .bytes(ByteBuffer(string: "old \(old)\n\(proof.proofLines)\n\(note)"))
            let answer = try await WitnessServer.http.execute(request, timeout: .seconds(30))
            let said = String(buffer: try await answer.body.collect(upTo: 65_536))
            switch answer.status.code {
            case 200: return .taken
            case 409:
                // With the size it has seen; without one it has another tree of the same size.
                let line = said.split(separator: "\n").first.map(String.init) ?? ""
                return Int64(line).map { $0 == old ? .disputes : .hasSeen($0) } ?? .disputes
            case 422: return .disputes
            default: return .away("it answers \(answer.status.code)")
            }
        } catch {
            return .away("\(type(of: error))")
        }
    }
}
