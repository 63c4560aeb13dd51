import Foundation
import HTTPTypes
public import Hummingbird
import HummingbirdTesting
public import Kernel
import NIOCore

/// A conversation over HTTP in which each line says who speaks.
public struct TownTalk: Sendable {
    let client: any TestClientProtocol

    /// What the form of everyone in the town carries.
    static let token = "0123456789abcdef0123456789abcdef"
    static func secret(_ who: Who) -> String { "secret-of-\(who)" }

    /// Asks for a page; nil is someone not signed in.
    public func get(_ path: String, as who: Who?) async throws -> TownAnswer {
        try await send(.get, path, who, [:], "")
    }

    /// Sends a form of ours. Lists are several answers to one question. `once` is what makes it the same form twice.
    public func post(
        _ path: String, _ fields: [String: String] = [:], lists: [String: [String]] = [:], once: String? = nil,
        as who: Who?
    ) async throws -> TownAnswer {
        var pairs = fields.map { ($0.key, $0.value) } + lists.flatMap { name, values in values.map { (name, $0) } }
        pairs += [("_token", TownTalk.token), ("_once", once ?? "\(fields.hashValue)-\(path)"), ("_form", path)]
        let body = pairs.map { "\(encoded($0.0))=\(encoded($0.1))" }.joined(separator: "&")
        return try await send(.post, path, who, [.contentType: "application/x-www-form-urlencoded"], body)
    }

    /// Asks the API at `/api/v1/` + path.
    public func apiGet(_ path: String, as who: Who?) async throws -> TownAnswer {
        try await send(.get, "/api/v1/" + path, who, [:], "")
    }

    /// Sends JSON to the API.
    public func apiPost(_ path: String, json: String, once: String? = nil, as who: Who?) async throws -> TownAnswer {
        var headers: HTTPFields = [.contentType: "application/json"]
        if let once { headers[.init("Idempotency-Key")!] = once }
        return try await send(.post, "/api/v1/" + path, who, headers, json)
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, _ who: Who?, _ headers: HTTPFields, _ body: String
    ) async throws -> TownAnswer {
        var headers = headers
        if let who, path.hasPrefix("/api/") {
            headers[.authorization] = "Bearer \(TownTalk.secret(who))"
        } else if let who {
            headers[.cookie] = "samsyn=\(TownTalk.secret(who))"
        }
        let response = try await client.executeRequest(
            uri: path, method: method, headers: headers, body: body.isEmpty ? nil : ByteBuffer(string: body))
        return TownAnswer(
            status: response.status.code, location: response.headers[.location] ?? "",
            body: String(buffer: response.body),
            headers: response.headers)
    }

    private func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

/// What came back.
public struct TownAnswer: Sendable {
    public let status: Int
    /// Where a form led to.
    public let location: String
    public let body: String
    public let headers: HTTPFields

    public func says(_ words: String) -> Bool { body.contains(words) }
    /// The id at the end of the location, or after `word/` in it.
    public func id<Subject>(_: Subject.Type = Subject.self, after word: String? = nil) -> ID<Subject>? {
        let parts = location.split(separator: "/").map(String.init)
        if let word, let place = parts.firstIndex(of: word), place + 1 < parts.count { return ID(parts[place + 1]) }
        return parts.last.flatMap { ID($0) }
    }

    /// The body read as JSON: objects, lists, texts and numbers.
    public func json() throws -> Any {
        try JSONSerialization.jsonObject(with: Data(body.utf8), options: .fragmentsAllowed)
    }
}
