public import Kernel

/// The names of what was fetched, shared by all its rows.
final class Heading: Sendable {
    let names: [String]
    let places: [String: Int]

    init(_ names: [String]) {
        self.names = names
        places = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

/// A field that is missing, empty or of another kind than the code asks for: a fault of ours, not of the person asking.
public struct FieldFault: Error, Sendable, CustomStringConvertible {
    public let description: String
}

/// One fetched row. Read it inside the transaction that fetched it: narrative is opened with that transaction's keys.
public struct Fields: Sendable {
    private let heading: Heading
    private let values: [Value]
    private let seals: OpenSeals

    init(_ heading: Heading, _ values: [Value], _ seals: OpenSeals) {
        self.heading = heading
        self.values = values
        self.seals = seals
    }

    public func textIfAny(_ name: String) throws -> String? {
        switch try value(name) {
        case .null: nil
        case .text(let text): text
        default: throw fault(name, "is not text")
        }
    }

    public func int64IfAny(_ name: String) throws -> Int64? {
        switch try value(name) {
        case .null: nil
        case .integer(let number): number
        default: throw fault(name, "is not an integer")
        }
    }

    public func doubleIfAny(_ name: String) throws -> Double? {
        switch try value(name) {
        case .null: nil
        case .real(let number): number
        case .integer(let number): Double(number)
        default: throw fault(name, "is not a number")
        }
    }

    public func bytesIfAny(_ name: String) throws -> [UInt8]? {
        switch try value(name) {
        case .null: nil
        case .bytes(let bytes): bytes
        default: throw fault(name, "is not bytes")
        }
    }

    public func boolIfAny(_ name: String) throws -> Bool? {
        try int64IfAny(name).map { number in
            guard number == 0 || number == 1 else { throw fault(name, "is not 0 or 1") }
            return number == 1
        }
    }

    public func intIfAny(_ name: String) throws -> Int? { try int64IfAny(name).map { Int($0) } }
    public func instantIfAny(_ name: String) throws -> Instant? {
        try int64IfAny(name).map { Instant(milliseconds: $0) }
    }

    public func idIfAny<Subject>(_ name: String) throws -> ID<Subject>? {
        try parsed(name, "is not an id") { ID($0) }
    }

    public func dayIfAny(_ name: String) throws -> Day? {
        try parsed(name, "is not a day") { Day($0) }
    }

    public func choiceIfAny<Choice: RawRepresentable>(_ name: String) throws -> Choice?
    where Choice.RawValue == String {
        try parsed(name, "is not one of \(Choice.self)") { Choice(rawValue: $0) }
    }

    /// What was sealed with `\(sealed:for:)`; where its key is destroyed, words that say so.
    public func narrativeIfAny(_ name: String) throws -> String? {
        guard let blob = try bytesIfAny(name) else { return nil }
        guard let opened = try seals.open(blob) else { return "\(Seals.purged)" }
        guard let text = String(validating: opened, as: UTF8.self) else { throw fault(name, "is not sealed text") }
        return text
    }

    public func text(_ name: String) throws -> String { try present(name, textIfAny(name)) }
    public func int(_ name: String) throws -> Int { try present(name, intIfAny(name)) }
    public func int64(_ name: String) throws -> Int64 { try present(name, int64IfAny(name)) }
    public func double(_ name: String) throws -> Double { try present(name, doubleIfAny(name)) }
    public func bool(_ name: String) throws -> Bool { try present(name, boolIfAny(name)) }
    public func bytes(_ name: String) throws -> [UInt8] { try present(name, bytesIfAny(name)) }
    public func id<Subject>(_ name: String) throws -> ID<Subject> { try present(name, idIfAny(name)) }
    public func instant(_ name: String) throws -> Instant { try present(name, instantIfAny(name)) }
    public func day(_ name: String) throws -> Day { try present(name, dayIfAny(name)) }
    public func narrative(_ name: String) throws -> String { try present(name, narrativeIfAny(name)) }
    public func choice<Choice: RawRepresentable>(_ name: String) throws -> Choice where Choice.RawValue == String {
        try present(name, choiceIfAny(name))
    }

    private func value(_ name: String) throws -> Value {
        guard let place = heading.places[name] else {
            throw fault(name, "was not fetched; there are \(heading.names.joined(separator: ", "))")
        }
        return values[place]
    }

    private func parsed<Meaning>(_ name: String, _ problem: String, _ read: (String) -> Meaning?) throws -> Meaning? {
        try textIfAny(name).map { text in
            guard let meaning = read(text) else { throw fault(name, problem) }
            return meaning
        }
    }

    private func present<Meaning>(_ name: String, _ meaning: Meaning?) throws -> Meaning {
        guard let meaning else { throw fault(name, "is empty") }
        return meaning
    }

    private func fault(_ name: String, _ problem: String) -> FieldFault {
        FieldFault(description: "the field \(name) \(problem)")
    }
}
