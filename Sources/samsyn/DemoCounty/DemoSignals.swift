import Casework
import Directory
import Kernel
import Storage
import Synchronization
import Web

/// What the events of one day need to know of those of another.
enum DemoMemory {
    private static let made = Mutex<[String: String]>([:])

    static subscript(key: String) -> String {
        get { made.withLock { $0[key] ?? "" } }
        set { made.withLock { $0[key] = newValue } }
    }
}

/// A form filled in: one text for each name, several with commas for the wheel's areas and the like.
func filled(_ texts: [String: String], lists: [String: String] = [:]) -> Answers {
    Answers(texts.mapValues { [$0] }.merging(lists.mapValues { $0.split(separator: " ").map(String.init) }) { $1 })
}

/// A signal, and the principal's receipt and answer so many days before today; nil when that has not come yet.
struct DemoSignal {
    let key: String
    let child: String
    let from: String
    let sent: Int
    var received: Int?
    var answered: Int?
    let areas: String
    let texts: [String: String]
    var reply: [String: String] = [:]

    func events(_ receiver: String) -> [DemoEvent] {
        var events = [
            DemoEvent(daysAgo: sent) { tx in
                var texts = texts
                texts["seenOn"] = (Day(tx.now) - 1).description
                DemoMemory[key] = try Signals.send(
                    filled(texts, lists: ["areas": areas]), about: DemoCounty.child(child),
                    by: DemoCounty.caller(from, in: tx), in: tx
                ).id
            }
        ]
        if let received {
            events.append(
                DemoEvent(daysAgo: received) { tx in
                    try Signals.acknowledge(
                        DemoMemory[key], about: DemoCounty.child(child), by: DemoCounty.caller(receiver, in: tx), in: tx
                    )
                })
        }
        if let answered {
            events.append(
                DemoEvent(daysAgo: answered) { tx in
                    try Signals.answer(
                        DemoMemory[key], with: filled(reply), about: DemoCounty.child(child),
                        by: DemoCounty.caller(receiver, in: tx), in: tx)
                })
        }
        return events
    }
}

private let signals = [
    DemoSignal(
        key: "signal.maja", child: "maja", from: "mentor.8a", sent: 75, received: 74, areas: "learning home safety",
        texts: [
            "kind": "attendance",
            "facts":
                "Maja har varit borta från första lektionen åtta av de tio senaste skoldagarna. Hon sitter för sig själv på rasterna. I måndags sa hon: ”Det är för bråkigt hemma för att sova.”",
            "interpretation": "Jag tror att något har hänt i familjen under sommaren.",
            "strengths": "Hon kommer alltid till bilden och har en nära vän i 8B.",
            "childTalk": "yes", "guardiansTalk": "yes",
        ]),
    DemoSignal(
        key: "signal.saga", child: "saga", from: "skolskoterska.bjork", sent: 31, received: 30, answered: 24,
        areas: "health",
        texts: [
            "kind": "mood",
            "facts": "Saga har kommit till mig fyra gånger på två veckor med ont i magen före idrotten.",
            "strengths": "Hon berättar öppet och vet själv vad som gör det lättare.", "childTalk": "yes",
            "guardiansTalk": "yes",
        ],
        reply: [
            "outcome": "ownSupport",
            "words":
                "Tack. Jag har pratat med idrottsläraren och Saga börjar lektionen i en mindre grupp. Vi följer upp i december.",
        ]),
    DemoSignal(
        key: "signal.emina", child: "emina", from: "mentor.8a", sent: 11, received: 9, areas: "relations learning",
        texts: [
            "kind": "friends",
            "facts": "Emina äter inte längre med de andra. Två gånger har jag sett att ingen ville arbeta med henne.",
            "interpretation": "Kanske en konflikt i en gruppchatt.", "childTalk": "no",
            "childTalkWhyNot": "Jag ville först höra hur vi gör det bäst.",
            "guardiansTalk": "no", "guardiansTalkWhyNot": "Jag har inte pratat med Emina än.",
        ]),
    DemoSignal(
        key: "signal.hugo", child: "hugo", from: "mentor.8a", sent: 2, areas: "health safety",
        texts: [
            "kind": "substances", "facts": "Hugo luktade rök och hade svårt att hålla sig vaken i fredags.",
            "strengths": "Spelar fotboll tre kvällar i veckan.",
            "childTalk": "yes", "guardiansTalk": "no", "guardiansTalkWhyNot": "Jag når dem först i morgon.",
        ]),
    DemoSignal(
        key: "signal.tilde", child: "tilde", from: "mentor.8a", sent: 6, received: 6, areas: "safety home",
        texts: [
            "kind": "toldByChild",
            "facts":
                "Tilde berättade att hon inte får gå hem själv och att hon är rädd för någon som har synts utanför skolan.",
            "childTalk": "yes", "guardiansTalk": "no", "guardiansTalkWhyNot": "Socialtjänsten ska tillfrågas först.",
            "hiddenFromGuardians": "1",
        ]),
    DemoSignal(
        key: "signal.abdi", child: "abdi", from: "kurator.bjork", sent: 20, received: 19, areas: "development learning",
        texts: [
            "kind": "learning",
            "facts": "Abdi lämnar inte in några skriftliga uppgifter i tre ämnen. Muntligt klarar han det mesta.",
            "strengths": "Hjälper gärna andra och är stark i matematik.", "childTalk": "yes", "guardiansTalk": "yes",
        ]),
]

