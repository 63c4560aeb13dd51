/// The ways a request can fail that the person asking can do something about. Anything else is a fault of ours.
public enum Failure: Error, Sendable, Equatable {
    /// What was typed does not hold; every problem at once.
    case invalid([Problem])
    /// Missing, or not theirs to know of: the two are never told apart.
    case notFound
    /// The step cannot be taken now; the words say why and what to do.
    case outOfOrder(Phrase)
    /// Someone else saved first: what stands now, for the page that shows both texts. Field name → text.
    case conflict(version: Int, saved: [String: String])
    /// Nobody is signed in.
    case signInNeeded
    /// Too many tries; come back after this many seconds.
    case tooOften(seconds: Int)
    /// The form's token or origin is not ours.
    case forged
    /// The database cannot be reached or is full; what was sent is not saved.
    case unavailable
}

/// What is wrong with one field, in words for the person who filled it in.
public struct Problem: Sendable, Equatable {
    public let field: String
    public let message: Phrase

    public init(_ field: String, _ message: Phrase) {
        self.field = field
        self.message = message
    }
}
