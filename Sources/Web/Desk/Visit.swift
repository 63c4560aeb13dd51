public import HTTPTypes
public import Hummingbird
public import Kernel
public import Logging
public import Storage
import Crypto
import Journal
import NIOCore

/// One request and who is behind it.
public struct Visit: RequestContext {
    public var coreContext: CoreRequestContextStorage
    public var session: Session?
    /// Set when the request came with a bearer token or to the API: answers are JSON.
    public var isAPI = false
    public var path = ""
    public var query: [String: String] = [:]
    /// The mark that makes a form safe to send twice: from the form or the `Idempotency-Key`; new when a form is drawn.
    public var once = ""
    /// The form token of someone not signed in.
    public var guestToken = ""
    public var requestID = ""
    /// When the request came.
    public var now = Instant(milliseconds: 0)
    /// What the body was, so that the same mark with another body is seen.
    var fingerprint = ""
    var theme: String?
    /// Where the connection comes from; for throttling only, never stored with anyone's name.
    public internal(set) var address: String

    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? ""
    }

    /// Which page of a long list is asked for: `sida` on a page, `page` in the API.
    public var pageNumber: Int? { (query["sida"] ?? query["page"]).flatMap { Int($0) } }

    /// A visit from within the program itself: nobody has connected.
    public init(inside logger: Logger) {
        struct Inside: RequestContextSource { let logger: Logger }
        coreContext = .init(source: Inside(logger: logger))
        address = ""
    }

    /// Whoever is signed in.
    public var caller: Caller {
        get throws(Failure) {
            guard let session else { throw .signInNeeded }
            return session.caller
        }
    }

    /// An id in the address; what is no id looks the same as one that is not there.
    public func id<Subject>(_ name: String, of: Subject.Type = Subject.self) throws(Failure) -> ID<Subject> {
        guard let text = parameters.get(name), let id = ID<Subject>(text) else { throw .notFound }
        return id
    }
}

/// What a step led to: where to go, and what the API answers.
public struct Done: Sendable, Equatable {
    public let location: String
    public let id: String

    public init<Subject>(_ location: String, _ id: ID<Subject>) {
        self.location = location
        self.id = id.description
    }
    public init(_ location: String, id: String = "") {
        self.location = location
        self.id = id
    }
}

extension Visit {
    /// One change of the database: the same form sent twice gives the first answer again, and its draft is done with.
    public func change(_ store: DataStore, _ body: @escaping @Sendable (Transaction) throws -> Done) async throws
        -> Done
    {
        let (once, path, fingerprint, account) = (once, path, fingerprint, session?.caller.account)
        return try await store.write { tx in
            guard let account, !once.isEmpty else { return try body(tx) }
            if let before = try OnceStore.find(once, of: account, fingerprint: fingerprint, in: tx) { return before }
            let done = try body(tx)
            try OnceStore.keep(done, once, of: account, fingerprint: fingerprint, in: tx)
            try DraftStore.remove(path, of: account, in: tx)
            return done
        }
    }

    /// One reading of the database in the transaction that also marks it.
    public func look<Model: Sendable>(
        _ store: DataStore, _ body: @escaping @Sendable (Transaction) throws -> Model
    ) async throws -> Model {
        try await store.write(body)
    }
}
