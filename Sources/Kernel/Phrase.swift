/// A language of the screen.
public enum Language: String, Sendable, CaseIterable, Codable {
    case swedish = "sv"
    case easySwedish = "sv-x-easy"
    case english = "en"

    /// The language of the page being written; set once for each request.
    @TaskLocal public static var current: Language = .swedish

    /// The `lang` attribute.
    public var tag: String { self == .english ? "en" : "sv" }
}

/// Words on the screen, in every language we promise: leaving one out does not compile.
public struct Phrase: Sendable, Equatable, CustomStringConvertible {
    public let swedish: String
    public let english: String
    /// Lättläst svenska, for the family's pages; the plain Swedish where nothing simpler is needed.
    public let easy: String

    public init(_ swedish: String, en english: String, easy: String? = nil) {
        self.swedish = swedish
        self.english = english
        self.easy = easy ?? swedish
    }

    public subscript(language: Language) -> String {
        switch language {
        case .swedish: swedish
        case .easySwedish: easy
        case .english: english
        }
    }

    /// In the language of the page being written.
    public var description: String { self[Language.current] }
}
