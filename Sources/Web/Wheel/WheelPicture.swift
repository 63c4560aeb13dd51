public import Kernel
import Law

/// Barnets bästa-hjulet as one person sees it: each area filled from the hub outwards, the fuller the better, with its word;
/// the same is said in a table right after. `id` must be the wheel's own on the page.
public func wheelPicture(id: String, caption: Phrase, slices: [WheelSlice], reading: WheelReading) -> HTML {
    let heads = [TableHead(Phrase("Område", en: "Area")), TableHead(reading.perspective)]
    let lines = slices.map { ["\($0.name)", levelWord(reading.levels[$0.key])] as [HTML] }
    return """
        <figure class="wheel"><figcaption>\(caption)</figcaption>\
        \(wheelDrawing(id: id, slices: slices, reading: reading))\
        \(table(caption, captionHidden: true, heads, lines))</figure>
        """
}

/// Only the drawing, hidden from screen readers: somebody else says the same in words. `live` lets the script follow
/// the form it stands beside.
func wheelDrawing(
    id: String, slices: [WheelSlice], reading: WheelReading, named: Bool = true, voice: WheelVoice = .adult,
    live: Bool = false
) -> HTML {
    let shape = WheelGeometry.one(slices.count)
    let segments = slices.enumerated().map { index, slice -> HTML in
        let level = reading.levels[slice.key]
        let rings = (1...WheelGeometry.rings).map { ring -> HTML in
            let arc = shape.arc(ring: ring, slice: index)
            return """
                <path class="wheel__ring wheel__ring--\(ring)" d="\(arc)"/>\
                <path class="wheel__hatch wheel__hatch--\(ring)" d="\(arc)"/>
                """
        }
        let words: HTML? =
            named
            ? sliceText(id: id, index, slice.name, level?.word(for: voice) ?? WheelLevel.unanswered) : nil
        return """
            <g class="wheel__segment wheel__segment--\(level?.rawValue ?? "none")" data-area="\(slice.key)">\
            \(rings)\(words)</g>
            """
    }
    let lines: HTML? = named ? textLines(id: id, shape) : nil
    return """
        <svg class="wheel__picture" viewBox="\(viewBox(shape, named: named))" aria-hidden="true" focusable="false"\
        \(live ? " data-wheel-live data-unanswered=\"\(WheelLevel.unanswered)\"" as HTML : nil)>\(lines)\(segments)\
        <text class="wheel__letter">\(reading.letter)</text></svg>
        """
}

/// Room for the text around the rim, or for the rim alone.
func viewBox(_ shape: WheelGeometry, named: Bool) -> String {
    let reach = shape.rim + (named ? 42 : 2)
    return "\(tidy(-reach)) \(tidy(-reach)) \(tidy(2 * reach)) \(tidy(2 * reach))"
}

func textLines(id: String, _ shape: WheelGeometry) -> HTML {
    let paths = (0..<shape.slices).flatMap { slice in
        (0...1).map { "<path id=\"\(id)-\(slice)-\($0)\" d=\"\(shape.textLine($0, slice: slice))\"/>" as HTML }
    }
    return "<defs>\(paths)</defs>"
}

func sliceText(id: String, _ slice: Int, _ name: Phrase, _ word: Phrase) -> HTML {
    """
    <text class="wheel__name"><textPath href="#\(id)-\(slice)-0" startOffset="50%">\(name)</textPath></text>\
    <text class="wheel__word"><textPath href="#\(id)-\(slice)-1" startOffset="50%">\(word)</textPath></text>
    """
}
