import Kernel

/// Giltigt samtycke: when a consent holds and how far. Everyone who must agree has agreed, nobody has withdrawn, and what is open is
/// what all of them allow.
enum ConsentRule {
    /// Custody of the child today, as far as the rule needs it.
    struct Holder: Sendable, Equatable {
        let person: ID<Person>
        let isHindered: Bool
    }

    struct Answered: Sendable, Equatable {
        let answer: Consent.Answer
        let areas: Int
    }

    /// Who must agree: every custody holder who is not excused, and the child when someone has judged so.
    static func mustAgree(
        _ holders: [Holder], decided: Set<ID<Person>>, child: ID<Person>, childMustAgree: Bool
    ) -> Set<ID<Person>> {
        var required = Set(holders.filter { !$0.isHindered && !decided.contains($0.person) }.map(\.person))
        // A decision by the social services board lets one guardian answer alone; it never leaves the child without any.
        if required.isEmpty { required = Set(holders.filter { !$0.isHindered }.map(\.person)) }
        if childMustAgree { required.insert(child) }
        return required
    }

    /// The areas open, as a mask; 0 when someone is missing, says no or has withdrawn.
    static func openAreas(asked: Int, required: Set<ID<Person>>, answers: [ID<Person>: Answered]) -> Int {
        guard !required.isEmpty else { return 0 }
        return required.reduce(asked) { open, person in
            guard let given = answers[person], given.answer == .yes else { return 0 }
            return open & given.areas
        }
    }
}
