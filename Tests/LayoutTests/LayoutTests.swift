import Foundation
import Testing

/// The rooms and what each may import: README's map, as a promise that is kept.
private let walls: [String: Set<String>] = [
  "JSON": [],
  "Forms": ["JSON"],
  "Casework": ["Forms", "JSON"],
  "TextUI": [],
  "CaseScreens": ["Casework", "Forms", "TextUI"],
  "Demonstration": ["Casework", "Forms", "JSON"],
  "CaseStore": ["Casework", "Forms", "JSON", "Glibc", "CSystem", "Crypto", "CryptoExtras"],
  "Interchange": ["Casework", "JSON"],
  "Terminal": ["TextUI", "CNcurses", "Glibc"],
  "Resources": ["Glibc"],
  "waymark": [
    "JSON", "Forms", "Casework", "TextUI", "CaseScreens", "Demonstration", "CaseStore", "Interchange", "Terminal",
    "CSystem", "CaseResources", "ArgumentParser", "Glibc",
  ],
  "Soak": ["Casework", "CaseStore", "JSON", "Glibc"],
  "Fuzz": ["Fuzzing", "CFuzzer", "Glibc", "Synchronization"],
  "Bench": [
    "JSON", "Forms", "Casework", "CaseStore", "CaseResources", "Demonstration", "CSQLite", "PtySupport", "Glibc",
    "TextUI",
    "Interchange",
  ],
]

/// Rooms in which neither files nor clock nor terminal may be reached.
private let pureRooms = ["JSON", "Forms", "Casework", "TextUI", "CaseScreens", "Demonstration"]

private let root = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

private struct SourceFile {
  let room: String
  let path: String
  let lines: [Substring]
}

private func sources(under folder: String) -> [SourceFile] {
  let base = root.appendingPathComponent(folder)
  guard let walker = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil) else { return [] }
  var found: [SourceFile] = []
  for case let url as URL in walker where ["swift", "c", "h"].contains(url.pathExtension) {
    let path = String(url.path.dropFirst(root.path.count + 1))
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { continue }
    let parts = path.split(separator: "/")
    let room = folder == "Sources" && parts.count > 1 ? String(parts[1]) : folder
    found.append(
      SourceFile(room: room, path: path, lines: text.split(separator: "\n", omittingEmptySubsequences: false)))
  }
  return found.sorted { $0.path < $1.path }
}

/// The module that an import line names; nil for any other line.
private func imported(_ line: Substring) -> String? {
  let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
  let access: Set<Substring> = ["public", "internal", "private", "fileprivate", "package"]
  guard let start = words.firstIndex(where: { !access.contains($0) }), words[start] == "import" else { return nil }
  let rest = words[(start + 1)...]
  let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
  guard let name = rest.first(where: { !kinds.contains($0) }) else { return nil }
  return name.split(separator: ".").first.map(String.init)
}

@Suite struct LayoutTests {
  @Test func everyRoomImportsOnlyWhatItsRowAllows() {
    let files = sources(under: "Sources") + sources(under: "Resources")
    #expect(files.count > 50)
    for file in files where file.path.hasSuffix(".swift") {
      guard let allowed = walls[file.room] else {
        Issue.record("\(file.path): the room \(file.room) has no row in the table of walls")
        continue
      }
      for line in file.lines {
        if let module = imported(line), !allowed.contains(module) {
          Issue.record("\(file.path) imports \(module), which its room may not")
        }
      }
    }
  }

  @Test func theWallsCatchAForeignImport() {
    #expect(imported("public import Foundation") == "Foundation")
    #expect(imported("@preconcurrency import Glibc") == "Glibc")
    #expect(imported("import struct Foundation.Date") == "Foundation")
    #expect(imported("// import Foundation") == nil)
    #expect(imported("let important = 1") == nil)
  }

  @Test func noFileIsLongerThanFourHundredLines() {
    for folder in ["Sources", "Tests", "Resources"] {
      for file in sources(under: folder) where file.lines.count > 401 {
        Issue.record("\(file.path) has \(file.lines.count) lines")
      }
    }
  }

  @Test func theMedianFileIsShort() {
    let lengths = sources(under: "Sources").map(\.lines.count).sorted()
    #expect(lengths[lengths.count / 2] < 150)
  }

  @Test func nothingThatDataCanReachStopsTheProgram() {
    let forbidden = ["try!", "fatalError(", "preconditionFailure(", "@unchecked", "as! "]
    for file in sources(under: "Sources") where file.path.hasSuffix(".swift") && file.room != "Bench" {
      for (number, line) in file.lines.enumerated() {
        for word in forbidden where line.contains(word) && !line.contains("//") {
          Issue.record("\(file.path):\(number + 1) has \(word)")
        }
      }
    }
  }

  @Test func pureRoomsHaveNoClassAndNoGlobalVariable() {
    for file in sources(under: "Sources") where pureRooms.contains(file.room) {
      for (number, line) in file.lines.enumerated() {
        let isGlobal = line.hasPrefix("var ") || line.hasPrefix("public var ") || line.hasPrefix("private var ")
        let isClass =
          line.hasPrefix("final class ") || line.hasPrefix("public final class ") || line.hasPrefix("class ")
        if isGlobal || isClass { Issue.record("\(file.path):\(number + 1): \(line)") }
      }
    }
  }

  @Test func noModuleBearsTheNameOfATypeInsideIt() {
    for file in sources(under: "Sources") {
      for line in file.lines {
        for kind in ["struct ", "enum ", "final class ", "protocol "] {
          guard let range = line.range(of: kind), line.prefix(upTo: range.lowerBound).allSatisfy({ $0 != "/" }) else {
            continue
          }
          let name = line[range.upperBound...].prefix { $0.isLetter || $0.isNumber }
          if name == file.room, !line.hasPrefix(" ") { Issue.record("\(file.path) has a type named as its room") }
        }
      }
    }
  }
}
