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
