public import Kernel
public import Storage
public import Web

/// Import av skoldata: organisations, people, classes and who works where, from another system that speaks SS 12000. The room's door.
public struct Imports: Sendable {
    let house: House
    /// Hosts, or host:port, that may be asked from the web though they are internal.
    let allowed: [String]
    let slot = ImportSlot()

    public init(house: House, allowed: [String] = []) {
        self.house = house
        self.allowed = allowed
    }

    public func add(to desk: Desk) { addRoutes(to: desk) }

    /// How an import is to be made.
    public struct Order: Sendable {
        public var everything = false
        public var mayEmpty = false
        public var isRehearsal = false
        public var credentials: SchoolCredentials?

        public init() {}
    }

    /// Imports from a folder or an address, for the operator's command. What is thrown is an `ImportFault` or a `Failure`.
    public static func take(
        from place: String, into store: DataStore, _ order: Order, tell: @escaping @Sendable (ImportStep) -> Void
    ) async throws -> ImportReport {
        guard place.contains("://") else { return try await take(SchoolFolder(place), store, order, tell) }
        guard let address = SchoolAddress(place) else {
            throw ImportFault.brokenFile(
                Phrase(
                    "\(place) är varken en mapp eller en webbadress.",
                    en: "\(place) is neither a folder nor a web address."))
        }
        let server = try await SchoolServer(address, order.credentials, reach: .anywhere)
        do {
            let report = try await take(server, store, order, tell)
            try await server.close()
            return report
        } catch {
            try await server.close()
            throw error
        }
    }

    private static func take(
        _ source: any SchoolSource, _ store: DataStore, _ order: Order, _ tell: @escaping @Sendable (ImportStep) -> Void
    ) async throws -> ImportReport {
        let work = ImportWorkStore(
            store: store, source: source, caller: nil, byName: "samsyn import", everything: order.everything,
            mayEmpty: order.mayEmpty, tell: tell)
        return order.isRehearsal ? try await work.rehearse() : try await work.work(on: try await work.begin())
    }
}
