public import Hummingbird
public import Kernel
import Foundation
public import Logging

/// Who knows which session a secret belongs to; sign-in lives in the directory.
public protocol Doorkeeper: Sendable {
    func session(for secret: String) async throws -> Session?
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
        visit.requestID = hex(house.surroundings.random(8))
        let cookies = Cookie.read(request)
        let language = Language(rawValue: cookies["lang"] ?? "") ?? (visit.isAPI ? .english : .swedish)
        visit.theme = cookies["theme"].flatMap { ["light", "dark"].contains($0) ? $0 : nil }
        return try await Language.$current.withValue(language) {
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
                response = try await next(request, visit)
                if let newGuest {
                    response.headers[values: .setCookie].append(Cookie.set("guest", newGuest, house, seconds: 3600))
                }
            } catch {
                response = failurePage(error, request, visit)
            }
            protect(&response, visit)
            return response
        }
    }

    private func checkHost(_ request: Request) throws {
        guard let host = request.head.authority, request.headers[values: .init("Host")!].count <= 1 else {
            throw HTTPError(.badRequest)
        }
        let ours =
            house.hosts.isEmpty
            ? ["127.0.0.1", "localhost", "[::1]"].contains { host == $0 || host.hasPrefix($0 + ":") }
            : house.hosts.contains(host)
        guard ours, request.uri.host == nil || request.uri.host == String(host.prefix { $0 != ":" }) else {
            throw HTTPError(.badRequest)
        }
        let known: [HTTPRequest.Method] = [.get, .head, .post]
        guard known.contains(request.method) else { throw HTTPError(.methodNotAllowed) }
    }

    private func session(_ request: Request, _ cookies: [String: String], _ visit: Visit) async throws -> Session? {
        if visit.isAPI {
            guard let header = request.headers[.authorization], header.hasPrefix("Bearer ") else { return nil }
            return try await keeper.session(for: String(header.dropFirst(7)))
        }
        guard let secret = cookies[Cookie.sessionName(house)] else { return nil }
        return try await keeper.session(for: secret)
    }

    private func failurePage(_ error: any Error, _ request: Request, _ visit: Visit) -> Response {
        if !(error is Failure), !(error is HTTPError) {
            // What went wrong is for the operator; the type says enough, the text could hold someone's words.
            logger.error("fault", metadata: ["request": "\(visit.requestID)", "kind": "\(type(of: error))"])
        }
        return FailureAnswer(error: error, visit: visit).response
    }

    private func protect(_ response: inout Response, _ visit: Visit) {
        var headers = response.headers
        let asset = visit.path.hasPrefix("/filer/")
        headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        if !asset || response.status.kind != .successful { headers[.cacheControl] = "no-store" }
        headers[.xContentTypeOptions] = "nosniff"
        headers[.init("X-Frame-Options")!] = "DENY"
        // Not no-referrer: browsers then send forms with the origin "null", which we refuse.
        headers[.init("Referrer-Policy")!] = "same-origin"
        headers[.init("Cross-Origin-Opener-Policy")!] = "same-origin"
        headers[.init("Cross-Origin-Resource-Policy")!] = "same-origin"
        headers[.init("Permissions-Policy")!] = "camera=(), geolocation=(), microphone=(), payment=()"
        headers[.init("X-Robots-Tag")!] = "noindex, nofollow"
        headers[.vary] = "Cookie"
        headers[.server] = nil
        if house.overTLS { headers[.strictTransportSecurity] = "max-age=63072000; includeSubDomains" }
        response.headers = headers
    }
}

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
