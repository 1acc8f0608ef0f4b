import Casework
import Fuzzing
import Testing
import TextUI

@testable import CaseScreens

/// Screens over a record whose every typed text would drive a terminal.
@Suite("Hostile text on screens") struct HostileTextTests {
  private static func keyboard(rows: Int, columns: Int) throws -> Keyboard {
    var keyboard = try Keyboard(rows: rows, columns: columns)
    var edits = Edits()
    var number = 0
    for key in keyboard.desk.record.keys {
      guard let stored = keyboard.desk.record.stored(key) else { continue }
      number += 8
      edits.set(key, HostileRecord.spoilt(key, stored.bytes, number))
    }
    let change = Change.imported(source: "hostile", edits, seen: keyboard.desk.record.seq)
    try keyboard.desk.record.make(change, by: keyboard.desk.me, now: keyboard.desk.now)
    keyboard.tell(.changedElsewhere([]))
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
    for _ in 0..<30 {
      var keyboard = base
      for _ in 0..<20 {
        keyboard.press(Self.key(for: keyboard, &chance))
        visited.insert(keyboard.app.stack.last.map { type(of: $0).name } ?? "")
        frames += 1
        if let fault = Self.fault(in: keyboard.screen()) {
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
    #expect(visited.count >= 15)
  }

  /// A key that the screen on top has a command for, or one that goes about in it.
  private static func key(for keyboard: Keyboard, _ chance: inout Chance) -> Key {
    let usual: [Key] = [.down, .down, .enter, .enter, .tab, .tab, .escape, .end, .pageDown, .char("?")]
    let rows = keyboard.app.stack.last.map { type(of: $0).rows } ?? []
    let keys = (chance.below(3) == 0 ? App.everywhere : rows).map(\.key).filter { $0 != .control("c") }
    return chance.below(2) == 0 || keys.isEmpty ? usual[chance.below(usual.count)] : keys[chance.below(keys.count)]
  }

  /// What is wrong with a frame; nil where nothing is.
  private static func fault(in canvas: Canvas) -> String? {
    for row in 0..<canvas.size.rows {
      let line = canvas.line(row)
      if TextWidth.columns(of: line) > canvas.size.columns { return "row \(row) is wider than the terminal" }
      for scalar in line.unicodeScalars where TextWidth.columns(of: scalar) == nil && scalar.value != 0xFFFD {
        return "U+\(String(scalar.value, radix: 16)) stands in row \(row)"
      }
    }
    return nil
  }
}
