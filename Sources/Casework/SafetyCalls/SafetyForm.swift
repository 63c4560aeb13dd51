import Kernel
import Web

/// What a child may write. Nothing is asked for, and nothing is ever refused.
enum SafetyForm {
    static let fields = [
        Field(
            "words",
            Phrase("Vill du skriva något?", en: "Do you want to write something?"), .narrative(max: SafetyCall.longest),
            hint: Phrase("Du behöver inte.", en: "You do not have to.")),
        Field(
            "reach", Phrase("Var är du, eller hur når vi dig?", en: "Where are you, or how do we reach you?"),
            .line(max: 200),
            hint: Phrase(
                "Till exempel ditt mobilnummer.", en: "Such as your mobile number.",
                easy: "Till exempel: Jag är i skolan. Eller skriv ditt telefonnummer.")),
    ]

    static let outcome = [
        Field(
            "outcome", Phrase("Vad du har gjort", en: "What you have done"), .narrative(max: SafetyCall.longest),
            hint: Phrase(
                "Vem har pratat med barnet, och vad händer nu?",
                en: "Who has talked with the child, and what happens now?"),
            missing: Phrase("Skriv vad du har gjort.", en: "Write what you have done."))
    ]

    /// The words as they can be kept: too long ones cut, signs that cannot be read taken away.
    static func kept(_ answers: Answers) -> (words: String?, reach: String?) {
        (
            plain(answers.textIfAny("words"), longest: SafetyCall.longest),
            plain(answers.textIfAny("reach"), longest: 200)
        )
    }

    private static func plain(_ text: String?, longest: Int) -> String? {
        guard let text else { return nil }
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(longest)
        where scalar == "\n" || scalar == "\t" || scalar.properties.generalCategory != .control {
            kept.append(scalar)
        }
        let plain = String(kept).trimmed
        return plain.isEmpty ? nil : plain
    }
}
