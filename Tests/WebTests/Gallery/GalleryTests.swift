import Foundation
import Kernel
import Testing
import Web

/// Sample pages of every component. With GALLERY_DIR set they are written there, to be looked at in a browser.
@Suite struct GalleryTests {
    static let assets = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../Sources/Web/Assets").standardizedFileURL

    @Test(arguments: [Language.swedish, .easySwedish, .english]) func pagesAreWholeAndHaveNothingInline(
        language: Language
    ) throws {
        try Language.$current.withValue(language) {
            for (file, page) in GalleryPages.all {
                let text = page.document.text
                #expect(unbalanced(text) == [], "\(file)")
                for forbidden in [" style=", "<style", " onclick=", "javascript:", "Optional("] {
                    #expect(!text.contains(forbidden), "\(file): \(forbidden)")
                }
                let ids = text.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
                #expect(Set(ids).count == ids.count, "\(file): an id is used twice")
                if let folder = ProcessInfo.processInfo.environment["GALLERY_DIR"] {
                    try text.write(
                        toFile: "\(folder)/\(file)-\(language.rawValue).html", atomically: true, encoding: .utf8)
                }
            }
        }
    }

    @Test func everyPartOfTheStyleSheetIsServed() throws {
        let sheet = String(decoding: StyleSheet.bytes, as: UTF8.self)
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.assets.path)
        #expect(files.contains("tokens.css") && files.contains("samsyn.js"))
        for file in files where file.hasSuffix(".css") {
            let part = try String(contentsOf: Self.assets.appending(path: file), encoding: .utf8)
            #expect(sheet.contains(part), "\(file) is not in StyleSheet.swift")
        }
        guard let folder = ProcessInfo.processInfo.environment["GALLERY_DIR"] else { return }
        try Data(StyleSheet.bytes).write(to: URL(filePath: "\(folder)/samsyn.css"))
        for file in files where !file.hasSuffix(".css") {
            try Data(contentsOf: Self.assets.appending(path: file)).write(to: URL(filePath: "\(folder)/\(file)"))
        }
    }

    /// Elements that are opened and not closed, or the other way round.
    private func unbalanced(_ text: String) -> [String] {
        let empty: Set = ["meta", "link", "input", "br", "hr", "img"]
        var open: [String] = []
        var wrong: [String] = []
        for tag in text.matches(of: /<(\/?)([a-zA-Z0-9]+)(?:[^<>"]|"[^"]*")*?(\/?)>/) {
            let name = String(tag.2)
            if empty.contains(name) || !tag.3.isEmpty { continue }
            if tag.1.isEmpty {
                open.append(name)
            } else if open.popLast() != name {
                wrong.append(name)
            }
        }
        return wrong + open
    }
}
