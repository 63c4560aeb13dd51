import Kernel
import Law
import Testing

@Suite struct TheWheel {
    @Test func hasTheSevenAreasInTheOrderOfTheSource() {
        let swedish = ["hälsa", "utveckling", "lärande", "omsorg", "hemmet", "relationer", "trygghet"]
        #expect(WheelArea.allCases.map(\.name.swedish) == swedish)
        #expect(WheelArea.allCases.map(\.place) == Array(0..<7))
        #expect(WheelArea.allCases.reversed().sorted() == WheelArea.allCases)
    }

    @Test func everyAreaIsDescribedInItsOwnWordsInEveryLanguage() {
        let about = WheelArea.allCases.map(\.about)
        #expect(Set(about.map(\.swedish)).count == 7 && Set(about.map(\.english)).count == 7)
        #expect(Set(about.map(\.easy)).count == 7 && about.allSatisfy { $0.easy != $0.swedish })
    }
}
