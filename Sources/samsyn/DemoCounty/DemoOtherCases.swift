import Casework
import Kernel
import Web

/// A plan that was closed together, and pictures that do not agree.
let demoOtherCases: [DemoCase] = [
    // One guardian; the plan reached its goals and was closed together.
    DemoCase(
        events: DemoCase.mapped(
            "melker", from: "kurator.bjork", 118, begun: 117, concluded: 112,
            [
                "kind": "friends",
                "facts": "Melker är ensam på alla raster. Han säger att ingen skulle sakna honom i klassen.",
                "strengths": "Kan allt om fåglar och ritar mycket bra.",
            ], areas: ["health", "relations"], sectors: "healthCare",
            child: [
                "relations": ("veryWorrying", "Mamma förstår mig.", "Ingen frågar om jag vill vara med."),
                "health": ("worrying", "", "Jag ligger vaken och grubblar."),
            ],
            [
                "knownEnough": "Ja.", "inTheWay": "Ensamheten, och att det har pågått länge.",
                "doNow": "Kuratorn träffar Melker samma vecka. Mamman har numret till BUP.",
                "ownWorkplace": "Ritgrupp på rasterna med en vuxen.", "othersHelp": "Samtal på BUP.",
                "childsView": "Jag vill ha en kompis. En räcker.",
            ]) + [
                demoConsentAsked(
                    111, "melker", to: ["bup"], ["health", "relations"],
                    why: "BUP och skolan behöver göra samma sak samtidigt.", child: "Melker vill det."),
                demoConsentGiven(110, "melker", by: "ang.pia", ["health", "relations"]),
                demoPlanBegun(
                    108, "melker", by: "rektor.bjork", ["health", "relations"], followUpIn: 40,
                    child: "Jag vill ha någon att vara med.", guardians: "Jag vill att han sover och äter igen.",
                    ifWorse: "BUP:s jour, dygnet runt via 1177. Vid fara: 112.",
                    [
                        DemoGoal(
                            words: "Jag har en kompis på rasten", area: "relations",
                            what: "Ritgrupp tre raster i veckan, ledd av fritidsledaren.", by: "kurator.bjork",
                            days: 45, level: "preventive", ground: "Skollagen 2 kap."),
                        DemoGoal(
                            words: "Jag somnar utan att grubbla", area: "health", what: "Samtal varje vecka.",
                            by: "bup.psykolog", days: 60, level: "remedial", ground: "HSL"),
                    ]),
                demoFollowedUp(
                    66, "melker", by: "rektor.bjork", next: 40,
                    childWords: "Jag och Otto ritar ihop nu.", guardians: "Han sjunger i duschen.",
                    [
                        DemoResult(
                            status: "done", words: "Gruppen har blivit fem barn. Melker leder den ibland.", child: 8,
                            adult: 8),
                        DemoResult(words: "Sex samtal. Glesas ut.", newDay: 30, child: 7, adult: 7),
                    ]),
                demoFollowedUp(
                    28, "melker", by: "rektor.bjork", next: 30,
                    childWords: "Det är bra nu.", guardians: "Vi klarar oss själva härifrån.",
                    [
                        DemoResult(status: "done", words: "Fortsätter som vanlig rastgrupp.", child: 9, adult: 9),
                        DemoResult(status: "done", words: "Samtalen är avslutade.", child: 9, adult: 8),
                    ]),
                demoPlanClosed(
                    25, "melker", by: "rektor.bjork",
                    [
                        "reason": "goalsReached", "words": "Båda målen är nådda och alla är överens.",
                        "child": "Det bästa var ritgruppen. Möten var tråkiga.",
                        "guardians": "Det gick fort när alla visste vem som gjorde vad.",
                        "parties": "Skolan: gör om ritgruppen för fler. BUP: bra att skolan ringde första dagen.",
                    ]),
            ]),
    // Three pictures that do not agree, and a mapping that goes on.
    DemoCase(
        events: DemoSignal(
            key: "signal.viktor", child: "viktor", from: "mentor.8a", sent: 26, received: 25,
            areas: "learning relations home",
            texts: [
                "kind": "learning",
                "facts": "Viktor har gått från högsta betyg till att inte lämna in. Han skrattar bort det.",
                "strengths": "Snabb, rolig och omtyckt.", "childTalk": "yes", "guardiansTalk": "yes",
            ]
        ).events("rektor.bjork") + [
            demoBegun(24, "assessment.viktor", about: "viktor", from: "signal.viktor"),
            demoAsked(23, "assessment.viktor", about: "viktor", positions: ["mentor.8a"], people: []),
            demoGiven(
                20, "assessment.viktor", about: "viktor", by: "mentor.8a",
                demoPicture([
                    "learning": ("worrying", "Förstår snabbt.", "Har inte lämnat in något sedan september."),
                    "relations": ("mixed", "Många kompisar.", "Nya kompisar som är mycket äldre."),
                    "home": ("mostlyWell", "Föräldrarna ställer upp.", ""),
                ])),
            demoTold(
                18, "viktor", by: "child",
                demoPicture(
                    [
                        "learning": ("worksWell", "Skolan är lätt.", ""),
                        "relations": ("worksWell", "Jag har hur många som helst.", ""),
                        "home": ("worrying", "", "Pappa blir arg så fort jag kommer hem."),
                    ], ["toldBy": "child"])),
            demoTold(
                15, "viktor", by: "guardian",
                demoPicture(
                    [
                        "learning": ("mixed", "Han säger att det går bra.", "Vi får inget veta från skolan."),
                        "relations": ("worrying", "", "Vi känner inte hans nya kompisar."),
                        "home": ("worksWell", "Vi äter middag ihop varje dag.", ""),
                    ], ["toldBy": "guardian", "teller": "Mats Nyberg"])),
        ]),
]
/// What someone has told the principal.
func demoTold(_ daysAgo: Int, _ child: String, by teller: String, _ answers: Answers) -> DemoEvent {
    DemoEvent(daysAgo: daysAgo) { tx in
        try Assessments.note(
            DemoMemory["assessment.\(child)"], with: answers, about: DemoCounty.child(child),
            by: DemoCounty.caller("rektor.bjork", in: tx), in: tx)
    }
}

func demoConcluded(_ daysAgo: Int, _ child: String, areas: String, sectors: String, _ texts: [String: String])
    -> DemoEvent
{
    DemoEvent(
        daysAgo: daysAgo,
        talk: { talk in
            let one = "children/\(DemoCounty.child(child))/assessments/\(DemoMemory["assessment.\(child)"])"
            let told: [(String, JSON)] = [
                ("toldOn", talk.day(-1)), ("toldBy", "Karin Nyström"), ("conclusion", "collaboration"),
                ("finish", true),
                ("areas", JSON(areas.split(separator: " ").map { .text(String($0)) })),
                ("sectors", JSON(sectors.split(separator: " ").map { .text(String($0)) })),
            ]
            try await talk.post(
                "rektor.bjork", one + "/conclusion", JSON(pairs: told + texts.map { ($0.key, JSON.text($0.value)) }))
        })
}
