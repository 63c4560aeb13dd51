public import Kernel
public import Law

/// Who fills in the wheel: an adult chooses among words, a child among faces with words.
public enum WheelVoice: Sendable {
    case adult, child
}

/// The fields for filling in a wheel, with the picture following along: one group of radio buttons for each area, named
/// `prefix` + the area's key, whose value is the level's name, or nothing when one does not want to answer. Nothing is chosen beforehand. Stands inside a form.
public func wheelInput(
    id: String, slices: [WheelSlice], chosen: WheelReading, prefix: String = "wheel-", voice: WheelVoice = .adult,
    problems: [String: Phrase] = [:]
) -> HTML {
    let areas = slices.map { slice in
        wheelArea(
            slice, name: prefix + slice.key, chosen: chosen.levels[slice.key], voice: voice,
            problem: problems[slice.key])
    }
    return """
        <div class="wheel-input" data-wheel-input><div>\(areas)</div><div class="wheel-input__picture">\
        \(wheelDrawing(id: id, slices: slices, reading: chosen, voice: voice, live: true))</div></div>
        """
}

private func wheelArea(
    _ slice: WheelSlice, name: String, chosen: WheelLevel?, voice: WheelVoice, problem: Phrase?
) -> HTML {
    let steps = WheelLevel.allCases.map { scaleStep($0, slice: slice, name: name, chosen: chosen, voice: voice) }
    let words = [
        slice.question.map { "<p class=\"hint\" id=\"\(name)-hint\">\($0)</p>" as HTML },
        problem.map { "<p class=\"problem\" id=\"\(name)-problem\">\($0)</p>" as HTML },
    ].compactMap { $0 }
    let described = [slice.question.map { _ in "\(name)-hint" }, problem.map { _ in "\(name)-problem" }]
        .compactMap { $0 }.joined(separator: " ")
    let skip =
        voice == .child
        ? Phrase("Jag vill inte svara", en: "I do not want to answer")
        : Phrase("Vet inte, vill inte svara", en: "Do not know, would rather not say")
    return """
        <fieldset class="wheel-input__area\(problem == nil ? nil : " field--wrong" as HTML)" id="\(name)"\
        \(described.isEmpty ? nil : " aria-describedby=\"\(described)\"" as HTML)>\
        <legend>\(slice.name)</legend>\(words)<div class="scale">\(steps)\
        <label class="scale__skip"><input type="radio" name="\(name)" value="" data-wheel-area="\(slice.key)">\
        <span>\(skip)</span></label></div></fieldset>
        """
}

private func scaleStep(
    _ level: WheelLevel, slice: WheelSlice, name: String, chosen: WheelLevel?, voice: WheelVoice
) -> HTML {
    """
    <label class="scale__step scale__step--\(level.rawValue)">\(voice == .child ? face(level) : nil)\
    <input type="radio" name="\(name)" value="\(level.rawValue)" data-wheel-area="\(slice.key)" \
    data-wheel-word="\(level.word(for: voice))"\(chosen == level ? " checked" as HTML : nil)>\
    <span>\(level.word(for: voice))</span></label>
    """
}

extension WheelLevel {
    func word(for voice: WheelVoice) -> Phrase { voice == .child ? childsWord : short }
}

/// A face for a level; the word always stands beside it.
public func face(_ level: WheelLevel) -> HTML {
    let mouth =
        switch level {
        case .worksWell: "M26 58Q50 92 74 58"
        case .mostlyWell: "M30 62Q50 80 70 62"
        case .mixed: "M32 68H68"
        case .worrying: "M30 74Q50 58 70 74"
        case .veryWorrying: "M26 78Q50 48 74 78"
        }
    return """
        <svg class="face" viewBox="0 0 100 100" aria-hidden="true" focusable="false">\
        <circle class="face__head" cx="50" cy="50" r="46"/><circle class="face__eye" cx="34" cy="40" r="5"/>\
        <circle class="face__eye" cx="66" cy="40" r="5"/><path class="face__mouth" d="\(mouth)"/></svg>
        """
}
