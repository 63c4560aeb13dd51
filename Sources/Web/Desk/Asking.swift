import Hummingbird
public import Kernel

extension Desk {
    /// A question sent with POST, since what is asked for must not stand in an address; nothing is changed by it. The answer is a page,
    /// and with `api` its facts.
    public func ask(
        _ path: String, api: String? = nil, _ action: Action, fields: [Field], shape: Shape? = nil,
        summary: Phrase? = nil,
        show: @escaping @Sendable (Visit, Filled) async throws -> Page,
        answer: @escaping @Sendable (Visit, Answers) async throws -> Page
    ) {
        add(.get, path, action) { desk, _, visit in desk.rendered(try await show(visit, Filled()), visit) }
        add(.post, path, action, fields: fields) { desk, request, visit in
            let answers = try await request.answers(visit)
            do {
                let problems = fields.problems(in: answers)
                guard problems.isEmpty else { throw Failure.invalid(problems) }
                return desk.rendered(try await answer(visit, answers), visit)
            } catch Failure.invalid(let problems) {
                let again = try await show(visit, Filled(answers, problems: problems))
                return desk.rendered(again, visit, status: .unprocessableContent)
            }
        }
        guard let api else { return }
        add(.post, "/api/v1/" + api, action, fields: fields, shape: shape, isAPI: true, summary: summary, asks: true) {
            desk, request, visit in
            guard let answers = try await request.sentJSON(visit, as: fields) else { return JSONAnswer.malformed }
            let problems = fields.problems(in: answers)
            guard problems.isEmpty else { throw Failure.invalid(problems) }
            return JSONAnswer.response(try await answer(visit, answers).json ?? .null)
        }
    }
}
