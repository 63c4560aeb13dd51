import Casework
import Directory
import Kernel
import Storage
import Web

/// What one person says, area by area: level, what works, what worries.
func demoPicture(_ areas: [String: (level: String, works: String, worries: String)], _ more: [String: String] = [:])
    -> Answers
{
    var texts = more.merging(["handIn": "1"]) { $1 }
    for (area, said) in areas {
        texts["level-\(area)"] = said.level
        texts["strengths-\(area)"] = said.works
        texts["worries-\(area)"] = said.worries
    }
    return filled(texts)
}

func demoGiven(_ daysAgo: Int, _ key: String, about child: String, by who: String, _ answers: Answers) -> DemoEvent {
    DemoEvent(daysAgo: daysAgo) { tx in
        try Assessments.give(
            inAssessment: DemoMemory[key], with: answers, about: DemoCounty.child(child),
            by: DemoCounty.caller(who, in: tx), in: tx)
    }
}

func demoBegun(_ daysAgo: Int, _ key: String, about child: String, from signal: String) -> DemoEvent {
    DemoEvent(daysAgo: daysAgo) { tx in
        DemoMemory[key] = try Assessments.start(
            filled(["signal": DemoMemory[signal]]), about: DemoCounty.child(child),
            by: DemoCounty.caller("rektor.bjork", in: tx), in: tx
        ).id
    }
}

func demoAsked(_ daysAgo: Int, _ key: String, about child: String, positions: [String], people: [String])
    -> DemoEvent
{
    DemoEvent(daysAgo: daysAgo) { tx in
        let lists = [
            "positions": positions.map { DemoCounty.position($0).description }.joined(separator: " "),
            "people": people.map { DemoCounty.person($0).description }.joined(separator: " "),
        ]
        try Assessments.ask(
            DemoMemory[key], with: filled(["due": (Day(tx.now) + 10).description], lists: lists),
            about: DemoCounty.child(child),
            by: DemoCounty.caller("rektor.bjork", in: tx), in: tx)
    }
}

