public import Kernel

/// What an answer of the API looks like; the OpenAPI description is made from these.
public indirect enum Shape: Sendable {
    case text, id, day, time, integer, bool, choice([String]), list(Shape), nullable(Shape)
    case object([(String, Shape)])

    public var schema: JSON {
        switch self {
        case .text: ["type": "string"]
        case .id: ["type": "string", "format": "uuid"]
        case .day: ["type": "string", "format": "date"]
        case .time: ["type": "string", "format": "date-time"]
        case .integer: ["type": "integer"]
        case .bool: ["type": "boolean"]
        case .choice(let values): ["type": "string", "enum": .list(values.map { .text($0) })]
        case .list(let shape): ["type": "array", "items": shape.schema]
        case .nullable(let shape): ["anyOf": [shape.schema, ["type": "null"]]]
        case .object(let members):
            [
                "type": "object",
                "required": .list(members.map { .text($0.0) }),
                "properties": JSON(pairs: members.map { ($0.0, $0.1.schema) }),
                "additionalProperties": false,
            ]
        }
    }

    /// What every step answers.
    public static let done = Shape.object([("id", .text), ("location", .text)])
}

extension Field {
    /// The JSON Schema of what may be sent: exactly what the server accepts.
    var schema: JSON {
        func described(_ pairs: [(String, JSON)]) -> JSON {
            JSON(pairs: pairs + [("description", .text(label.english))])
        }
        switch kind {
        case .line(let max), .hidden(let max): return described(textual(max, lineEnds: false))
        case .narrative(let max): return described(textual(max, lineEnds: true))
        case .password: return described([("type", "string"), ("minLength", 1), ("maxLength", 1000)])
        case .day: return described([("type", "string"), ("format", "date")])
        case .number(let range):
            return described([
                ("type", "integer"), ("minimum", .int(range.lowerBound)), ("maximum", .int(range.upperBound)),
            ])
        case .choice(let choices, _):
            return described([("type", "string"), ("enum", .list(choices.map { .text($0.value) }))])
        case .choices(let choices):
            var pairs: [(String, JSON)] = [
                ("type", "array"), ("items", ["type": "string", "enum": .list(choices.map { .text($0.value) })]),
                ("uniqueItems", true),
            ]
            if missing != nil { pairs.append(("minItems", 1)) }
            return described(pairs)
        case .ids(many: true, _):
            var pairs: [(String, JSON)] = [
                ("type", "array"), ("items", ["type": "string", "format": "uuid"]), ("uniqueItems", true),
            ]
            if missing != nil { pairs.append(("minItems", 1)) }
            return described(pairs)
        case .ids(many: false, _): return described([("type", "string"), ("format", "uuid")])
        case .tick: return described([("type", "boolean")])
        }
    }

    private func textual(_ max: Int, lineEnds: Bool) -> [(String, JSON)] {
        let controls = lineEnds ? "\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f" : "\\u0000-\\u001f"
        var pairs: [(String, JSON)] = [
            ("type", "string"), ("maxLength", .int(max)),
            ("pattern", .text("^[^\(controls)\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069]*$")),
        ]
        if missing != nil { pairs.append(("minLength", 1)) }
        return pairs
    }
}
