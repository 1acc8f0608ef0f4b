import Casework
import TextUI

/// Things to be done, each by its day: rows of a form of which the next shows when the one before it is filled.
extension Form {
  /// How many one form can have.
  private static let actions = 1...6

  /// The rows.
  static var actionFields: [Field] {
    actions.flatMap { number in
      [Field.line("what\(number)", "Action \(number)", ""), Field.line("by\(number)", "By", "").beside]
    }
  }

  /// Shows as many rows as are filled and one more, with the days that were understood.
  mutating func followActions(_ desk: any Desk) {
    for number in Self.actions {
      let isShown = number == 1 || !line("what\(number - 1)").isEmpty || !line("what\(number)").isEmpty
      hide("what\(number)", !isShown)
      hide("by\(number)", !isShown)
      echoDay("by\(number)", .future, desk)
    }
  }

  /// What a form with such rows says below them.
  static var actionRemark: [(String, Style)] {
    [("An action names whoever does it before a colon: \u{201C}K. Mason: home visit\u{201D}.", .quiet)]
  }

  /// What is to be done by whom and when, by the names before colons; `outside` where others than staff may be named.
  /// Throws as `actions(_:)`.
  func oversightActions(_ desk: any Desk, outside: Bool = false) throws(FormFault) -> [OversightAction] {
    try actions(desk).map { OversightAction(typed: $0.what, due: $0.due, staff: desk.staff, outside: outside) }
  }

  /// What is to be done, by when. Throws where a day is missing or can't be read.
  func actions(_ desk: any Desk) throws(FormFault) -> [(what: String, due: Day)] {
    var found: [(what: String, due: Day)] = []
    for number in Self.actions {
      let what = line("what\(number)")
      if !what.isEmpty { found.append((what, try neededDay("by\(number)", .future, desk))) }
    }
    return found
  }
}
