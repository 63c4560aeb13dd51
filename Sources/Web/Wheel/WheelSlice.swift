public import Kernel
public import Law

/// One slice of the wheel: an area, and what to ask about it.
public struct WheelSlice: Sendable {
    public let key: String
    public let name: Phrase
    public let question: Phrase?

    public init(key: String, name: Phrase, question: Phrase? = nil) {
        self.key = key
        self.name = name
        self.question = question
    }
}

/// One person's picture: the level of each area they have answered, by the slice's key.
public struct WheelReading: Sendable {
    public let perspective: Phrase
    /// One letter that stands for the perspective in the picture.
    public let letter: String
    public let levels: [String: WheelLevel]

    public init(perspective: Phrase, letter: String, levels: [String: WheelLevel]) {
        self.perspective = perspective
        self.letter = letter
        self.levels = levels
    }
}

/// How near each other the pictures of one area lie.
public enum WheelAgreement: Sendable, Equatable {
    case agreed, apart, oneVoice, silent

    /// Two neighbouring levels are still the same picture.
    public init(_ levels: [WheelLevel]) {
        let steps = levels.map(\.step)
        guard let lowest = steps.min(), let highest = steps.max() else { self = .silent; return }
        self = steps.count == 1 ? .oneVoice : highest - lowest > 1 ? .apart : .agreed
    }

    public var word: Phrase {
        switch self {
        case .agreed: Phrase("Överens", en: "Agree")
        case .apart: Phrase("Olika bild", en: "Different views", easy: "Tycker olika")
        case .oneVoice: Phrase("En röst", en: "One voice", easy: "En har svarat")
        case .silent: WheelLevel.unanswered
        }
    }
}

/// A level as a word with its colour before it.
public func levelWord(_ level: WheelLevel?, short: Bool = false) -> HTML {
    guard let level else { return "<span class=\"level level--none\">\(WheelLevel.unanswered)</span>" }
    return "<span class=\"level level--\(level.rawValue)\">\(short ? level.short : level.word)</span>"
}
