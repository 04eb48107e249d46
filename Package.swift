// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

// The packages; each of GRDB, Hummingbird, ArgumentParser, SwiftProtobuf and Yams has few importers (README,
// map).
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS: Target.Dependency = .product(
    name: "HummingbirdTLS", package: "hummingbird", condition: .when(traits: ["TLS"]))
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let nio: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioEmbedded: Target.Dependency = .product(name: "NIOEmbedded", package: "swift-nio")
let nioExtras: Target.Dependency = .product(name: "NIOExtras", package: "swift-nio-extras")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioHTTPTypes: Target.Dependency = .product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioHTTPTypesHTTP1: Target.Dependency = .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras")
let nioSSL: Target.Dependency = .product(
    name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["TLS"]))
let protobuf: Target.Dependency = .product(name: "SwiftProtobuf", package: "swift-protobuf")
let unixSignals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

func library(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: dependencies + ["Replay", "TestSupport"], swiftSettings: strict)
}

let package = Package(
    name: "moda",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "moda", targets: ["moda"]), .executable(name: "moda-hook", targets: ["moda-hook"]),
    ],
    // Not by default: it compiles a TLS library, which takes longer than all the rest.
    traits: [.trait(name: "TLS", description: "moda serve --tls-certificate FILE --tls-key FILE")],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto.git", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio.git", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", exact: "2.37.6"),
        .package(url: "https://github.com/apple/swift-protobuf.git", exact: "1.39.0"),
        .package(url: "https://github.com/groue/GRDB.swift.git", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", exact: "2.28.1", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache.git", exact: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams.git", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", exact: "2.13.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CGit2", pkgConfig: "libgit2", providers: [.apt(["libgit2-dev"]), .brew(["libgit2"])]),
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),

        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

        .systemLibrary(name: "CFork"),
        .target(name: "CSenses"),

        library("Events", [crypto]),
        library("Redaction", []),
        library("Threads", []),
        library("Fetch", ["CCurl", "Threads"]),
        library("Git", ["CGit2", "Compression", crypto]),
        library("OTLP", ["Events", protobuf]),
        library("Compression", ["CZlib"]),
        library("MessagePack", ["Events"]),
        library(
            "Ingest", ["Compression", "Events", "MessagePack", "OTLP", "Redaction", "Transcripts"]),
        library("Normalizer", ["Events", "Transcripts"]),
        library("Store", ["Events", "Threads", grdb]),
        library("Senses", ["CSenses"]),
        library("Corrections", ["Events", "Senses"]),
        library("Skills", ["Events", "Senses", yams]),
        library("Gates", ["Corrections", "Events", "Redaction", "Senses", "Skills", yams]),
        library("Shadow", ["Events", "Git", "Redaction"]),
        library("Hooks", ["CFork", "Events", "Shadow"]),
        library("Transcripts", ["Events"]),
        library("ConfigEditing", ["Events"]),
        library("API", ["Events"]),
        library("Replay", ["Compression", "Events", "OTLP"]),
        library(
            "Harness",
            [
                "API", "Corrections", "Events", "Fetch", "Gates", "Git", "Redaction", "Shadow", "Skills",
                "Store", "Threads", logging,
            ]),
        library("Operations", ["Events", "Git", "Shadow", "Store"]),
        library(
            "Server",
            [
                "API", "Compression", "Events", "Git", "Harness", "Ingest", "Operations", "OTLP", "Redaction",
                "Shadow", "Skills", "Store", "Threads", httpTypes, hummingbird,
                hummingbirdCore, hummingbirdTLS, lifecycle, logging, mustache, nio, nioExtras, nioHTTP1,
                nioHTTPTypes, nioHTTPTypesHTTP1, nioSSL, unixSignals,
            ],
            resources: [.embedInCode("Pages/Templates"), .embedInCode("Pages/Assets")]),
        library(
            "Client",
            [
                "API", "ConfigEditing", "Events", "Fetch", "Git", "Hooks", "Ingest", "Shadow", "Skills",
                "Threads", "Transcripts",
            ]),
        .executableTarget(
            name: "moda",
            dependencies: [
                "API", "Client", "Corrections", "Events", "Gates", "Git", "Harness", "Hooks", "Ingest",
                "Normalizer", "Operations", "Server", "Shadow", "Store", "Transcripts", argumentParser,
                logging,
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "moda-hook", dependencies: ["Events", "Hooks"], swiftSettings: strict),
        .executableTarget(
            name: "activation-bench", dependencies: ["Events", "Gates", "Skills"], swiftSettings: strict),
        .executableTarget(name: "redaction-bench", dependencies: ["Redaction"], swiftSettings: strict),
        .executableTarget(
            name: "cluster-bench", dependencies: ["Corrections", "Events"], swiftSettings: strict),
        .executableTarget(
            name: "snapshot-bench", dependencies: ["Events", "Git", "Shadow"], swiftSettings: strict),
        .executableTarget(
            name: "distill-bench",
            dependencies: [
                "Corrections", "Events", "Gates", "Harness", "Ingest", "Normalizer", "Replay", "Store",
                logging,
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "ingest-bench",
            dependencies: [
                "Compression", "Events", "Ingest", "Normalizer", "OTLP", "Replay", "Store", grdb, nio,
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "ingest-fuzz",
            dependencies: ["Compression", "Events", "Ingest", "MessagePack", "Normalizer", "OTLP", "Replay"],
            swiftSettings: strict),
        .executableTarget(
            name: "moda-faults",
            dependencies: ["Events", "Fetch", "Ingest", "Normalizer", "Replay", grdb],
            swiftSettings: strict),
        .executableTarget(
            name: "moda-replay", dependencies: ["Events", "Fetch", "Replay"],
            swiftSettings: strict),

        .target(
            name: "TestSupport", dependencies: ["Events", "Replay"], path: "Tests/TestSupport",
            swiftSettings: strict),
        tests(
            "Client",
            [
                "API", "Client", "ConfigEditing", "Events", "Gates", "Git", "Harness", "Hooks", "Ingest",
                "Normalizer", "Server", "Shadow", "Store", "Transcripts", logging,
            ]),
        tests("ConfigEditing", ["ConfigEditing", "Events"]),
        tests("Corrections", ["Corrections", "Events"]),
        tests("Events", ["Events"]),
        tests("Gates", ["Corrections", "Events", "Gates", "Redaction", "Skills"]),
        tests("Git", ["Git"]),
        tests(
            "Harness",
            [
                "API", "Events", "Fetch", "Gates", "Git", "Harness", "Ingest", "Normalizer", "Redaction",
                "Shadow", "Skills", "Store", grdb, logging,
            ]),
        tests("Hooks", ["Events", "Hooks", "Shadow"]),
        tests("Ingest", ["Compression", "Events", "Ingest", "Transcripts"]),
        tests("MessagePack", ["Events", "MessagePack"]),
        tests("Normalizer", ["Events", "Ingest", "Normalizer"]),
        tests("Operations", ["Events", "Git", "Normalizer", "Operations", "Shadow", "Store", grdb]),
        tests("OTLP", ["Events", "OTLP", protobuf]),
        tests("Redaction", ["Redaction"]),
        tests(
            "Server",
            [
                "API", "Compression", "Events", "Gates", "Git", "Harness", "Ingest", "Normalizer", "OTLP",
                "Server", "Shadow", "Store", grdb, httpTypes, hummingbird, logging, nio, nioEmbedded,
                nioHTTP1,
                protobuf,
            ]),
        tests("Senses", ["Senses"]),
        tests("Shadow", ["Events", "Git", "Shadow"]),
        tests("Skills", ["Events", "Skills", yams]),
        tests("Store", ["Events", "Ingest", "Normalizer", "Store", grdb]),
        tests("Transcripts", ["Events", "Transcripts"]),
    ],
    swiftLanguageModes: [.v6]
)
