import Kernel
import Law
import Web

/// What may be said of a group, naming no child.
enum GroupSignalForm {
    static let fields = [
        Field(
            "group", Phrase("Vilken klass eller avdelning?", en: "Which class or ward?"), .ids(many: false, []),
            hint: Phrase("Eller beskriv en kamratgrupp nedan.", en: "Or describe a group of friends below.")
        ).neededAtTimes,
        Field(
            "friends", Phrase("Kamratgrupp", en: "Group of friends"), .line(max: 200),
            hint: Phrase(
                "Utan namn, till exempel: några elever i årskurs 8 som möts efter skolan.",
                en: "Without names, such as: some pupils of year 8 who meet after school.")
        ).neededAtTimes,
        Field(
            "workplace", Phrase("Vid vilken förskola eller skola?", en: "At which preschool or school?"),
            .ids(many: false, []),
            hint: Phrase("Behövs bara för en kamratgrupp.", en: "Needed only for a group of friends.")
        ).neededAtTimes,
        Field(
            "facts", Phrase("Vad har du sett eller hört?", en: "What have you seen or heard?"), .narrative(max: 10_000),
            hint: Phrase(
                "Nämn inget barn vid namn. Gäller det ett visst barn: skicka en signal om det barnet.",
                en: "Name no child. If it is about one child: send a signal about that child."),
            missing: Phrase("Beskriv det du har sett eller hört.", en: "Describe what you have seen or heard.")),
        Field(
            "interpretation",
            Phrase("Hur tolkar du det, och vad oroar dig?", en: "How do you understand it, and what worries you?"),
            .narrative(max: 10_000)),
        Field(
            "areas", Phrase("Vilka områden i hjulet handlar det om?", en: "Which areas of the wheel is it about?"),
            .choices(WheelArea.allCases.map { Field.Choice($0.rawValue, $0.name) }),
            missing: Phrase("Välj minst ett område.", en: "Choose at least one area.")),
    ]
    static let answer = [
        Field(
            "words", Phrase("Vad gör ni?", en: "What will you do?"), .narrative(max: 5000),
            hint: Phrase(
                "Den som signalerade läser det. Nämn inget barn.", en: "The one who signalled reads it. Name no child."),
            missing: Phrase("Skriv vad ni gör.", en: "Write what you will do."))
    ]

    static func problems(_ answers: Answers) -> [Problem] {
        var problems = ["friends", "facts", "interpretation"].filter { answers.text($0).holdsPersonalNumber }.map(
            String.namelessProblem)
        if answers.textIfAny("group") == nil {
            if answers.textIfAny("friends") == nil {
                problems.append(
                    Problem(
                        "group",
                        Phrase(
                            "Välj en grupp, eller beskriv en kamratgrupp.",
                            en: "Choose a group, or describe a group of friends.")))
            } else if answers.textIfAny("workplace") == nil {
                problems.append(
                    Problem("workplace", Phrase("Välj förskola eller skola.", en: "Choose a preschool or school.")))
            }
        }
        return problems
    }
}
