import Kernel
import Web

/// Maja's way on from the conclusion: everyone said yes, the meeting, the coordinator she wished for, and a plan that has just been
/// followed up.
let demoMajaEvents: [DemoEvent] = [
    demoConsentAsked(
        53, "maja", to: ["barnfamilj", "bup"], ["home", "relations", "safety"],
        why:
            "Vi vill planera tillsammans: skolan, Barn och familj och BUP. De får se det som gäller hemmet, relationer och trygghet.",
        child: "Maja är 14 år, förstår frågan väl och vill själv svara.", together: true),
    demoConsentGiven(51, "maja", by: "lindqvist.anna", signsIn: true, ["home", "relations", "safety"]),
    demoConsentGiven(50, "maja", by: "maja", signsIn: true, ["home", "relations", "safety"]),
    demoConsentGiven(49, "maja", by: "lindqvist.johan", signsIn: true, ["home", "relations", "safety"]),
    demoMeetingCalled(
        47, "maja", in: 6, at: "13:30", ["home", "relations", "safety"],
        with: ["socialsekreterare", "bup.psykolog", "kurator.bjork"],
        family: ["lindqvist.anna", "lindqvist.johan", "maja"],
        agenda: "Hur får Maja lugna kvällar? Vem hjälper Maja, och vem hjälper Anna och Johan?",
        childPart: "Maja är med första halvtimmen och har valt att sitta bredvid kuratorn."),
    demoMeetingAnswered(
        44, "maja",
        by: ["socialsekreterare", "bup.psykolog", "kurator.bjork", "lindqvist.anna", "lindqvist.johan", "maja"]),
    demoMeetingHeld(
        40, "maja",
        notes:
            "Alla var med. Anna och Johan vill ha hjälp att prata med varandra. BUP föreslår en bedömning av sömnen.",
        childVoice: "Jag vill att kuratorn håller i det här. Hon lyssnar.",
        decision: "Barn och familj ringer Anna och Johan om en första tid.", of: "socialsekreterare", in: 7),
    demoDecisionDone(36, "maja", by: "socialsekreterare", "Första familjesamtalet är bokat."),
    DemoEvent(
        daysAgo: 39,
        talk: { talk in
            DemoMemory["coordination.maja"] = try await talk.post(
                "rektor.bjork", "children/\(DemoCounty.child("maja"))/coordinations",
                [
                    "asked": "yes", "childWords": "Jag vill ha Jonas, kuratorn.",
                    "wished": JSON(DemoCounty.position("kurator.bjork")),
                    "position": JSON(DemoCounty.position("kurator.bjork")),
                ])
        }),
    DemoEvent(
        daysAgo: 38,
        talk: { talk in
            try await talk.post(
                "kurator.bjork",
                "children/\(DemoCounty.child("maja"))/coordinations/\(DemoMemory["coordination.maja"])/answer",
                ["answer": "accepted"])
        }),
    demoPlanBegun(
        37, "maja", by: "kurator.bjork", ["home", "relations", "safety"], followUpIn: 31,
        child: "Jag vill sova på nätterna och kunna vara hos Signe.",
        guardians: "Vi vill sluta bråka inför barnen.",
        ifWorse: "Maja ringer kuratorn eller mormor. Vid fara: 112. Kvällar och helger: socialjouren.",
        [
            DemoGoal(
                words: "Det är lugnt hemma på kvällen", area: "home",
                what: "Familjesamtal varannan vecka med Anna och Johan.", by: "socialsekreterare", days: 60,
                level: "preventive", ground: "SoL 2025:400"),
            DemoGoal(
                words: "Jag är inte orolig när jag går hem", area: "safety",
                what: "Samtal om oro och sömn, fem gånger.", by: "bup.psykolog", days: 45, level: "remedial",
                ground: "HSL"),
            DemoGoal(
                words: "Jag hinner träffa Signe", area: "relations",
                what: "Maja och Signe arbetar i samma grupp. Skolan är öppen till fem på tisdagar.", by: "mentor.8a",
                days: 25, level: "promotive", ground: "Skollagen 3 kap."),
        ]),
    demoFollowedUp(
        5, "maja", by: "kurator.bjork", next: 40,
        childWords: "Det är bättre på vardagarna. Helgerna är fortfarande jobbiga.",
        guardians: "Vi har lärt oss att gå undan. Det är skönt att någon håller i det.",
        [
            DemoResult(words: "Tre samtal av fyra. Ett ställdes in och är ombokat.", newDay: 35, child: 6, adult: 7),
            DemoResult(words: "Två samtal. Maja sover en timme mer.", newDay: 30, child: 5, adult: 6),
            DemoResult(status: "done", words: "Signe och Maja är i samma grupp.", child: 9, adult: 8),
        ]),
]
