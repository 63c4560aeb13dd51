import Kernel
import Law
import Web

/// The child as the API tells it; what the reader may not see is null.
func childJSON(_ view: ChildView) -> JSON {
    let facts = view.facts
    var pairs: [(String, JSON)] = [
        ("id", JSON(facts.id)), ("given", .text(facts.given)), ("family", .text(facts.family)),
        ("numberKind", JSON(facts.number?.kind.rawValue)), ("maskedNumber", JSON(facts.number?.masked)),
        ("birthDay", JSON(facts.birth)), ("age", JSON(facts.age)), ("protected", JSON(facts.isProtected)),
        ("language", .text(facts.language)), ("needsInterpreter", JSON(facts.needsInterpreter)),
        ("municipality", view.showsPlaces ? .text(facts.municipality) : .null),
        ("namedPerson", facts.named.map { namedJSON($0, view) } ?? .null),
        ("guardians", .list(facts.guardians.map { guardianJSON($0, view) })),
        ("schools", view.showsPlaces ? .list(facts.schools.map(schoolJSON)) : .list([])),
        ("groups", view.showsPlaces ? .list(facts.groups.map { .text($0.name) }) : .list([])),
        ("custodyConfirmed", .bool(facts.guardians.allSatisfy(\.isConfirmed))),
        ("handOver", facts.offer.map { ["id": .text($0.id), "due": JSON($0.due)] } ?? .null),
        ("version", .int(facts.version)),
    ]
    pairs += view.parts.map { ($0.panel.name, $0.content?.json ?? .null) }
    return JSON(pairs: pairs)
}

private func namedJSON(_ named: ChildFacts.Named, _ view: ChildView) -> JSON {
    let holder = view.showsPlaces ? named.holders.first { !$0.isAway } : nil
    return [
        "position": JSON(named.position), "title": .text(named.title),
        "workplace": view.showsPlaces ? .text(named.workplace) : .null,
        "holder": JSON(holder?.name), "phone": view.showsPlaces ? .text(holder?.phone ?? named.phone) : .null,
    ]
}

private func guardianJSON(_ guardian: ChildFacts.Guardian, _ view: ChildView) -> JSON {
    let contact = view.showsContact(of: guardian)
    return [
        "id": JSON(guardian.id), "name": .text(guardian.name), "custody": .text(guardian.custody.rawValue),
        "phone": contact ? .text(guardian.phone) : .null, "email": contact ? .text(guardian.email) : .null,
        "language": .text(guardian.language), "needsInterpreter": JSON(guardian.needsInterpreter),
    ]
}

private func schoolJSON(_ school: ChildFacts.School) -> JSON {
    [
        "workplace": JSON(school.id), "name": .text(school.name), "form": .text(school.form.rawValue),
        "year": JSON(school.year),
        "from": JSON(school.from),
    ]
}

func childShape(_ panels: ChildPanels) -> Shape {
    let named = Shape.object([
        ("position", .id), ("title", .text), ("workplace", .nullable(.text)), ("holder", .nullable(.text)),
        ("phone", .nullable(.text)),
    ])
    let guardian = Shape.object([
        ("id", .id), ("name", .text), ("custody", .choice(Custody.allCases.map(\.rawValue))),
        ("phone", .nullable(.text)),
        ("email", .nullable(.text)), ("language", .text), ("needsInterpreter", .bool),
    ])
    let school = Shape.object([
        ("workplace", .id), ("name", .text), ("form", .choice(SchoolForm.allCases.map(\.rawValue))),
        ("year", .nullable(.integer)),
        ("from", .day),
    ])
    return .object(
        [
            ("id", .id), ("given", .text), ("family", .text), ("numberKind", .nullable(.text)),
            ("maskedNumber", .nullable(.text)),
            ("birthDay", .nullable(.day)), ("age", .nullable(.integer)), ("protected", .bool), ("language", .text),
            ("needsInterpreter", .bool), ("municipality", .nullable(.text)), ("namedPerson", .nullable(named)),
            ("guardians", .list(guardian)), ("schools", .list(school)), ("groups", .list(.text)),
            ("custodyConfirmed", .bool), ("handOver", .nullable(.object([("id", .id), ("due", .day)]))),
            ("version", .integer),
        ] + panels.shape)
}

/// One line of a list of children.
func linesJSON(_ lines: [ChildLine], more: Bool) -> JSON {
    [
        "children": .list(
            lines.map { line in
                [
                    "id": JSON(line.id), "given": .text(line.given), "family": .text(line.family),
                    "age": JSON(line.age),
                    "group": JSON(line.group), "school": JSON(line.school),
                ]
            }), "more": JSON(more),
    ]
}

let linesShape = Shape.object([
    (
        "children",
        .list(
            .object([
                ("id", .id), ("given", .text), ("family", .text), ("age", .nullable(.integer)),
                ("group", .nullable(.text)),
                ("school", .nullable(.text)),
            ]))
    ), ("more", .bool),
])
