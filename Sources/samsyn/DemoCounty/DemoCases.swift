import Kernel
import Web

/// One child's way through, as far as it has come.
struct DemoCase {
    let events: [DemoEvent]

    /// From the signal to the conclusion: what was seen, how the child has it, and the answers to the five questions.
    static func mapped(
        _ child: String, from signaller: String, _ sent: Int, begun: Int, concluded: Int, _ signal: [String: String],
        areas: [String], sectors: String, child told: [String: (level: String, works: String, worries: String)],
        _ conclusion: [String: String]
    ) -> [DemoEvent] {
        let seen = DemoSignal(
            key: "signal.\(child)", child: child, from: signaller, sent: sent, received: sent - 1,
            areas: areas.joined(separator: " "),
            texts: signal.merging(["childTalk": "yes", "guardiansTalk": "yes"]) { given, _ in given })
        return seen.events("rektor.bjork") + [
            demoBegun(begun, "assessment.\(child)", about: child, from: "signal.\(child)"),
            demoTold(begun - 2, child, by: "child", demoPicture(told, ["toldBy": "child"])),
            demoConcluded(
                concluded, child, areas: areas.joined(separator: " "), sectors: sectors, conclusion),
        ]
    }
}

/// Consent asked and waiting, a meeting booked, a plan whose follow-up is late.
let demoCases: [DemoCase] = [
    // One of the guardians has not answered.
    DemoCase(
        events: DemoCase.mapped(
            "ella", from: "kurator.bjork", 40, begun: 37, concluded: 20,
            [
                "kind": "mood",
                "facts": "Ella har slutat på innebandyn och säger att inget är roligt. Hon gråter ofta på rasterna.",
                "strengths": "Hon kommer själv till mig och vill ha hjälp.",
            ], areas: ["health", "relations"], sectors: "healthCare",
            child: [
                "health": ("worrying", "", "Jag är ledsen nästan jämt."),
                "relations": ("mixed", "Jag har en kusin jag kan prata med.", "Jag svarar inte när de andra ringer."),
            ],
            [
                "knownEnough": "Ja. Ella, föräldrarna och kuratorn berättar samma sak.",
                "inTheWay": "Ella orkar inte med det hon tyckte om förut.",
                "doNow": "Samtal med kuratorn en gång i veckan.",
                "ownWorkplace": "Lugnare lunch och en vuxen att gå till.",
                "othersHelp": "Barn- och ungdomspsykiatrin behöver bedöma om det är en depression.",
                "childsView": "Jag vill att någon säger vad det är.",
            ]) + [
                demoConsentAsked(
                    18, "ella", to: ["bup"], ["health", "relations"],
                    why: "BUP behöver få veta hur Ella har det i skolan innan de träffar henne.",
                    child: "Ella förstår frågan och vill att vi pratar med BUP."),
                demoConsentGiven(12, "ella", by: "engstrom.malin", ["health", "relations"]),
            ]),
    // The meeting is next week.
    DemoCase(
        events: DemoCase.mapped(
            "wilma", from: "kurator.bjork", 58, begun: 55, concluded: 41,
            [
                "kind": "home",
                "facts": "Wilma passar sina syskon varje kväll och somnar på lektionerna.",
                "strengths": "Ansvarsfull, omtyckt och bra på språk.",
            ], areas: ["care", "home"], sectors: "socialServices",
            child: [
                "home": ("worrying", "Vi har roligt ihop på helgerna.", "Jag måste alltid vara hemma."),
                "care": ("mixed", "Mormor kommer ibland.", "Mamma är sjuk och pappa jobbar natt."),
            ],
            [
                "knownEnough": "Ja, tillsammans med det föräldrarna har berättat.",
                "inTheWay": "Wilma tar ett ansvar som är för stort för henne.",
                "doNow": "Läxhjälp på skoltid.", "ownWorkplace": "Mentorn stämmer av varje fredag.",
                "othersHelp": "Familjen behöver avlastning på kvällarna.",
                "childsView": "Jag vill kunna gå på träningen igen.",
            ]) + [
                demoConsentAsked(
                    39, "wilma", to: ["barnfamilj"], ["care", "home"],
                    why: "Vi vill planera tillsammans med Barn och familj hur ni kan få avlastning.",
                    child: "Wilma hörs men behöver inte själv svara."),
                demoConsentGiven(35, "wilma", by: "lundgren.sofia", ["care", "home"]),
                demoConsentGiven(34, "wilma", by: "lundgren.henrik", ["care", "home"]),
                demoMeetingCalled(
                    6, "wilma", in: 11, at: "14:30", ["care", "home"],
                    with: ["socialsekreterare", "socialsekreterare2", "kurator.bjork"],
                    family: ["lundgren.sofia", "lundgren.henrik", "wilma"],
                    agenda: "Vad behöver familjen på kvällarna, och vem gör vad?",
                    childPart: "Wilma är med hela mötet och sitter bredvid kuratorn."),
                demoMeetingAnswered(4, "wilma", by: ["socialsekreterare", "kurator.bjork"]),
            ]),
    // A plan whose follow-up should have been a week ago.
    DemoCase(
        events: DemoCase.mapped(
            "biniam", from: "kurator.bjork", 114, begun: 112, concluded: 100,
            [
                "kind": "attendance",
                "facts": "Biniam har varit i skolan nio av tjugo dagar. Han säger att han är rädd på bussen.",
                "strengths": "Läser gärna och hjälper sin syster.",
            ], areas: ["learning", "safety"], sectors: "socialServices",
            child: [
                "safety": ("worrying", "Hemma är det lugnt.", "På bussen väntar några på mig."),
                "learning": ("mixed", "Matte går bra.", "Jag hinner inte ikapp."),
            ],
            [
                "knownEnough": "Ja, efter samtal med tolk.", "inTheWay": "Rädslan på skolvägen.",
                "doNow": "En vuxen möter vid bussen.", "ownWorkplace": "Stödundervisning två dagar i veckan.",
                "othersHelp": "Fältarbetare som känner gruppen på bussen.",
                "childsView": "Jag vill åka med någon jag känner.",
            ]) + [
                demoConsentAsked(
                    98, "biniam", to: ["barnfamilj"], ["learning", "safety"],
                    why: "Fältarbetarna behöver veta vad som händer på bussen.",
                    child: "Biniam vill att vi berättar. Tolk var med."),
                demoConsentGiven(96, "biniam", by: "tesfaye.selam", ["learning", "safety"]),
                demoConsentGiven(95, "biniam", by: "tesfaye.dawit", ["learning", "safety"]),
                demoPlanBegun(
                    90, "biniam", by: "rektor.bjork", ["learning", "safety"], followUpIn: 83,
                    child: "Jag vill åka hem utan att vara rädd.", guardians: "Vi vill veta när han är framme.",
                    ifWorse: "Ring rektorn samma dag. Vid hot: ring 112.",
                    [
                        DemoGoal(
                            words: "Jag vågar åka buss", area: "safety",
                            what: "Fältarbetare åker med på eftermiddagarna i två veckor och sedan en gång i veckan.",
                            by: "socialsekreterare", days: 87, level: "preventive", ground: "SoL 2025:400"),
                        DemoGoal(
                            words: "Jag är ikapp i svenska", area: "learning",
                            what: "Stödundervisning två gånger i veckan.", by: "mentor.8b", days: 110,
                            level: "remedial", ground: "Skollagen 3 kap."),
                    ]),
            ]),
]
