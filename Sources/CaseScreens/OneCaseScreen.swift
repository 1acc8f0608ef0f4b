import Casework
import TextUI

/// A screen of one case. Where the case isn't open to whoever looks any more, it says so and shows nothing else.
protocol OneCaseScreen: Screen {
  /// Which case.
  var reference: CaseReference { get }
}

extension CaseScreen: OneCaseScreen {}
extension ContactScreen: OneCaseScreen {}
extension AssessmentScreen: OneCaseScreen {}
extension PlanScreen: OneCaseScreen {}
extension ExitScreen: OneCaseScreen {}
extension ReportScreen: OneCaseScreen {}
extension CustodyScreen: OneCaseScreen {}
extension ClosingScreen: OneCaseScreen {}
extension LetterScreen: OneCaseScreen {}
extension PageScreen: OneCaseScreen {}
extension SubjectPackScreen: OneCaseScreen {}
extension SubjectPartiesScreen: OneCaseScreen {}
extension SuggestionsScreen: OneCaseScreen {}

extension App {
  /// The case that a screen is of and why it isn't open to whoever looks, with what to do; nil where it may be shown.
  func refused(_ screen: any Screen, _ desk: any Desk) -> (reference: CaseReference, words: String)? {
    let held = (screen as? any OneCaseScreen).map { [$0.reference] } ?? (screen as? any SheetScreen)?.references ?? []
    for reference in held {
      if let refusal = desk.refusal(toShow: reference) { return (reference, Words.of(.access(refusal))) }
    }
    return nil
  }

  /// Whether what floats on top isn't drawn, because its case or that of the page below isn't open any more: it takes no
  /// key but the one that leaves it.
  func isCovered(_ desk: any Desk) -> Bool {
    guard let top = stack.last, top.floats, !(top is PaletteScreen) else { return false }
    return stack[lowestSeen...].contains { refused($0, desk) != nil }
  }

  /// Says why a case isn't shown, in place of it.
  func draw(_ words: String, _ canvas: inout Canvas, rows: Range<Int>) {
    for row in rows { canvas.clear(row, 0, canvas.size.columns) }
    for (offset, line) in TextWidth.wrapped(words, to: canvas.size.columns - 2).enumerated() {
      canvas.put(rows.lowerBound + offset, 1, line, .warning)
    }
    canvas.cursor = Spot(row: rows.lowerBound, column: 1)
  }
}
