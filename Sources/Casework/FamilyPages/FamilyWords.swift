import Kernel
import Law

/// Words of the family's pages.
enum FamilyWords {
    static let title = Phrase("Min sida", en: "My page")
    static let waits = Phrase("Det här väntar på dig", en: "This waits for you", easy: "Det här vill vi att du gör")
    static let nothingWaits = Phrase("Inget väntar på dig just nu.", en: "Nothing waits for you right now.")
    static let nobody = Phrase(
        "Här visas barn som du är vårdnadshavare för. Saknas ditt barn, prata med skolan eller förskolan.",
        en: "Children in your custody are shown here. If yours is missing, talk with the school or preschool.",
        easy: "Här ska dina barn visas. Ser du inte ditt barn? Prata med skolan.")
    static let more = Phrase("Mer du kan göra", en: "More you can do")
    static let notSafe = Phrase("Jag känner mig inte trygg", en: "I don't feel safe")
    static let aboutYou = Phrase("Om dig", en: "About you")
    static let myPlan = Phrase("Min plan", en: "My plan")
    static let wish = Phrase("Det här önskar jag", en: "What I wish")
    static let wishes = Phrase("Det barnet önskar", en: "What the child wishes")
    static let message = Phrase("Skriv till en vuxen", en: "Write to an adult")
    static let tell = Phrase("Berätta något för oss", en: "Tell us something", easy: "Berätta något")
    static let readers = Phrase("Vem har läst, och varför?", en: "Who has read, and why?", easy: "Vem har läst?")
    static let onlookers = Phrase(
        "Vem kan se, och varför?", en: "Who can see, and why?", easy: "Vem kan läsa?")
    static let happened = Phrase("Det som har hänt", en: "What has happened")

    static func everything(_ name: String) -> Phrase {
        Phrase("Alla uppgifter om \(name)", en: "All facts about \(name)", easy: "Allt om \(name)")
    }
    static func hello(_ name: String) -> Phrase { Phrase("Hej \(name)!", en: "Hello \(name)!") }
    static func contact(_ who: Phrase) -> Phrase {
        Phrase(
            "Din kontakt: \(who.swedish)", en: "Your contact: \(who.english)", easy: "Du kan prata med \(who.easy)")
    }
    static func by(_ day: Day, _ today: Day) -> Phrase {
        let when = day.weekdayAndDate(seenFrom: today)
        return Phrase("Gärna före \(when.swedish)", en: "Please by \(when.english)", easy: "Helst före \(when.easy)")
    }
}
