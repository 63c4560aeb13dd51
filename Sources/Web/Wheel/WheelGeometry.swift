import Foundation

/// Where things lie in a wheel: the first slice begins at twelve o'clock and the others follow clockwise.
struct WheelGeometry {
    let slices: Int
    let hub: Double
    let ringWidth: Double
    /// Between rings and between slices.
    let gap = 2.0
    static let rings = 5

    /// Wide rings from a small hub, for one perspective.
    static func one(_ slices: Int) -> WheelGeometry { WheelGeometry(slices: slices, hub: 34, ringWidth: 24) }
    /// A larger hub, so that several marks find room on the innermost ring.
    static func several(_ slices: Int) -> WheelGeometry { WheelGeometry(slices: slices, hub: 59, ringWidth: 19) }

    var rim: Double { hub + Double(Self.rings) * (ringWidth + gap) }

    /// The middle of a ring; ring 1 is nearest the hub.
    func radius(ring: Int) -> Double { hub + gap + ringWidth / 2 + Double(ring - 1) * (ringWidth + gap) }

    /// In radians clockwise from twelve o'clock.
    func angles(of slice: Int) -> (start: Double, end: Double) {
        let each = 2 * Double.pi / Double(slices)
        return (Double(slice) * each, Double(slice + 1) * each)
    }

    func middle(of slice: Int) -> Double { (angles(of: slice).start + angles(of: slice).end) / 2 }

    /// Text in the lower half is turned so that it stands upright.
    func upsideDown(_ slice: Int) -> Bool { cos(middle(of: slice)) < -0.3 }

    func point(_ radius: Double, _ angle: Double) -> (x: Double, y: Double) {
        (radius * sin(angle), -radius * cos(angle))
    }

    /// The arc along the middle of a ring within a slice.
    func arc(ring: Int, slice: Int) -> String {
        let radius = radius(ring: ring)
        let (start, end) = trimmed(slice, at: radius)
        return "M\(pair(point(radius, start)))A\(tidy(radius)) \(tidy(radius)) 0 0 1 \(pair(point(radius, end)))"
    }

    /// The whole field from one ring to another within a slice.
    func field(from inner: Int, to outer: Int, slice: Int) -> String {
        let near = radius(ring: inner) - ringWidth / 2
        let far = radius(ring: outer) + ringWidth / 2
        let (farStart, farEnd) = trimmed(slice, at: far)
        let (nearStart, nearEnd) = trimmed(slice, at: near)
        return """
            M\(pair(point(far, farStart)))A\(tidy(far)) \(tidy(far)) 0 0 1 \(pair(point(far, farEnd)))\
            L\(pair(point(near, nearEnd)))A\(tidy(near)) \(tidy(near)) 0 0 0 \(pair(point(near, nearStart)))Z
            """
    }

    /// The line that a slice's text stands on: its name (line 0) above its word (line 1), whichever way is up.
    func textLine(_ line: Int, slice: Int) -> String {
        let (start, end) = angles(of: slice)
        let turned = upsideDown(slice)
        let radius = turned ? rim + 18 + Double(line) * 17 : rim + 8 + Double(1 - line) * 18
        let from = point(radius, turned ? end : start)
        let to = point(radius, turned ? start : end)
        return "M\(pair(from))A\(tidy(radius)) \(tidy(radius)) 0 0 \(turned ? 0 : 1) \(pair(to))"
    }

    /// Marks of the same level stand side by side about the middle of the slice, closing up when there are many.
    func places(of count: Int, ring: Int, slice: Int, width: Double) -> [(x: Double, y: Double)] {
        let radius = radius(ring: ring)
        let (start, end) = trimmed(slice, at: radius)
        let room = (end - start) * radius - width
        let step = count > 1 ? min(width + 1, room / Double(count - 1)) : 0
        let crowded = step < width
        return (0..<count).map { index in
            let along = (Double(index) - Double(count - 1) / 2) * step
            let aside = crowded ? (index.isMultiple(of: 2) ? 3.0 : -3.0) : 0
            return point(radius + aside, middle(of: slice) + along / radius)
        }
    }

    private func trimmed(_ slice: Int, at radius: Double) -> (start: Double, end: Double) {
        let (start, end) = angles(of: slice)
        return (start + gap / 2 / radius, end - gap / 2 / radius)
    }
}

/// One decimal is enough for a picture.
func tidy(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    let whole = "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10)"
    return tenths % 10 == 0 ? whole : "\(whole).\(abs(tenths) % 10)"
}

func pair(_ point: (x: Double, y: Double)) -> String { "\(tidy(point.x)) \(tidy(point.y))" }
