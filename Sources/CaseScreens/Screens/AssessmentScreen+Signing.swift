import Casework
import Forms
import TextUI

extension AssessmentScreen {
  /// What leads to its signature, as on every document, and the reasons that are noted on its questions.
  static let signing: [Command<Self>] =
    [
      Command(
        [.char("r")], "note on the question why it goes back", hint: "reason", where: { $0.isWaiting },
        unavailable: { screen, desk in screen.found?.whyNotRead(desk) ?? (screen.isWaiting ? nil : notWaiting) }
      ) { screen, _ in
        screen.pane = .questions
        screen.noting = LineEditor()
        return .stay
      }
    ] + DocumentSigning.commands { screen, _ in screen.found }

  private static let notWaiting = "It isn\u{2019}t waiting to be countersigned."

  private var found: DocumentSigning? {
    assessment.map { DocumentSigning(SignedName(.assessment, id), $0.signing, reference, reasons: reasons) }
  }

  var isWaiting: Bool { assessment?.signing.state == .submitted }

  /// Takes what is typed as a reason; Enter notes it on the question.
  mutating func typedReason(_ key: Key, _ desk: any Desk) -> Step? {
    guard var line = noting else { return nil }
    switch key {
    case .enter:
      let words = line.text.split(separator: " ").joined(separator: " ")
      if !words.isEmpty { reasons.append(PartReason(questions.selected?.text ?? "", words)) }
      noting = nil
      arrange(desk)
    case .escape: noting = nil
    default:
      guard line.handle(key) else { return nil }
      noting = line
    }
    return .stay
  }
}
