import Directory
import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Law
import Logging
import NIOCore
import Storage
import Web

/// Collects the bytes of an answer.
private final class Written: ResponseBodyWriter, @unchecked Sendable {
    var bytes = ByteBuffer()

    func write(_ buffer: ByteBuffer) async throws { bytes.writeImmutableBuffer(buffer) }
    func finish(_: HTTPFields?) async throws {}
}

/// The people of the demo county at work: what they do goes through the API, so that every rule holds for it too.
struct DemoTalk: Sendable {
    /// A step that the house refused: the demo county is wrong, not the reader.
    struct Refused: Error, CustomStringConvertible { let description: String }

    let store: DataStore
    let clock: DemoClock
    private let respond: @Sendable (Request, Visit) async throws -> Response

    init(store: DataStore, keys: MasterKey, clock: DemoClock) {
        self.store = store
        self.clock = clock
        let house = House(store: store, surroundings: clock.surroundings, keys: keys, overTLS: false, hosts: [])
        // Whoever is named is let in: the secret is the name.
        let keeper = Keeper { who in
            guard let caller = try await store.read({ try SignInStore.caller(DemoCounty.account(who), in: $0) }) else {
                return nil
            }
            return Session(key: who, caller: caller, formToken: "", endsAt: house.surroundings.now() + .seconds(60))
        }
        let responder = Composition.desk(house, cost: .live, keeper: keeper).1.buildResponder()
        respond = { try await responder.respond(to: $0, context: $1) }
    }

    /// The day so many days from the one it is in the county now; what is to come is never on a Sunday or a holiday.
    func day(_ later: Int) -> JSON {
        let today = Day(clock.surroundings.now())
        return JSON(later > 0 ? max(today, (today + later).orWorkingDayBefore) : today + later)
    }

    /// Does one step; the id of what it made.
    @discardableResult
    func post(_ who: String, _ path: String, _ body: JSON = [:]) async throws -> String {
        try await send(.post, who, path, body.text)["id"] as? String ?? ""
    }

    func get(_ who: String, _ path: String) async throws -> [String: Any] { try await send(.get, who, path, "") }

    private func send(_ method: HTTPRequest.Method, _ who: String, _ path: String, _ body: String) async throws
        -> [String: Any]
    {
        let headers: HTTPFields = [.authorization: "Bearer \(who)", .contentType: "application/json"]
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "127.0.0.1", path: "/api/v1/" + path, headerFields: headers)
        let request = Request(head: head, body: .init(buffer: ByteBuffer(string: body)))
        let response = try await respond(request, Visit(inside: Logger(label: "demo")))
        let writer = Written()
        try await response.body.write(writer)
        let bytes = Data(writer.bytes.readableBytesView)
        guard response.status.kind == .successful else {
            throw Refused(
                description: "\(who) \(path): \(response.status.code) \(String(decoding: bytes, as: UTF8.self))")
        }
        return try JSONSerialization.jsonObject(with: bytes) as? [String: Any] ?? [:]
    }
}
