import Kernel
import Testing
import Web

@Suite struct ComponentTests {
    static let sly = "<img src=x>\"'&"
    static let slyPhrase = Phrase(sly, en: sly)

    @Test func everyComponentEscapesWhatItIsGiven() {
        let (words, text) = (Self.slyPhrase, Self.sly)
        let parts: [HTML] = [
            tag(words), notice(words, "\(text)"), empty(words), more(words, "\(text)"), link(words, to: text),
            linkButton(words, to: text), pageHead(text), mainNavigation([Place(words, text)]),
            taskList([TaskLine(words, text, .wrong, hint: words)]),
            workList([WorkLine(text, text, facts: ["\(text)"])]),
            summaryList([SummaryLine(words, "\(text)", change: text), SummaryLine(words, nil, change: text)]),
            timeline([TimelineEntry("\(text)", when: text, machineTime: text, by: text)]),
            progressSteps([(words, .current, words)]),
            table(words, [TableHead(words), TableHead(words)], [["", "\(text)"]]),
            compare([CompareLine(words, yours: text, theirs: text)], savedBy: text, at: text),
            childBar(name: text, address: text, facts: ["\(text)"], protected: true, concern: text),
            quickExit(action: text, token: text, to: text), sessionWarning(action: text, token: text),
        ]
        for part in parts { #expect(!part.text.contains("<img") && !part.text.contains("x>\"'")) }
    }

    @Test func whatCannotStartYetIsNotALink() {
        let list = taskList([TaskLine(Phrase("De fem frågorna", en: "Questions"), "/fragor", .notYet)]).text
        #expect(!list.contains("href"))
        #expect(list.contains("Kan inte påbörjas än"))
    }

    @Test func aMissingAnswerIsALinkThatSaysWhatItIsFor() {
        let list = summaryList([SummaryLine(Phrase("Ansvarig", en: "Responsible"), nil, change: "/andra")]).text
        #expect(list.contains("<a href=\"/andra\">Fyll i<span class=\"unseen\"> Ansvarig</span></a>"))
    }

    @Test func aTableKeepsItsRolesAndLabelsWhenItBecomesAList() {
        let heads = ["Namn", "Roll", "Antal"].map { TableHead(Phrase($0, en: $0)) }
        let text = table(Phrase("Alla", en: "All"), heads, [["Ali", "Rektor", "3"]]).text
        #expect(text.contains("<td role=\"cell\" data-label=\"Roll\">Rektor</td>"))
        #expect(text.contains("role=\"rowheader\" scope=\"row\">Ali</th>"))
        #expect(text.contains("table--reflow"))
    }

    @Test func equalTextsAreNotMarkedAsDifferent() {
        let text = compare(
            [CompareLine(Phrase("Vem", en: "Who"), yours: "Ali", theirs: "Ali")], savedBy: "Bo", at: "14"
        ).text
        #expect(!text.contains("<ins>"))
    }

    @Test func wordsFollowTheLanguageOfThePage() {
        Language.$current.withValue(.english) {
            #expect(draftStatus().text.contains("data-saved=\"Saved {0}\""))
        }
        #expect(draftStatus().text.contains("data-saved=\"Sparat {0}\""))
    }
}
