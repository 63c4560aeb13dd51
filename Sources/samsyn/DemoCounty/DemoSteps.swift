import Kernel
import Web

/// The steps of a case, as someone in the demo county takes them through the API. What one made, the next finds in `DemoMemory`.
func demoConsentAsked(
    _ daysAgo: Int, _ child: String, to workplaces: [String], _ areas: [String], why: String, child judgement: String,
    together: Bool = false
) -> DemoEvent {
    DemoEvent(
        daysAgo: daysAgo,
        talk: { talk in
            DemoMemory["consent.\(child)"] = try await talk.post(
                "rektor.bjork", "children/\(DemoCounty.child(child))/consents",
                [
                    "recipients": JSON(workplaces.map { JSON(DemoCounty.workplace($0)) }),
                    "areas": JSON(areas.map(JSON.text)),
                    "kinds": ["assessment", "meeting", "plan"], "purpose": .text(why), "from": talk.day(0),
                    "until": talk.day(182), "childPart": together ? "together" : "heard",
                    "childJudgement": .text(judgement),
                ])
        })
}

/// A yes: given here by someone who signs in, or told to the principal.
func demoConsentGiven(_ daysAgo: Int, _ child: String, by who: String, signsIn: Bool = false, _ areas: [String])
    -> DemoEvent
{
    DemoEvent(
        daysAgo: daysAgo,
        talk: { talk in
            let one = "children/\(DemoCounty.child(child))/consents/\(DemoMemory["consent.\(child)"])"
            let areas = JSON(areas.map(JSON.text))
            if signsIn {
                try await talk.post(who, one + "/answers", ["answer": "yes", "areas": areas])
            } else {
                try await talk.post(
                    "rektor.bjork", one + "/noted-answers",
                    [
                        "person": JSON(DemoCounty.person(who)), "answer": "yes", "areas": areas, "form": "signed",
                        "givenOn": talk.day(0),
                    ])
            }
        })
}

func demoMeetingCalled(
    _ daysAgo: Int, _ child: String, in days: Int, at time: String, _ areas: [String], with positions: [String],
    family: [String], agenda: String, childPart: String, interpreter: String = ""
) -> DemoEvent {
    DemoEvent(
        daysAgo: daysAgo,
        talk: { talk in
            DemoMemory["meeting.\(child)"] = try await talk.post(
                "rektor.bjork", "children/\(DemoCounty.child(child))/meetings",
                [
                    "kind": "collaboration", "day": talk.day(days), "time": .text(time), "minutes": 60,
                    "place": "Björkskolan, rum 4", "areas": JSON(areas.map(JSON.text)),
                    "positions": JSON(positions.map { JSON(DemoCounty.position($0)) }),
                    "family": JSON(family.map { JSON(DemoCounty.person($0)) }), "childPart": .text(childPart),
                    "interpreter": .text(interpreter), "agenda": .text(agenda),
                ])
        })
}

func demoMeetingAnswered(_ daysAgo: Int, _ child: String, by people: [String]) -> DemoEvent {
    DemoEvent(
        daysAgo: daysAgo,
        talk: { talk in
            for who in people {
                try await talk.post(
                    who, "children/\(DemoCounty.child(child))/meetings/\(DemoMemory["meeting.\(child)"])/answers",
                    ["answer": "yes"])
            }
        })
}

/// Held with everyone there, and one thing decided.
func demoMeetingHeld(
    _ daysAgo: Int, _ child: String, notes: String, childVoice: String, decision: String, of position: String,
    in days: Int
) -> DemoEvent {
    DemoEvent(
        daysAgo: daysAgo,
        talk: { talk in
            let one = "children/\(DemoCounty.child(child))/meetings/\(DemoMemory["meeting.\(child)"])"
            let invited = try await talk.get("rektor.bjork", one)["invitations"] as? [[String: Any]] ?? []
            try await talk.post(
                "rektor.bjork", one + "/notes",
                [
                    "came": JSON(invited.compactMap { $0["id"] as? String }.map(JSON.text)), "notes": .text(notes),
                    "childVoice": .text(childVoice), "guardiansTold": "De var med på mötet.",
                ])
            DemoMemory["decision.\(child)"] = try await talk.post(
                "rektor.bjork", one + "/decisions",
                ["what": .text(decision), "position": JSON(DemoCounty.position(position)), "due": talk.day(days)])
        })
}

