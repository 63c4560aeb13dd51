import Kernel
import Law
import Web

/// Every handed-in picture laid over the others, the child's first.
func overlay(_ view: AssessmentView, id: String) -> HTML {
    let readings = view.handedIn.map { one in
        WheelReading(
            perspective: one.voice.title, letter: one.voice.kind.letter,
            levels: Dictionary(
                uniqueKeysWithValues: one.areas.compactMap { area, picture in picture.level.map { (area.rawValue, $0) }
                }))
    }
    let missing: HTML? =
        view.childHasSpoken || view.kind != .staff ? nil : notice(AssessmentWords.childMissing, tone: .care, "")
    guard !readings.isEmpty else {
        return
            "\(missing)\(view.mine.isEmpty ? empty(Phrase("Ingen har lämnat in sin bild än.", en: "Nobody has handed in a picture yet.")) : "")"
    }
    return "\(missing)\(wheelOverlay(id: id, caption: AssessmentWords.wheel, slices: wheelSlices, readings: readings))"
}

extension Perspective.Voice {
    /// Who it is, with who wrote it down where it was told.
    var title: Phrase {
        switch self {
        case .told(let by, let name, let notedBy):
            let who = name.isEmpty ? by.kind.words : Phrase(name, en: name)
            return Phrase("\(who.swedish), berättat för \(notedBy)", en: "\(who.english), told to \(notedBy)")
        default: return Phrase(name, en: name)
        }
    }
}

/// For each area what everybody has said, and the risk and protective factors beside it.
func areaByArea(_ view: AssessmentView) -> HTML {
    let told = WheelArea.allCases.filter { area in view.handedIn.contains { $0.areas[area] != nil } }
    guard !told.isEmpty else { return empty(Phrase("Inget att visa än.", en: "Nothing to show yet.")) }
    return "\(told.map { areaPart($0, view.handedIn) })"
}

func areaPart(_ area: WheelArea, _ perspectives: [Perspective]) -> HTML {
    let here = perspectives.compactMap { one in one.areas[area].map { (one.voice.title, $0) } }
    func factors(_ title: Phrase, _ text: (AreaView) -> String) -> HTML {
        let found = here.filter { !text($0.1).isEmpty }
        guard !found.isEmpty else { return "" }
        return
            "<h4>\(title)</h4><ul>\(found.map { "<li><span class=\"narrative-text\">\(text($0.1))</span> <span class=\"soft\">(\($0.0))</span></li>" as HTML })</ul>"
    }
    return """
        <section><h3>\(area.name)</h3><div class="with-side"><div>
        \(here.map { who, view in """
            <p><strong>\(who)</strong>: \(levelWord(view.level))</p>
            \(saidWords(view))
            """ as HTML })
        </div><div>
        \(factors(Phrase("Riskfaktorer", en: "Risk factors"), \.risks))
        \(factors(Phrase("Skyddsfaktorer", en: "Protective factors"), \.protects))
        </div></div></section>
        """
}

/// What works and what worries, each with its name.
func saidWords(_ view: AreaView) -> HTML {
    func line(_ name: Phrase, _ words: String) -> HTML {
        words.isEmpty ? "" : "<p class=\"narrative-text\"><span class=\"soft\">\(name):</span> \(words)</p>"
    }
    return line(Phrase("Fungerar", en: "Works", easy: "Bra"), view.strengths)
        + line(Phrase("Oroar", en: "Worries", easy: "Inte bra"), view.worries)
}
