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
    guard let reference = (screen as? any OneCaseScreen)?.reference, let refusal = desk.refusal(toShow: reference)
    else {
      return nil
    }
    return (reference, Words.of(.access(refusal)))
  }

  /// Says why a case isn't shown, in place of it.
  func draw(_ words: String, _ canvas: inout Canvas, rows: Range<Int>) {
    for (offset, line) in TextWidth.wrapped(words, to: canvas.size.columns - 2).enumerated() {
      canvas.put(rows.lowerBound + offset, 1, line, .warning)
    }
    canvas.cursor = Spot(row: rows.lowerBound, column: 1)
  }
}
