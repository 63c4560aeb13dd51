public import Kernel

/// A form about to be shown: its questions, what has been typed so far and what was wrong with it.
public struct Filled: Sendable {
    public var answers: Answers
    public var problems: [Problem]
    /// Set when someone else saved first: the text that stands now, by field.
    public var saved: [String: String]?
    /// When the draft shown was saved.
    public var draftFrom: Instant?

    public init(_ answers: Answers = Answers(), problems: [Problem] = []) {
        self.answers = answers
        self.problems = problems
    }
}

/// Draws a whole form: error summary, questions, the hidden marks that make it safe to send twice, and the buttons. `before` is markup of
/// the page's own with the questions `drawnBefore`.
public func formHTML(
    _ fields: [Field], _ filled: Filled, to action: String, submit: Phrase, in visit: Visit, cancel: String? = nil,
    before: HTML = "", drawnBefore: [Field] = [], drafts: Bool = true, weight: Weight = .primary
) -> HTML {
    let writes =
        fields.contains { if case .narrative = $0.kind { true } else { false } } || before.text.contains("<textarea")
    let keepsDrafts = drafts && visit.session != nil && writes
    return """
        \(errorSummary(filled.problems, drawnBefore + fields))
        \(conflictNotice(fields, filled))
        <form method="post" action="\(action)" novalidate\(html(" data-draft-url=\"/utkast\"", if: keepsDrafts))>
        \(before)
        <input type="hidden" name="_token" value="\(visit.session?.formToken ?? visit.guestToken)">
        <input type="hidden" name="_once" value="\(visit.once)">
        <input type="hidden" name="_form" value="\(visit.path)">
        \(fields.map { fieldHTML($0, filled) })
        \(html(draftNote(filled.draftFrom), if: keepsDrafts))
        <div class="actions">
          <button class="\(buttonClass(weight))" type="submit">\(submit)</button>
          \(html("<button class=\"button button--quiet\" type=\"submit\" formaction=\"/utkast\" formnovalidate>\(Words.saveDraft)</button>", if: keepsDrafts))
          \(cancel.map { "<a class=\"button button--quiet\" href=\"\($0)\">\(Words.cancel)</a>" as HTML })
        </div>
        </form>
        """
}

private func draftNote(_ saved: Instant?) -> HTML {
    guard let saved else { return draftStatus() }
    return "<p class=\"hint\">\(Words.draftRestored(saved))</p>\(draftStatus())"
}

/// What is wrong, each with a link to its field. Where two say the same, each also says what it is about.
private func errorSummary(_ problems: [Problem], _ fields: [Field]) -> HTML {
    guard !problems.isEmpty else { return "" }
    let said = Dictionary(problems.map { ($0.message.description, 1) }, uniquingKeysWith: +)
    let lines = problems.map { problem -> HTML in
        let label = said[problem.message.description] == 1 ? nil : fields.first { $0.name == problem.field }?.label
        return """
            <li><a href="#\(problem.field)">\(label.map { "\($0) – " as HTML })\(problem.message)</a></li>
            """
    }
    return """
        <div class="error-summary" role="alert" tabindex="-1" aria-labelledby="fel-rubrik">
          <h2 id="fel-rubrik">\(Words.somethingToMend)</h2><ul>\(lines)</ul>
        </div>
        """
}

/// Both texts, side by side: nothing is silently overwritten.
private func conflictNotice(_ fields: [Field], _ filled: Filled) -> HTML {
    guard let saved = filled.saved else { return "" }
    return """
        <div class="error-summary" role="alert" tabindex="-1">
          <h2>\(Words.someoneSavedFirst)</h2><p>\(Words.compareAndSave)</p>
        </div>
        \(compare(
            fields.compactMap { field in
                saved[field.name].map { CompareLine(field.label, yours: filled.answers.text(field.name), theirs: $0) }
            }, savedBy: Words.someoneElse.description, at: ""))
        """
}

