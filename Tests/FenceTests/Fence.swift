import Testing

/// A rule about the house's own text, and what breaks it.
struct Fence: Sendable, CustomTestStringConvertible {
    let name: String
    var testDescription: String { name }
    /// Given every file, so that a fence can compare rooms.
    let breaches: @Sendable ([SourceFile]) -> [Breach]

    struct Breach: Sendable, Equatable, CustomStringConvertible {
        let path: String
        let line: Int
        let why: String

        var description: String { "\(path):\(line): \(why)" }
    }

    /// A fence that looks at one file at a time.
    init(_ name: String, each: @escaping @Sendable (SourceFile) -> [(line: Int, why: String)]) {
        self.init(name) { files in
            files.flatMap { file in each(file).map { Breach(path: file.path, line: $0.line, why: $0.why) } }
        }
    }

    init(_ name: String, _ breaches: @escaping @Sendable ([SourceFile]) -> [Breach]) {
        self.name = name
        self.breaches = breaches
    }

    static let all: [Fence] = [
        .floors, .roles, .doors, .stores, .screens, .faults, .documented, .sqlInStores, .boundHoles, .surroundings,
        .words,
    ]
}

extension SourceFile {
    /// Where the pattern stands in the code, unless a comment gives a reason.
    func unexplained(_ pattern: String, _ why: String) -> [(line: Int, why: String)] {
        Found.all(pattern, in: code).filter { !givesReason(at: $0.line) }.map { ($0.line, why) }
    }
}
