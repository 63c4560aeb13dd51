import Foundation

/// The first kilobyte of a file that only its owner can read; `what` is what it is to be called when it cannot be used.
public func ownersFile(_ path: String, _ what: String) throws -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw OpeningFailure(description: "\(what) \(path) cannot be read") }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        throw OpeningFailure(description: "\(what) \(path) is not a file")
    }
    guard status.st_mode & 0o077 == 0 else {
        throw OpeningFailure(description: "\(what) \(path) can be read by others; chmod 600 it")
    }
    return [UInt8](try FileHandle(fileDescriptor: file, closeOnDealloc: false).read(upToCount: 1024) ?? Data())
}
