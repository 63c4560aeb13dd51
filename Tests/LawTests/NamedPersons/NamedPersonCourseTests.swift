import Kernel
import Law
import Testing

private let home = Municipality("0480")!
private let health = NamedPersonSeat.childHealthCare(home)
private func id(_ number: Int) -> ID<Workplace> { ID("00000000-0000-0000-0000-0000000000\(10 + number)")! }
private let one = NamedPersonSeat.unit(id(1))
private let two = NamedPersonSeat.unit(id(2))
private let start = Day(2026, 1, 12)!

@Suite struct HandOvers {
    private func offered() throws -> NamedPersonCourse {
        var course = NamedPersonCourse(first: one, on: start)
        _ = try course.take(.situationChanged(to: two), on: start + 10)
        return course
    }

    @Test func theSenderStaysUntilTheReceiverAccepts() throws {
        var course = try offered()
        #expect(course.responsible == one && course.handOver?.to == two && course.handOver?.due == start + 24)
        let changes = try course.take(.accepted(by: two), on: start + 12)
        #expect(changes.dropFirst() == [.unseated(one), .seated(two)])
        #expect(course.responsible == two && course.handOver == nil && course.since == start + 12)
    }

    @Test func anUnansweredHandOverClimbsByDaysLate() throws {
        let handOver = try #require(try offered().handOver)
        #expect(handOver.level(on: handOver.due) == .namedPerson && handOver.daysLate(on: handOver.due) == 0)
        #expect(handOver.level(on: handOver.due + 1) == .unitHead && handOver.daysLate(on: handOver.due + 3) == 3)
        #expect(handOver.level(on: handOver.due + 14) == .unitHead)
        #expect(handOver.level(on: handOver.due + 15) == .administration)
        #expect(handOver.level(on: handOver.due + 900) == .administration)
    }

    @Test func aRefusalNeedsAReasonAndClimbsAtOnce() throws {
        var course = try offered()
        #expect(throws: Failure.self) { _ = try course.take(.declined(by: two, reason: " \n"), on: start + 11) }
        _ = try course.take(.declined(by: two, reason: "Eleven går inte här"), on: start + 11)
        #expect(course.responsible == one && course.handOver?.level(on: start + 11) == .unitHead)
        _ = try course.take(.declined(by: two, reason: "Inte vår"), on: start + 12)
        #expect(course.handOver?.level(on: start + 12) == .administration)
        _ = try course.take(.accepted(by: two), on: start + 13)
        #expect(course.responsible == two)
    }

    @Test func aNewerChangeWithdrawsTheOlderHandOver() throws {
        var course = try offered()
        let old = try #require(course.handOver)
        let changes = try course.take(.situationChanged(to: health), on: start + 11)
        #expect(changes.first == .withdrawn(old) && course.handOver?.to == health)
        #expect(throws: Failure.self) { _ = try course.take(.accepted(by: two), on: start + 12) }
        #expect(try course.take(.situationChanged(to: health), on: start + 12) == [], "said twice, offered once")
        _ = try course.take(.situationChanged(to: one), on: start + 13)
        #expect(course.handOver == nil && course.responsible == one, "came back")
    }

    @Test func aVacancyMakesTheHeadAnswer() throws {
        var course = try offered()
        _ = try course.take(.positionVacant(one), on: start + 11)
        #expect(course.answering == .unitHead && course.responsible == one)
        _ = try course.take(.positionFilled(one), on: start + 12)
        #expect(course.answering == .namedPerson)
        _ = try course.take(.positionVacant(two), on: start + 13)
        #expect(course.handOver?.level(on: start + 13) == .unitHead)
        _ = try course.take(.accepted(by: two), on: start + 13)
        #expect(course.responsible == two && course.answering == .unitHead)
    }

    @Test func aMergerMovesTheChildrenAndRedirectsOffers() throws {
        var course = try offered()
        _ = try course.take(.merged(id(2), into: id(3)), on: start + 11)
        #expect(course.handOver?.to == .unit(id(3)) && course.handOver?.due == start + 24)
        _ = try course.take(.merged(id(1), into: id(4)), on: start + 12)
        #expect(course.responsible == .unit(id(4)) && course.handOver?.from == .unit(id(4)))
        _ = try course.take(.merged(id(4), into: id(3)), on: start + 13)
        #expect(course.responsible == .unit(id(3)) && course.handOver == nil, "sender and receiver became one")
    }

    @Test func aClosedUnitLeavesItsChildrenToItsAdministration() throws {
        var course = NamedPersonCourse(first: one, on: start)
        _ = try course.take(.closed(id(1)), on: start + 1)
        #expect(course.responsible == one && course.answering == .administration)
        _ = try course.take(.positionFilled(one), on: start + 2)
        #expect(course.answering == .administration)
        _ = try course.take(.situationChanged(to: two), on: start + 2)
        _ = try course.take(.closed(id(2)), on: start + 3)
        #expect(course.handOver == nil && course.responsible == one)
    }

    @Test func theEighteenthBirthdayEndsItAndTimeDoesNotRunBackwards() throws {
        var course = try offered()
        #expect(throws: Failure.self) { _ = try course.take(.situationChanged(to: health), on: start) }
        let before = course
        #expect(before == course)
        _ = try course.take(.cameOfAge, on: start + 20)
        #expect(course.responsible == nil && course.handOver == nil)
        #expect(throws: Failure.self) { _ = try course.take(.accepted(by: two), on: start + 21) }
    }
}
