public import Kernel

/// Resurs i SS 12000, in the order they are taken in: what a later one refers to has then come.
public enum SchoolResource: String, Sendable, CaseIterable, Codable {
    case organisations, persons, placements, groups, duties, activities

    /// Without these there is nothing to build on; the others a server may lack.
    var isRequired: Bool { self == .organisations || self == .persons }

    public var words: Phrase {
        switch self {
        case .organisations: Phrase("organisationer", en: "organisations")
        case .persons: Phrase("personer", en: "persons")
        case .placements: Phrase("placeringar", en: "placements")
        case .groups: Phrase("grupper", en: "groups")
        case .duties: Phrase("tjänstgöringar", en: "duties")
        case .activities: Phrase("aktiviteter", en: "activities")
        }
    }
}

/// Antal: what came of the rows of one resource. A row that came twice is counted once.
public struct ImportTally: Sendable, Equatable {
    public var read = 0
    public var new = 0
    public var changed = 0
    public var removed = 0
    /// Codes that no table of ours knows. The rows are taken in all the same.
    public var unmapped = 0

    public init() {}

    static func += (left: inout ImportTally, right: ImportTally) {
        left.read += right.read
        left.new += right.new
        left.changed += right.changed
        left.removed += right.removed
        left.unmapped += right.unmapped
    }
}

/// Okänd kod: a value our tables do not know, where it stood and how often.
public struct UnmappedCode: Sendable, Hashable {
    public let resource: SchoolResource
    public let field: String
    public let value: String
    public let times: Int
}

/// Hur en import har gått: the numbers, the unknown codes and what is missing.
public struct ImportReport: Sendable, Equatable {
    public var tallies: [SchoolResource: ImportTally] = [:]
    public var unmapped: [UnmappedCode] = []
    /// What the source did not give, or gave in a way that could not be trusted.
    public var missing: [Phrase] = []
    /// Rows that still wait for something they refer to.
    public var waiting = 0
    /// Goes on where an earlier, broken import stopped.
    public var isResumed = false
}

/// Varför en import stannade. What has been taken in stays; the same import started again goes on from there.
public enum ImportFault: Error, Sendable, Equatable {
    /// What came cannot be understood: 65.
    case badData(Phrase)
    /// The other system does not answer, or not in time: 69.
    case unreachable(Phrase)
    /// A file or folder cannot be read: 74.
    case brokenFile(Phrase)
    /// The other system says no to who we are: 77.
    case refused(Phrase)
    /// Another import has taken over: 75.
    case takenOver(Phrase)

    public var words: Phrase {
        switch self {
        case .badData(let words), .unreachable(let words), .brokenFile(let words), .refused(let words),
            .takenOver(let words):
            words
        }
    }

    public var exitCode: Int32 {
        switch self {
        case .badData: 65
        case .unreachable: 69
        case .brokenFile: 74
        case .takenOver: 75
        case .refused: 77
        }
    }
}
