public import Hummingbird
public import Kernel
public import Storage
import Synchronization

/// What every room shares: the database, the clock, and how the outside is to be met.
public struct House: Sendable {
    public let store: DataStore
    public let surroundings: Surroundings
    public let keys: MasterKey
    /// True behind TLS: cookies get the `__Host-` prefix and browsers are told to stay on TLS.
    public let overTLS: Bool
    /// The host names we answer to, with port; empty means 127.0.0.1 and localhost at any port.
    public let hosts: [String]

    public init(store: DataStore, surroundings: Surroundings, keys: MasterKey, overTLS: Bool, hosts: [String]) {
        self.store = store
        self.surroundings = surroundings
        self.keys = keys
        self.overTLS = overTLS
        self.hosts = hosts
    }
}

/// One address: what it does, by which action the policy decides, and how the API knows it.
public struct Route: Sendable {
    public let method: HTTPRequest.Method
    /// Hummingbird's form: `/barn/:child`.
    public let path: String
    public let action: Action
    public let fields: [Field]
    /// What may stand after the question mark of an address of the API.
    public let query: [Field]
    public let shape: Shape?
    public let isAPI: Bool
    public let summary: Phrase
    /// A POST that only asks: nothing is made.
    public let asks: Bool
}

/// What the rooms have handed in: the main menu, each link shown to those it concerns, and every route.
final class Menu: Sendable {
    struct Item: Sendable {
        let words: Phrase
        let path: String
        /// Where else the pages of this place stand.
        let also: [String]
        let isFor: @Sendable (Caller) -> Bool

        /// Whether a page is this one or stands below it.
        func holds(_ page: String) -> Bool {
            ([path] + also).contains { $0 == page || $0 != "/" && page.hasPrefix($0 + "/") }
        }
    }

    let items = Mutex<[Item]>([])
    let twins = Mutex<[Twin]>([])
    let routes = Mutex<[Route]>([])
}

/// Where rooms hand in their addresses. Each needs an action, so that none is without a row in the policy.
public final class Desk {
    let router: Router<Visit>
    let house: House
    let decide: @Sendable (Action, Visit) throws -> Void
    let refused: @Sendable (Route, Visit) async throws -> Void
    /// For rooms that answer by themselves.
    public var answering: Answering { Answering(house: house, menu: menu) }
    public var routes: [Route] { menu.routes.withLock { $0 } }
    let menu = Menu()

    /// `decide` is the policy's word on who may reach an address at all; what they may see there is decided by permits.
    /// `refused` hears of every address about a child that someone was told is not there.
    public init(
        router: Router<Visit>, house: House, decide: @escaping @Sendable (Action, Visit) throws -> Void,
        refused: @escaping @Sendable (Route, Visit) async throws -> Void = { _, _ in }
    ) {
        self.router = router
        self.house = house
        self.decide = decide
        self.refused = refused
    }

    public func menu(
        _ words: Phrase, _ path: String, also: [String] = [], isFor: @escaping @Sendable (Caller) -> Bool
    ) {
        menu.items.withLock { $0.append(.init(words: words, path: path, also: also, isFor: isFor)) }
    }

    /// A page, and with `api` the same facts as JSON; `query` is what its address may narrow them by.
    public func page(
        _ path: String?, api: String? = nil, _ action: Action, query: [Field] = [], shape: Shape? = nil,
        summary: Phrase? = nil,
        use show: @escaping @Sendable (Visit) async throws -> Page
    ) {
        menu.pair(path, api)
        if let path {
            add(.get, path, action) { desk, request, visit in
                desk.rendered(try await show(visit), visit)
            }
        }
        if let api {
            add(.get, "/api/v1/" + api, action, query: query, shape: shape, isAPI: true, summary: summary) {
                desk, _, visit in
                let problems =
                    query.problems(in: Answers(visit.query.mapValues { [$0] }))
                    + query.filter { visit.query[$0.name].map($0.says) == false }.map {
                        Problem(
                            $0.name,
                            Phrase("Ange ett värde eller utelämna namnet.", en: "Give a value or leave the name out."))
                    }
                guard problems.isEmpty else { throw Failure.invalid(problems) }
                return JSONAnswer.response(try await show(visit).json ?? .null)
            }
        }
    }

