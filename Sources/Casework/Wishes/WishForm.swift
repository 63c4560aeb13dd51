import Kernel
import Web

/// What a child is asked. Every question may be left out, not all of them.
enum WishForm {
    static let fields = [
        Field(
            "helper", Phrase("Vem vill du ska hjälpa dig?", en: "Who do you want to help you?"), .ids(many: false, [])),
        Field(
            "otherHelper", Phrase("Eller någon annan?", en: "Or somebody else?"), .line(max: 120),
            hint: Phrase("Skriv namnet.", en: "Write the name.")),
        Field(
            "takePart", Phrase("Hur vill du vara med på mötet?", en: "How do you want to take part in the meeting?"),
            .choice(Field.choices(of: Wish.Part.self) { $0.words }, compact: false)),
        Field(
            "meeting",
            Phrase("Vad vill du ska hända på mötet?", en: "What do you want to happen at the meeting?"),
            .narrative(max: 4000),
            hint: Phrase(
                "Skriv också det du inte vill.", en: "Also write what you do not want.",
                easy: "Du kan också skriva det du inte vill.")),
        Field(
            "guardiansMayRead",
            Phrase("Mina föräldrar får läsa det här", en: "My parents may read this"), .tick),
    ]

    static func words(_ answers: Answers) -> WishWords {
        WishWords(
            helper: answers.id("helper"), otherHelper: answers.textIfAny("otherHelper"),
            takePart: answers.choice("takePart"), meeting: answers.textIfAny("meeting"),
            guardiansMayRead: answers.isTicked("guardiansMayRead"))
    }

    static func problems(_ answers: Answers) -> [Problem] {
        guard words(answers).isEmpty, answers.list("helper").isEmpty, answers.text("takePart").isEmpty else {
            return []
        }
        return [
            Problem(
                "meeting",
                Phrase("Välj eller skriv något innan du skickar.", en: "Choose or write something before you send."))
        ]
    }
}

extension Wish.Part {
    var words: Phrase {
        switch self {
        case .whole: Phrase("Jag vill vara med hela tiden", en: "I want to be there all the time")
        case .some: Phrase("Jag vill vara med en stund", en: "I want to be there for a while")
        case .throughSomeone:
            Phrase("Jag vill att någon säger det jag tycker", en: "I want somebody to say what I think")
        case .notThere: Phrase("Jag vill inte vara med", en: "I do not want to be there")
        }
    }
}
