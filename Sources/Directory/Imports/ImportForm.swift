import Kernel
import Web

/// What is asked when an import is started from the web. The secret is used and forgotten.
enum ImportForm {
    static let fields = [
        Field(
            "url", Phrase("Webbadress", en: "Web address"), .line(max: 500),
            hint: Phrase(
                "Den adress som systemet har för SS 12000, till exempel https://skola.example.se/v2.0.",
                en: "The address the system has for SS 12000, such as https://skola.example.se/v2.0."),
            missing: Phrase("Skriv adressen till systemet.", en: "Write the address of the system.")),
        Field("clientID", Phrase("Klient-id", en: "Client id"), .line(max: 200), autocomplete: "off"),
        Field(
            "secret", Phrase("Hemlighet", en: "Secret"), .password,
            hint: Phrase(
                "Sparas inte. Den behövs igen nästa gång.", en: "It is not stored. You need it again the next time."),
            autocomplete: "off"),
        Field(
            "tokenURL", Phrase("Adress för inloggning", en: "Token address"), .line(max: 500),
            hint: Phrase(
                "Bara om den är en annan än adressen ovan följd av /token.",
                en: "Only if it is another than the address above followed by /token.")),
        Field(
            "everything",
            Phrase("Läs allt, inte bara det som har ändrats", en: "Read everything, not only what has changed"), .tick),
    ]

    struct Meaning {
        let address: SchoolAddress
        let credentials: SchoolCredentials?
        let everything: Bool
    }

    /// What was typed, or every problem at once.
    static func read(_ answers: Answers) throws(Failure) -> Meaning {
        var problems: [Problem] = []
        let address = SchoolAddress(answers.text("url"))
        let notAnAddress = Phrase(
            "Skriv adressen som https://… utan användarnamn, frågetecken och #.",
            en: "Write the address as https://… without user name, question mark and #.")
        if address == nil { problems.append(Problem("url", notAnAddress)) }
        let (id, secret) = (answers.textIfAny("clientID"), answers.raw("secret"))
        if id != nil, secret.isEmpty {
            problems.append(
                Problem(
                    "secret",
                    Phrase(
                        "Skriv hemligheten som hör till klient-id.",
                        en: "Write the secret that belongs to the client id.")))
        }
        if id == nil, !secret.isEmpty {
            problems.append(
                Problem(
                    "clientID",
                    Phrase(
                        "Skriv det klient-id som hemligheten hör till.",
                        en: "Write the client id that the secret belongs to.")))
        }
        let token = answers.textIfAny("tokenURL")
        if let token, SchoolAddress(token) == nil { problems.append(Problem("tokenURL", notAnAddress)) }
        guard let address, problems.isEmpty else { throw .invalid(problems) }
        return Meaning(
            address: address, credentials: id.map { SchoolCredentials(id: $0, secret: secret, tokenURL: token) },
            everything: answers.isTicked("everything"))
    }
}