    /// A form: shown, and shown again with every problem beside its field and with what was typed; or taken, once.
    /// `check` sees what no field sees by itself, such as an answer that asks for another; its problems are told with theirs.
    public func form(
        _ path: String?, api: String? = nil, _ action: Action, fields: [Field], summary: Phrase? = nil,
        check: @escaping @Sendable (Answers) -> [Problem] = { _ in [] },
        show: (@Sendable (Visit, Filled) async throws -> Page)? = nil,
        take: @escaping @Sendable (Visit, Answers) async throws -> Done
    ) {
        let problems: @Sendable (Answers) -> [Problem] = { answers in
            let found = fields.problems(in: answers)
            return found + check(answers).filter { more in !found.contains { $0.field == more.field } }
        }
        menu.pair(path, api)
        if let path {
            if let show {
                add(.get, path, action) { desk, request, visit in
                    desk.rendered(try await show(visit, try await desk.drafted(visit)), visit)
                }
            }
            add(.post, path, action, fields: fields) { desk, request, visit in
                try await desk.takeForm(visit, request, problems, show, take)
            }
        }
        if let api {
            add(.post, "/api/v1/" + api, action, fields: fields, shape: .done, isAPI: true, summary: summary) {
                desk, request, visit in
                try await desk.takeJSON(visit, request, fields, problems, show, take)
            }
        }
    }

    /// An answer that is neither page nor form: a file, a redirect.
    public func raw(
        _ method: HTTPRequest.Method, _ path: String, _ action: Action,
        use: @escaping @Sendable (Request, Visit) async throws -> Response
    ) {
        add(method, path, action) { _, request, visit in try await use(request, visit) }
    }

    /// An address that is there says so when it is asked in another way. Called when every room has handed in its addresses.
    public func refuseOtherMethods() {
        let known = Dictionary(grouping: routes, by: \.path).mapValues { Set($0.map(\.method)) }
        for (path, methods) in known {
            let allow = methods.contains(.get) ? methods.union([.head]) : methods
            let words = allow.map(\.rawValue).sorted().joined(separator: ", ")
            for method in HTTPRequest.Method.other where !allow.contains(method) {
                router.on(RouterPath(path), method: method) { _, _ -> Response in
                    throw HTTPError(.methodNotAllowed, headers: [.allow: words])
                }
            }
        }
    }

    func add(
        _ method: HTTPRequest.Method, _ path: String, _ action: Action, fields: [Field] = [], query: [Field] = [],
        shape: Shape? = nil, isAPI: Bool = false, summary: Phrase? = nil, asks: Bool = false,
        use: @escaping @Sendable (Answering, Request, Visit) async throws -> Response
    ) {
        let route = Route(
            method: method, path: path, action: action, fields: fields, query: query, shape: shape, isAPI: isAPI,
            summary: summary ?? Phrase("", en: ""), asks: asks)
        menu.routes.withLock { $0.append(route) }
        let (decide, refused, answering) = (decide, refused, answering)
        router.on(RouterPath(path), method: method) { request, visit in
            var visit = visit
            visit.isAPI = isAPI
            do {
                try decide(action, visit)
                return try await use(answering, request, visit)
            } catch Failure.notFound {
                if route.path.contains(":child") { try await refused(route, visit) }
                throw Failure.notFound
            }
        }
    }
}

extension HTTPRequest.Method {
    fileprivate static let other: [HTTPRequest.Method] = [
        .get, .head, .post, .put, .delete, .patch, .options, .trace, .connect, .init(rawValue: "QUERY")!,
    ]
}
