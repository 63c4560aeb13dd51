import Foundation
import Kernel

/// Where school data comes from: a folder of pages or a server.
protocol SchoolSource: Sendable {
    /// As it is shown and remembered; a run of the same address that broke is gone on with.
    var address: String { get }
    /// Which of a principal's systems it is; what one of them does not send is not gone from another.
    var system: String { get }
    /// False for a source that always gives everything.
    var tellsChanges: Bool { get }
    /// One page; nil when the source does not have the resource at all.
    func page(of resource: SchoolResource, after token: String?, since: Instant?) async throws -> SchoolPage?
    /// What has been removed, by resource; nil when the source does not tell.
    func deleted(since: Instant?) async throws -> [SchoolResource: [String]]?
}

extension SchoolSource {
    /// The rows and the next page of an answer, whichever way it is wrapped; nil when it is none.
    static func page(in bytes: some Sequence<UInt8>) -> SchoolPage? {
        guard let sent = try? JSONDecoder().decode(Sent.self, from: Data(bytes)) else { return nil }  // not JSON is nil
        if case .list(let rows) = sent { return SchoolPage(rows: rows, next: nil) }
        guard case .list(let rows) = sent["data"] else { return nil }
        return SchoolPage(rows: rows, next: sent["pageToken"].text)
    }

    /// `{"data": {"persons": [id, …], …}}`, where the standard itself spells one of them wrong.
    static func deleted(in bytes: some Sequence<UInt8>) -> (ids: [SchoolResource: [String]], next: String?)? {
        // What is not JSON is nil.
        guard let sent = try? JSONDecoder().decode(Sent.self, from: Data(bytes)),
            sent["data"].isObject
        else { return nil }
        var ids: [SchoolResource: [String]] = [:]
        for resource in SchoolResource.allCases {
            let found =
                sent["data"][resource.rawValue].list + (resource == .activities ? sent["data"]["activitites"].list : [])
            ids[resource] = found.compactMap { ($0.text ?? $0["id"].text)?.lowercased() }
        }
        return (ids, sent["pageToken"].text)
    }
}

/// Mapp: files named as the resource and the page, `persons-1.json`, `persons-2.json` or only `persons.json`.
struct SchoolFolder: SchoolSource {
    let path: String
    let address: String
    let system = "folder"
    let tellsChanges = false
    private let files: [String]
    private static let largest = 512 << 20

    init(_ path: String) throws {
        self.path = URL(filePath: path).standardizedFileURL.path
        address = "folder:" + self.path
        do {
            files = try FileManager.default.contentsOfDirectory(atPath: self.path)
        } catch {
            throw ImportFault.brokenFile(
                Phrase("Mappen \(self.path) går inte att läsa.", en: "The folder \(self.path) cannot be read."))
        }
        let missing = SchoolResource.allCases.filter { $0.isRequired && names(of: $0.rawValue).isEmpty }
        if let first = missing.first {
            throw ImportFault.brokenFile(
                Phrase(
                    "Mappen \(self.path) har ingen fil \(first.rawValue)-1.json.",
                    en: "The folder \(self.path) has no file \(first.rawValue)-1.json."))
        }
    }

    func page(of resource: SchoolResource, after token: String?, since: Instant?) async throws -> SchoolPage? {
        try read(resource, after: token)
    }

    private func read(_ resource: SchoolResource, after token: String?) throws -> SchoolPage? {
        let names = names(of: resource.rawValue)
        let index = token.flatMap { Int($0) } ?? 0
        guard index < names.count else { return names.isEmpty ? nil : SchoolPage(rows: [], next: nil) }
        let name = names[index]
        guard var page = Self.page(in: try bytes(name)) else { throw broken(name) }
        // The last file speaks of one more: the folder is not whole.
        page.isCutOff = index + 1 == names.count && page.next != nil
        page.next = index + 1 < names.count ? String(index + 1) : nil
        return page
    }

    func deleted(since: Instant?) async throws -> [SchoolResource: [String]]? {
        let names = names(of: "deletedEntities")
        guard !names.isEmpty else { return nil }
        return try names.reduce(into: [:]) { all, name in
            guard let found = Self.deleted(in: try bytes(name)) else { throw broken(name) }
            all.merge(found.ids) { $0 + $1 }
        }
    }

    /// In the order of their numbers: 2 before 10.
    private func names(of resource: String) -> [String] {
        files.compactMap { name -> (number: Int, name: String)? in
            guard name.hasPrefix(resource), name.hasSuffix(".json") else { return nil }
            let middle = name.dropFirst(resource.count).dropLast(".json".count)
            if middle.isEmpty { return (0, name) }
            guard middle.first == "-" || middle.first == "_", let number = Int(middle.dropFirst()) else { return nil }
            return (number, name)
        }.sorted { $0 < $1 }.map(\.name)
    }

    private func bytes(_ name: String) throws -> Data {
        do {
            let url = URL(filePath: path).appending(path: name)
            let size = try url.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
            guard size <= SchoolFolder.largest else { throw broken(name) }
            return try Data(contentsOf: url)
        } catch let fault as ImportFault {
            throw fault
        } catch {
            throw broken(name)
        }
    }

    private func broken(_ name: String) -> ImportFault {
        .brokenFile(
            Phrase(
                "Filen \(path)/\(name) går inte att läsa som en sida SS 12000.",
                en: "The file \(path)/\(name) cannot be read as a page of SS 12000."))
    }
}
