import Kernel
import Testing

@testable import Web

@Suite struct AnswersTests {
    @Test func readsWhatBrowsersSend() {
        let answers = Answers(urlEncoded: Array("a=1&a=2&text=%C3%85sa+ser%0D%0Ab%26c&empty=&bare".utf8))
        #expect(answers?.list("a") == ["1", "2"])
        #expect(answers?.text("text") == "Åsa ser\nb&c")
        #expect(answers?.raw("text") == "Åsa ser\r\nb&c")
        #expect(answers?.textIfAny("empty") == nil && answers?.textIfAny("bare") == nil)
    }

    @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%ff", "%ff=a", "a=%c3%28"]) func whatIsNotTextIsRefused(body: String) {
        #expect(Answers(urlEncoded: Array(body.utf8)) == nil)
    }

    @Test func tooManyNamesAreRefused() {
        let body = (0...500).map { "n\($0)=1" }.joined(separator: "&")
        #expect(Answers(urlEncoded: Array(body.utf8)) == nil)
    }

    @Test func jsonIsReadOnlyInTheRightKinds() {
        let fields = [
            Field("text", Phrase("Text", en: "Text"), .line(max: 10)),
            Field("tick", Phrase("Ja", en: "Yes"), .tick),
            Field("number", Phrase("Antal", en: "Number"), .number(0...9)),
            Field("many", Phrase("Flera", en: "Many"), .choices([.init("a", Phrase("A", en: "A"))])),
            Field("day", Phrase("Dag", en: "Day"), .day), Field("one", Phrase("En", en: "One"), .ids(many: false, [])),
            Field("ids", Phrase("Flera", en: "Many"), .ids(many: true, [])),
            Field("needed", Phrase("Dag", en: "Day"), .day, missing: Phrase("Skriv dagen.", en: "Write the day.")),
        ]
        func read(_ text: String) -> Answers? { Answers.read(json: Array(text.utf8), as: fields) }
        #expect(
            read(#"{"text":"å","tick":true,"number":3,"many":["a"]}"#)?.values == [
                "text": ["å"], "tick": ["true"], "number": ["3"], "many": ["a"],
            ])
        for wrong in [
            #"{"text":1}"#, #"{"tick":1}"#, #"{"tick":"true"}"#, #"{"number":"3"}"#, #"{"number":true}"#,
            #"{"many":"a"}"#, #"{"many":[1]}"#, #"{"many":[""]}"#,
            #"{"day":""}"#, #"{"day":" 2026-01-01"}"#, #"{"one":""}"#, #"{"ids":[""]}"#,
            #"{"other":"x"}"#, #"["text"]"#, "null", "{", "", #"{"text":null}"#, #"{"number":1.5}"#,
        ] { #expect(read(wrong) == nil, "\(wrong)") }
        // What is asked for and left empty is told beside its field.
        #expect(read(#"{"text":"","needed":""}"#).map { fields.problems(in: $0).map(\.field) } == ["needed"])
    }
}

@Suite struct SentJSONTests {
    private func read(_ json: String) -> [String: [String]]? {
        let fields = [
            Field("text", Phrase("Text", en: "Text"), .narrative(max: 100)),
            Field("number", Phrase("Antal", en: "Number"), .number(0...9)),
        ]
        return Answers.read(json: Array(json.utf8), as: fields)?.values
    }

    @Test func everyFormOfOneTextIsRead() {
        #expect(
            read(#" { "text" : "\u00e5\ud83d\ude00\n\"\/" , "number" : 3.0 } "#) == [
                "text": ["å😀\n\"/"], "number": ["3"],
            ])
        #expect(read("{}") == [:])
    }

    @Test(arguments: [
        #"{"text":"a","text":"b"}"#, #"{"text":"\ud800"}"#, #"{"text":"\ud800a"}"#, #"{"text":"a"} x"#,
        #"{"number":03}"#,
        #"{"number":1.}"#, #"{"number":.5}"#, #"{"number":1e400}"#, #"{"number":-}"#, "{\"text\":\"\u{7}\"}",
        #"{"text":"\u0000"}"#, #"{"text":"\u202e"}"#, "\u{feff}{}", #"{"text":"a",}"#, #"{'text':"a"}"#, #"{"text":"a"#,
        #"{"text":"\x"}"#, #"{"text":"\u12"}"#, "{}{}", "nul", "",
    ]) func whatTwoReadersCouldTakeDifferentlyIsRefused(json: String) { #expect(read(json) == nil) }

    @Test func depthHasAnEnd() {
        #expect(SentJSON(Array(String(repeating: "[", count: 100_000).utf8)) == nil)
        #expect(SentJSON(Array((String(repeating: "[", count: 30) + String(repeating: "]", count: 30)).utf8)) != nil)
    }
}

@Suite struct FieldTests {
    private let line = Field(
        "line", Phrase("Rad", en: "Line"), .line(max: 5), missing: Phrase("Skriv något.", en: "Write something."))
    private let area = Field(
        "area", Phrase("Område", en: "Area"), .choice([.init("home", Phrase("Hem", en: "Home"))], compact: false))

    private func problem(_ field: Field, _ text: String) -> String? {
        field.problem(in: Answers([field.name: [text]]))?.message.swedish
    }

    @Test func everyProblemIsToldAtOnceAndSaysWhatToDo() {
        let day = Field("day", Phrase("Dag", en: "Day"), .day)
        let answers = Answers(["line": [" "], "area": ["work"], "day": ["2026-02-30"]])
        #expect([line, area, day].problems(in: answers).map(\.field) == ["line", "area", "day"])
    }

    @Test func lengthIsCountedInCharactersOfTheAlphabet() {
        #expect(problem(line, "åäöåä") == nil)
        #expect(problem(line, "åäöåäö") == "Korta texten till högst 5 tecken. Nu är den 6.")
    }

    @Test(arguments: ["\u{0}", "a\u{1b}[31m", "a\u{202e}b", "a\u{2066}b", "a\nb", "a\tb", "a\u{85}x"])
    func hiddenCharactersAreRefusedInALine(text: String) {
        #expect(problem(line, text) != nil)
    }

    @Test func linesAreKeptInANarrative() {
        let narrative = Field("n", Phrase("Vad", en: "What"), .narrative(max: 100))
        #expect(problem(narrative, "en\r\ntvå\tre") == nil)
        #expect(problem(narrative, "en\u{202e}två") != nil)
    }

    @Test func numbersTicksAndChoicesHold() {
        let number = Field("n", Phrase("Antal", en: "Number"), .number(0...10))
        #expect(problem(number, "10") == nil && problem(number, "11") != nil && problem(number, "x") != nil)
        #expect(problem(Field("t", Phrase("Ja", en: "Yes"), .tick), "kanske") != nil)
        #expect(problem(area, "home") == nil)
    }
}

@Suite struct FormPageTests {
    /// What was typed comes back as text and never as markup, with its problem beside it and a link to it from the top.
    @Test func whatWasTypedIsKeptAndHarmless() {
        let field = Field("seen", Phrase("Vad har du sett?", en: "What have you seen?"), .narrative(max: 100))
        let filled = Filled(
            Answers(["seen": ["</textarea><script>canary(1)</script>"]]),
            problems: [Problem("seen", Phrase("Skriv mer.", en: "Write more."))])
        let page = fieldHTML(field, filled).text
        #expect(page.contains("&lt;/textarea&gt;&lt;script&gt;") && !page.contains("<script"))
        #expect(
            page.contains("aria-invalid=\"true\"") && page.contains("aria-describedby=\"seen-problem\"")
                && page.contains("id=\"seen-problem\""))
    }
}
