import Kernel
import Law
import Web

enum WorkplaceForm {
    static let below = Field(
        "parent", Phrase("Ligger under", en: "Lies below"), .line(max: 36),
        missing: Phrase("Välj var verksamheten ligger.", en: "Choose where the workplace lies."))
    static let version = Field("version", Phrase("Version", en: "Version"), .hidden(max: 10))

    static let sector = Field(
        "sector", Phrase("Verksamhetsområde", en: "Sector"),
        .choice(Field.choices(of: Sector.self) { WorkplaceWords.sector($0) }, compact: true))

    static let facts = [
        Field(
            "name", Phrase("Namn", en: "Name"), .line(max: 100), missing: Phrase("Skriv namnet.", en: "Write the name.")
        ),
        Field(
            "kind", Phrase("Slag", en: "Kind"),
            .choice(Field.choices(of: WorkplaceEntry.Kind.self, \.words), compact: true),
            missing: Phrase("Välj vad det är.", en: "Choose what it is.")),
        Field(
            "sector", Phrase("Verksamhetsområde", en: "Sector"),
            .choice(Field.choices(of: Sector.self) { WorkplaceWords.sector($0) }, compact: true),
            missing: Phrase("Välj område.", en: "Choose a sector.")),
        Field(
            "ownController",
            Phrase(
                "Är själv personuppgiftsansvarig (nämnd, vårdgivare, fristående skola)",
                en: "Is itself controller (board, care provider, independent school)"),
            .tick, hint: Phrase("Annars gäller den som står ovanför.", en: "Otherwise the one above is.")),
        Field(
            "municipality", Phrase("Kommunkod", en: "Municipality code"), .line(max: 4),
            missing: Phrase("Skriv kommunens fyra siffror.", en: "Write the four digits of the municipality.")),
        Field("address", Phrase("Adress", en: "Address"), .line(max: 200)),
        Field("phone", Phrase("Telefon", en: "Phone"), .line(max: 40)),
        Field("hours", Phrase("Öppet", en: "Hours"), .line(max: 200)),
        Field("dutyPhone", Phrase("Journummer", en: "Number on duty"), .line(max: 40)),
        Field("offers", Phrase("Vad ni kan få här", en: "What it offers"), .line(max: 500)),
        Field(
            "areas",
            Phrase("Områden i hjulet som verksamheten kan hjälpa med", en: "Areas of the wheel it can help with"),
            .choices(Field.choices(of: WheelArea.self, \.name))),
        Field(
            "duty", Phrase("Uppdrag", en: "Duty"),
            .choice(Field.choices(of: WorkplaceEntry.Duty.self, \.words), compact: true)),
    ]

    /// The typed facts laid over `entry`.
    static func entry(_ entry: WorkplaceEntry, _ answers: Answers) throws(Failure) -> WorkplaceEntry {
        guard let municipality = Municipality(answers.text("municipality")) else {
            throw .invalid([
                Problem(
                    "municipality",
                    Phrase("Skriv fyra siffror, till exempel 0480.", en: "Write four digits, such as 0480."))
            ])
        }
        var entry = entry
        entry.name = answers.text("name")
        entry.kind = answers.choice("kind") ?? entry.kind
        entry.sector = answers.choice("sector") ?? entry.sector
        entry.municipality = municipality.code
        entry.address = answers.text("address")
        entry.phone = answers.text("phone")
        entry.hours = answers.text("hours")
        entry.dutyPhone = answers.text("dutyPhone")
        entry.offers = answers.text("offers")
        entry.areas = answers.choices("areas")
        entry.duty = answers.choice("duty")
        return entry
    }

    /// The form filled with what stands now.
    static func filled(_ entry: WorkplaceEntry) -> Answers {
        var answers = Answers(texts(entry).mapValues { [$0] })
        answers.values["areas"] = entry.areas.map(\.rawValue)
        answers.set("version", String(entry.version))
        return answers
    }

    static func texts(_ entry: WorkplaceEntry) -> [String: String] {
        [
            "name": entry.name, "kind": entry.kind.rawValue, "sector": entry.sector.rawValue,
            "ownController": entry.controller == entry.id ? "1" : "", "municipality": entry.municipality,
            "address": entry.address,
            "phone": entry.phone, "hours": entry.hours, "dutyPhone": entry.dutyPhone, "offers": entry.offers,
            "duty": entry.duty?.rawValue ?? "",
        ]
    }

    static let position = [
        Field(
            "title", Phrase("Befattningens namn", en: "Title"), .line(max: 100),
            missing: Phrase("Skriv namnet.", en: "Write the title.")),
        Field(
            "role", Phrase("Slag", en: "Kind"),
            .choice(Field.choices(of: Role.self) { WorkplaceWords.role($0) }, compact: true),
            hint: Phrase("Avgör vad den som sitter där får göra.", en: "Decides what its holder may do."),
            missing: Phrase("Välj slag.", en: "Choose a kind.")),
        Field(
            "named", Phrase("Är verksamhetens barnets bästa-ansvarig", en: "Is the named person of the workplace"),
            .tick,
            hint: Phrase(
                "Bara en befattning på varje enhet. Ersätter den som var det.",
                en: "One position at each unit. Replaces the earlier.")),
    ]

    static let holder = [
        Field(
            "email", Phrase("E-postadress i arbetet", en: "Work e-mail"), .line(max: 200),
            hint: Phrase(
                "Finns adressen redan används den personen.", en: "If the address is known, that person is used."),
            missing: Phrase("Skriv e-postadressen.", en: "Write the e-mail address.")),
        Field("given", Phrase("Förnamn", en: "Given name"), .line(max: 100)),
        Field("family", Phrase("Efternamn", en: "Family name"), .line(max: 100)),
        Field("phone", Phrase("Telefon", en: "Phone"), .line(max: 40)),
        Field(
            "from", Phrase("Från och med", en: "From"), .day,
            missing: Phrase("Skriv första dagen.", en: "Write the first day.")),
        Field("to", Phrase("Till och med", en: "Until"), .day),
        Field(
            "replaces",
            Phrase("Den som har befattningen nu slutar dagen före", en: "Whoever holds it now leaves the day before"),
            .tick),
    ]

    static let absence = [
        Field("awayFrom", Phrase("Borta från och med", en: "Away from"), .day),
        Field("awayTo", Phrase("Borta till och med", en: "Away until"), .day),
        deputy,
    ]
    static let deputy = Field("deputy", Phrase("Ersättare", en: "Deputy"), .line(max: 36))

    static let closing = [
        Field("day", Phrase("Från och med", en: "From"), .day, missing: Phrase("Skriv dagen.", en: "Write the day.")),
        successor,
    ]
    static let successor = Field(
        "successor", Phrase("Slås ihop med", en: "Merged into"), .line(max: 36),
        hint: Phrase(
            "Barnen följer med utan att tas emot. Utan efterträdare svarar förvaltningen tills någon annan har tagit emot dem.",
            en:
                "The children come along without acceptance. Without a successor the administration answers until they are accepted."
        ))

    /// The field drawn as a list of those there are; it is checked as an id.
    static func drawn(_ field: Field, _ choices: [(id: String, name: String)]) -> Field {
        Field(
            field.name, field.label,
            .choice(choices.map { Field.Choice($0.id, Phrase($0.name, en: $0.name)) }, compact: true),
            hint: field.hint, missing: field.missing)
    }
}
