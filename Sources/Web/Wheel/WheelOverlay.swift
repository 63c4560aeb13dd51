public import Kernel
import Law

/// Several people's pictures laid over each other: one mark each, at the ring of its level. Marks that lie together agree;
/// the field between the outermost shows how far apart they are, and a word says it. Put the child first: its mark is filled.
public func wheelOverlay(id: String, caption: Phrase, slices: [WheelSlice], readings: [WheelReading]) -> HTML {
    let shape = WheelGeometry.several(slices.count)
    let segments = slices.enumerated().map { overlaidSegment(id: id, $0, $1, readings, shape) }
    return """
        <figure class="wheel"><figcaption>\(caption)</figcaption><div class="wheel__side">\
        <svg class="wheel__picture wheel__picture--overlay" viewBox="\(viewBox(shape, named: true))" aria-hidden="true" \
        focusable="false">\(textLines(id: id, shape))\(segments)</svg>\
        <ul class="wheel__key" aria-hidden="true">\(readings.enumerated().map(keyLine))</ul>\
        <p class="small soft">\(Phrase(
            "Längst ut: fungerar bra. Längst in: oroar mycket.", en: "Outermost: works well. Innermost: very worrying.",
            easy: "Långt ut är bra. Långt in är inte bra."))</p></div>\
        \(overlayTable(caption, slices, readings))</figure>
        """
}

private func overlaidSegment(
    id: String, _ index: Int, _ slice: WheelSlice, _ readings: [WheelReading], _ shape: WheelGeometry
) -> HTML {
    let levels = readings.compactMap { $0.levels[slice.key] }
    let agreement = WheelAgreement(levels)
    let steps = levels.map(\.step)
    let (low, high) = (steps.min() ?? 0, steps.max() ?? 0)
    let rings = (1...WheelGeometry.rings).map { ring -> HTML in
        let between: HTML? = low <= ring && ring <= high ? " wheel__ring--between" : nil
        return "<path class=\"wheel__ring\(between)\" d=\"\(shape.arc(ring: ring, slice: index))\"/>"
    }
    var span: HTML?
    if steps.count > 1 {
        let kind: HTML? = agreement == .apart ? " wheel__span--apart" : nil
        span = "<path class=\"wheel__span\(kind)\" d=\"\(shape.field(from: low, to: high, slice: index))\"/>"
    }
    let marks = (1...WheelGeometry.rings).map { ring -> HTML in
        let here = readings.enumerated().filter { $0.element.levels[slice.key]?.step == ring }
        let places = shape.places(of: here.count, ring: ring, slice: index, width: 19)
        return "\(zip(here, places).map { markDrawing($0.offset, $0.element.letter, at: $1) })"
    }
    return """
        <g class="wheel__segment--\(agreement == .apart ? "apart" : "near")">\
        \(rings)\(span)\(marks)\(sliceText(id: id, index, slice.name, agreement.word))</g>
        """
}

private func overlayTable(_ caption: Phrase, _ slices: [WheelSlice], _ readings: [WheelReading]) -> HTML {
    let heads =
        [TableHead(Phrase("Område", en: "Area"))]
        + readings.map { TableHead($0.perspective) }
        + [TableHead(Phrase("Tillsammans", en: "Together"))]
    let lines = slices.map { slice -> [HTML] in
        let agreement = WheelAgreement(readings.compactMap { $0.levels[slice.key] })
        let together = tag(agreement.word, tone: agreement == .apart ? .care : agreement == .agreed ? .info : .neutral)
        return ["\(slice.name)"] + readings.map { levelWord($0.levels[slice.key], short: true) } + [together]
    }
    return table(caption, captionHidden: true, heads, lines, extraClass: " table--tight")
}

/// The perspective's mark: its own shape and letter, so that neither colour nor place alone tells who it is.
private func markDrawing(_ index: Int, _ letter: String, at place: (x: Double, y: Double)) -> HTML {
    """
    <g transform="translate(\(pair(place)))"><path class="mark\(index == 0 ? " mark--filled" as HTML : nil)" \
    d="\(markShape(index))"/><text class="mark__letter">\(letter)</text></g>
    """
}

/// The mark by itself and whose it is.
private func keyLine(_ index: Int, _ reading: WheelReading) -> HTML {
    """
    <li><svg class="mark-sign" viewBox="-12 -12 24 24" focusable="false">\
    \(markDrawing(index, reading.letter, at: (0, 0)))</svg>\(reading.perspective)</li>
    """
}

/// A circle, then shapes with ever other corners; after eight they begin again.
private func markShape(_ index: Int) -> String {
    switch index % 8 {
    case 0: "M0 -9.5A9.5 9.5 0 1 1 -0.1 -9.5Z"
    case 1: "M-8.5 -8.5H8.5V8.5H-8.5Z"
    case 2: "M0 -11L11 0L0 11L-11 0Z"
    case 3: "M-10.5 -7.5H10.5L0 11.5Z"
    case 4: "M0 -10.5L10 -3L6.5 9H-6.5L-10 -3Z"
    case 5: "M-5 -9.5H5L10.5 0L5 9.5H-5L-10.5 0Z"
    case 6: "M-10.5 -5.5H10.5V6.5H-10.5Z"
    default: "M-4 -10H4L10 -4V4L4 10H-4L-10 4V-4Z"
    }
}
