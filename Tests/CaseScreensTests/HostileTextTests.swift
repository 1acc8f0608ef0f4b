import Casework
import Foundation
import Fuzzing
import Testing
import TextUI

@testable import CaseScreens

/// Screens over a record whose every typed text would drive a terminal.
@Suite("Hostile text on screens") struct HostileTextTests {
  private static func keyboard(rows: Int, columns: Int) throws -> Keyboard {
    var keyboard = try Keyboard(rows: rows, columns: columns)
    try keyboard.spoil()
    return keyboard
  }

  @Test func theRecordIsHostile() throws {
    let keyboard = try Self.keyboard(rows: 24, columns: 80)
    let names = keyboard.desk.openCases.map(\.name)
    let notes = try keyboard.desk.openCases.compactMap { try keyboard.desk.caseFile($0.reference) }
      .flatMap(\.contacts).map(\.contact.note)
    for sign in [0x1B, 0x202E] as [UInt32] {
      #expect((names + notes).contains { $0.unicodeScalars.contains { $0.value == sign } }, "U+\(sign)")
    }
  }

  /// Random walks over the commands of whatever screen is on top, every frame looked at.
  @Test(arguments: [(24, 80), (45, 140), (10, 37)]) func nothingOfItReachesTheTerminal(size: (Int, Int)) throws {
    let base = try Self.keyboard(rows: size.0, columns: size.1)
    var chance = Chance(UInt64(size.1))
    var visited: Set<String> = []
    var frames = 0
    for _ in 0..<16 {
      var keyboard = base
      for _ in 0..<20 {
        keyboard.press(Self.key(for: keyboard, &chance))
        visited.insert(keyboard.app.stack.last.map { type(of: $0).name } ?? "")
        frames += 1
        if let fault = HostileWalk.fault(in: keyboard.screen()) {
          Issue.record("\(visited.sorted()): \(fault)\n\(keyboard.text())")
          return
        }
      }
      for request in keyboard.requests {
        if case .write(let name, _, _) = request {
          #expect(!name.contains("/") && !name.hasPrefix(".") && name.unicodeScalars.allSatisfy(\.isASCII), "\(name)")
        }
      }
    }
    print("\(frames) frames of \(visited.count) screens: \(visited.sorted().joined(separator: ", "))")
    #expect(visited.count >= 12)
  }

  /// Every screen that the source names is met, and every form over a case.
  @Test func everyScreenAndFormShowsItHarmlessly() throws {
    let (screens, forms) = (try Self.screensInSource(), try Self.formsInSource())
    func missing(_ places: Set<String>) -> [String] {
      let met = Set(places.compactMap { $0.split(separator: " ").first.map(String.init) })
      return screens.subtracting(met).sorted()
        + forms.filter { form in !places.contains { $0.contains("Form " + form) } }
    }
    var walk = HostileWalk()
    for start in HostileStart.allCases {
      var keyboard = try start.keyboard(rows: 24, columns: 80)
      try keyboard.spoil(Hostile.shortTexts)
      walk.go(from: keyboard, moves: start.moves) { missing($0).isEmpty }
    }
    print("\(walk.frames) frames of \(walk.places.count) places")
    for fault in walk.faults { Issue.record("\(fault)") }
    #expect(screens.count > 60 && forms.count > 60)
    #expect(missing(walk.places).isEmpty, "\(missing(walk.places))")
  }

  private static func sources() throws -> [String] {
    let folder = MemoryDesk.resources.deletingLastPathComponent().appendingPathComponent("Sources/CaseScreens")
    let names = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []
    return try names.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.map {
      try String(contentsOf: $0, encoding: .utf8)
    }
  }

  /// The types that say that they are screens.
  private static func screensInSource() throws -> Set<String> {
    let pattern = /(?m)^struct (\w+): (?:Screen|ChangeSheet|SheetScreen|VersionScreen)\b/
    return Set(try sources().flatMap { $0.matches(of: pattern).map { String($0.output.1) } })
  }

  /// What forms over a case are called, up to what belongs to one record.
  private static func formsInSource() throws -> Set<String> {
    let pattern = /Self\(\s*title: (?:id == nil \? )?"([^"\\]+)"/
    return Set(try sources().flatMap { $0.matches(of: pattern).map { String($0.output.1) } })
  }

  /// A key that the screen on top has a command for, or one that goes about in it.
  private static func key(for keyboard: Keyboard, _ chance: inout Chance) -> Key {
    let usual: [Key] = [.down, .down, .enter, .enter, .tab, .tab, .escape, .end, .pageDown, .char("?")]
    let rows = keyboard.app.stack.last.map { type(of: $0).rows } ?? []
    let keys = (chance.below(3) == 0 ? App.everywhere : rows).map(\.key).filter { $0 != .control("c") }
    return chance.below(2) == 0 || keys.isEmpty ? usual[chance.below(usual.count)] : keys[chance.below(keys.count)]
  }
}
