import Kernel
import Law
import Web

/// What may be typed about custody.
enum GuardianForm {
    static let add: [Field] =
        [
            Field(
                "given", Phrase("Förnamn", en: "Given name"), .line(max: 100),
                missing: Phrase("Skriv förnamnet.", en: "Write the given name.")),
            Field(
                "family", Phrase("Efternamn", en: "Family name"), .line(max: 100),
                missing: Phrase("Skriv efternamnet.", en: "Write the family name.")),
            Field(
                "number", Phrase("Personnummer", en: "Personal number"), .line(max: 20),
                hint: Phrase(
                    "Finns numret redan används den personen.", en: "If the number is known, that person is used.")),
        ] + facts

    static let change: [Field] = [version] + facts

    static let confirm: [Field] = [version, source]

    private static let version = Field("version", Phrase("Version", en: "Version"), .hidden(max: 10))

    private static let facts: [Field] = [
        Field(
            "custody", Phrase("Vårdnad", en: "Custody"),
            .choice(Field.choices(of: Custody.self, \.words), compact: false),
            missing: Phrase("Välj slag av vårdnad.", en: "Choose the kind of custody.")),
        Field(
            "from", Phrase("Från och med", en: "From"), .day,
            missing: Phrase("Skriv första dagen.", en: "Write the first day.")),
        Field(
            "to", Phrase("Till och med", en: "Until"), .day,
            hint: Phrase("Lämna tomt så länge vårdnaden gäller.", en: "Leave empty while custody lasts.")),
        Field(
            "hindered", Phrase("Kan inte ta del i besluten", en: "Cannot take part in decisions"), .tick,
            hint: Phrase(
                "Bara vid frånvaro, sjukdom eller annat hinder (FB 6 kap. 13 §). Samtycke behövs då inte från den här personen.",
                en: "Only when away, ill or otherwise hindered (FB 6:13). Consent is then not needed from this person.")
        ),
        Field(
            "locationHidden", Phrase("Får inte veta var barnet är", en: "May not know where the child is"), .tick,
            hint: Phrase(
                "Adress, skola och mötesplatser visas då inte (OSL 26 kap. 2 §).",
                en: "Address, school and meeting places are then not shown (OSL 26:2).")),
        Field(
            "language", Phrase("Språk", en: "Language"),
            .choice(SpokenLanguage.all.map { Field.Choice($0.tag, $0.name) }, compact: true),
            missing: Phrase("Välj ett språk.", en: "Choose a language.")),
        Field("interpreter", Phrase("Behöver tolk", en: "Needs an interpreter"), .tick),
        Field("phone", Phrase("Telefon", en: "Phone"), .line(max: 40)),
        Field("email", Phrase("E-post", en: "E-mail"), .line(max: 200)),
        source,
    ]

    private static let source = Field(
        "source", Phrase("Hur har du kontrollerat det?", en: "How have you checked it?"),
        .choice(Field.choices(of: CustodySource.self, \.words), compact: false),
        missing: Phrase("Välj vad du har tittat på.", en: "Choose what you have looked at."))

    /// What lies between two fields, and an e-mail that is none.
    static func problems(_ answers: Answers) -> [Problem] {
        var found: [Problem] = []
        if let from = answers.day("from"), let to = answers.day("to"), to < from {
            found.append(
                Problem("to", Phrase("Sista dagen är före den första.", en: "The last day is before the first.")))
        }
        if let email = answers.textIfAny("email"), !email.contains("@") {
            found.append(Problem("email", Phrase("Skriv en adress med @.", en: "Write an address with @.")))
        }
        return found
    }

    /// The number that was typed; nil when it was left out.
    static func number(_ answers: Answers, on today: Day) throws(Failure) -> PersonalNumber? {
        guard let text = answers.textIfAny("number") else { return nil }
        do {
            return try PersonalNumber(entered: text, on: today)
        } catch {
            throw .invalid([Problem("number", error.message)])
        }
    }

    /// The form filled with what stands now.
    static func texts(_ guardian: Guardian) -> [String: String] {
        [
            "custody": guardian.custody.rawValue, "from": guardian.from.description,
            "to": guardian.to?.description ?? "", "hindered": guardian.isHindered ? "1" : "",
            "locationHidden": guardian.locationHidden ? "1" : "", "language": guardian.language,
            "interpreter": guardian.needsInterpreter ? "1" : "", "phone": guardian.phone, "email": guardian.email,
        ]
    }
}

extension GuardianChange {
    /// Nil when something is missing that the fields have asked for.
    init?(_ answers: Answers) {
        guard let custody = answers.choice("custody", of: Custody.self), let from = answers.day("from"),
            let source = answers.choice("source", of: CustodySource.self)
        else { return nil }
        self.init(
            custody: custody, from: from, to: answers.day("to"), isHindered: answers.isTicked("hindered"),
            locationHidden: answers.isTicked("locationHidden"), language: answers.text("language"),
            needsInterpreter: answers.isTicked("interpreter"), phone: answers.text("phone"),
            email: answers.text("email").lowercased(), source: source)
    }
}

extension CustodySource {
    var words: Phrase {
        switch self {
        case .populationRegister: Phrase("Folkbokföringen", en: "The population register")
        case .courtDecision: Phrase("Dom eller beslut av domstol", en: "A court's judgement or decision")
        case .agreement:
            Phrase(
                "Avtal som socialnämnden har godkänt", en: "An agreement approved by the social services board")
        case .certificate: Phrase("Intyg som jag har sett", en: "A certificate I have seen")
        }
    }
}