/// One question with its hint, its problem beside it and what was typed in it.
public func fieldHTML(_ field: Field, _ filled: Filled) -> HTML {
    let problem = filled.problems.first { $0.field == field.name }
    let (name, value) = (field.name, filled.answers.raw(field.name))
    if case .hidden = field.kind { return "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">" }
    let described = [field.hint == nil ? nil : "\(name)-hint", problem == nil ? nil : "\(name)-problem"].compactMap {
        $0
    }
    let describing: HTML = described.isEmpty ? "" : " aria-describedby=\"\(described.joined(separator: " "))\""
    let aria: HTML = """
        \(describing)\
        \(html(" aria-invalid=\"true\"", if: problem != nil))\(html(" aria-required=\"true\"", if: field.missing != nil))
        """
    let hint: HTML? = field.hint.map { "<p class=\"hint\" id=\"\(name)-hint\">\($0)</p>" }
    let wrong: HTML? = problem.map {
        "<p class=\"problem\" id=\"\(name)-problem\"><span class=\"unseen\">\(Words.wrong) </span>\($0.message)</p>"
    }
    let notes: HTML = "\(hint)\(wrong)"
    let optional: HTML? =
        field.missing == nil && !field.isTick && field.saysOptional
        ? "<span class=\"optional\"> \(Words.optional)</span>" : nil
    let label: HTML = "<label for=\"\(name)\">\(field.label)\(optional)</label>\(notes)"
    let auto: HTML = field.autocomplete.map { " autocomplete=\"\($0)\"" } ?? ""
    let inner: HTML =
        switch field.kind {
        case .line(let max):
            "\(label)<input type=\"text\" id=\"\(name)\" name=\"\(name)\" value=\"\(value)\" maxlength=\"\(max)\"\(aria)\(auto)>"
        case .password: "\(label)<input type=\"password\" id=\"\(name)\" name=\"\(name)\"\(aria)\(auto)>"
        case .day: "\(label)<input type=\"date\" id=\"\(name)\" name=\"\(name)\" value=\"\(value)\"\(aria)>"
        case .number:
            "\(label)<input type=\"text\" inputmode=\"numeric\" class=\"short\" id=\"\(name)\" name=\"\(name)\" value=\"\(value)\"\(aria)>"
        case .narrative:
            "\(label)<textarea class=\"narrative\" id=\"\(name)\" name=\"\(name)\" rows=\"5\"\(aria)>\n\(value)</textarea>"
        case .choice(let choices, compact: true): choiceMenu(label, field, choices, value, aria)
        case .ids(many: false, let choices) where choices.count > 6: choiceMenu(label, field, choices, value, aria)
        case .ids(let many, let choices):
            choiceList(field, choices, many ? "checkbox" : "radio", filled, notes, many ? describing : aria, optional)
        case .choice(let choices, false): choiceList(field, choices, "radio", filled, notes, aria, optional)
        case .choices(let choices): choiceList(field, choices, "checkbox", filled, notes, describing, optional)
        case .tick:
            """
            \(wrong)<div class="choice"><input type="checkbox" id="\(name)" name="\(name)" value="1"\(filled.answers.isTicked(name) ? " checked" : "")\(aria)>
            <div><label for="\(name)">\(field.label)</label>\(hint)</div></div>
            """
        case .hidden: ""
        }
    return "<div class=\"field\(problem == nil ? "" : " field--wrong")\">\(inner)</div>"
}

private func choiceMenu(
    _ label: HTML, _ field: Field, _ choices: [Field.Choice], _ value: String, _ aria: HTML
) -> HTML {
    """
    \(label)<select id="\(field.name)" name="\(field.name)"\(aria)><option value=""></option>\
    \(choices.map { "<option value=\"\($0.value)\"\($0.value == value ? " selected" : "")>\($0.label)</option>" as HTML })</select>
    """
}

private func choiceList(
    _ field: Field, _ choices: [Field.Choice], _ type: String, _ filled: Filled, _ notes: HTML, _ aria: HTML,
    _ optional: HTML?
) -> HTML {
    let chosen = filled.answers.list(field.name)
    return """
        <fieldset id="\(field.name)" tabindex="-1"\(html(" role=\"radiogroup\"", if: type == "radio"))\(aria)>
        <legend>\(field.label)\(optional)</legend>\(notes)<div class="choices">
        \(choices.enumerated().map { index, choice in
            let id = "\(field.name)-\(index + 1)"
            return """
                <div class="choice"><input type="\(type)" id="\(id)" name="\(field.name)" value="\(choice.value)"\(chosen.contains(choice.value) ? " checked" : "")>
                <label for="\(id)">\(choice.label)\(choice.hint.map { " <span class=\"hint\">\($0)</span>" as HTML })</label></div>
                """ as HTML
        })</div></fieldset>
        """
}

extension Field {
    var isTick: Bool { if case .tick = kind { true } else { false } }
}

/// The markup when `holds`, otherwise nothing.
public func html(_ markup: HTML, if holds: Bool) -> HTML { holds ? markup : "" }
