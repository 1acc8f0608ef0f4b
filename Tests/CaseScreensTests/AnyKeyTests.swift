import Casework
import Foundation
import Fuzzing
import Testing
import TextUI

@testable import CaseScreens

/// Hands on the wrong keys, a cat on the keyboard, a paste into a list: nothing may end the program, because what was
/// typed last is then lost.
@Suite("Any key anywhere") struct AnyKeyTests {
  private static let moves: [Key] = [
    .enter, .enter, .enter, .tab, .tab, .backTab, .escape, .backspace, .delete, .up, .down, .left, .right, .home, .end,
    .pageUp, .pageDown, .paste("12/11 Zo\u{EB}\n\t\u{6E21}"), .paste(""), .alt("b"), .alt("f"), .alt("d"),
    .alt("\u{7F}"),
  ]

  private static func key(for keyboard: Keyboard, _ chance: inout Chance) -> Key {
    switch chance.below(8) {
    case 0, 1: return moves[chance.below(moves.count)]
    case 2:
      let letters = Array("abcdefghijklmnopqrstuvwxyz")
      return .control(letters[chance.below(letters.count)])
    case 3, 4:
      let rows = keyboard.app.stack.last.map { type(of: $0).rows } ?? []
      return rows.isEmpty ? .enter : rows[chance.below(rows.count)].key
    case 5:
      let size = keyboard.app.size
      let kinds: [Key.Mouse.Kind] = [.press, .doublePress, .wheelUp, .wheelDown]
      return .mouse(
        Key.Mouse(
          row: chance.below(size.rows + 2), column: chance.below(size.columns + 2), kind: kinds[chance.below(4)]))
    default:
      let signs = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 /.,:;-+*?!'\"()#@%&é日\u{301}")
      return .char(signs[chance.below(signs.count)])
    }
  }

  @Test(arguments: [(24, 80), (45, 140), (10, 40)]) func nothingEndsTheProgram(size: (Int, Int)) throws {
    let base = try Keyboard(rows: size.0, columns: size.1)
    var chance = Chance(UInt64(size.0))
    var visited: Set<String> = []
    for _ in 0..<Self.walks {
      var keyboard = base
      for _ in 0..<60 {
        keyboard.pressUnseen(Self.key(for: keyboard, &chance))
        let name = keyboard.app.stack.last.map { type(of: $0).name } ?? ""
        visited.insert(name)
        guard let cursor = keyboard.screen().cursor else { continue }
        #expect(cursor.row >= 0 && cursor.row < size.0 && cursor.column >= 0, "\(name): \(cursor)")
      }
    }
    #expect(visited.count >= 20, "\(visited.sorted())")
  }

  /// So many walks of sixty keys; `WAYMARK_WALKS` asks for more.
  private static var walks: Int { ProcessInfo.processInfo.environment["WAYMARK_WALKS"].flatMap { Int($0) } ?? 40 }
}
