import Directory
import Hummingbird
import Kernel
import Law
import Storage
public import Web

/// I dag: each person's start page – what waits for me, late first. Families are led to their own page.
public struct Today: Sendable {
    let house: House

    public init(house: House) { self.house = house }

    public func add(to desk: Desk) {
        desk.menu(Phrase("I dag", en: "Today"), "/", isFor: { !$0.seats.isEmpty })
        desk.page(
            nil, api: "today", .seeToday, shape: todayShape,
            summary: Phrase("Det som väntar på mig", en: "What waits for me")
        ) { try await page($0) }
        let answering = desk.answering
        desk.raw(.get, "/", .seeToday) { _, visit in
            // A family begins at its own page.
            if try visit.caller.seats.isEmpty { return .redirect(to: FamilyPages.start, type: .normal) }
            return answering.rendered(try await page(visit), visit)
        }
    }

    private func page(_ visit: Visit) async throws -> Page {
        let (caller, request) = (try visit.caller, visit.requestID)
        return try await visit.look(house.store) { tx in
            let waiting = try TodayStore.waiting(for: caller, in: tx)
            Policy.markListed(
                Array(Set(waiting.compactMap(\.child?.id))).sorted(), by: caller, in: "today", request: request,
                tx: tx)
            return todayPage(waiting, on: Day(tx.now), isFamily: try FamilyPages.isFamily(caller, in: tx))
        }
    }
}

let todayShape = Shape.list(
    .object([
        ("kind", .choice(OpenThings.Kind.allCases.map(\.rawValue))), ("path", .text), ("due", .day), ("late", .bool),
        ("child", .nullable(.id)), ("childName", .nullable(.text)), ("responsible", .text), ("workplace", .text),
        ("mine", .bool),
    ]))

private func todayPage(_ waiting: [Waiting], on today: Day, isFamily: Bool) -> Page {
    let json = JSON(
        waiting.map { one in
            [
                "kind": .text(one.kind.rawValue), "path": .text(one.path), "due": .text(one.due.description),
                "late": .bool(one.isLate), "child": JSON(one.child?.id), "childName": JSON(one.child?.name),
                "responsible": .text(one.responsible), "workplace": .text(one.workplace), "mine": .bool(one.isMine),
            ]
        })
    let now = waiting.filter { $0.dueAt != nil }
    let others = waiting.filter { !$0.isMine && $0.dueAt == nil }
    let mine = waiting.filter { $0.isMine && $0.dueAt == nil }
    let late = mine.filter(\.isLate)
    let soon = mine.filter { !$0.isLate && $0.due <= today + 7 }
    let later = mine.filter { $0.due > today + 7 }
    return Page(Phrase("I dag", en: "Today"), json: json) {
        """
        \(pageHead(today.weekdayAndDate.description, actions: isFamily ? [link(Phrase("Min sida som vårdnadshavare", en: "My page as a guardian"), to: FamilyPages.start)] : []))
        \(html(empty(Phrase("Inget väntar på dig just nu.", en: "Nothing waits for you right now.")), if: waiting.isEmpty))
        \(group(Phrase("Genast", en: "At once"), now, today, showsWho: true))
        \(group(Phrase("Försenat", en: "Late"), late, today))
        \(group(Phrase("Den här veckan", en: "This week"), soon, today))
        \(group(Phrase("Senare", en: "Later"), later, today))
        \(group(Phrase("Försenat hos dem du leder", en: "Late with those you lead"), others, today, showsWho: true))
        """
    }
}

private func group(_ name: Phrase, _ things: [Waiting], _ today: Day, showsWho: Bool = false) -> HTML {
    guard !things.isEmpty else { return "" }
    return """
        <section><h2>\(name) <span class="count">\(things.count)</span></h2>
        \(workList(things.map { one in
            WorkLine(
                one.child.map { "\(one.kind.words): \($0.name)" } ?? one.kind.words.description, one.path,
                facts: showsWho ? ["\(one.responsible), \(one.workplace)"] : [],
                due: one.dueAt.map { tag(Phrase("Senast \($0.dateAndTime.swedish)", en: "By \($0.dateAndTime.english)"), tone: .danger) } ?? (one.due < today
                    ? "\(tag(Phrase("Skulle varit klart \(one.due.date.swedish)", en: "Was due \(one.due.date.english)"), tone: .danger))"
                    : "\(one.due.relative(to: today))"))
        }))</section>
        """
}

extension OpenThings.Kind {
    /// What waits, in the words of a list.
    var words: Phrase {
        switch self {
        case .signal: Phrase("Signal att ta emot", en: "Signal to receive")
        case .consultation: Phrase("Fråga att svara på", en: "Question to answer")
        case .groupSignal: Phrase("Signal om en grupp", en: "Signal about a group")
        case .assessment: Phrase("Kartläggning", en: "Assessment")
        case .perspective: Phrase("Beskriv din bild", en: "Give your perspective")
        case .consent: Phrase("Samtycke", en: "Consent")
        case .meeting: Phrase("Möte", en: "Meeting")
        case .invitation: Phrase("Inbjudan att svara på", en: "Invitation to answer")
        case .plan: Phrase("Plan", en: "Plan")
        case .followUp: Phrase("Uppföljning", en: "Follow-up")
        case .intervention: Phrase("Insats", en: "Intervention")
        case .decision: Phrase("Beslutat på ett möte", en: "Decided at a meeting")
        case .coordination: Phrase("Bli samordningsperson", en: "Become coordinator")
        case .safetyCall: Phrase("Känner sig inte trygg", en: "Does not feel safe")
        case .message: Phrase("Meddelande att svara på", en: "Message to answer")
        case .concernReport: Phrase("Orosanmälan", en: "Concern report")
        case .wish: Phrase("Önskan att läsa", en: "Wish to read")
        case .handOver: Phrase("Överlämning att ta emot", en: "Hand-over to accept")
        }
    }
}
