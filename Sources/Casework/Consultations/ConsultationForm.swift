import Kernel
import Law
import Web

/// What may be asked without naming anyone.
enum ConsultationForm {
    static let fields = [
        Field(
            "receiver", Phrase("Vem vill du fråga?", en: "Whom do you want to ask?"), .ids(many: false, []),
            missing: Phrase("Välj vem du vill fråga.", en: "Choose whom to ask.")),
        Field(
            "question", Phrase("Din fråga", en: "Your question"), .narrative(max: 5000),
            hint: Phrase(
                "Skriv inget namn, personnummer eller annat som gör att barnet eller familjen känns igen.",
                en: "Write no name, number or anything else by which the child or family could be recognised."),
            missing: Phrase("Skriv din fråga.", en: "Write your question.")),
        Field(
            "areas", Phrase("Vilka områden handlar det om?", en: "Which areas is it about?"),
            .choices(WheelArea.allCases.map { Field.Choice($0.rawValue, $0.name) })),
    ]
    static let answer = [
        Field(
            "answer", Phrase("Ditt svar", en: "Your answer"), .narrative(max: 10_000),
            hint: Phrase(
                "Den som frågade läser svaret med sin hämtkod. Du får inte veta vem det är.",
                en: "The one who asked reads the answer with the code. You are not told who it is."),
            missing: Phrase("Skriv ett svar.", en: "Write an answer."))
    ]
    static let code = [
        Field(
            "code", Phrase("Hämtkod", en: "Tracking code"), .line(max: 40),
            hint: Phrase(
                "Sexton tecken, till exempel ABCD-2345-EFGH-6789.",
                en: "Sixteen characters, such as ABCD-2345-EFGH-6789."),
            missing: Phrase("Skriv hämtkoden.", en: "Write the code."))
    ]

    static func problems(_ answers: Answers) -> [Problem] {
        answers.text("question").holdsPersonalNumber ? [String.namelessProblem("question")] : []
    }

    static let unknownCode = Problem(
        "code",
        Phrase(
            "Det finns ingen fråga med den koden. Kontrollera tecknen.",
            en: "There is no question with that code. Check the characters."))
}
