import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import NIOCore
import Storage
import TestSupport
import Testing

@testable import Web

/// What every answer carries and every request must: hosts, methods, tokens, headers, forms sent twice, drafts, conflicts.
@Suite struct ProtectionTests {
    private static let token = "00112233445566778899aabbccddeeff"

    private struct Keeper: Doorkeeper {
        func session(for secret: String) async throws -> Session? { secret == "right" ? session : nil }
        func ended(for secret: String) async throws -> Session? { secret == "late" ? session : nil }

        private var session: Session {
            let caller = Caller(
                account: ID(UUID(uuidString: "00000000-0000-7000-8000-00000000000a")!),
                person: ID(UUID(uuidString: "00000000-0000-7000-8000-00000000000b")!), name: "Ida Ek", seats: [])
            return Session(
                key: "k", caller: caller, formToken: ProtectionTests.token,
                endsAt: Instant(milliseconds: 9_999_999_999_999))
        }
    }

    static let fields = [
        Field(
            "text", Phrase("Text", en: "Text"), .narrative(max: 200),
            missing: Phrase("Skriv något.", en: "Write something."))
    ]

    private func talk(_ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        let migration = Migration(
            "2026-11-21 test: note", "CREATE TABLE note (id TEXT PRIMARY KEY, text TEXT NOT NULL)")
        let surroundings = TestSurroundings()
        let store = try TestDatabase.sqlite.open(webMigrations + [migration], surroundings: surroundings)
        let house = House(store: store, surroundings: surroundings.live, keys: .test, overTLS: true, hosts: [])
        let router = Router(context: Visit.self)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        router.addMiddleware { [logger] in Doorway(house: house, keeper: Keeper(), logger: logger) }
        let desk = Desk(router: router, house: house) { action, visit in
            if action != .seePublicPage, visit.session == nil { throw Failure.signInNeeded }
        }
        desk.addOpenPages()
        let page: @Sendable (Visit, Filled) async throws -> Page = { visit, filled in
            Page(Phrase("Anteckning", en: "Note")) {
                formHTML(ProtectionTests.fields, filled, to: "/note", submit: Words.save, in: visit)
            }
        }
        desk.form("/note", api: "notes", .saveDraft, fields: ProtectionTests.fields, show: page) { visit, answers in
            if answers.text("text") == "fault" { throw Broken() }
            if answers.text("text") == "theirs" { throw Failure.conflict(version: 3, saved: ["text": "mitt"]) }
            return try await visit.change(store) { tx in
                let id: ID<Person> = tx.newID()
                try tx.run("INSERT INTO note (id, text) VALUES (\(id), \(answers.text("text")))")
                return Done("/note/\(try tx.all("SELECT id FROM note").count)", id)
            }
        }
        try await Application(router: router, logger: logger).test(.router, body)
    }

    private struct Broken: Error {}

    private func post(
        _ client: any TestClientProtocol, _ body: String, to path: String = "/note",
        cookie: String = "__Host-samsyn=right",
        headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        var all = headers
        all[.cookie] = cookie
        return try await client.execute(uri: path, method: .post, headers: all, body: ByteBuffer(string: body))
    }

    @Test func aFormNeedsOurTokenAndOurOrigin() async throws {
        try await talk { client in
            let good = "_token=\(ProtectionTests.token)&text=hej"
            let answer1 = try await post(client, "text=hej")
            #expect(answer1.status == .forbidden)
            let answer2 = try await post(client, "_token=\(String(ProtectionTests.token.reversed()))&text=hej")
            #expect(answer2.status == .forbidden)
            let answer3 = try await post(client, good, headers: [.origin: "https://evil.test"])
            #expect(answer3.status == .forbidden)
            let answer4 = try await post(client, good, headers: [.origin: "null"])
            #expect(answer4.status == .forbidden)
            let answer5 = try await post(client, good, headers: [.init("Sec-Fetch-Site")!: "cross-site"])
            #expect(answer5.status == .forbidden)
            let answer6 = try await post(client, good)
            #expect(answer6.status == .seeOther)
            // Nobody signed in: to the sign-in page, and to the API a problem.
            let answer7 = try await post(client, good, cookie: "x=y")
            #expect(answer7.headers[.location]?.hasPrefix("/logga-in") == true)
        }
    }

