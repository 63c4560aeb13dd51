import Directory
import Kernel
import Storage

/// An assessment with two perspectives, each of two areas, and a meeting, for each child.
enum PictureStore {
    static func fill(_ children: [ID<Child>], _ school: Int, in tx: Transaction) throws {
        let head = County.head(school)
        let person = County.colleague(head)
        let (today, board) = (Day(tx.now), County.board)
        var (assessments, perspectives, areas, meetings): ([SQL], [SQL], [SQL], [SQL]) = ([], [], [], [])
        for child in children {
            let scope = SealScope(subject: child.value, controller: board)
            let words = FillStore.facts
            let assessment: ID<FillStore.Record> = tx.newID()
            assessments.append(
                """
                (\(child), \(assessment), \(board), 4, 0, \(head), \(person), \(tx.now), \(sealed: words, for: scope), 1, 'concluded',
                 'ownSupport', \(sealed: words, for: scope), \(head), \(person), \(tx.now))
                """)
            for _ in 0..<2 {
                let perspective: ID<FillStore.Record> = tx.newID()
                perspectives.append(
                    """
                    (\(child), \(perspective), \(assessment), \(board), 4, 0, 'colleague', \(head), \(person), \(tx.now), \(today),
                     \(tx.now), 1)
                    """)
                for area in ["learning", "health"] {
                    areas.append(
                        """
                        (\(child), \(perspective), \(area), \(board), 4, 0, 'worrying', \(sealed: words, for: scope),
                         \(sealed: words, for: scope))
                        """)
                }
            }
            let meeting: ID<FillStore.Record> = tx.newID()
            meetings.append(
                """
                (\(child), \(meeting), \(board), 4, 0, 'collaboration', \(head), \(tx.now), \(tx.now), 60,
                 \(sealed: words, for: scope), \(sealed: words, for: scope), '', 'held', \(sealed: words, for: scope), 1)
                """)
        }
        try FillStore.put(
            """
            INSERT INTO assessment (child_id, id, controller_id, areas, hidden_from_guardians, started_from, started_by, started_at,
              purpose, version, stage, conclusion, childs_view, concluded_from, concluded_by, concluded_at)
            """, assessments, in: tx)
        try FillStore.put(
            """
            INSERT INTO perspective (child_id, id, assessment_id, controller_id, areas, hidden_from_guardians, voice, position_id,
              asked_by, asked_at, due_day, handed_in_at, version)
            """, perspectives, in: tx)
        try FillStore.put(
            """
            INSERT INTO perspective_area (child_id, perspective_id, area, controller_id, areas, hidden_from_guardians, level, strengths,
              worries)
            """, areas, in: tx)
        try FillStore.put(
            """
            INSERT INTO meeting (child_id, id, controller_id, areas, hidden_from_guardians, kind, called_by, called_at, starts_at, minutes,
              agenda, child_part, interpreter, stage, notes, version)
            """, meetings, in: tx)
    }
}
