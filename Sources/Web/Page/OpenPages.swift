import Crypto
import Foundation
import Hummingbird
import Kernel
import Storage
import Synchronization

extension Desk {
    /// Addresses every page leans on: files, language and look, drafts, readiness and the API's description.
    public func addOpenPages() {
        let house = house
        for file in Asset.all {
            raw(.get, "/filer/\(file.name)", .seePublicPage) { request, _ in
                if request.headers[.ifNoneMatch] == file.tag {
                    return Response(
                        status: .notModified, headers: [.eTag: file.tag, .cacheControl: "public, max-age=300"])
                }
                return Response(
                    status: .ok,
                    headers: [.contentType: file.type, .eTag: file.tag, .cacheControl: "public, max-age=300"],
                    body: .init(byteBuffer: ByteBuffer(bytes: file.bytes)))
            }
        }
        page("/om", .seePublicPage) { _ in aboutPage() }
        page("/tillganglighet", .seePublicPage) { _ in accessibilityPage() }
        raw(.get, "/halsa", .seePublicPage) { _, _ in
            _ = try await house.store.read { try ReadinessStore.answer(in: $0) }
            return Response(
                status: .ok, headers: [.contentType: "text/plain"], body: .init(byteBuffer: ByteBuffer(string: "ok\n")))
        }
        raw(.post, "/sprak", .seePublicPage) { request, visit in
            try await keepChoice("lang", of: Language.allCases.map(\.rawValue), request, visit, house)
        }
        raw(.post, "/utseende", .seePublicPage) { request, visit in
            try await keepChoice("theme", of: ["auto", "light", "dark"], request, visit, house)
        }
        raw(.post, "/utkast", .saveDraft) { request, visit in
            let account = try visit.caller.account
            let answers = try await request.answers(visit)
            let form = try await house.keepDraft(answers, of: account)
            if request.headers[.init("X-Samsyn-Autosave")!] != nil { return Response(status: .noContent) }
            return .redirect(to: form, type: .normal)
        }
        raw(.get, "/api/v1/openapi.json", .seePublicPage) { [menu] _, _ in
            JSONAnswer.response(openAPI(menu.routes.withLock { $0 }))
        }
        page(
            nil, api: "api-info", .seePublicPage,
            shape: .object([
                ("apiName", .text), ("apiVersion", .text), ("apiReleased", .day), ("apiDocumentation", .text),
                ("apiStatus", .text),
            ]), summary: Phrase("Om det här API:et", en: "About this API")
        ) { _ in
            Page(
                Phrase("API", en: "API"),
                json: [
                    "apiName": "samsyn", "apiVersion": "1.0.0", "apiReleased": "2026-11-21",
                    "apiDocumentation": "/api/v1/openapi.json", "apiStatus": "beta",
                ]
            ) { "" }
        }
    }
}

extension House {
    /// Keeps what is written in a form until it is sent; the answer is the form's address.
    @discardableResult
    func keepDraft(_ answers: Answers, of account: ID<Account>) async throws -> String {
        let form = answers.text("_form")
        guard form.hasPrefix("/"), form.utf8.count < 200 else { throw Failure.notFound }
        let subject = form.split(separator: "/").lazy.compactMap { UUID(uuidString: String($0)) }.first ?? account.value
        try await store.write { try DraftStore.save(answers, form: form, of: account, subject: subject, in: $0) }
        return form
    }
}

/// Back to where the form stood; only to an address of our own.
public func ownPath(_ text: String) -> String {
    // Browsers leave out tabs and line ends inside an address, so that two slashes may come together.
    let isPlain = text.utf8.allSatisfy { (0x21...0x7e).contains($0) && $0 != UInt8(ascii: "\\") }
    return isPlain && text.hasPrefix("/") && !text.hasPrefix("//") ? text : "/"
}

private func keepChoice(
    _ name: String, of values: [String], _ request: Request, _ visit: Visit, _ house: House
) async throws -> Response {
    let answers = try await request.answers(visit)
    var response = Response.redirect(to: ownPath(answers.text("till")), type: .normal)
    if values.contains(answers.text(name)) {
        response.headers[.setCookie] = Cookie.set(name, answers.text(name), house, seconds: 31_536_000, readable: true)
    }
    return response
}

/// A file of ours, compiled in; no path of the disk is ever made from an address.
struct Asset: Sendable {
    let name: String
    let type: String
    let bytes: [UInt8]
    let tag: String

    init(_ name: String, _ type: String, _ bytes: [UInt8]) {
        self.name = name
        self.type = type
        self.bytes = bytes
        tag = "\"\(hex(Array(SHA256.hash(data: bytes).prefix(12))))\""
    }
}

extension Asset {
    static let all = [
        Asset("samsyn.css", "text/css; charset=utf-8", StyleSheet.bytes),
        Asset("samsyn.js", "text/javascript; charset=utf-8", PackageResources.samsyn_js),
        Asset("aloud.js", "text/javascript; charset=utf-8", PackageResources.aloud_js),
        Asset("drafts.js", "text/javascript; charset=utf-8", PackageResources.drafts_js),
        Asset("exit.js", "text/javascript; charset=utf-8", PackageResources.exit_js),
        Asset("keys.js", "text/javascript; charset=utf-8", PackageResources.keys_js),
        Asset("menus.js", "text/javascript; charset=utf-8", PackageResources.menus_js),
        Asset("send.js", "text/javascript; charset=utf-8", PackageResources.send_js),
        Asset("session.js", "text/javascript; charset=utf-8", PackageResources.session_js),
        Asset("theme.js", "text/javascript; charset=utf-8", PackageResources.theme_js),
        Asset("wheel.js", "text/javascript; charset=utf-8", PackageResources.wheel_js),
        Asset("samsyn.svg", "image/svg+xml", PackageResources.samsyn_svg),
    ]
}
