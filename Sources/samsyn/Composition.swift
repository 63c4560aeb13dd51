import Casework
import Directory
import Foundation
import Hummingbird
import HummingbirdCore
import Journal
import Kernel
import Logging
import Meetings
import Storage
import Web

/// Everything put together: the only place that knows every area.
enum Composition {
    static let migrations: [Migration] =
        Journal.migrations + webMigrations + Directory.migrations + Meetings.migrations + Casework.migrations

    static func open(_ address: DatabaseAddress, keys: MasterKey, surroundings: Surroundings = .live) throws
        -> DataStore
    {
        let journal = Journal(keys: keys)
        return try DataStore.open(
            address, keys: keys, surroundings: surroundings, migrations: migrations,
            flush: { try journal.flush($0, in: $1) })
    }

    static func desk(_ house: House, cost: PasswordCost, importFrom: [String] = []) -> (Desk, Router<Visit>) {
        let router = Router(context: Visit.self)
        router.addMiddleware {
            Doorway(house: house, keeper: SignIn(house: house, cost: cost), logger: Logger(label: "samsyn"))
        }
        let desk = Desk(
            router: router, house: house,
            decide: { action, visit in
                guard Policy.mayReach(action, visit.session?.caller) else {
                    throw visit.session == nil ? Failure.signInNeeded : Failure.notFound
                }
            }, refused: Refusals(house: house).note)
        desk.addOpenPages()
        Directory.add(
            to: desk, house: house, cost: cost, panels: Meetings.panels + Casework.panels, importFrom: importFrom,
            hidden: Casework.hidden)
        Meetings.add(to: desk, house: house)
        Casework.add(to: desk, house: house)
        return (desk, router)
    }

    static func application(
        _ house: House, cost: PasswordCost, host: String, port: Int, importFrom: [String] = [],
        onRunning: @escaping @Sendable () -> Void = {}
    ) -> some ApplicationProtocol {
        let (_, router) = desk(house, cost: cost, importFrom: importFrom)
        return Application(
            router: router,
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [Patience(body: .seconds(30))], idleTimeout: .seconds(20))),
            configuration: .init(
                address: .hostname(host, port: port), serverName: nil, backlog: 1024,
                availableConnectionsDelegate: MaximumAvailableConnections(4000)),
            onServerRunning: { _ in onRunning() },
            logger: Logger(label: "samsyn"))
    }
}
