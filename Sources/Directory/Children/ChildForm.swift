import Kernel
import Web

enum ChildForm {
    static let search = Field(
        "text", Phrase("Namn, personnummer eller ärendenummer", en: "Name, personal number or case number"),
        .line(max: 100),
        hint: Phrase(
            "Skriv hela namnet eller början av det, tio eller tolv siffror, eller ett ärendenummer som 26-4F7K2M.",
            en: "Write the name or the beginning of it, ten or twelve digits, or a case number such as 26-4F7K2M."),
        missing: Phrase("Skriv vad du söker.", en: "Write what you are looking for."))

    static let group = Field("group", Phrase("Klass", en: "Class"), .ids(many: false, []))

    static let facts = [
        Field("version", Phrase("Version", en: "Version"), .hidden(max: 10)),
        Field(
            "language", Phrase("Språk att tala med barnet", en: "Language to use with the child"),
            .choice(SpokenLanguage.all.map { Field.Choice($0.tag, $0.name) }, compact: true),
            missing: Phrase("Välj ett språk.", en: "Choose a language.")),
        Field("interpreter", Phrase("Barnet behöver tolk", en: "The child needs an interpreter"), .tick),
        Field(
            "protection", Phrase("Skyddade personuppgifter", en: "Protected identity"),
            .choice(Field.choices(of: Protection.self, \.words), compact: false),
            hint: Phrase(
                "Adress, skola och plats visas då bara för dem som måste veta.",
                en: "Address, school and place are then shown only to those who must know."),
            missing: Phrase("Välj ett av svaren.", en: "Choose one of the answers.")),
        Field(
            "custody", Phrase("Om vårdnaden", en: "About custody"), .narrative(max: 2000),
            hint: Phrase(
                "Till exempel beslut, umgänge eller vem som hämtar. Visas för dem som arbetar nära barnet.",
                en: "Such as decisions, contact or who fetches the child. Shown to those who work close to the child.")),
    ]
}
