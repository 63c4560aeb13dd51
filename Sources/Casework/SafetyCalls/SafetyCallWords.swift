import Kernel

/// Words of the pages about a child that does not feel safe.
enum SafetyCallWords {
    /// What the window says: nothing that somebody else should see over a shoulder.
    static let pageTitle = Phrase("Hjälp", en: "Help")
    static let title = Phrase("Jag känner mig inte trygg", en: "I don't feel safe")
    static let urgent = Phrase(
        "Är det farligt nu? Ring 112. Det kostar inget.", en: "Is it dangerous now? Call 112. It is free.")
    static let duty = Phrase(
        "Socialjouren: kväll, natt och helg", en: "Social services on duty: evening, night and weekend")
    static let socialServices = Phrase("Socialtjänsten: dagtid", en: "Social services: daytime")
    static let sendTitle = Phrase("Skicka till en vuxen", en: "Send to an adult", easy: "Säg till en vuxen")
    static let whatHappens = Phrase(
        "En vuxen på skolan eller förskolan får veta det direkt. Dina föräldrar ser det inte här. Blir vi mycket oroliga måste vi berätta för socialtjänsten, så att du får hjälp.",
        en:
            "An adult at school or preschool is told at once. Your parents do not see it here. If we are very worried we must tell social services, so that you get help.",
        easy:
            "En vuxen får veta det direkt. Dina föräldrar ser det inte här. Är vi mycket oroliga berättar vi för socialtjänsten. De hjälper barn."
    )
    static let send = Phrase("Jag vill prata med en vuxen", en: "I want to talk with an adult")
    static let sent = Phrase("Det är skickat", en: "It is sent")
    static let callAnyway = Phrase(
        "En vuxen hör av sig så fort det går. Ring om du inte kan vänta.",
        en: "An adult will be in touch as soon as possible. Call if you cannot wait.")
    static let openCall = Phrase("Barnet känner sig inte tryggt", en: "The child does not feel safe")
    static let open = Phrase("Läs och ta hand om det nu", en: "Read and take care of it now")
    static let closed = Phrase("Kände sig inte trygg", en: "Did not feel safe")
    static let earlier = Phrase("Tidigare gånger", en: "Earlier times")
    static let first = Phrase("Gör det här först", en: "Do this first")
    static let firstDo = Phrase(
        "Prata med barnet på ett tryggt ställe. Prata inte med vårdnadshavarna förrän du vet vad det gäller: det kan handla om dem. Vid misstanke om våld eller övergrepp, prata med socialtjänsten först och gör en orosanmälan. Vid akut fara, ring 112.",
        en:
            "Talk with the child in a safe place. Do not talk with the guardians until you know what it is about: it may be about them. If you suspect violence or abuse, talk with social services first and report your concern. In acute danger, call 112."
    )
    static let wordless = Phrase("Inget skrivet", en: "Nothing written")
    static let nobodyYet = Phrase("Ingen än", en: "Nobody yet")
    static let take = Phrase("Jag tar hand om det", en: "I take care of it")
    static let close = Phrase("Skriv vad du har gjort", en: "Write what you have done")

    static func sentAt(_ when: Phrase) -> Phrase {
        Phrase("Skickat \(when.swedish).", en: "Sent \(when.english).", easy: "Skickat \(when.easy).")
    }
    static func taken(_ who: String) -> Phrase {
        Phrase("\(who) har tagit emot det", en: "\(who) has received it", easy: "\(who) har läst det")
    }
    static func takenAt(_ when: Phrase) -> Phrase {
        Phrase(
            "\(when.swedish). Ring om du inte kan vänta.", en: "\(when.english). Call if you cannot wait.",
            easy: "\(when.easy). Ring om du inte kan vänta.")
    }
}
