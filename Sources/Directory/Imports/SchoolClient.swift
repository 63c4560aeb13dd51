import AsyncHTTPClient
import Foundation
import Kernel
import NIOCore
import NIOHTTP1

/// Server som talar SS 12000: asked page by page, patiently, within limits of time and size. Redirects are never followed.
actor SchoolServer: SchoolSource {
    /// How long and how often to try, and how much to take.
    struct Patience: Sendable {
        var tries = 6
        /// As long as the server has not answered once: a wrong address should not take minutes.
        var firstTries = 3
        var firstPause: Duration = .milliseconds(500)
        var longestPause: Duration = .seconds(120)
        var deadline: TimeAmount = .seconds(90)
        var largestPage = 64 << 20
        var rowsAPage = 500
    }

    nonisolated let address: String
    nonisolated let system: String
    nonisolated let tellsChanges = true
    private let base: SchoolAddress
    private let tokenAddress: SchoolAddress?
    private let credentials: SchoolCredentials?
    private let patience: Patience
    private let http: HTTPClient
    private let pause: @Sendable (Duration) async throws -> Void
    private var token: String?
    private var hasAnswered = false

    init(
        _ base: SchoolAddress, _ credentials: SchoolCredentials?, reach: SchoolReach, patience: Patience = Patience(),
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) async throws {
        self.base = base
        self.credentials = credentials
        self.patience = patience
        self.pause = pause
        address = base.url.absoluteString
        system = base.place
        let defaultURL = base.url.appending(path: "token").absoluteString
        let tokenAddress = credentials.flatMap { SchoolAddress($0.tokenURL ?? defaultURL) }
        if credentials != nil, tokenAddress == nil {
            throw ImportFault.badData(
                Phrase(
                    "Adressen för inloggning går inte att läsa. Skriv den som https://…",
                    en: "The token address cannot be read. Write it as https://…"))
        }
        self.tokenAddress = tokenAddress
        var settings = HTTPClient.Configuration(redirectConfiguration: .disallow)
        settings.timeout = .init(connect: .seconds(10), read: .seconds(60))
        settings.httpVersion = .http1Only
        settings.connectionPool.retryConnectionEstablishment = false
        // What was looked at is what is connected to, also if the name comes to mean something else meanwhile.
        for place in [base, tokenAddress].compactMap({ $0 }) {
            if let number = try await reach.number(for: place) { settings.dnsOverride[place.host] = number }
        }
        http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings)
    }

    nonisolated func close() async throws { try await http.shutdown() }

    func page(of resource: SchoolResource, after token: String?, since: Instant?) async throws -> SchoolPage? {
        var query = [URLQueryItem(name: "limit", value: String(patience.rowsAPage))]
        // The standard forbids other filters beside a page token.
        if let token {
            query.append(URLQueryItem(name: "pageToken", value: token))
        } else if let since {
            query.append(URLQueryItem(name: "meta.modified.after", value: SchoolServer.time(since)))
        }
        let what = "/\(resource.rawValue)"
        return try await answer(what, query) { bytes in Self.page(in: bytes) }
    }

    func deleted(since: Instant?) async throws -> [SchoolResource: [String]]? {
        guard let since else { return nil }
        var all: [SchoolResource: [String]] = [:]
        var (next, met): (String?, Set<String>) = (nil, [])
        repeat {
            let query = [
                next.map { URLQueryItem(name: "pageToken", value: $0) }
                    ?? URLQueryItem(name: "after", value: SchoolServer.time(since))
            ]
            guard let found = try await answer("/deletedEntities", query, { bytes in Self.deleted(in: bytes) }) else {
                return nil
            }
            all.merge(found.ids) { $0 + $1 }
            next = found.next.flatMap { met.insert($0).inserted ? $0 : nil }
        } while next != nil
        return all
    }

    private static func time(_ instant: Instant) -> String {
        instant.date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }

    // MARK: Asking

    /// The answer, read; nil when the server does not have what was asked for. Broken answers are asked for again.
    private func answer<Meaning: Sendable>(
        _ what: String, _ query: [URLQueryItem], _ read: @Sendable ([UInt8]) -> Meaning?
    ) async throws -> Meaning? {
        let url = base.url.appending(path: String(what.dropFirst())).appending(queryItems: query)
        var (last, hasRenewed) = (SchoolAnswer.silent, false)
        for attempt in 0..<patience.tries where hasAnswered || attempt < patience.firstTries {
            if attempt > 0 { try await pause(last.pause ?? doubled(attempt)) }
            last = try await ask(url)
            switch last {
            case .bytes(let bytes):
                if let meaning = read(bytes) { return meaning }
                last = .unreadable
            case .status(401) where credentials != nil && !hasRenewed:
                (hasRenewed, token) = (true, nil)
            case .status(404), .status(501), .status(405): return nil
            case .status(let code) where code == 400 || code == 410 || code == 422 || (300..<400).contains(code):
                throw last.fault(what, base)
            case .status(let code) where code == 401 || code == 403: throw last.fault(what, base)
            case .tooLarge: throw last.fault(what, base)
            default: break
            }
        }
        throw last.fault(what, base)
    }

    private func doubled(_ attempt: Int) -> Duration {
        min(patience.firstPause * (1 << (attempt - 1)), patience.longestPause)
    }

    private func ask(_ url: URL) async throws -> SchoolAnswer {
        var request = HTTPClientRequest(url: url.absoluteString)
        request.headers.add(name: "Accept", value: "application/json")
        if credentials != nil {
            if token == nil {
                switch try await renew() {
                case .bytes: break
                case let refusal: return refusal
                }
            }
            if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        }
        return try await send(request)
    }

    private func renew() async throws -> SchoolAnswer {
        guard let credentials, let tokenAddress else { return .silent }
        var request = HTTPClientRequest(url: tokenAddress.url.absoluteString)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        var form = URLComponents()
        form.queryItems = [
            URLQueryItem(name: "grant_type", value: "client_credentials"),
            URLQueryItem(name: "client_id", value: credentials.id),
            URLQueryItem(name: "client_secret", value: credentials.secret),
        ]
        request.body = .bytes(ByteBuffer(string: (form.percentEncodedQuery ?? "").replacing("+", with: "%2B")))
        let answer = try await send(request)
        if case .bytes(let bytes) = answer {
            let sent = try? JSONDecoder().decode(Sent.self, from: Data(bytes))  // not JSON is no token
            token = sent?["access_token"].text
            if token == nil { return .unreadable }
        }
        if case .status(let code) = answer, (400..<500).contains(code), code != 429 {
            throw ImportFault.refused(
                Phrase(
                    "\(tokenAddress.host) godtar inte klient-id och hemlighet (\(code)). Kontrollera båda.",
                    en: "\(tokenAddress.host) does not accept the client id and secret (\(code)). Check both."))
        }
        return answer
    }

    private func send(_ request: HTTPClientRequest) async throws -> SchoolAnswer {
        do {
            let response = try await http.execute(request, deadline: .now() + patience.deadline)
            hasAnswered = true
            guard response.status == .ok else {
                let wait = response.headers.first(name: "Retry-After").flatMap { Int($0) }.map {
                    Duration.seconds(min(max($0, 0), 600))
                }
                if [.tooManyRequests, .serviceUnavailable].contains(response.status), let wait {
                    return .wait(wait, Int(response.status.code))
                }
                return .status(Int(response.status.code))
            }
            return .bytes(Array(try await response.body.collect(upTo: patience.largestPage).readableBytesView))
        } catch is NIOTooManyBytesError {
            return .tooLarge
        } catch let error as CancellationError {
            throw error
        } catch let error as HTTPClientError where error == .cancelled {
            throw CancellationError()
        } catch {
            return .silent
        }
    }
}
