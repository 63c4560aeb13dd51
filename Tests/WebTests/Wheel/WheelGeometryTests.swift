import Foundation
import Testing

@testable import Web

@Suite struct WheelGeometryTests {
    let shape = WheelGeometry.one(7)

    @Test func firstSliceBeginsAtTwelveAndTheRestFollowClockwise() {
        let top = shape.point(100, shape.angles(of: 0).start)
        #expect(tidy(top.x) == "0" && tidy(top.y) == "-100")
        let second = shape.point(100, shape.middle(of: 1))
        #expect(second.x > 90, "the second slice lies to the right")
        let last = shape.point(100, shape.middle(of: 6))
        #expect(last.x < 0 && last.y < 0, "the last slice lies up to the left")
        #expect(abs(shape.angles(of: 6).end - 2 * .pi) < 1e-9)
    }

    @Test func ringsLieOutsideTheHubInOrderAndInsideTheRim() {
        let radii = (1...5).map(shape.radius(ring:))
        #expect(radii == radii.sorted())
        #expect(radii[0] - shape.ringWidth / 2 >= shape.hub)
        #expect(radii[4] + shape.ringWidth / 2 <= shape.rim)
    }

    @Test func onlyTheLowerHalfIsTurnedSoThatItReadsUpright() {
        #expect((0..<7).map(shape.upsideDown) == [false, false, true, true, true, false, false])
        #expect(shape.textLine(0, slice: 0).contains(" 0 0 1 "), "clockwise above")
        #expect(shape.textLine(0, slice: 3).contains(" 0 0 0 "), "anticlockwise below")
    }

    @Test(arguments: 1...8) func marksOnOneRingKeepWithinTheirSlice(count: Int) {
        let shape = WheelGeometry.several(7)
        for ring in 1...5 {
            let places = shape.places(of: count, ring: ring, slice: 0, width: 19)
            #expect(places.count == count)
            #expect(Set(places.map { "\(pair($0))" }).count == count, "no two marks in the same place")
            for place in places {
                let angle = atan2(place.x, -place.y)
                #expect(angle > shape.angles(of: 0).start && angle < shape.angles(of: 0).end)
                #expect(hypot(place.x, place.y) < shape.rim)
            }
        }
    }

    @Test func numbersAreShort() {
        #expect([0, -0.04, 1.25, -12.34, 100].map(tidy) == ["0", "0", "1.3", "-12.3", "100"])
    }
}