    @Test func theSameFormSentTwiceMakesOne() async throws {
        try await talk { client in
            let body = "_token=\(ProtectionTests.token)&_once=abc&text=hej"
            let first = try await post(client, body)
            let second = try await post(client, body)
            #expect(first.headers[.location] == "/note/1" && second.headers[.location] == "/note/1")
            let answer8 = try await post(client, body.replacing("hej", with: "annat"))
            #expect(answer8.status == .conflict)
            let answer9 = try await post(client, body.replacing("abc", with: "def"))
            #expect(answer9.headers[.location] == "/note/2")
        }
    }

    @Test func everyAnswerIsProtectedAndFaultsSayNothingOfTheInside() async throws {
        try await talk { client in
            let answers = [
                try await client.execute(uri: "/halsa", method: .get),
                try await client.execute(uri: "/finns-inte", method: .get),
                try await client.execute(uri: "/note", method: .put),
                try await post(client, "_token=\(ProtectionTests.token)&text=fault"),
                try await post(client, "_token=\(ProtectionTests.token)"),
                try await client.execute(uri: "/filer/samsyn.css", method: .get),
                try await client.execute(
                    uri: "/api/v1/notes", method: .post, headers: [.contentType: "application/json"],
                    body: ByteBuffer(string: "{}")),
            ]
            #expect(answers.map(\.status.code) == [200, 404, 405, 500, 422, 200, 401])
            for answer in answers {
                for header in [
                    "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Strict-Transport-Security",
                    "X-Frame-Options", "Cross-Origin-Opener-Policy", "Permissions-Policy",
                ] {
                    #expect(answer.headers[.init(header)!] != nil, "\(header) on \(answer.status)")
                }
                #expect(answer.headers[.contentSecurityPolicy]?.contains("unsafe") == false)
                #expect(
                    answer.headers[.cacheControl] == (answer.headers[.eTag] == nil ? "no-store" : "public, max-age=300")
                )
                #expect(!String(buffer: answer.body).contains("Broken"))
            }
        }
    }

    @Test func problemsKeepWhatWasTypedAndConflictsShowBothTexts() async throws {
        try await talk { client in
            let wrong = try await post(
                client, "_token=\(ProtectionTests.token)&text=" + String(repeating: "a", count: 201))
            #expect(wrong.status == .unprocessableContent)
            #expect(String(buffer: wrong.body).contains(String(repeating: "a", count: 201)))
            let conflict = try await post(client, "_token=\(ProtectionTests.token)&text=theirs")
            let page = String(buffer: conflict.body)
            #expect(conflict.status == .conflict && page.contains("mitt") && page.contains("theirs"))
        }
    }

    @Test func whatIsSentAfterTheSessionHasEndedIsKeptAsADraft() async throws {
        try await talk { client in
            let mine: HTTPFields = [.cookie: "__Host-samsyn=right"]
            let body = "_token=\(ProtectionTests.token)&_once=x&_form=/note&text=f%C3%B6r+sent"
            for (cookie, kept) in [("other", false), ("late", true)] {
                let answer = try await post(client, body, cookie: "__Host-samsyn=" + cookie)
                #expect(answer.headers[.location] == "/logga-in?till=/note")
                let shown = try await client.execute(uri: "/note", method: .get, headers: mine)
                #expect(String(buffer: shown.body).contains("för sent") == kept)
            }
            // Only a form with the session's own mark.
            _ = try await post(client, "_token=annan&_form=/note&text=fr%C3%A4mmande", cookie: "__Host-samsyn=late")
            let shown = try await client.execute(uri: "/note", method: .get, headers: mine)
            #expect(!String(buffer: shown.body).contains("främmande"))
        }
    }

    @Test func aDraftIsKeptShownAndDoneWith() async throws {
        try await talk { client in
            let mine: HTTPFields = [.cookie: "__Host-samsyn=right"]
            let answer10 = try await post(
                client, "_token=\(ProtectionTests.token)&_form=/note&text=halvt+skrivet", to: "/utkast",
                headers: [.init("X-Samsyn-Autosave")!: "1"])
            #expect(answer10.status == .noContent)
            let shown = try await client.execute(uri: "/note", method: .get, headers: mine)
            #expect(String(buffer: shown.body).contains("halvt skrivet"))
            _ = try await post(client, "_token=\(ProtectionTests.token)&_once=x&text=helt")
            let after = try await client.execute(uri: "/note", method: .get, headers: mine)
            #expect(!String(buffer: after.body).contains("halvt skrivet"))
        }
    }
}
