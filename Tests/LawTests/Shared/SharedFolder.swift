import Foundation
import Testing

/// The folder of source documents and test data that lies beside the repository; not part of it.
enum SharedFolder {
    static let path: String = {
        if let given = ProcessInfo.processInfo.environment["SAMSYN_SHARED"] { return given }
        return FileManager.default.currentDirectoryPath + "/../shared"
    }()

    static func has(_ file: String) -> Bool { FileManager.default.isReadableFile(atPath: path + "/" + file) }
    static func bytes(_ file: String) throws -> Data { try Data(contentsOf: URL(filePath: path + "/" + file)) }

    /// Says in the test log what is not tested and how to get it tested.
    static func noteIfMissing(_ file: String) {
        guard !has(file) else { return }
        withKnownIssue("Saknas: \(path)/\(file). Point SAMSYN_SHARED at the folder to run the tests that need it.") {
            Issue.record("\(file) is not here, so the tests against it were skipped")
        }
    }
}
