import Foundation
import Testing

/// What keeps a room a room and a promise a promise. That each fence also fails is shown in `PlantedTests`.
@Suite struct FenceTests {
    @Test(arguments: Fence.all) func stands(_ fence: Fence) throws {
        let files = try SourceFile.all()
        try #require(files.count > 10, "the sources were not found")
        for breach in fence.breaches(files) {
            Issue.record("\(fence.name): \(breach)")
        }
    }

    @Test func everyExceptionIsStillNeeded() throws {
        let files = try SourceFile.all()
        for (path, reason) in longLists {
            let file = files.first { $0.path == path }
            #expect(file.map { $0.lines.count > 201 } == true, "\(path) is no longer long")
            #expect(reason.count > 10, "\(path) needs a reason")
        }
    }
}
