import Kernel
import Web

/// Two concern reports: one that has been answered, and one that has just been opened and waits for its protection assessment.
let demoReportEvents: [DemoEvent] = [
    demoReported(
        20, "viktor", by: "mentor.8a",
        [
            "observed": "Viktor har blåmärken på överarmen och säger att han inte vill gå hem på fredagar.",
            "told": "En klasskamrat har berättat att pappan skriker när kompisar är där.",
            "childWords": "Jag vill helst vara hos mormor.", "since": "Sedan september", "guardiansTold": "no",
            "relation": "Mentor sedan årskurs 7", "phone": "0900-12 34 14, efter 15", "mayMeet": "yes",
        ], suspects: ["violence"]),
    demoHandled(20, "viktor", by: "socialsekreterare", "opening", [:]),
    demoHandled(20, "viktor", by: "socialsekreterare", "acknowledgement", ["phone": "0900-10 21 14"]),
    demoHandled(
        20, "viktor", by: "socialsekreterare", "protection-assessments",
        ["answer": "noImmediateNeed", "words": "Samtal med Viktor på skolan. Han är hos mormor till måndag."]),
    demoHandled(20, "viktor", by: "enhetschef.soc", "decision", ["decision": "opened", "reference": "4.2"]),
    demoHandled(
        18, "viktor", by: "socialsekreterare", "feedback",
        ["told": ["received", "opened", "reportAgain", "rightToReport"]]),
    demoHandled(
        18, "viktor", by: "socialsekreterare", "meeting-offer",
        ["answer": "notOffered", "words": "Viktor vill inte träffa skolan och pappa samtidigt."]),
    demoReported(
        0, "melker", by: "kurator.bjork",
        [
            "observed": "Mamman svarar inte sedan i går och Melker har ätit hos en granne.",
            "whyNow": "Det är tredje gången på en månad.", "guardiansTold": "no",
            "guardiansToldWhyNot": "Vi når henne inte.", "phone": "0900-12 36 16",
        ]),
    demoHandled(0, "melker", by: "socialsekreterare", "opening", [:]),
]

private func demoReported(
    _ daysAgo: Int, _ child: String, by who: String, _ texts: [String: String], suspects: [String] = []
) -> DemoEvent {
    DemoEvent(
        daysAgo: daysAgo,
        talk: { talk in
            let written = texts.sorted { $0.key < $1.key }.map { ($0.key, JSON.text($0.value)) }
            DemoMemory["report.\(child)"] = try await talk.post(
                who, "children/\(DemoCounty.child(child))/concern-reports",
                JSON(pairs: written + [("suspects", JSON(suspects.map(JSON.text)))]))
        })
}

private func demoHandled(_ daysAgo: Int, _ child: String, by who: String, _ step: String, _ body: JSON) -> DemoEvent {
    DemoEvent(
        daysAgo: daysAgo,
        talk: { talk in
            try await talk.post(who, "received-reports/\(DemoMemory["report.\(child)"])/\(step)", body)
        })
}
