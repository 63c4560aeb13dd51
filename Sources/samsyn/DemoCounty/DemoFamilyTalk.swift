import Casework
import Directory
import Kernel
import Storage
import Web

/// What Maja and her parents have written.
let demoFamilyEvents: [DemoEvent] = [
    DemoEvent(daysAgo: 3) { tx in
        try Wishes.send(
            Answers([
                "helper": [DemoCounty.position("kurator.bjork").description], "takePart": ["some"],
                "meeting": [
                    "Jag vill att någon säger till mamma och pappa att de inte ska bråka. Jag vill inte sitta bredvid pappa."
                ],
            ]), by: DemoCounty.caller("maja", in: tx), in: tx)
    },
    written(9, by: "lindqvist.anna", "Hej! Maja har sovit lite bättre den här veckan. När är nästa möte?"),
    written(
        8, by: "rektor.bjork", "Hej Anna, så skönt att höra. Jag bokar ett möte nästa vecka och du får kallelsen här.",
        to: "lindqvist.anna"),
    written(2, by: "lindqvist.johan", "Kan mötet vara efter klockan 15? Jag jobbar till dess."),
    written(1, by: "maja", "Kan jag få sitta i biblioteket på rasten?"),
]

private func written(_ daysAgo: Int, by writer: String, _ words: String, to reader: String? = nil) -> DemoEvent {
    DemoEvent(daysAgo: daysAgo) { tx in
        var answers = Answers(["words": [words]])
        answers.set("to", reader.map { DemoCounty.person($0).description })
        try Messages.write(
            answers, about: DemoCounty.child("maja"), by: DemoCounty.caller(writer, in: tx), in: tx)
    }
}
