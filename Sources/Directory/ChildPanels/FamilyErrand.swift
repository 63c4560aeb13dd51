public import Kernel

/// Det som väntar på familjen: something a guardian or a child is asked to do. It is a wish, never a duty: what is open stays with staff.
public struct FamilyErrand: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable, Codable {
        case consent, perspective, invitation, followUp, message
    }

    public let kind: Kind
    public let title: Phrase
    public let path: String
    /// When an answer is hoped for.
    public let by: Day?

    public init(_ kind: Kind, _ title: Phrase, path: String, by: Day? = nil) {
        self.kind = kind
        self.title = title
        self.path = path
        self.by = by
    }
}
