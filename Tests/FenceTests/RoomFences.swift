private let areasWithRooms: Set = ["Directory", "Meetings", "Casework", "Governance", "Learning"]
/// These stand side by side and never lean on each other.
private let sideBySide: Set = ["Casework", "Governance", "Learning"]

/// What a file of each role must not know. The door may know everything.
private let forbidden: [(role: String, modules: Set<String>)] = [
    ("Store", ["Hummingbird", "Web", "AsyncHTTPClient"]),
    ("Migrations", ["Hummingbird", "Web", "AsyncHTTPClient"]),
    ("Routes", ["AsyncHTTPClient"]),
    ("Pages", ["Hummingbird", "Storage", "AsyncHTTPClient"]),
    ("API", ["Storage", "AsyncHTTPClient"]),
    ("Form", ["Hummingbird", "Storage", "Journal", "AsyncHTTPClient"]),
    ("Client", ["Hummingbird", "Web", "Storage", "Journal"]),
    ("", ["Hummingbird", "Web", "Storage", "Journal", "AsyncHTTPClient"]),
]

extension Fence {
    static let floors = floors(of: .ours)

    /// Package.swift says what each module may lean on; the compiler alone also accepts what is reached through another module.
    static func floors(of package: PackageText) -> Fence {
        Fence("a module leans only on those below it") { file in
            guard let declared = package.modules[file.area] else {
                return [(1, "\(file.area) is not a module of the house")]
            }
            return file.imports.compactMap { module, line in
                let isSideways = sideBySide.contains(file.area) && sideBySide.contains(module)
                let isOurs = package.modules[module] != nil && module != file.area
                let isEngine = ["GRDB", "CPostgres"].contains(module) && file.area != "Storage"
                if isEngine { return (line, "only Storage knows \(module)") }
                return isSideways || (isOurs && !declared.contains(module))
                    ? (line, "\(file.area) must not import \(module)") : nil
            }
        }
    }

    static let roles = Fence("a file knows only what its role needs") { file in
        guard areasWithRooms.contains(file.area), !file.isDoor,
            let role = forbidden.first(where: { file.stem.hasSuffix($0.role) })
        else { return [] }
        let kind = role.role.isEmpty ? "a rule file" : "*\(role.role).swift"
        return file.imports.filter { role.modules.contains($0.module) }
            .map { ($0.line, "\(kind) must not import \($0.module)") }
    }

    static let doors = Fence("a feature is a room: Sources/<Area>/<Room>/, with a door of the room's name") { files in
        let inAreas = files.filter { areasWithRooms.contains($0.area) }
        let loose = inAreas.filter { $0.room.isEmpty && !$0.isDoor }
            .map { Breach(path: $0.path, line: 1, why: "stands in no room") }
        let rooms = Dictionary(grouping: inAreas.filter { !$0.room.isEmpty }) { "\($0.area)/\($0.room)" }
        let doorless = rooms.filter { !$0.value.contains(where: \.isDoor) }.keys.sorted()
            .map { Breach(path: "Sources/\($0)", line: 1, why: "the room has no door") }
        return loose + doorless
    }

    static let stores = Fence("no room reaches into another room's store") { files in
        let inAreas = files.filter { areasWithRooms.contains($0.area) }
        let owned = inAreas.filter { $0.stem.hasSuffix("Store") }.flatMap { store in
            store.types.filter { $0.name.hasSuffix("Store") }
                .map { (type: $0.name, area: store.area, room: store.room) }
        }
        return inAreas.flatMap { file in
            let foreign = owned.filter { ($0.area != file.area || $0.room != file.room) && file.code.contains($0.type) }
            return foreign.flatMap { store in
                Found.all("\\b\(store.type)\\b", in: file.code).map { found in
                    Breach(path: file.path, line: found.line, why: "\(store.type) belongs to the room \(store.room)")
                }
            }
        }
    }
}
