import Kernel
import Storage

extension ChildStore {
    /// Keeps what was changed, unless someone else has saved since the form was drawn.
    static func change(_ new: ChangedFacts, _ permit: Permit, in tx: Transaction) throws {
        let child = permit.child
        let changed = try tx.run(
            """
            UPDATE child SET language = \(new.language), interpreter = \(new.needsInterpreter), version = version + 1
            WHERE id = \(child) AND version = \(new.version)
            """)
        guard changed == 1 else {
            let now = try facts(permit, in: tx)
            throw Failure.conflict(version: now.version, saved: ChangedFacts(now).texts)
        }
        try tx.run(
            "UPDATE person SET protection = \(new.protection), version = version + 1 WHERE id = \(child) AND protection <> \(new.protection)"
        )
        guard let controller = permit.seat?.controller else { throw Failure.notFound }
        let scope = SealScope(subject: child.value, controller: controller)
        try tx.run(
            """
            INSERT INTO child_note (child_id, controller_id, custody) VALUES (\(child), \(controller), \(sealed: new.custody, for: scope))
            ON CONFLICT (child_id) DO UPDATE SET custody = excluded.custody, controller_id = excluded.controller_id
            """)
    }
}
