import Kernel

/// Words of the pages about the coordinator.
enum CoordinationWords {
    static let cannot = Phrase(
        "Välj någon som arbetar med barn och inte är barnets vårdnadshavare.",
        en: "Choose someone who works with children and is not the child's guardian.")
    static let title = Phrase("Samordningsperson", en: "Coordinator", easy: "Den som håller ihop allt")
    static let chooseTitle = Phrase("Välj samordningsperson", en: "Choose a coordinator")
    static let chooseLead = Phrase(
        "Fråga barnet först. Den du väljer tar över ansvaret när hen har sagt ja; till dess har barnets bästa-ansvarig det.",
        en: "Ask the child first. Whom you choose takes over on saying yes; until then the named person is responsible."
    )
    static let chooseSubmit = Phrase("Fråga personen", en: "Ask the person")
    static let asked = Phrase("Är barnet tillfrågat?", en: "Has the child been asked?")
    static let childWords = Phrase("Barnets egna ord", en: "The child's own words", easy: "Det du har sagt")
    static let childWordsHint = Phrase(
        "Är barnet inte tillfrågat, skriv varför.", en: "Where the child was not asked, write why.")
    static let wished = Phrase("Den som barnet önskar", en: "Whom the child wishes for", easy: "Den du vill ha")
    static let wishedHint = Phrase("Vem som helst som är med i arbetet.", en: "Anyone who takes part in the work.")
    static let chosen = Phrase("Den som tillfrågas", en: "Who is asked")
    static let specialReason = Phrase("Särskilt skäl", en: "Special reason")
    static let specialReasonHint = Phrase(
        "Bara när valet inte är barnets.", en: "Only when the choice is not the child's.")
    static let answerTitle = Phrase("Svara på frågan om att samordna", en: "Answer whether you will coordinate")
    static let none = Phrase(
        "Ingen samordningsperson är vald. Barnets bästa-ansvarig håller ihop arbetet.",
        en: "No coordinator is chosen. The named person leads the work.",
        easy: "Ingen är vald än. Din barnets bästa-ansvarig håller ihop allt.")
}

extension Coordination.State {
    var words: Phrase {
        switch self {
        case .offered: Phrase("tillfrågad", en: "asked", easy: "har fått frågan")
        case .holds: Phrase("samordnar", en: "coordinates", easy: "håller ihop allt")
        case .declined: Phrase("sa nej", en: "said no")
        case .ended: Phrase("har varit", en: "has been")
        }
    }
}
