import Directory
import Kernel
import Law
import Storage
import Web

extension Assessments {
    func askPage(_ visit: Visit, _ filled: Filled) async throws -> Page {
        let (child, id, caller) = (
            try visit.id("child", of: Child.self), try visit.id("assessment", of: Assessment.self), try visit.caller
        )
        return try await visit.look(house.store) { tx in
            let permit = try Policy.permit(
                .askPerspective, of: child, for: caller, about: Assessment.about(id), request: visit.requestID,
                reading: true, in: tx)
            let assessment = try AssessmentStore.find(id, under: permit, in: tx)
            let family = assessment.hiddenFromGuardians ? [] : try Sharing.family(of: child, in: tx)
            let fields = AssessmentForm.ask
                .among(
                    "positions",
                    try Assessments.askable(assessment, permit, in: tx).map {
                        Field.Choice($0.position.description, $0.name(for: permit))
                    }
                )
                .among("people", family.map { Field.Choice($0.person.description, Phrase($0.name, en: $0.name)) })
            return askPerspectivesPage(
                assessment, try Children.bar(permit, in: tx), fields, filled, today: Day(tx.now), visit)
        }
    }
}
