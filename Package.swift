// swift-tools-version:6.1
import PackageDescription

/// Areas are modules, features are rooms (folders), files are roles. A module sees only those below it in this list.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let http = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let httpTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let commandLine = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let httpCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let nioHTTP = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

let package = Package(
    name: "samsyn",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "samsyn", targets: ["samsyn"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.0"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.0"),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.35.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CPostgres", path: "Sources/CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(name: "Kernel", swiftSettings: settings),
        .target(
            name: "Law", dependencies: ["Kernel"], resources: [.embedInCode("Data")], swiftSettings: settings),
        .target(name: "Storage", dependencies: ["Kernel", "CPostgres", grdb, crypto], swiftSettings: settings),
        .target(
            name: "Web",
            dependencies: ["Kernel", "Law", "Storage", "Journal", crypto, http, logging, nio, nioHTTP, nioHTTP1],
            resources: [.embedInCode("Assets")], swiftSettings: settings),
        .target(
            name: "Journal", dependencies: ["Kernel", "Storage", crypto, httpClient, nio, nioHTTP1],
            swiftSettings: settings),
        .target(
            name: "Directory",
            dependencies: [
                "Kernel", "Law", "Storage", "Web", "Journal", crypto, cryptoExtras, http, httpClient, nio, nioHTTP1,
            ],
            swiftSettings: settings),
        .target(
            name: "Meetings", dependencies: ["Kernel", "Law", "Storage", "Web", "Journal", "Directory", http],
            swiftSettings: settings),
        .target(
            name: "Casework",
            dependencies: ["Kernel", "Law", "Storage", "Web", "Journal", "Directory", "Meetings", http],
            swiftSettings: settings),
        .executableTarget(
            name: "samsyn",
            dependencies: [
                "Kernel", "Law", "Storage", "Web", "Journal", "Directory", "Meetings", "Casework", http, httpCore,
                commandLine,
                logging, nio, signals,
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "Bench",
            dependencies: [
                "Kernel", "Law", "Storage", "Web", "Journal", "Directory", "Meetings", "Casework", http, httpTesting,
                commandLine, crypto, logging, nio,
            ],
            swiftSettings: settings),
        .target(name: "TestSupport", dependencies: ["Kernel", "Storage"], swiftSettings: settings),
        .target(
            name: "TestTown",
            dependencies: [
                "TestSupport", "Directory", "Journal", "Web", "Storage", "Law", "Kernel", crypto, http, httpTesting,
                logging,
            ],
            swiftSettings: settings),
        .testTarget(name: "KernelTests", dependencies: ["Kernel"], swiftSettings: settings),
        .testTarget(name: "LawTests", dependencies: ["Law", "Kernel"], swiftSettings: settings),
        .testTarget(
            name: "StorageTests", dependencies: ["TestSupport", "Storage", "Kernel", grdb, crypto],
            swiftSettings: settings),
        .testTarget(
            name: "WebTests",
            dependencies: ["TestSupport", "Web", "Storage", "Law", "Kernel", http, httpTesting, logging, nio],
            swiftSettings: settings),
        .testTarget(
            name: "JournalTests", dependencies: ["TestSupport", "Journal", "Storage", "Kernel", crypto],
            swiftSettings: settings
        ),
        .testTarget(
            name: "DirectoryTests",
            dependencies: [
                "TestSupport", "TestTown", "Directory", "Journal", "Web", "Storage", "Law", "Kernel", http, httpTesting,
                nio,
            ],
            swiftSettings: settings),
        .testTarget(
            name: "CaseworkTests",
            dependencies: [
                "TestSupport", "TestTown", "Casework", "Meetings", "Directory", "Journal", "Web", "Storage", "Law",
                "Kernel", http,
                httpTesting,
            ], swiftSettings: settings),
        .testTarget(name: "FenceTests", swiftSettings: settings),
    ]
)
