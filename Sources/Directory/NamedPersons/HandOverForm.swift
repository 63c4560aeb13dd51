import Kernel
import Web

enum HandOverForm {
    static let fields = [
        Field(
            "answer", Phrase("Tar ni emot barnet?", en: "Do you accept the child?"),
            .choice(
                [
                    Field.Choice(
                        "accept", Phrase("Ja, vi tar emot", en: "Yes, we accept"),
                        hint: Phrase("Du blir barnets bästa-ansvarig nu.", en: "You become the named person now.")),
                    Field.Choice(
                        "decline", Phrase("Nej, inte än", en: "No, not yet"),
                        hint: Phrase(
                            "Frågan går till din chef. Den som lämnar är ansvarig så länge.",
                            en: "The matter goes to your head. The sender stays responsible meanwhile.")),
                ], compact: false),
            missing: Phrase("Välj ja eller nej.", en: "Choose yes or no.")),
        Field(
            "reason", Phrase("Om nej: varför?", en: "If no: why?"), .narrative(max: 2000)),
    ]

    /// The reason for a no; nil for a yes.
    static func refusal(_ answers: Answers) throws(Failure) -> String? {
        guard answers.text("answer") == "decline" else { return nil }
        guard let reason = answers.textIfAny("reason") else {
            throw .invalid([
                Problem("reason", Phrase("Skriv varför ni inte tar emot.", en: "Say why you do not accept."))
            ])
        }
        return reason
    }
}
