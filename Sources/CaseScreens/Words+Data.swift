public import Casework

extension Words {
  /// What is wrong in a data file, and where: one sentence.
  public static func of(_ problem: DataProblem) -> String {
    let what =
      switch problem.fault {
      case .nameTwice: "stands twice for the same days"
      case .empty(let field): "says nothing in \u{201C}\(field)\u{201D}"
      case .datesReversed(let from, let to): "ends on \(to.iso), before it begins on \(from.iso)"
      case .rangeReversed(let field): "has a longest below its shortest in \u{201C}\(field)\u{201D}"
      case .badNumber(let field, let number): "can't have \(number) in \u{201C}\(field)\u{201D}"
      case .notExactlyOne(let one, let other): "needs either \u{201C}\(one)\u{201D} or \u{201C}\(other)\u{201D}"
      case .contradicts(let one, let other): "has a \u{201C}\(one)\u{201D} that contradicts \u{201C}\(other)\u{201D}"
      case .asksNothing: "asks nothing; give it a limit, or a note that says that there is none"
      case .unknown(let name): "names \u{201C}\(name)\u{201D}, which there isn\u{2019}t"
      case .braceOpen: "opens a brace and never closes it"
      case .missing(let name): "have nothing for \u{201C}\(name)\u{201D}"
      }
    return problem.place + " " + what + "."
  }
}
