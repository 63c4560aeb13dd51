import Hummingbird
import Kernel

/// The API's description, OpenAPI 3.1, made from the same routes and fields that the server answers by.
func openAPI(_ routes: [Route]) -> JSON {
    var paths: [(String, [(String, JSON)])] = []
    for route in routes where route.isAPI {
        let path =
            "/"
            + route.path.split(separator: "/").dropFirst(2).map { part in
                part.hasPrefix(":") ? "{\(part.dropFirst())}" : String(part)
            }.joined(separator: "/")
        let operation = (route.method.rawValue.lowercased(), describe(route, path))
        if let index = paths.firstIndex(where: { $0.0 == path }) {
            paths[index].1.append(operation)
        } else {
            paths.append((path, [operation]))
        }
    }
    return [
        "openapi": "3.1.0",
        "info": [
            "title": "Samsyn", "version": "1.0.0",
            "description":
                "Samverkan kring barn: signaler, kartläggningar, samtycken, möten och planer. / Collaboration around children: signals, assessments, consents, meetings and plans. Begränsning / limit: bodies up to 1 MB; what you may not see answers 404, as what is not there.",
            "license": ["name": "EUPL-1.2", "identifier": "EUPL-1.2"],
            "contact": ["name": "Samsyn", "url": "https://samsyn.example", "email": "api@samsyn.example"],
            "x-limitations": "Bodies up to 1 MB. Sign-in is throttled.",
        ],
        "servers": [["url": "/api/v1"]],
        "security": [["bearer": []]],
        "components": [
            "securitySchemes": ["bearer": ["type": "http", "scheme": "bearer"]],
            "schemas": ["Problem": problemSchema],
        ],
        "paths": JSON(pairs: paths.map { ($0.0, JSON(pairs: $0.1)) }),
    ]
}

private let problemSchema: JSON = [
    "type": "object", "required": ["type", "title", "status", "detail"],
    "properties": [
        "type": ["type": "string"], "title": ["type": "string"], "status": ["type": "integer"],
        "detail": ["type": "string"],
        "errors": [
            "type": "array",
            "items": [
                "type": "object", "required": ["field", "message"], "additionalProperties": false,
                "properties": ["field": ["type": "string"], "message": ["type": "string"]],
            ],
        ],
    ],
    "additionalProperties": false,
]

private func describe(_ route: Route, _ path: String) -> JSON {
    let ids = route.path.split(separator: "/").filter { $0.hasPrefix(":") }.map { part -> JSON in
        let name = String(part.dropFirst())
        let schema: JSON =
            name == "number" ? ["type": "integer", "minimum": 1] : ["type": "string", "format": "uuid"]
        return ["name": .text(name), "in": "path", "required": true, "schema": schema, "description": "Id"]
    }
    let parameters =
        ids
        + route.query.map { field -> JSON in
            [
                "name": .text(field.name), "in": "query", "required": false, "schema": field.schema,
                "description": .text(field.label.english),
            ]
        }
    var pairs: [(String, JSON)] = [
        (
            "operationId",
            .text(
                "\(route.method.rawValue.lowercased())\(path.replacing("/", with: "-").replacing("{", with: "").replacing("}", with: ""))"
            )
        ),
        ("summary", .text(route.summary.english)),
        ("description", .text("\(route.summary.swedish) / \(route.summary.english)")),
        ("x-action", .text(route.action.rawValue)),
    ]
    if !parameters.isEmpty { pairs.append(("parameters", .list(parameters))) }
    if [.signIn, .seePublicPage].contains(route.action) { pairs.append(("security", [])) }
    if !route.fields.isEmpty {
        pairs.append(
            (
                "requestBody",
                [
                    "required": true,
                    "content": [
                        "application/json": [
                            "schema": [
                                "type": "object",
                                "required": .list(route.fields.filter { $0.missing != nil }.map { .text($0.name) }),
                                "properties": JSON(pairs: route.fields.map { ($0.name, $0.schema) }),
                                "additionalProperties": false,
                            ]
                        ]
                    ],
                ]
            ))
    }
    let sends = route.method == .post
    let made = sends && !route.asks
    var responses: [(String, JSON)] = [
        (
            made ? "201" : "200",
            [
                "description": made ? "Done" : "What was asked for",
                "content": ["application/json": ["schema": route.shape?.schema ?? [:]]],
            ]
        )
    ]
    let problems: [(String, String)] =
        [
            ("401", "Not signed in"), ("404", "Missing, or not yours to see"), ("400", "Not understood"),
            ("503", "Cannot be saved now"),
        ]
        + (sends
            ? [
                ("403", "Not from our own pages"), ("409", "Cannot be done now"), ("413", "Too large"),
                ("415", "Not JSON"), ("422", "Something to mend"), ("429", "Too often"),
            ]
            : route.query.isEmpty ? [] : [("422", "Something to mend")])
    responses += problems.map { status, words in
        (
            status,
            [
                "description": .text(words),
                "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]],
            ]
        )
    }
    pairs.append(("responses", JSON(pairs: responses)))
    return JSON(pairs: pairs)
}
