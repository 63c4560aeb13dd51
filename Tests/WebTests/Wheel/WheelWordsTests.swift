import Kernel
import Law
import Testing
import Web

/// What the wheel shows, it also says.
@Suite struct WheelWordsTests {
    let slices = GalleryPages.slices

    @Test(arguments: Language.allCases) func everyAreaAndLevelStandsInTheTable(language: Language) {
        Language.$current.withValue(language) {
            let table = afterPicture(
                wheelPicture(
                    id: "w", caption: Phrase("Bild", en: "View"), slices: slices, reading: GalleryPages.childsOwn))
            for slice in slices {
                let level = GalleryPages.childsOwn.levels[slice.key]
                #expect(table.contains("scope=\"row\">\(slice.name)</th>"))
                #expect(level == nil || table.contains(">\(level!.word)</span>"))
            }
            #expect(table.contains(Phrase("Inget svar", en: "No answer").description))
        }
    }

    @Test func everyDrawingIsHiddenFromScreenReaders() {
        let caption = Phrase("Bilder", en: "Views")
        let own = GalleryPages.childsOwn
        for html in [
            wheelPicture(id: "w", caption: caption, slices: slices, reading: own),
            wheelOverlay(id: "w", caption: caption, slices: slices, readings: GalleryPages.several),
            wheelOverTime(id: "w", caption: caption, slices: slices, moments: [("i dag", own)]),
            wheelInput(id: "w", slices: slices, chosen: own, voice: .child),
        ] {
            for drawing in html.text.split(separator: "<svg").dropFirst() {
                let hidden = drawing.prefix { $0 != ">" }.contains("aria-hidden=\"true\"")
                #expect(hidden || drawing.hasPrefix(" class=\"mark-sign\""), "the key stands in a list that is hidden")
            }
        }
    }

    @Test func neighbouringLevelsAgreeAndLevelsFartherApartDoNot() {
        #expect(WheelAgreement([.worksWell, .mostlyWell, .worksWell]) == .agreed)
        #expect(WheelAgreement([.worksWell, .mixed]) == .apart)
        #expect(WheelAgreement([.worrying]) == .oneVoice)
        #expect(WheelAgreement([]) == .silent)
    }

    @Test func theOverlayTableHasEveryPerspectiveAndSaysWhoDiffer() {
        let table = afterPicture(
            wheelOverlay(
                id: "w", caption: Phrase("Bilder", en: "Views"), slices: slices, readings: GalleryPages.several))
        for reading in GalleryPages.several { #expect(table.contains("scope=\"col\">\(reading.perspective)</th>")) }
        let lines = table.split(separator: "<tr role=\"row\">")
        #expect(lines.first { $0.contains(">Hälsa<") }?.contains("Överens") == true)
        #expect(lines.first { $0.contains(">Relationer<") }?.contains("Olika bild") == true)
    }

    @Test func changeOverTimeIsSaidInAWord() {
        let moments = ["2", "4"].map {
            (when: "dag \($0)", reading: GalleryPages.reading(Phrase("S", en: "S"), "S", $0))
        }
        let table = afterPicture(
            wheelOverTime(id: "w", caption: Phrase("Tid", en: "Time"), slices: [slices[0]], moments: moments))
        #expect(table.contains("Bättre") && !table.contains("Sämre"))
    }

    @Test func everyAreaCanBeAnsweredAndNothingIsChosenForAnyone() {
        let nobody = WheelReading(perspective: Phrase("Du", en: "You"), letter: "D", levels: [:])
        for voice in [WheelVoice.adult, .child] {
            let text = wheelInput(id: "w", slices: slices, chosen: nobody, voice: voice).text
            #expect(text.ranges(of: "<fieldset").count == 7)
            #expect(text.ranges(of: "type=\"radio\"").count == 7 * 6)
            #expect(!text.contains(" checked"))
            #expect(text.contains("name=\"wheel-safety\""))
        }
    }

    @Test func whatPeopleWriteIsEscaped() {
        let sly = Phrase("<script>\"x'&", en: "<script>")
        let reading = WheelReading(perspective: sly, letter: "<b>", levels: [slices[0].key: .mixed])
        for html in [
            wheelPicture(id: "w", caption: sly, slices: slices, reading: reading),
            wheelOverlay(id: "w", caption: sly, slices: slices, readings: [reading, reading]),
            wheelInput(id: "w", slices: slices, chosen: reading, problems: [slices[0].key: sly]),
        ] {
            #expect(!html.text.contains("<script") && !html.text.contains("<b>"))
        }
    }

    private func afterPicture(_ html: HTML) -> String {
        String(html.text[(html.text.firstRange(of: "<table")?.lowerBound ?? html.text.endIndex)...])
    }
}
