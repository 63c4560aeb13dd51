import HTTPTypes
import Synchronization
/// A page and the address of the API that says the same.
struct Twin: Sendable {
    let page: [Substring]
    let api: [Substring]

    init(_ page: String, _ api: String) {
        self.page = page.split(separator: "/")
        self.api = api.split(separator: "/")
    }

    /// The address of the API for a page that was filled in; nil when it is another page.
    func address(of filled: [Substring]) -> String? {
        guard filled.count == page.count else { return nil }
        var ids: [Substring: Substring] = [:]
        for (name, value) in zip(page, filled) {
            if name.hasPrefix(":") { ids[name] = value } else if name != value { return nil }
        }
        return "/api/v1/" + api.map { ids[$0] ?? $0 }.joined(separator: "/")
    }

    var names: Int { page.count { $0.hasPrefix(":") } }
}

extension Menu {
    func pair(_ page: String?, _ api: String?) {
        guard let page, let api else { return }
        twins.withLock { $0.append(Twin(page, api)) }
    }

    /// Where the API says what a page says; the page itself where only that does.
    func apiAddress(of location: String) -> String {
        let filled = location.prefix { $0 != "?" }.split(separator: "/")
        let read = routes.withLock { Set($0.filter { $0.isAPI && $0.method == .get }.map(\.path)) }
        let found = twins.withLock { $0 }.filter { read.contains("/api/v1/" + $0.api.joined(separator: "/")) }
            .sorted { $0.names < $1.names }.lazy.compactMap { $0.address(of: filled) }.first
        return found ?? location
    }
}
