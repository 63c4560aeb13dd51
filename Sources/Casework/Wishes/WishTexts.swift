import Kernel

/// Words of the pages about a child's wishes.
enum WishTexts {
    static let title = Phrase("Det här önskar jag", en: "What I wish")
    static let many = Phrase("Det barnet önskar", en: "What the child wishes", easy: "Det du önskar")
    static let all = Phrase("Alla önskningar", en: "All wishes")
    static let none = Phrase("Barnet har inte skrivit någon önskan.", en: "The child has not written a wish.")
    static let lead = Phrase(
        "Svara på det du vill. Du kan ändra dig och skicka en ny önskan.",
        en: "Answer what you want. You can change your mind and send a new wish.")
    static let send = Phrase("Skicka", en: "Send")
    static let read = Phrase("Jag har läst", en: "I have read it")
    static let notForGuardians = Phrase("inte för vårdnadshavarna", en: "not for the guardians")

    static func helper(_ toChild: Bool) -> Phrase {
        toChild
            ? Phrase("Du vill ha hjälp av", en: "You want help from")
            : Phrase("Vill ha hjälp av", en: "Wants help from")
    }
    static func part(_ toChild: Bool) -> Phrase { Phrase("På mötet", en: "At the meeting") }
    static func meeting(_ toChild: Bool) -> Phrase {
        toChild
            ? Phrase("Du vill att det här händer", en: "You want this to happen")
            : Phrase("Vill att det här händer", en: "Wants this to happen")
    }
    static func sentAt(_ when: Phrase) -> Phrase {
        Phrase(
            "Du skickade det här \(when.swedish)", en: "You sent this \(when.english)",
            easy: "Du skickade det här \(when.easy)")
    }
    static func readBy(_ who: String, _ when: Phrase) -> Phrase {
        Phrase(
            "\(who) läste det \(when.swedish)", en: "\(who) read it \(when.english)",
            easy: "\(who) läste det \(when.easy)")
    }
}
