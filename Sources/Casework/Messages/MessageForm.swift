import Kernel
import Web

/// What is written. Staff also say to whom.
enum MessageForm {
    static let fields = [
        Field(
            "to", Phrase("Till", en: "To"), .ids(many: false, []),
            hint: Phrase("Bara den du väljer kan läsa det.", en: "Only the one you choose can read it.")
        ).neededAtTimes,
        words,
    ]

    static let words = Field(
        "words", Phrase("Ditt meddelande", en: "Your message", easy: "Vad vill du säga?"), .narrative(max: 4000),
        missing: Phrase(
            "Skriv något innan du skickar.", en: "Write something before you send.", easy: "Skriv något först."))

    static let noReceiver = [
        Problem("to", Phrase("Välj vem meddelandet är till.", en: "Choose who the message is for."))
    ]
}
