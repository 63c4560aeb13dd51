public import Hummingbird
public import Kernel
import Foundation
import HTTPTypes
public import Logging

/// Who knows which session a secret belongs to; sign-in lives in the directory.
public protocol Doorkeeper: Sendable {
    func session(for secret: String) async throws -> Session?
    /// The session as it was, when it has ended by itself not long ago; good for nothing but keeping what its owner wrote.
    func ended(for secret: String) async throws -> Session?
}

/// The first thing every request meets: the host is ours, the method is one we know, who it is, in which language; and every
/// answer leaves with the same protection, whatever it is.
public struct Doorway<Keeper: Doorkeeper>: RouterMiddleware {
    let house: House
    let keeper: Keeper
    let logger: Logger

    public init(house: House, keeper: Keeper, logger: Logger) {
        self.house = house
        self.keeper = keeper
        self.logger = logger
    }

    public func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        var visit = context
        visit.path = request.uri.path
        visit.isAPI = visit.path.hasPrefix("/api/")
        visit.now = house.surroundings.now()
        // Our own proxy adds whom it speaks for, last; anyone else's word is not taken.
        if house.overTLS, let told = request.headers[values: .init("X-Forwarded-For")!].last?.split(separator: ",").last
        {
            visit.address = told.trimmingCharacters(in: .whitespaces)
        }
        visit.requestID = hex(house.surroundings.random(8))
        let cookies = Cookie.read(request)
        visit.theme = cookies["theme"].flatMap { ["light", "dark"].contains($0) ? $0 : nil }
        var response: Response
        do {
            try checkHost(request)
            for (name, value) in request.uri.queryParameters { visit.query[String(name)] = String(value) }
            visit.session = try await session(request, cookies, visit)
            visit.once = hex(house.surroundings.random(16))
            visit.guestToken = cookies["guest"] ?? ""
            var newGuest: String?
            if visit.session == nil, visit.guestToken.utf8.count != 32, request.method == .get, !visit.isAPI {
                newGuest = hex(house.surroundings.random(16))
                visit.guestToken = newGuest!
            }
            let met = visit
            response = try await Language.$current.withValue(language(cookies, visit)) {
                try await next(request, met)
            }
            if let newGuest {
                response.headers[values: .setCookie].append(Cookie.set("guest", newGuest, house, seconds: 3600))
            }
        } catch let error as HTTPError where error.status == .notFound && !known.contains(request.method) {
            response = failurePage(HTTPError(.methodNotAllowed), request, cookies, visit)
        } catch {
            if case Failure.signInNeeded = error { await keepText(request, cookies, visit) }
            response = failurePage(error, request, cookies, visit)
        }
        protect(&response, visit)
        return request.method == .head ? response.createHeadResponse() : response
    }

    /// The language chosen here; else what most in that place read.
    private func language(_ cookies: [String: String], _ visit: Visit) -> Language {
        if let chosen = Language(rawValue: cookies["lang"] ?? "") { return chosen }
        if visit.isAPI { return .english }
        return visit.session?.isChild == true ? .easySwedish : .swedish
    }

    private func checkHost(_ request: Request) throws {
        guard let host = request.head.authority, isOurs(host) else { throw HTTPError(.badRequest) }
        guard request.uri.string.utf8.count <= 8192 else { throw HTTPError(.uriTooLong) }
    }

    /// Ways to ask that some address here answers; the others are refused wherever they lead.
    private var known: [HTTPRequest.Method] { [.get, .head, .post] }

    private func isOurs(_ host: String) -> Bool {
        guard house.hosts.isEmpty else { return house.hosts.contains(host) }
        return ["127.0.0.1", "localhost", "[::1]"].contains { name in
            guard host.hasPrefix(name) else { return false }
            let port = host.dropFirst(name.count)
            return port.isEmpty || port.first == ":" && UInt16(port.dropFirst()) != nil
        }
    }

    private func session(_ request: Request, _ cookies: [String: String], _ visit: Visit) async throws -> Session? {
        if visit.isAPI {
            guard let header = request.headers[.authorization], header.hasPrefix("Bearer ") else { return nil }
            return try await keeper.session(for: String(header.dropFirst(7)))
        }
        guard let secret = cookies[Cookie.sessionName(house)] else { return nil }
        return try await keeper.session(for: secret)
    }

    /// What someone sent after the session had ended is kept as their draft: they sign in and find it in the form.
    private func keepText(_ request: Request, _ cookies: [String: String], _ visit: Visit) async {
        guard request.method == .post, !visit.isAPI, let secret = cookies[Cookie.sessionName(house)] else { return }
        do {
            guard let ended = try await keeper.ended(for: secret) else { return }
            var late = visit
            late.session = ended
            try await house.keepDraft(try await request.answers(late), of: ended.caller.account)
        } catch {
            // Not a form of ours, or nothing can be saved now: the answer is the same, to sign in.
        }
    }

    private func failurePage(
        _ error: any Error, _ request: Request, _ cookies: [String: String], _ visit: Visit
    ) -> Response {
        if !(error is Failure), !(error is HTTPError) {
            // What went wrong is for the operator; the type says enough, the text could hold someone's words.
            logger.error("fault", metadata: ["request": "\(visit.requestID)", "kind": "\(type(of: error))"])
        }
        return Language.$current.withValue(language(cookies, visit)) {
            FailureAnswer(error: error, visit: visit).response
        }
    }

    private func protect(_ response: inout Response, _ visit: Visit) {
        var headers = response.headers
        let asset = visit.path.hasPrefix("/filer/")
        for (name, value) in protectingHeaders
        where name != .cacheControl || !asset || response.status.kind != .successful {
            headers[name] = value
        }
        headers[.vary] = visit.isAPI ? "Authorization, Cookie" : "Cookie"
        headers[.server] = nil
        if house.overTLS { headers[.strictTransportSecurity] = "max-age=63072000; includeSubDomains" }
        response.headers = headers
    }
}

