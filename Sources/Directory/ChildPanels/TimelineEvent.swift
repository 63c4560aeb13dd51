public import Kernel

/// Händelse: something that happened around a child, as one room tells it to one reader.
public struct TimelineEvent: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable, Codable {
        case signal, assessment, perspective, consent, meeting, decision, coordinator, plan, followUp, closing, handOver
    }

    /// When: an hour is not made up where only the day is known.
    public enum Moment: Sendable, Equatable {
        case at(Instant)
        case on(Day)

        /// For the order of things; a day counts from its beginning.
        public var instant: Instant {
            switch self {
            case .at(let instant): instant
            case .on(let day): day.start
            }
        }
    }

    public let kind: Kind
    public let moment: Moment
    public let title: Phrase
    /// Who, by function: "Rektor, Björkskolan"; nil where it is not told.
    public let by: Phrase?
    public let words: Phrase?
    /// Where there is more to read; nil when this reader may not go there.
    public let path: String?

    public init(
        _ kind: Kind, _ moment: Moment, _ title: Phrase, by: Phrase? = nil, words: Phrase? = nil, path: String? = nil
    ) {
        self.kind = kind
        self.moment = moment
        self.title = title
        self.by = by
        self.words = words
        self.path = path
    }
}

extension Contact {
    /// The function alone, as timelines tell it; the place left out where the reader may not know it.
    public func function(showsPlaces: Bool) -> Phrase {
        showsPlaces ? Phrase("\(title), \(workplaceName)", en: "\(title), \(workplaceName)") : Phrase(title, en: title)
    }
}
