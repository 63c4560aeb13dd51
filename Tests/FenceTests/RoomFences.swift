/// What each floor may stand on. Casework, Governance and Learning stand side by side and never lean on each other.
private let below: [String: Set<String>] = {
    let ground: Set = ["Kernel", "Law", "Storage", "Web", "Journal"]
    return [
        "Kernel": [],
        "Law": ["Kernel"],
        "Storage": ["Kernel"],
        "Web": ["Kernel", "Law", "Storage"],
        "Journal": ["Kernel", "Storage"],
        "Directory": ground,
        "Meetings": ground.union(["Directory"]),
        "Casework": ground.union(["Directory", "Meetings"]),
        "Governance": ground.union(["Directory", "Meetings"]),
        "Learning": ground.union(["Directory", "Meetings"]),
        "samsyn": ground.union(["Directory", "Meetings", "Casework", "Governance", "Learning"]),
    ]
}()
private let areasWithRooms: Set = ["Directory", "Meetings", "Casework", "Governance", "Learning"]

/// What a file of each role must not know. The door may know everything.
private let forbidden: [(role: String, modules: Set<String>)] = [
    ("Store", ["Hummingbird", "Web", "AsyncHTTPClient"]),
    ("Routes", ["AsyncHTTPClient"]),
    ("Pages", ["Hummingbird", "Storage", "Journal", "AsyncHTTPClient"]),
    ("API", ["Storage", "Journal", "AsyncHTTPClient"]),
    ("Form", ["Hummingbird", "Storage", "Journal", "AsyncHTTPClient"]),
    ("Client", ["Hummingbird", "Web", "Storage", "Journal"]),
    ("", ["Hummingbird", "Web", "Storage", "Journal", "AsyncHTTPClient"]),
]

extension Fence {
    static let floors = Fence("a module leans only on those below it") { file in
        guard let allowed = below[file.area] else { return [(1, "\(file.area) is not a module of the house")] }
        return file.imports.filter { below[$0.module] != nil && !allowed.contains($0.module) }
            .map { ($0.line, "\(file.area) must not import \($0.module)") }
            + file.imports.filter { ["GRDB", "CPostgres"].contains($0.module) && file.area != "Storage" }
            .map { ($0.line, "only Storage knows \($0.module)") }
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
            store.types.map { (type: $0.name, area: store.area, room: store.room) }
        }
        return inAreas.flatMap { file in
            let words = file.code.map { Set($0.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)) }
            return owned.filter { $0.area != file.area || $0.room != file.room }.flatMap { store in
                words.enumerated().filter { $0.element.contains(store.type) }.map { number, _ in
                    Breach(path: file.path, line: number + 1, why: "\(store.type) belongs to the room \(store.room)")
                }
            }
        }
    }
}