/// Signals in different stages, about a group, from afar, from a guardian; and a question without names.
let demoSignalEvents: [DemoEvent] =
    signals.flatMap { $0.events("rektor.bjork") } + [
        DemoEvent(daysAgo: 1) { tx in
            try Signals.send(
                filled([
                    "facts":
                        "Elias vill inte gå till skolan på måndagar och säger att han har ont i huvudet. Så har det varit i tre veckor.",
                    "interpretation": "Vi skulle vilja prata med någon om hur vi gör på morgnarna.",
                ]), about: DemoCounty.child("elias"), by: DemoCounty.caller("lindqvist.anna", in: tx), in: tx)
        },
        DemoEvent(daysAgo: 5) { tx in
            try Signals.sendFromAfar(
                filled(
                    [
                        "given": "Noah", "family": "Lindberg", "birthDay": "2015-05-12", "kind": "home",
                        "seenOn": (Day(tx.now) - 2).description,
                        "facts": "En pojke i väntrummet berättade att han ofta är ensam hemma över natten.",
                        "childTalk": "yes",
                        "guardiansTalk": "no", "guardiansTalkWhyNot": "Jag träffade bara pojken.",
                    ], lists: ["areas": "care home"]), by: DemoCounty.caller("bup.psykolog", in: tx), in: tx)
        },
        // The number is not in the directory and no name was given: somebody at the clinic has to find out who it is.
        DemoEvent(daysAgo: 1) { tx in
            try Signals.sendFromAfar(
                filled(
                    [
                        "number": "201601022385", "kind": "other", "seenOn": (Day(tx.now) - 1).description,
                        "facts": "Ett barn kom till mottagningen utan vuxen och ville inte säga var det bor.",
                        "childTalk": "yes",
                        "guardiansTalk": "no", "guardiansTalkWhyNot": "Vi vet inte vilka de är.",
                    ], lists: ["areas": "care"]), by: DemoCounty.caller("bup.psykolog", in: tx), in: tx)
        },
        DemoEvent(daysAgo: 13) { tx in
            DemoMemory["group.8a"] = try GroupSignals.send(
                filled(
                    [
                        "group": DemoCounty.group("8A").description,
                        "facts":
                            "Hårt språk i korridoren och i klassens chatt. Tre lektioner har fått avbrytas den här veckan.",
                        "interpretation": "Det började när grupperna gjordes om.",
                    ], lists: ["areas": "relations safety"]), by: DemoCounty.caller("mentor.8a", in: tx), in: tx
            ).id
        },
        DemoEvent(daysAgo: 12) { tx in
            try GroupSignals.acknowledge(DemoMemory["group.8a"], by: DemoCounty.caller("rektor.bjork", in: tx), in: tx)
        },
        DemoEvent(daysAgo: 8) { tx in
            try Consultations.ask(
                filled(
                    [
                        "receiver": DemoCounty.workplace("barnfamilj").description,
                        "question":
                            "En elev har slutat äta lunch och säger att det inte är något. När är det dags att koppla in er, och vad säger vi till familjen?",
                    ], lists: ["areas": "health care"]), in: tx)
        },
    ]
