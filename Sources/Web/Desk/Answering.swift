import Crypto
import Foundation
public import Hummingbird
import Kernel
import NIOCore
import NIOHTTP1
import Storage

/// Turns what a room said into an answer: pages, forms shown again with their problems, JSON.
public struct Answering: Sendable {
    let house: House
    let menu: Menu

    public func rendered(_ page: Page, _ visit: Visit, status: HTTPResponse.Status? = nil) -> Response {
        var page = page
        page.hasProblems = status == .unprocessableContent || status == .conflict
        return HTMLAnswer.response(layout(page, visit, menu), status: status ?? page.status)
    }

    /// The form with the caller's draft in it, where there is one.
    func drafted(_ visit: Visit) async throws -> Filled {
        guard let account = visit.session?.caller.account else { return Filled() }
        let path = visit.path
        let draft = try await house.store.read { try DraftStore.find(path, of: account, in: $0) }
        var filled = Filled(Answers(visit.query.mapValues { [$0] }))
        if let draft {
            filled.answers = draft.answers
            filled.draftFrom = draft.savedAt
        }
        return filled
    }

    func takeForm(
        _ visit: Visit, _ request: Request, _ check: @Sendable (Answers) -> [Problem],
        _ show: (@Sendable (Visit, Filled) async throws -> Page)?,
        _ take: @Sendable (Visit, Answers) async throws -> Done
    ) async throws -> Response {
        let answers = try await request.answers(visit)
        var visit = visit
        visit.once = String(answers.text("_once").prefix(80))
        visit.fingerprint = fingerprint(answers)
        do {
            let problems = check(answers)
            guard problems.isEmpty else { throw Failure.invalid(problems) }
            let done = try await take(visit, answers)
            return .redirect(to: done.location, type: .normal)
        } catch Failure.invalid(let problems) where show != nil {
            // Problems of the room are told together with those of the fields.
            visit.once = newOnce()
            return rendered(
                try await show!(visit, Filled(answers, problems: problems)), visit, status: .unprocessableContent)
        } catch Failure.conflict(let version, let saved) where show != nil {
            var filled = Filled(answers)
            filled.answers.set("version", String(version))
            filled.saved = saved
            visit.once = newOnce()
            return rendered(try await show!(visit, filled), visit, status: .conflict)
        }
    }

    func takeJSON(
        _ visit: Visit, _ request: Request, _ fields: [Field], _ check: @Sendable (Answers) -> [Problem],
        _ show: (@Sendable (Visit, Filled) async throws -> Page)?,
        _ take: @Sendable (Visit, Answers) async throws -> Done
    ) async throws -> Response {
        guard let answers = try await request.sentJSON(visit, as: fields) else { return JSONAnswer.malformed }
        let problems = check(answers)
        guard problems.isEmpty else {
            // What is to be mended is told to those who may be shown the form, as on the page.
            _ = try await show?(visit, Filled(answers, problems: problems))
            throw Failure.invalid(problems)
        }
        var visit = visit
        visit.once = String((request.headers[.init("Idempotency-Key")!] ?? "").prefix(80))
        visit.fingerprint = fingerprint(answers)
        let done = try await take(visit, answers)
        return JSONAnswer.response(
            ["id": .text(done.id), "location": .text(menu.apiAddress(of: done.location))], status: .created)
    }

    private func newOnce() -> String { hex(house.surroundings.random(16)) }

    private func fingerprint(_ answers: Answers) -> String {
        var hash = SHA256()
        for (name, values) in answers.values.sorted(by: { $0.key < $1.key }) where !name.hasPrefix("_") {
            hash.update(data: Data("\(name.utf8.count):\(name)".utf8))
            for value in values { hash.update(data: Data("\(value.utf8.count):\(value)".utf8)) }
        }
        return hex(Array(hash.finalize()))
    }
}

enum HTMLAnswer {
    static func response(_ html: HTML, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(string: html.text)))
    }
}

enum JSONAnswer {
    static func response(_ json: JSON, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(string: json.text)))
    }

    static var malformed: Response {
        problem(.badRequest, "malformed", "The body is not what this address takes.")
    }

    /// Problem details, RFC 9457.
    static func problem(
        _ status: HTTPResponse.Status, _ type: String, _ detail: String, problems: [Problem] = []
    ) -> Response {
        var pairs: [(String, JSON)] = [
            ("type", .text("urn:samsyn:problem:\(type)")), ("title", .text(status.reasonPhrase)),
            ("status", .int(status.code)), ("detail", .text(detail)),
        ]
        if !problems.isEmpty {
            pairs.append(
                ("errors", JSON(problems.map { ["field": .text($0.field), "message": .text($0.message.description)] })))
        }
        return Response(
            status: status, headers: [.contentType: "application/problem+json"],
            body: .init(byteBuffer: ByteBuffer(string: JSON(pairs: pairs).text)))
    }
}

extension Request {
    /// A form of ours, read and checked to be so.
    public func answers(_ visit: Visit) async throws -> Answers {
        guard let answers = Answers(urlEncoded: try await bodyBytes(visit)) else { throw Failure.forged }
        try FormMark.check(answers, self, visit)
        return answers
    }

    public func cookie(_ name: String) -> String? { Cookie.read(self)[name] }

    /// A JSON body read as what `fields` ask for, or none where nothing is asked; nil when it is something else.
    func sentJSON(_ visit: Visit, as fields: [Field]) async throws -> Answers? {
        let type = headers[.contentType]?.split(separator: ";").first?.trimmingCharacters(in: .whitespaces)
        let bytes = try await bodyBytes(visit)
        if bytes.isEmpty, fields.isEmpty { return Answers() }
        guard type?.lowercased() == "application/json" else { throw HTTPError(.unsupportedMediaType) }
        return Answers.read(json: bytes, as: fields)
    }

    /// The whole body, within the size and time a form may take.
    func bodyBytes(_ visit: Visit) async throws -> [UInt8] {
        let largest = 1_000_000
        if let told = headers[.contentLength], Int(told).map({ $0 > largest }) ?? true {
            throw HTTPError(.contentTooLarge)
        }
        let buffer: ByteBuffer
        do {
            buffer = try await body.collect(upTo: largest)
        } catch is NIOTooManyBytesError {
            throw HTTPError(.contentTooLarge)
        } catch is HTTPParserError {
            throw HTTPError(.badRequest)
        }
        return Array(buffer.readableBytesView)
    }
}