func demoDecisionDone(_ daysAgo: Int, _ child: String, by who: String, _ outcome: String) -> DemoEvent {
    DemoEvent(
        daysAgo: daysAgo,
        talk: { talk in
            let meeting = "children/\(DemoCounty.child(child))/meetings/\(DemoMemory["meeting.\(child)"])"
            try await talk.post(
                who, "\(meeting)/decisions/\(DemoMemory["decision.\(child)"])/outcome", ["outcome": .text(outcome)])
        })
}

/// A goal in the child's words, and what is done for it.
struct DemoGoal {
    let words: String
    let area: String
    let what: String
    let by: String
    let days: Int
    let level: String
    let ground: String
}

func demoPlanBegun(
    _ daysAgo: Int, _ child: String, by who: String, _ areas: [String], followUpIn days: Int, child childWords: String,
    guardians: String, ifWorse: String, _ goals: [DemoGoal]
) -> DemoEvent {
    DemoEvent(
        daysAgo: daysAgo,
        talk: { talk in
            let plans = "children/\(DemoCounty.child(child))/plans"
            let plan = try await talk.post(
                who, plans,
                [
                    "areas": JSON(areas.map(JSON.text)), "mainWorkplace": JSON(DemoCounty.workplace("bjork")),
                    "childWords": .text(childWords), "guardianWords": .text(guardians), "ifWorse": .text(ifWorse),
                    "nextFollowUp": talk.day(days),
                ])
            DemoMemory["plan.\(child)"] = plan
            for (index, goal) in goals.enumerated() {
                let made = try await talk.post(
                    who, "\(plans)/\(plan)/goals", ["words": .text(goal.words), "area": .text(goal.area)])
                DemoMemory["goal.\(child).\(index)"] = made
                DemoMemory["done.\(child).\(index)"] = try await talk.post(
                    who, "\(plans)/\(plan)/goals/\(made)/interventions",
                    [
                        "what": .text(goal.what), "position": JSON(DemoCounty.position(goal.by)),
                        "byDay": talk.day(goal.days), "level": .text(goal.level), "ground": .text(goal.ground),
                    ])
            }
        })
}

/// How it went with one thing, and how near its goal is: the child's number and the adults'.
struct DemoResult {
    var status = "underWay"
    let words: String
    var newDay: Int?
    let child: Int
    let adult: Int
}

func demoFollowedUp(
    _ daysAgo: Int, _ child: String, by who: String, next days: Int, childWords: String, guardians: String,
    _ results: [DemoResult]
) -> DemoEvent {
    DemoEvent(
        daysAgo: daysAgo,
        talk: { talk in
            let plan = "children/\(DemoCounty.child(child))/plans/\(DemoMemory["plan.\(child)"])"
            let followUp = "\(plan)/follow-ups/\(try await talk.post(who, plan + "/follow-ups"))"
            for (index, result) in results.enumerated() {
                var report: [(String, JSON)] = [("status", .text(result.status)), ("words", .text(result.words))]
                if let day = result.newDay { report.append(("newDay", talk.day(day))) }
                try await talk.post(
                    who, "\(plan)/interventions/\(DemoMemory["done.\(child).\(index)"])/reports", JSON(pairs: report))
                try await talk.post(
                    who, "\(followUp)/goals/\(DemoMemory["goal.\(child).\(index)"])/ratings",
                    ["child": .int(result.child), "adult": .int(result.adult)])
            }
            try await talk.post(
                who, followUp + "/completion",
                ["childWords": .text(childWords), "guardianWords": .text(guardians), "nextDay": talk.day(days)])
        })
}

func demoPlanClosed(_ daysAgo: Int, _ child: String, by who: String, _ texts: [String: String]) -> DemoEvent {
    DemoEvent(
        daysAgo: daysAgo,
        talk: { talk in
            try await talk.post(
                who, "children/\(DemoCounty.child(child))/plans/\(DemoMemory["plan.\(child)"])/closing",
                JSON(pairs: texts.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) }))
        })
}
