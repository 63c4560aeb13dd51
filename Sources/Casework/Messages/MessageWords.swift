import Kernel

/// Words of the pages of messages.
enum MessageWords {
    static let title = Phrase("Meddelanden", en: "Messages")
    static let write = Phrase("Skriv ett meddelande", en: "Write a message")
    static let readAndWrite = Phrase("Läs och skriv", en: "Read and write")
    static let open = Phrase("Läs och svara familjen", en: "Read and answer the family")
    static let send = Phrase("Skicka", en: "Send")
    static let none = Phrase("Inga meddelanden än.", en: "No messages yet.")
    static let staffLead = Phrase(
        "Var och en i familjen läser bara sina egna meddelanden.",
        en: "Each in the family reads only their own messages.")
    static let guardianLead = Phrase(
        "Du får svar inom några vardagar. Är det bråttom, ring. Bara du och de som håller i arbetet läser det du skriver.",
        en:
            "You get an answer within a few working days. If it is urgent, call. Only you and those who lead the work read what you write.",
        easy: "Du får svar om några dagar. Är det bråttom? Ring.")
    static let childLead = Phrase(
        "Dina föräldrar ser inte det du skriver här. Blir vi mycket oroliga måste vi berätta, så att du får hjälp.",
        en: "Your parents do not see what you write here. If we are very worried we must tell, so that you get help.",
        easy: "Dina föräldrar ser inte det du skriver här. Är vi mycket oroliga måste vi berätta, så att du får hjälp.")
    static let waits = Phrase("väntar på svar", en: "waits for an answer")
    static func answer(_ name: String) -> Phrase { Phrase("Svara \(name)", en: "Answer \(name)") }
    static let noAnswer = Phrase("Inget svar behövs", en: "No answer is needed")
    static let unread = Phrase("Inte läst än", en: "Not read yet")

    static func goesTo(_ who: Phrase) -> Phrase {
        Phrase(
            "Det du skriver går till \(who.swedish).", en: "What you write goes to \(who.english).",
            easy: "Du skriver till \(who.easy).")
    }
    static func read(by who: String, _ when: Phrase) -> Phrase {
        Phrase(
            "Läst av \(who) \(when.swedish)", en: "Read by \(who) \(when.english)",
            easy: "\(who) läste det \(when.easy)")
    }
    static func read(from who: String) -> Phrase {
        Phrase("Läs meddelandet från \(who)", en: "Read the message from \(who)", easy: "\(who) har skrivit till dig")
    }
    static func waiting(_ count: Int) -> Phrase {
        Phrase("\(count) väntar på svar", en: "\(count) waiting for an answer")
    }
}
