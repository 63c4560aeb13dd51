import Foundation

/// What Package.swift says: each module and those it may lean on.
struct PackageText: Sendable {
    let modules: [String: Set<String>]

    init(_ text: String) {
        let targets = text.replacing(/\n\s*\.(executableTarget|systemLibrary|target)\(/, with: "\u{0}").split(
            separator: "\u{0}")
        modules = targets.dropFirst().reduce(into: [:]) { modules, target in
            let names = target.prefix { $0 != "]" }.matches(of: /"(\w+)"/).map { String($0.1) }
            guard let name = names.first else { return }
            modules[name] = Set(target.contains("dependencies:") ? names.dropFirst() : [])
        }
    }

    static let ours: PackageText = {
        let file = SourceFile.root.appending(path: "Package.swift")
        // Without the file no module is known, and every source file says so.
        return PackageText((try? String(contentsOf: file, encoding: .utf8)) ?? "")
    }()
}
