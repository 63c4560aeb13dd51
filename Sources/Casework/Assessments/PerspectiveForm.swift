import Kernel
import Law
import Web

/// One person's picture of the seven areas, as typed.
enum PerspectiveForm {
    static func level(_ area: WheelArea) -> Field {
        Field(
            "level-\(area.rawValue)", area.name, .choice(Field.choices(of: WheelLevel.self) { $0.word }, compact: false)
        )
    }

    private static func texts(_ area: WheelArea) -> [Field] {
        let name = area.name
        func field(_ key: String, _ swedish: String, _ english: String, easy: String, max: Int = 5000) -> Field {
            Field(
                "\(key)-\(area.rawValue)",
                Phrase(
                    "\(name.swedish.capitalizedFirst): \(swedish)", en: "\(name.english.capitalizedFirst): \(english)",
                    easy: "\(name.easy.capitalizedFirst): \(easy)"),
                .narrative(max: max)
            ).neededAtTimes
        }
        return [
            field("strengths", "vad fungerar?", "what works?", easy: "vad är bra?"),
            field("worries", "vad oroar?", "what worries?", easy: "vad är inte bra?"),
            field("risks", "riskfaktorer", "risk factors", easy: "vad kan bli svårt?", max: 2000),
            field("protects", "skyddsfaktorer", "protective factors", easy: "vad hjälper?", max: 2000),
        ]
    }

    /// The words about one area; the family is not asked for factors.
    static func words(_ area: WheelArea, family: Bool) -> [Field] {
        family ? Array(texts(area).prefix(2)) : texts(area)
    }

    private static let hidden = Field(
        "hiddenFromGuardians",
        Phrase(
            "Visa inte det här för någon vårdnadshavare", en: "Do not show this to any guardian",
            easy: "Visa inte det här för de vuxna hemma"),
        .tick)
    private static let handIn = Field(
        "handIn", Phrase("Jag är klar och lämnar in", en: "I am done and hand in", easy: "Jag är klar. Lämna in."),
        .tick,
        hint: Phrase(
            "Utan kryss sparas texten, och bara du ser den.",
            en: "Without the tick the text is saved, and only you see it."))
    private static let version = Field("version", Phrase("Version", en: "Version"), .hidden(max: 20))

    static let all: [Field] = WheelArea.allCases.flatMap { [level($0)] + texts($0) }
    static let fields = all + [hidden, handIn, version]
    static let ending = [hidden, handIn, version]

    /// What someone has told, noted by the one who heard it.
    static let telling = [
        Field(
            "toldBy", Phrase("Vem har berättat?", en: "Who has told?"),
            .choice(Field.choices(of: Perspective.Teller.self) { $0.kind.words }, compact: false),
            missing: Phrase("Välj vem som har berättat.", en: "Choose who has told.")),
        Field(
            "teller", Phrase("Namn eller roll", en: "Name or role"), .line(max: 200),
            hint: Phrase("Behövs inte när det är barnet.", en: "Not needed when it is the child.")),
    ]
    static let oral = telling + all + [hidden]

    /// A colour needs words; a child's need not have any.
    static func problems(_ answers: Answers, ofChild: Bool) -> [Problem] {
        let views = views(answers)
        var problems: [Problem] = []
        if views.values.allSatisfy(\.isEmpty) {
            problems.append(
                Problem(
                    "level-health",
                    Phrase(
                        "Svara om minst ett område.", en: "Answer about at least one area.",
                        easy: "Svara på något av det.")))
        }
        guard !ofChild else { return problems }
        for area in WheelArea.allCases where views[area]?.level != nil && views[area]?.isWordless == true {
            problems.append(
                Problem(
                    "strengths-\(area.rawValue)",
                    Phrase(
                        "Skriv några ord om \(area.name.swedish): ingen färg står utan ord.",
                        en: "Write some words about \(area.name.english): no colour stands without words.")))
        }
        return problems
    }

    static func oralProblems(_ answers: Answers) -> [Problem] {
        let teller: Perspective.Teller? = answers.choice("toldBy")
        let missing = teller != nil && teller != .child && answers.textIfAny("teller") == nil
        return problems(answers, ofChild: teller == .child)
            + (missing ? [Problem("teller", Phrase("Skriv vem det var.", en: "Write who it was."))] : [])
    }

    static func views(_ answers: Answers) -> [WheelArea: AreaView] {
        Dictionary(
            uniqueKeysWithValues: WheelArea.allCases.map { area in
                func text(_ key: String) -> String { answers.text("\(key)-\(area.rawValue)") }
                return (
                    area,
                    AreaView(
                        level: answers.choice("level-\(area.rawValue)"), strengths: text("strengths"),
                        worries: text("worries"),
                        risks: text("risks"), protects: text("protects"))
                )
            })
    }

    /// What has been saved, to go on with.
    static func answers(_ perspective: Perspective) -> Answers {
        var answers = Answers()
        for (area, view) in perspective.areas {
            answers.set("level-\(area.rawValue)", view.level?.rawValue)
            for (key, text) in [
                ("strengths", view.strengths), ("worries", view.worries), ("risks", view.risks),
                ("protects", view.protects),
            ] {
                answers.set("\(key)-\(area.rawValue)", text)
            }
        }
        answers.set("hiddenFromGuardians", perspective.hiddenFromGuardians ? "1" : nil)
        answers.set("version", String(perspective.version))
        return answers
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
