public import Kernel

/// Import: one run from start to end, as it is kept and shown.
public struct ImportRun: Sendable {
    public enum State: String, Sendable, CaseIterable { case running, stopped, finished }

    /// Where a run is: at a resource, then at what has gone, then at what waited.
    enum Stage: Sendable, Equatable, RawRepresentable {
        case reading(SchoolResource), removing, finishing

        init?(rawValue: String) {
            switch rawValue {
            case "removing": self = .removing
            case "finishing": self = .finishing
            default:
                guard let resource = SchoolResource(rawValue: rawValue) else { return nil }
                self = .reading(resource)
            }
        }

        var rawValue: String {
            switch self {
            case .reading(let resource): resource.rawValue
            case .removing: "removing"
            case .finishing: "finishing"
            }
        }

        var next: Stage {
            guard case .reading(let resource) = self else { return .finishing }
            let all = SchoolResource.allCases
            let place = all.firstIndex(of: resource)! + 1  // every case is in allCases
            return place < all.count ? .reading(all[place]) : .removing
        }

        var words: Phrase {
            switch self {
            case .reading(let resource): resource.words
            case .removing: Phrase("det som är borta", en: "what is gone")
            case .finishing: Phrase("det som hör ihop", en: "what belongs together")
            }
        }
    }

    let id: ID<ImportRun>
    let address: String
    /// Whose rows these are; a later full import of the same sees what is gone.
    var scope: String
    let byName: String
    /// Only what has changed after this; nil for everything.
    let since: Instant?
    let startedAt: Instant
    let beatAt: Instant
    let finishedAt: Instant?
    let state: State
    let worker: String
    var stage: Stage
    var pageToken: String?
    let trouble: Phrase?

    /// Running, and heard from lately.
    func isAlive(at now: Instant) -> Bool { state == .running && now < beatAt + .seconds(120) }
}

/// Hur långt en import har kommit: which resource and how many rows so far.
public struct ImportStep: Sendable {
    public let stage: Phrase
    public let tallies: [SchoolResource: ImportTally]
}

/// One page of rows, and how to ask for the next.
struct SchoolPage: Sendable {
    var rows: [Sent]
    var next: String?
    /// There is more, which the source does not have.
    var isCutOff = false

    init(rows: [Sent], next: String?) {
        self.rows = rows
        self.next = next
    }
}
