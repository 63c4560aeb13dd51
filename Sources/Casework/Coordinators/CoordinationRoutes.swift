import Directory
import Hummingbird
import Kernel
import Storage
import Web

extension Coordinators {
    func addReading(to desk: Desk) {
        desk.page(
            "/barn/:child/samordningsperson", api: "children/:child/coordinations", .seeCoordinator,
            shape: .list(Coordination.shape), summary: CoordinationWords.title
        ) { visit in
            let (caller, child) = (try visit.caller, try visit.id("child", of: Child.self))
            return try await visit.look(house.store) { tx in
                let permit = try Policy.permit(
                    .seeCoordinator, of: child, for: caller, request: visit.requestID, in: tx)
                let found = try CoordinationStore.list(permit, in: tx)
                let mayChoose = try Policy.allows(.chooseCoordinator, of: child, for: caller, in: tx)
                return Page(
                    CoordinationWords.title, kind: permit.pageKind, about: try Children.bar(permit, in: tx),
                    json: JSON(found.map(\.json))
                ) { coordinationPage(found, child, mayChoose: mayChoose, mine: Set(caller.positions)) }
            }
        }
    }

    func addSteps(to desk: Desk) {
        desk.form(
            "/barn/:child/samordningsperson/ny", api: "children/:child/coordinations", .chooseCoordinator,
            fields: CoordinationForm.choose, summary: CoordinationWords.chooseTitle,
            check: { CoordinationForm.choice($0)?.problems ?? [] }
        ) { visit, filled in
            let (caller, child) = (try visit.caller, try visit.id("child", of: Child.self))
            return try await visit.look(house.store) { tx in
                let permit = try Policy.permit(
                    .chooseCoordinator, of: child, for: caller, request: visit.requestID, reading: true, in: tx)
                let home = try Sharing.home(of: child, in: tx)
                let places = [home.workplace] + (try Sharing.openWorkplaces(of: child, in: tx))
                let people = try Sharing.contacts(at: places, in: tx).map {
                    Field.Choice($0.position.description, $0.name(for: permit))
                }
                return Page(CoordinationWords.chooseTitle, about: try Children.bar(permit, in: tx)) {
                    chooseCoordinatorPage(
                        CoordinationForm.choose.among("wished", people).among("position", people), filled, child, visit)
                }
            }
        } take: { visit, answers in
            let (caller, child) = (try visit.caller, try visit.id("child", of: Child.self))
            guard let choice = CoordinationForm.choice(answers) else { throw Failure.notFound }
            return try await visit.change(house.store) { tx in
                let permit = try Policy.permit(
                    .chooseCoordinator, of: child, for: caller, request: visit.requestID, in: tx)
                let id = try CoordinationStore.choose(choice, permit, in: tx)
                try Plans.leadershipChanged(of: child, in: tx)
                return Done("/barn/\(child)/samordningsperson", id)
            }
        }
        addAnswer(to: desk)
    }

    private func addAnswer(to desk: Desk) {
        let found: @Sendable (Visit, Transaction, Bool) throws -> (Permit, Coordination) = { visit, tx, reading in
            let id = try visit.id("coordination", of: Coordination.self)
            let permit = try Policy.permit(
                .acceptCoordination, of: try visit.id("child"), for: try visit.caller, about: "coordination/\(id)",
                request: visit.requestID, reading: reading, in: tx)
            let coordination = try CoordinationStore.find(id, permit, in: tx)
            guard permit.caller.positions.contains(coordination.position) else { throw Failure.notFound }
            return (permit, coordination)
        }
        desk.form(
            "/barn/:child/samordningsperson/:coordination/svar",
            api: "children/:child/coordinations/:coordination/answer", .acceptCoordination,
            fields: CoordinationForm.answer,
            summary: CoordinationWords.answerTitle, check: CoordinationForm.answerProblems
        ) { visit, filled in
            try await visit.look(house.store) { tx in
                let (permit, coordination) = try found(visit, tx, true)
                return Page(CoordinationWords.answerTitle, about: try Children.bar(permit, in: tx)) {
                    answerCoordinationPage(coordination, filled, visit)
                }
            }
        } take: { visit, answers in
            try await visit.change(house.store) { tx in
                let (permit, coordination) = try found(visit, tx, false)
                guard let answer = answers.choice("answer", of: Coordination.Answer.self) else {
                    throw Failure.notFound
                }
                try CoordinationStore.answer(coordination, answer, reason: answers.textIfAny("reason"), permit, in: tx)
                try Plans.leadershipChanged(of: permit.child, in: tx)
                let next = answer == .accepted ? "/barn/\(permit.child)/samordningsperson" : "/"
                return Done(next, coordination.id)
            }
        }
    }
}
