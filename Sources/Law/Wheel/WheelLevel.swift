public import Kernel

/// How something is for a child in one area, from strength to worry. It describes; it never diagnoses.
public enum WheelLevel: String, Sendable, CaseIterable, Codable {
    case worksWell, mostlyWell, mixed, worrying, veryWorrying

    /// 5 for the greatest strength down to 1 for the greatest worry: the rings filled, from the hub outwards.
    public var step: Int {
        switch self {
        case .worksWell: 5
        case .mostlyWell: 4
        case .mixed: 3
        case .worrying: 2
        case .veryWorrying: 1
        }
    }

    public var word: Phrase {
        switch self {
        case .worksWell: Phrase("Fungerar bra", en: "Works well", easy: "Det är bra")
        case .mostlyWell: Phrase("Fungerar för det mesta", en: "Works most of the time", easy: "Det är mest bra")
        case .mixed: Phrase("Både och", en: "Some of both", easy: "Både bra och dåligt")
        case .worrying: Phrase("Oroar", en: "Worrying", easy: "Det är inte så bra")
        case .veryWorrying: Phrase("Oroar mycket", en: "Very worrying", easy: "Det är inte alls bra")
        }
    }

    /// For the picture and the scale, where room is short.
    public var short: Phrase {
        switch self {
        case .worksWell: Phrase("Bra", en: "Well")
        case .mostlyWell: Phrase("Mest bra", en: "Mostly well")
        case .mixed: Phrase("Både och", en: "Some of both")
        case .worrying: Phrase("Oro", en: "Worry", easy: "Inte så bra")
        case .veryWorrying: Phrase("Stor oro", en: "Great worry", easy: "Inte alls bra")
        }
    }

    /// What a child is asked to choose between.
    public var childsWord: Phrase {
        switch self {
        case .worksWell: Phrase("Jättebra", en: "Really good")
        case .mostlyWell: Phrase("Ganska bra", en: "Quite good")
        case .mixed: Phrase("Sådär", en: "So-so")
        case .worrying: Phrase("Inte så bra", en: "Not so good")
        case .veryWorrying: Phrase("Inte alls bra", en: "Not good at all")
        }
    }

    public static let unanswered = Phrase("Inget svar", en: "No answer")
}
