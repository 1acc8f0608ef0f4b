// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "waymark",
  products: [.executable(name: "waymark", targets: ["waymark"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    // Pure rooms: no files, no clock, no terminal.
    .target(name: "JSON"),
    .target(name: "Forms", dependencies: ["JSON"]),
    .target(name: "Casework", dependencies: ["Forms", "JSON"]),
    .target(name: "TextUI"),
    .target(name: "CaseScreens", dependencies: ["Casework", "Forms", "TextUI"]),
    .target(name: "Demonstration", dependencies: ["Casework", "Forms", "JSON"]),

    // Outer rooms: one thing in the world each.
    .target(
      name: "CaseStore",
      dependencies: [
        "Casework", "Forms", "JSON", "CSystem", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ]),
    .target(name: "Interchange", dependencies: ["Casework", "JSON"]),
    .target(name: "Terminal", dependencies: ["TextUI", "CNcurses"]),
    .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "CSystem"),
    .target(
      name: "CaseResources", path: "Resources",
      exclude: ["Assessments", "Calendar", "Exit", "Letters", "Lists", "Plans", "Reports", "Standards"],
      sources: ["Resources.swift"]),
    .executableTarget(
      name: "waymark",
      dependencies: [
        "JSON", "Forms", "Casework", "TextUI", "CaseScreens", "Demonstration", "CaseStore", "Interchange", "Terminal",
        "CSystem", "CaseResources", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Proof: not installed.
    .executableTarget(name: "Soak", dependencies: ["Casework", "CaseStore", "JSON"]),
    .target(name: "PtySupport", path: "Tests/PtySupport"),
    .target(
      name: "Fuzzing",
      dependencies: ["JSON", "Forms", "Casework", "TextUI", "CaseScreens", "CaseStore", "Interchange", "Terminal"],
      path: "Tests/Fuzzing"),
    .testTarget(name: "FuzzingTests", dependencies: ["Fuzzing"], exclude: ["Corpus"]),
    .testTarget(
      name: "CaseworkTests", dependencies: ["Casework", "Demonstration", "Forms", "JSON"],
      exclude: ["Fixtures", "Tables"]),
    .testTarget(name: "CaseStoreTests", dependencies: ["CaseStore", "Casework", "Forms", "Fuzzing", "JSON"]),
    .testTarget(
      name: "WaymarkTests",
      dependencies: ["CaseStore", "Casework", "Forms", "Fuzzing", "JSON", "PtySupport", "Soak", "waymark"],
      exclude: ["Stores"]),
    .testTarget(
      name: "CaseScreensTests",
      dependencies: ["CaseScreens", "Casework", "Demonstration", "Forms", "Fuzzing", "JSON", "TextUI"],
      exclude: ["Screens"]),
    .testTarget(name: "FormsTests", dependencies: ["Forms", "JSON"]),
    .testTarget(name: "JSONTests", dependencies: ["JSON"]),
    .testTarget(name: "InterchangeTests", dependencies: ["Interchange", "Casework", "JSON"], exclude: ["CourtLists"]),
    .testTarget(name: "TextUITests", dependencies: ["Fuzzing", "PtySupport", "TextUI"]),
    .testTarget(name: "LayoutTests"),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where !["CNcurses", "CSystem", "PtySupport"].contains(target.name) {
  target.swiftSettings = [.treatAllWarnings(as: .error)]
  // Most of what the tests compute is read and proved in these two, so they are optimised in debug builds too.
  if ["JSON", "CaseStore"].contains(target.name) {
    target.swiftSettings?.append(.unsafeFlags(["-O", "-assert-config", "Debug"], .when(configuration: .debug)))
  }
}

// The benchmark needs SQLite as its reference and a slow disk to preload, so it is built only where `make bench` asks for it.
if Context.environment["WAYMARK_BENCH"] != nil {
  package.products.append(.library(name: "SlowSync", type: .dynamic, targets: ["SlowSync"]))
  package.targets += [
    .target(name: "SlowSync"),
    .systemLibrary(name: "CSQLite", path: "Sources/CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .executableTarget(
      name: "Bench",
      dependencies: [
        "JSON", "Forms", "Casework", "CaseStore", "CaseResources", "Demonstration", "Interchange", "CSQLite",
        "PtySupport",
      ],
      swiftSettings: [.treatAllWarnings(as: .error)]),
  ]
}

// Fuzzing needs every room compiled with the sanitizer's eyes, so its program is built only where `make fuzz` asks for it.
if Context.environment["WAYMARK_LIBFUZZER"] != nil {
  package.targets += [
    .target(name: "CFuzzer"),
    .executableTarget(
      name: "Fuzz", dependencies: ["CFuzzer", "Fuzzing"], swiftSettings: [.treatAllWarnings(as: .error)]),
  ]
}
