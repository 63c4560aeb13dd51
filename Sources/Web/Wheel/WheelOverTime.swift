public import Kernel
import Law

/// The same person's picture at several times, oldest first: one small wheel for each, and a table that says what changed.
public func wheelOverTime(
    id: String, caption: Phrase, slices: [WheelSlice], moments: [(when: String, reading: WheelReading)]
) -> HTML {
    let pictures = moments.enumerated().map { index, moment -> HTML in
        """
        <li>\(wheelDrawing(id: "\(id)-\(index)", slices: slices, reading: moment.reading, named: false))\
        <p class="wheels__name">\(moment.when)</p></li>
        """
    }
    let order = slices.map { "\($0.name)" as HTML }.joined(by: ", ")
    let heads =
        [TableHead(Phrase("Område", en: "Area"))]
        + moments.map { TableHead(Phrase($0.when, en: $0.when)) }
        + [TableHead(Phrase("Förändring", en: "Change"))]
    let lines = slices.map { slice -> [HTML] in
        let levels = moments.map { $0.reading.levels[slice.key] }
        return ["\(slice.name)"] + levels.map { levelWord($0) } + [change(levels)]
    }
    return """
        <figure class="wheels"><figcaption>\(caption)</figcaption><ul class="wheels__row">\(pictures)</ul>\
        <p class="small soft" aria-hidden="true">\(Phrase("Medsols från toppen", en: "Clockwise from the top")): \(order).</p>\
        \(table(caption, captionHidden: true, heads, lines, extraClass: " table--tight"))</figure>
        """
}

/// From the first answer to the last.
private func change(_ levels: [WheelLevel?]) -> HTML {
    let steps = levels.compactMap { $0?.step }
    guard steps.count > 1, let first = steps.first, let last = steps.last else {
        return "<span class=\"soft\">\(Phrase("Kan inte jämföras", en: "Cannot be compared"))</span>"
    }
    if last > first { return tag(Phrase("Bättre", en: "Better"), tone: .good) }
    if last < first { return tag(Phrase("Sämre", en: "Worse"), tone: .care) }
    return tag(Phrase("Som förut", en: "As before"))
}
