/// One command to the database. Its literal text is written by us; whatever comes from outside can only enter as a bound
/// hole, because both literals and `trusted` demand text that is known when compiling.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    enum Piece: Sendable {
        case text(String)
        case hole(Bound)
        case sealed(String?, SealScope)
    }

    private(set) var pieces: [Piece]

    public init(trusted text: StaticString) { pieces = [.text(text.description)] }
    public init(stringLiteral text: StaticString) { self.init(trusted: text) }
    public init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }
    private init(pieces: [Piece]) { self.pieces = pieces }

    public static func + (left: SQL, right: SQL) -> SQL { SQL(pieces: left.pieces + right.pieces) }

    /// The parts with `separator` between them: conditions by `" AND "`, rows of VALUES by `", "`.
    public static func joined(_ parts: [SQL], by separator: SQL) -> SQL {
        SQL(pieces: Array(parts.map(\.pieces).joined(separator: separator.pieces)))
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        var pieces: [Piece] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount * 2 + 1)
        }

        public mutating func appendLiteral(_ literal: StaticString) {
            if literal.utf8CodeUnitCount > 0 { pieces.append(.text(literal.description)) }
        }

        public mutating func appendInterpolation(_ value: some Bindable) {
            pieces.append(.hole(value.bound))
        }

        public mutating func appendInterpolation<Choice: RawRepresentable>(_ choice: Choice)
        where Choice.RawValue == String {
            pieces.append(.hole(choice.rawValue.bound))
        }

        public mutating func appendInterpolation<Choice: RawRepresentable>(_ choice: Choice?)
        where Choice.RawValue == String {
            pieces.append(.hole((choice?.rawValue).bound))
        }

        public mutating func appendInterpolation(_ other: SQL) {
            pieces += other.pieces
        }

        /// `(hole, hole, …)` after IN. An empty list is `(NULL)`, so that neither IN nor NOT IN holds for any row.
        public mutating func appendInterpolation(list values: [some Bindable]) {
            appendList(values.map(\.bound))
        }

        public mutating func appendInterpolation<Choice: RawRepresentable>(list choices: [Choice])
        where Choice.RawValue == String {
            appendList(choices.map(\.rawValue.bound))
        }

        /// Narrative, stored encrypted with the key of the child it is about.
        public mutating func appendInterpolation(sealed text: String, for scope: SealScope) {
            pieces.append(.sealed(text, scope))
        }

        public mutating func appendInterpolation(sealed text: String?, for scope: SealScope) {
            pieces.append(.sealed(text, scope))
        }

        private mutating func appendList(_ values: [Bound]) {
            guard !values.isEmpty else { return pieces.append(.text("(NULL)")) }
            pieces.append(.text("("))
            for (index, value) in values.enumerated() {
                if index > 0 { pieces.append(.text(", ")) }
                pieces.append(.hole(value))
            }
            pieces.append(.text(")"))
        }
    }
}

/// How an engine writes its holes.
enum Dialect: Sendable {
    case sqlite, postgres

    func hole(_ number: Int) -> String {
        switch self {
        case .sqlite: "?"
        case .postgres: "$\(number)"
        }
    }
}

extension SQL {
    /// The text for an engine and what fills its holes, in order; narrative is sealed on the way.
    func rendered(
        for dialect: Dialect, sealing seal: (String, SealScope) throws -> [UInt8]
    ) throws -> (text: String, values: [Value]) {
        var text = ""
        var values: [Value] = []
        for piece in pieces {
            switch piece {
            case .text(let literal):
                text += literal
                continue
            case .hole(let bound): values.append(bound.value)
            case .sealed(let narrative?, let scope): values.append(.bytes(try seal(narrative, scope)))
            case .sealed(nil, _): values.append(.null(.bytes))
            }
            text += dialect.hole(values.count)
        }
        return (text, values)
    }
}
