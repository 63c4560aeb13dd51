import Foundation
import Hummingbird
import Kernel
import Storage
public import Web

extension SignIn {
    public func add(to desk: Desk) {
        let answering = desk.answering
        desk.page("/logga-in", .signIn) { visit in signInPage(visit, Filled()) }
        desk.raw(.post, "/logga-in", .signIn) { request, visit in
            let answers = try await request.answers(visit)
            let device = request.cookie("device")
            do {
                let problems = SignIn.fields.problems(in: answers)
                guard problems.isEmpty else { throw Failure.invalid(problems) }
                let begun = try await attempt(
                    login: answers.text("login"), password: answers.raw("password"), device: device,
                    address: visit.address)
                var response = Response.redirect(to: ownPath(answers.text("till")), type: .normal)
                response.headers[values: .setCookie] = [
                    Cookie.set(Cookie.sessionName(house), begun.secret, house, seconds: nil),
                    Cookie.set("device", begun.device, house, seconds: 180 * 86_400),
                ]
                return response
            } catch Failure.invalid(let problems) {
                var kept = answers
                kept.set("password", nil)
                return answering.rendered(
                    signInPage(visit, Filled(kept, problems: problems)), visit, status: .unprocessableContent)
            }
        }
        desk.form(
            nil, api: "sessions", .signIn, fields: SignIn.fields,
            summary: Phrase("Logga in; svaret är en nyckel att bära med", en: "Sign in; the answer is a token to carry")
        ) { visit, answers in
            let begun = try await attempt(
                login: answers.text("login"), password: answers.raw("password"), device: nil, address: visit.address)
            return Done("/api/v1/today", id: begun.secret)
        }
        desk.raw(.post, "/logga-ut", .signOut) { request, visit in
            try await leave(request, visit, everywhere: false)
        }
        desk.raw(.post, "/logga-ut/overallt", .signOut) { request, visit in
            try await leave(request, visit, everywhere: true)
        }
        // Out of here at once, for someone who may be watched. No redirect: the browser follows none to another site from a form.
        desk.raw(.post, "/lamna", .signOut) { request, visit in
            var response = try await leave(request, visit, everywhere: false)
            response.status = .ok
            response.headers[.location] = nil
            response.headers[.init("Refresh")!] = "0; url=https://www.smhi.se/"
            return response
        }
        // The session lives on because this request was made; nothing else to do.
        desk.raw(.post, "/session/forlang", .signOut) { request, visit in
            _ = try await request.answers(visit)
            let ends = visit.session?.endsAt.milliseconds ?? 0
            return Response(
                status: .ok, headers: [.contentType: "application/json"],
                body: .init(byteBuffer: ByteBuffer(string: "{\"endsAt\":\(ends)}")))
        }
    }

    private func leave(_ request: Request, _ visit: Visit, everywhere: Bool) async throws -> Response {
        _ = try await request.answers(visit)
        guard let session = visit.session else { throw Failure.signInNeeded }
        try await house.store.write { try SignInStore.end(session, everywhere: everywhere, in: $0) }
        var response = Response.redirect(to: "/logga-in", type: .normal)
        response.headers[values: .setCookie] = [Cookie.set(Cookie.sessionName(house), "", house, seconds: 0)]
        response.headers[.init("Clear-Site-Data")!] = "\"cache\""
        return response
    }
}

private func signInPage(_ visit: Visit, _ filled: Filled) -> Page {
    Page(Words.signIn, kind: .open) {
        """
        <h1>\(Words.signIn)</h1>
        \(formHTML(SignIn.fields, filled, to: "/logga-in", submit: Words.signIn, in: visit,
            before: "<input type=\"hidden\" name=\"till\" value=\"\(ownPath(filled.answers.textIfAny("till") ?? visit.query["till"] ?? "/"))\">"))
        """
    }
}
