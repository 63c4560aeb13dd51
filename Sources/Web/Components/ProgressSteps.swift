public import Kernel

/// How far along one step of a fixed road is.
public enum StepState: String, Sendable {
    case done, current, coming

    var word: Phrase {
        switch self {
        case .done: Phrase("Klart", en: "Done")
        case .current: Phrase("Här är vi nu", en: "We are here")
        case .coming: Phrase("Kommer", en: "To come")
        }
    }
}

/// The steps of a fixed road, such as upptäcka – kartlägga – samarbeta. `detail` says more than the state's own word.
public func progressSteps(_ steps: [(name: Phrase, state: StepState, detail: Phrase?)]) -> HTML {
    let marks = steps.map { step -> HTML in
        """
        <li class="steps__step steps__step--\(step.state.rawValue)"\
        \(step.state == .current ? " aria-current=\"step\"" as HTML : nil)>\
        <span class="steps__name">\(step.name)</span> \
        <span class="steps__state">\(step.detail ?? step.state.word)</span></li>
        """
    }
    return "<ol class=\"steps\">\(marks)</ol>"
}
