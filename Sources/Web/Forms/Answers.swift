public import Kernel

/// What was typed in a form or sent as JSON: names and texts, nothing believed yet. Kept as typed, so that it can be shown again.
public struct Answers: Sendable, Equatable {
    public var values: [String: [String]]

    public init(_ values: [String: [String]] = [:]) { self.values = values }

    /// Reads `application/x-www-form-urlencoded`; nil when it is not that or not UTF-8.
    public init?(urlEncoded bytes: [UInt8]) {
        var values: [String: [String]] = [:]
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Answers.decoded(parts[0]), let value = Answers.decoded(parts.count > 1 ? parts[1] : [])
            else { return nil }
            values[name, default: []].append(value)
        }
        guard values.count <= 500 else { return nil }
        self.values = values
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            switch bytes[index] {
            case UInt8(ascii: "+"): out.append(0x20)
            case UInt8(ascii: "%"):
                guard index + 2 < bytes.endIndex, let high = hex(bytes[index + 1]), let low = hex(bytes[index + 2])
                else { return nil }
                out.append(high << 4 | low)
                index += 2
            case let byte: out.append(byte)
            }
            index += 1
        }
        return String(validating: out, as: UTF8.self)
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }

    /// The first text under a name as it was typed; empty when there is none.
    public func raw(_ name: String) -> String { values[name]?.first ?? "" }

    /// The text without blanks around it and with line ends as `\n`.
    public func text(_ name: String) -> String {
        raw(name).replacing("\r\n", with: "\n").trimmed
    }

    public func textIfAny(_ name: String) -> String? {
        let text = text(name)
        return text.isEmpty ? nil : text
    }

    public func list(_ name: String) -> [String] { (values[name] ?? []).map(\.trimmed).filter { !$0.isEmpty } }
    public func number(_ name: String) -> Int? { Int(text(name)) }
    public func day(_ name: String) -> Day? { Day(text(name)) }
    public func id<Subject>(_ name: String, of: Subject.Type = Subject.self) -> ID<Subject>? { ID(text(name)) }
    public func isTicked(_ name: String) -> Bool { ["1", "true", "on", "yes"].contains(text(name)) }
    public func choice<Choice: RawRepresentable<String>>(_ name: String, of: Choice.Type = Choice.self) -> Choice? {
        Choice(rawValue: text(name))
    }
    public func choices<Choice: RawRepresentable<String>>(_ name: String, of: Choice.Type = Choice.self) -> [Choice] {
        list(name).compactMap(Choice.init(rawValue:))
    }
    public mutating func set(_ name: String, _ text: String?) { values[name] = text.map { [$0] } }
}

extension String {
    /// Without white space and line ends at either end.
    public var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