/// Maja's, from signal to conclusion; Abdi's, given to the counsellor and still going on.
let demoAssessmentEvents: [DemoEvent] = [
    demoBegun(72, "assessment.maja", about: "maja", from: "signal.maja"),
    demoAsked(
        71, "assessment.maja", about: "maja", positions: ["skolskoterska.bjork", "mentor.8a"],
        people: ["lindqvist.anna", "lindqvist.johan", "maja"]),
    demoGiven(
        68, "assessment.maja", about: "maja", by: "maja",
        demoPicture([
            "home": ("veryWorrying", "", "Det är bråk nästan varje kväll. Jag hör allt."),
            "safety": ("worrying", "", "Jag är orolig när jag ska gå hem."),
            "relations": ("mixed", "Signe i 8B finns alltid.", "Jag orkar inte vara med så mycket."),
            "learning": ("mixed", "Bilden är roligast.", ""),
            "health": ("worrying", "", "Jag sover dåligt."),
        ])),
    demoGiven(
        67, "assessment.maja", about: "maja", by: "skolskoterska.bjork",
        demoPicture(
            [
                "health": ("worrying", "Äter lunch varje dag.", "Sover fyra till fem timmar de flesta nätter."),
                "safety": ("worrying", "Söker upp vuxna hon litar på.", "Beskriver oro inför kvällarna."),
                "home": ("worrying", "", "Berättar om återkommande konflikter mellan föräldrarna."),
                "relations": ("mostlyWell", "Har en nära vän.", ""),
            ],
            [
                "risks-home": "Konflikterna pågår sedan i våras.",
                "protects-relations": "En nära vän och en mormor i Vretaby.",
            ])),
    demoGiven(
        66, "assessment.maja", about: "maja", by: "mentor.8a",
        demoPicture([
            "learning": ("mixed", "Klarar proven när hon är här.", "Borta åtta av tio första lektioner."),
            "relations": ("mixed", "Omtyckt när hon är med.", "Drar sig undan."),
            "development": ("worksWell", "Tar ansvar och planerar sina uppgifter.", ""),
        ])),
    demoGiven(
        63, "assessment.maja", about: "maja", by: "lindqvist.anna",
        demoPicture([
            "home": (
                "worrying", "Vi försöker äta tillsammans.", "Johan och jag grälar för ofta och det går ut över barnen."
            ), "health": ("mixed", "Frisk annars.", "Uppe för länge."),
            "care": ("mostlyWell", "Vi hjälps åt med läxor och mat.", ""),
            "safety": ("mixed", "Trygg med oss var för sig.", "Inte när vi bråkar."),
        ])),
    demoGiven(
        62, "assessment.maja", about: "maja", by: "lindqvist.johan",
        demoPicture([
            "home": ("mixed", "Vi har ett bra hem.", "Det har varit tungt i år."),
            "learning": ("mostlyWell", "Hon är duktig.", "Trött på morgnarna."),
            "care": ("worksWell", "Hon har allt hon behöver.", ""), "safety": ("mostlyWell", "Hon är trygg hemma.", ""),
        ])),
    DemoEvent(daysAgo: 55) { tx in
        try Assessments.conclude(
            DemoMemory["assessment.maja"],
            with: filled(
                [
                    "knownEnough": "Ja. Bilderna stämmer i det mesta; föräldrarna ser tryggheten hemma olika.",
                    "inTheWay": "Konflikterna hemma gör att Maja inte sover och inte orkar till skolan.",
                    "doNow": "Ett samtal i veckan med Maja, och en plats att vila på före första lektionen.",
                    "ownWorkplace":
                        "Mentor möter Maja på morgonen. Anpassad start två dagar i veckan. Skolsköterskan följer sömnen.",
                    "othersHelp": "Föräldrastöd och samtal från socialtjänsten. Bedömning av sömn och oro från vården.",
                    "childsView":
                        "Jag vill att det blir lugnt hemma och att någon pratar med mamma och pappa. Jag vill kunna vara hos Signe ibland.",
                    "toldOn": (Day(tx.now) - 1).description, "toldBy": "Karin Nyström", "conclusion": "collaboration",
                    "finish": "1",
                ], lists: ["areas": "home relations safety", "sectors": "socialServices healthCare"]),
            about: DemoCounty.child("maja"), by: DemoCounty.caller("rektor.bjork", in: tx), in: tx)
    },

    demoBegun(18, "assessment.abdi", about: "abdi", from: "signal.abdi"),
    DemoEvent(daysAgo: 18) { tx in
        try Assessments.offer(
            DemoMemory["assessment.abdi"], with: filled(["position": DemoCounty.position("kurator.bjork").description]),
            about: DemoCounty.child("abdi"), by: DemoCounty.caller("rektor.bjork", in: tx), in: tx)
    },
    DemoEvent(daysAgo: 17) { tx in
        try Assessments.answerOffer(
            DemoMemory["assessment.abdi"], accepting: true, about: DemoCounty.child("abdi"),
            by: DemoCounty.caller("kurator.bjork", in: tx), in: tx)
    },
    demoAsked(16, "assessment.abdi", about: "abdi", positions: ["skolskoterska.bjork", "mentor.8a"], people: []),
    demoGiven(
        12, "assessment.abdi", about: "abdi", by: "mentor.8a",
        demoPicture([
            "learning": ("worrying", "Räknar gärna och förklarar för andra.", "Skriver inget på lektionerna."),
            "relations": ("worksWell", "Många vänner.", ""),
        ])),
    DemoEvent(daysAgo: 10) { tx in
        let told = demoPicture(
            [
                "learning": ("mixed", "Matte är kul.", "Orden blir fel när jag skriver."),
                "home": ("worksWell", "Mamma hjälper mig.", ""),
            ], ["toldBy": "child"])
        try Assessments.note(
            DemoMemory["assessment.abdi"], with: told, about: DemoCounty.child("abdi"),
            by: DemoCounty.caller("kurator.bjork", in: tx), in: tx)
    },
]
