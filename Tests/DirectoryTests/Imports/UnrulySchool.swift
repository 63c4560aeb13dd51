@testable import Directory
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import NIOCore
import Synchronization

/// A server that speaks SS 12000 and misbehaves when told to.
final class UnrulySchool: Sendable {
    enum Fault: Equatable {
        case expiredToken, tooMany, serverError, brokenJSON, cutOff, huge, slow
        /// The page token of the page leads back to it, or on for ever.
        case pageTwice, circle, endless, redirect
    }

    struct State {
        var rows: [SchoolResource: [Sent]]
        var deleted: [SchoolResource: [String]] = [:]
        var lacks: Set<SchoolResource> = []
        /// What happens at a page of a resource, and how many times more.
        var faults: [String: (fault: Fault, times: Int)] = [:]
        var token = 0
        var asked: [String] = []
    }

    let state: Mutex<State>
    let pageSize: Int

    init(_ rows: [SchoolResource: [Sent]], pageSize: Int = 20) {
        state = Mutex(State(rows: rows))
        self.pageSize = pageSize
    }

    func misbehave(_ fault: Fault, at resource: SchoolResource, page: Int, times: Int = 1) {
        state.withLock { $0.faults["\(resource.rawValue) \(page)"] = (fault, times) }
    }

    func behave() { state.withLock { $0.faults = [:] } }
    var asked: [String] { state.withLock { $0.asked } }

    /// Serves on a port of its own until the body is done.
    func serve<Outcome: Sendable>(_ body: @escaping @Sendable (Int) async throws -> Outcome) async throws -> Outcome {
        let router = Router()
        router.post("/token") { request, _ in
            let form = String(buffer: try await request.body.collect(upTo: 10_000))
            guard form.contains("client_id=us"), form.contains("client_secret=s%26%C3%A5%2B"),
                form.contains("grant_type=client_credentials")
            else { return Response(status: .unauthorized) }
            let token = self.state.withLock { state in
                state.token += 1; return state.token
            }
            return self.json(#"{"access_token":"token-\#(token)","expires_in":3600}"#)
        }
        router.get("/:resource") { request, context in
            try await self.answer(request, context.parameters.get("resource") ?? "")
        }
        let application = Application(router: router)
        return try await application.test(.live) { client in try await body(client.port ?? 0) }
    }

    private func answer(_ request: Request, _ name: String) async throws -> Response {
        let query = request.uri.queryParameters
        let page = query["pageToken"].flatMap { Int($0.drop { !$0.isNumber }) } ?? 1
        let asked = state.withLock { state in
            state.asked.append("\(name) \(request.uri.query ?? "")")
            return (token: "Bearer token-\(state.token)", deleted: state.deleted)
        }
        guard request.headers[.authorization] == asked.token else { return Response(status: .unauthorized) }
        if name == "deletedEntities" {
            let lists = asked.deleted.map {
                "\"\($0.key.rawValue)\":[\($0.value.map { "\"\($0)\"" }.joined(separator: ","))]"
            }
            return json("{\"data\":{\(lists.joined(separator: ","))},\"pageToken\":null}")
        }
        guard let resource = SchoolResource(rawValue: name), !state.withLock({ $0.lacks.contains(resource) }) else {
            return Response(status: .notFound)
        }
        if query["pageToken"] != nil, query["meta.modified.after"] != nil { return Response(status: .badRequest) }
        let after = query["meta.modified.after"].map(String.init)
        let all = state.withLock { $0.rows[resource] ?? [] }.filter {
            after == nil || ($0["meta"]["modified"].text ?? "") > after!
        }
        let rows = Array(all.dropFirst((page - 1) * pageSize).prefix(pageSize))
        let next = page * pageSize < all.count ? "p\(page + 1)" : nil
        let fault = state.withLock { state -> Fault? in
            guard let (fault, times) = state.faults["\(name) \(page)"], times > 0 else { return nil }
            state.faults["\(name) \(page)"] = (fault, times - 1)
            if fault == .expiredToken { state.token += 1 }
            return fault
        }
        return try await spoiled(fault, rows, page: page, next: next)
    }

    private func spoiled(_ fault: Fault?, _ rows: [Sent], page: Int, next: String?) async throws -> Response {
        switch fault {
        case nil: return json(body(rows, next))
        case .expiredToken: return Response(status: .unauthorized)
        case .tooMany: return Response(status: .tooManyRequests, headers: [.retryAfter: "7"])
        case .serverError: return Response(status: .internalServerError)
        case .brokenJSON: return json(String(body(rows, next).dropLast(20)))
        case .redirect: return Response(status: .found, headers: [.location: "http://127.0.0.1:1/"])
        case .pageTwice: return json(body(rows, "again-\(page)"))
        case .circle: return json(body(rows, "p\(page)"))
        case .endless:
            return json(
                body(
                    rows,
                    "\(String(repeating: "x", count: Int.random(in: 1...99)))-\(UUID())-\(page)".filter { !$0.isNumber }
                        + "\(page)"))
        case .huge: return json(String(repeating: " ", count: 2_000_000) + body(rows, next))
        case .slow:
            try await Task.sleep(for: .seconds(3))
            return json(body(rows, next))
        case .cutOff:
            let text = body(rows, next)
            return Response(
                status: .ok, headers: [.contentType: "application/json"],
                body: ResponseBody(contentLength: text.utf8.count) { writer in
                    try await writer.write(ByteBuffer(string: String(text.prefix(40))))
                    throw CancellationError()
                })
        }
    }

    private func body(_ rows: [Sent], _ next: String?) -> String {
        Sent.object(["data": .list(rows), "pageToken": next.map { .text($0) } ?? .null]).json
    }

    private func json(_ text: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}

extension HTTPField.Name {
    static let retryAfter = HTTPField.Name("Retry-After")!
}

/// What the importer waited for, without waiting.
final class Pauses: Sendable {
    private let all = Mutex<[Duration]>([])
    var list: [Duration] { all.withLock { $0 } }
    func pause(_ time: Duration) { all.withLock { $0.append(time) } }
}
