import Directory
import Kernel
import Law
import Storage

extension PerspectiveStore {
    /// Saves what has been written over the version it was written from; handing in closes what waits.
    static func keep(_ perspective: Perspective, over version: Int, under permit: Permit, in tx: Transaction) throws {
        let controller = try controller(of: perspective.assessment, under: permit, in: tx)
        let scope = SealScope(subject: permit.child.value, controller: controller)
        let changed = try tx.run(
            """
            UPDATE perspective SET areas = \(Array(perspective.areas.keys).mask), handed_in_at = \(perspective.handedInAt),
              hidden_from_guardians = \(perspective.hiddenFromGuardians), version = version + 1
            WHERE child_id = \(permit.child) AND id = \(perspective.id) AND version = \(version)
            """)
        guard changed == 1 else {
            let saved = try own(perspective.id, under: permit, in: tx)
            throw Failure.conflict(version: saved.version, saved: saved.texts)
        }
        try tx.run(
            "DELETE FROM perspective_area WHERE child_id = \(permit.child) AND perspective_id = \(perspective.id)")
        for (area, view) in perspective.areas.sorted(by: { $0.key < $1.key }) {
            try tx.run(
                """
                INSERT INTO perspective_area (child_id, perspective_id, area, controller_id, areas, hidden_from_guardians, level,
                  strengths, worries, risks, protects)
                VALUES (\(permit.child), \(perspective.id), \(area), \(controller), \([area].mask),
                  \(perspective.hiddenFromGuardians), \(view.level), \(sealed: view.strengths, for: scope),
                  \(sealed: view.worries, for: scope), \(sealed: view.risks, for: scope), \(sealed: view.protects, for: scope))
                """)
        }
        if perspective.handedInAt != nil { try OpenThings.close(perspective.about, in: tx) }
    }
}
