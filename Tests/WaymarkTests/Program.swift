import Foundation
import Testing

/// The real program, run as a user's shell would run it, on a store of its own.
struct Program {
  /// What a run left behind.
  struct Run {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The folder that the tests' programs are built in.
  static let products: URL = {
    var folder = Bundle(for: Marker.self).bundleURL
    if folder.pathExtension == "xctest" { folder.deleteLastPathComponent() }
    return folder
  }()

  static let path = products.appendingPathComponent("waymark").path
  static let checkout = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  let folder: URL
  var store: String { folder.appendingPathComponent("store").path }
  var today = "2026-11-23"
  var user = "demo"

  /// A program with a folder of its own, in another folder than the usual one where that is named.
  init(in parent: String? = nil) throws {
    let parent = parent.map { URL(fileURLWithPath: $0) } ?? FileManager.default.temporaryDirectory
    folder = parent.appendingPathComponent("waymark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  /// A program on a demonstration store that is made once and copied.
  static func withDemonstration() throws -> Program {
    let program = try Program()
    try FileManager.default.copyItem(atPath: demonstration, toPath: program.store)
    return program
  }

  private static let demonstration: String = {
    guard let program = try? Program() else { return "" }
    _ = program.run("demo", "--cases", "60", "--open-cases", "40")
    return program.store
  }()

  var environment: [String: String] {
    var variables = ProcessInfo.processInfo.environment
    for name in ["WAYMARK_STORE", "WAYMARK_TODAY", "WAYMARK_USER", "NO_COLOR", "LINES", "COLUMNS"] {
      variables[name] = nil
    }
    variables["WAYMARK_STORE"] = store
    variables["WAYMARK_TODAY"] = today
    variables["WAYMARK_USER"] = user
    variables["FOLDER"] = folder.path
    variables["PATH"] = Self.products.path + ":" + (variables["PATH"] ?? "/usr/bin:/bin")
    variables["XDG_CONFIG_HOME"] = folder.appendingPathComponent("config").path
    variables["XDG_STATE_HOME"] = folder.appendingPathComponent("state").path
    variables["WAYMARK_RESOURCES"] = Self.checkout.appendingPathComponent("Resources").path
    return variables
  }

  @discardableResult
  func run(_ arguments: String..., input: String? = nil) -> Run { launch(Self.path, arguments, input: input) }

  @discardableResult
  func run(all arguments: [String]) -> Run { launch(Self.path, arguments, input: nil) }

  /// The rows that a command gives to programs.
  func rows(_ arguments: String...) throws -> [[String: Any]] { try rows(all: arguments) }

  /// The rows that a command gives to programs.
  func rows(all arguments: [String]) throws -> [[String: Any]] {
    let run = run(all: arguments + ["--json"])
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]], "\(run.errors)")
  }

  /// Runs lines of shell, in which `waymark` and `Soak` are the programs and `$FOLDER` is the test's own folder.
  @discardableResult
  func shell(_ script: String) -> Run { launch("/bin/sh", ["-c", script]) }

  private func launch(_ path: String, _ arguments: [String], input: String? = nil) -> Run {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = environment
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    let inputFile = folder.appendingPathComponent("stdin")
    try? Data((input ?? "").utf8).write(to: inputFile)
    process.standardInput = try? FileHandle(forReadingFrom: inputFile)
    do { try process.run() } catch { return Run(status: -1, output: "", errors: "\(error)") }
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let complaint = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: String(printed: text), errors: String(printed: complaint))
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }
}

private final class Marker {}
