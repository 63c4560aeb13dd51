import Kernel
import Law
import Web

/// What the page of a child that does not feel safe shows.
struct SafetyView: Sendable {
    var maySend = false
    var numbers = SafetyNumbers()
    var receipt: SafetyReceipt?
}

/// The numbers stand before and after what is sent; when nothing can be sent, the failure page has them.
func safetyPage(_ view: SafetyView, _ visit: Visit) -> Page {
    Page(SafetyCallWords.pageTitle, kind: .child) {
        """
        \(pageHead(SafetyCallWords.title.description, actions: [readAloud()]))
        \(view.receipt.map(receipt))
        <p class="lead">\(SafetyCallWords.urgent)</p>
        \(numberList(view.numbers))
        \(html("<h2>\(SafetyCallWords.sendTitle)</h2><p>\(SafetyCallWords.whatHappens)</p>\(form(visit))", if: view.maySend))
        """
    }
}

private func form(_ visit: Visit) -> HTML {
    // No drafts: what is written here is not to be found afterwards.
    formHTML(
        SafetyForm.fields, Filled(), to: Page.safety, submit: SafetyCallWords.send, in: visit, drafts: false,
        weight: .danger)
}

private func receipt(_ receipt: SafetyReceipt) -> HTML {
    let sent = receipt.sentAt.dateAndTime
    guard let taken = receipt.takenAt, let by = receipt.takenBy else {
        return notice(
            SafetyCallWords.sent, tone: .good, urgent: true,
            "<p>\(SafetyCallWords.sentAt(sent))</p><p>\(SafetyCallWords.callAnyway)</p>")
    }
    return notice(
        SafetyCallWords.taken(by), tone: .good, urgent: true,
        "<p>\(SafetyCallWords.takenAt(taken.dateAndTime))</p>")
}

private func numberList(_ numbers: SafetyNumbers) -> HTML {
    emergencyNumbers(
        [
            (numbers.dutyPhone, SafetyCallWords.duty), (numbers.dayPhone, SafetyCallWords.socialServices),
            (numbers.phone, Phrase(numbers.place, en: numbers.place)),
        ].filter { !$0.0.isEmpty })
}

/// For those who are to act: first of all on the child's page.
func safetyPanel(_ calls: [SafetyCall]) -> HTML {
    let open = calls.filter { $0.closedAt == nil }.map { call in
        notice(
            SafetyCallWords.openCall, tone: .safety,
            "<p>\(SafetyCallWords.sentAt(call.sentAt.dateAndTime))</p><p>\(linkButton(SafetyCallWords.open, to: call.path, .danger))</p>"
        )
    }
    let closed = calls.filter { $0.closedAt != nil }.map { call in
        WorkLine(SafetyCallWords.closed.description, call.path, due: "\(call.sentAt.dateAndTime)")
    }
    return
        "<section class=\"flow\">\(open)\(closed.isEmpty ? nil : more(SafetyCallWords.earlier, workList(closed)))</section>"
}

func safetyCallPage(_ call: SafetyCall, _ bar: Page.ChildBar, _ visit: Visit) -> Page {
    Page(SafetyCallWords.openCall, about: bar, json: call.json) {
        """
        \(pageHead(SafetyCallWords.openCall.description))
        \(html(notice(SafetyCallWords.first, tone: .safety, "<p>\(SafetyCallWords.firstDo)</p>"), if: call.closedAt == nil))
        \(summaryList([
            SummaryLine(Phrase("Skickat", en: "Sent"), "\(call.sentAt.dateAndTime)"),
            SummaryLine(Phrase("Barnet skrev", en: "The child wrote"), call.words.map { text($0) } ?? "\(SafetyCallWords.wordless)"),
            SummaryLine(Phrase("Nås så här", en: "Reached like this"), call.reach.map { text($0) } ?? "\(SafetyCallWords.wordless)"),
            SummaryLine(Phrase("Tas emot senast", en: "To be taken by"), "\(call.dueAt.dateAndTime)"),
            SummaryLine(Phrase("Tar hand om det", en: "Takes care of it"), call.takenBy.map { "\($0), \(call.takenAt?.dateAndTime ?? Phrase("", en: ""))" as HTML } ?? "\(SafetyCallWords.nobodyYet)"),
        ]))
        \(call.outcome.map { "<h2>\(SafetyForm.outcome[0].label)</h2><p class=\"narrative-text\">\($0)</p>" as HTML })
        \(html(steps(call, visit), if: call.closedAt == nil))
        """
    }
}

private func steps(_ call: SafetyCall, _ visit: Visit) -> HTML {
    call.takenAt == nil
        ? formHTML([], Filled(), to: call.path + "/mottagen", submit: SafetyCallWords.take, in: visit)
        : "<p>\(linkButton(SafetyCallWords.close, to: call.path + "/klart"))</p>"
}

func closeSafetyPage(_ call: SafetyCall, _ bar: Page.ChildBar, _ filled: Filled, _ visit: Visit) -> Page {
    Page(SafetyCallWords.close, about: bar) {
        """
        \(pageHead(SafetyCallWords.close.description))
        \(formHTML(SafetyForm.outcome, filled, to: call.path + "/klart", submit: Words.save, in: visit, cancel: call.path))
        """
    }
}
