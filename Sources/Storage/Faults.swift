import Foundation

/// A rule of the tables stopped the change. Rooms that expect it catch it and turn it into words.
public struct ConstraintViolation: Error, Sendable, Equatable {
    public enum Kind: Sendable { case unique, foreignKey, check, notNull }
    public let kind: Kind
    /// The table, where the engine tells (SQLite does not for foreign keys).
    public let table: String?
    /// The fields that must be unique together, or the one that may not be empty.
    public let fields: [String]

    public init(kind: Kind, table: String? = nil, fields: [String] = []) {
        self.kind = kind
        self.table = table
        self.fields = fields
    }
}

/// The database cannot be used at all: why, in one line for the person who starts the system.
public struct OpeningFailure: Error, Sendable, Equatable, CustomStringConvertible {
    public let description: String

    public init(description: String) { self.description = description }
}

/// A faulty command: ours, for the log. Holds the command's text but never what filled its holes.
public struct QueryFault: Error, Sendable, CustomStringConvertible {
    public let description: String
}

/// The engine gave the change up in favour of another; doing the body again is safe and likely to succeed.
struct RerunNeeded: Error {}

/// Why the database could not be used, on standard error for the operator; callers only learn that it could not.
enum Trouble {
    nonisolated(unsafe) private static var last = (text: "", at: Date.distantPast)
    private static let lock = NSLock()
    /// While the database is opened its trouble is told once, by the one who opens it.
    @TaskLocal static var isOpening = false

    static func report(_ text: String) {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        let isNew = lock.withLock {
            guard line != last.text || last.at.timeIntervalSinceNow < -1 else { return false }
            last = (line, Date())
            return true
        }
        if isNew { FileHandle.standardError.write(Data("storage: \(line)\n".utf8)) }
    }
}