/// What every answer carries, also one to a question that could not be read.
let protectingHeaders: [(HTTPField.Name, String)] = [
    (
        .contentSecurityPolicy,
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    (.cacheControl, "no-store"), (.xContentTypeOptions, "nosniff"), (.init("X-Frame-Options")!, "DENY"),
    // Not no-referrer: browsers then send forms with the origin "null", which we refuse.
    (.init("Referrer-Policy")!, "same-origin"), (.init("Cross-Origin-Opener-Policy")!, "same-origin"),
    (.init("Cross-Origin-Resource-Policy")!, "same-origin"),
    (.init("Permissions-Policy")!, "camera=(), geolocation=(), microphone=(), payment=()"),
    (.init("X-Robots-Tag")!, "noindex, nofollow"),
]

/// Cookies as we set and read them.
public enum Cookie {
    public static func sessionName(_ house: House) -> String { house.overTLS ? "__Host-samsyn" : "samsyn" }

    public static func set(_ name: String, _ value: String, _ house: House, seconds: Int?, readable: Bool = false)
        -> String
    {
        var parts = ["\(name)=\(value)", "Path=/", "SameSite=Lax"]
        if !readable { parts.append("HttpOnly") }
        if house.overTLS { parts.append("Secure") }
        if let seconds { parts.append("Max-Age=\(seconds)") }
        return parts.joined(separator: "; ")
    }

    static func read(_ request: Request) -> [String: String] {
        var found: [String: String] = [:]
        for header in request.headers[values: .cookie] {
            for pair in header.split(separator: ";") {
                let parts = pair.split(separator: "=", maxSplits: 1)
                guard parts.count == 2 else { continue }
                found[parts[0].trimmingCharacters(in: .whitespaces)] = String(parts[1])
            }
        }
        return found
    }
}
