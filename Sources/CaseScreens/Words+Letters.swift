public import Casework

extension Words {
  /// Why a letter can't be written, and what to do.
  public static func of(_ fault: LetterWriter.Fault, _ kind: LetterKind, _ reference: CaseReference) -> String {
    switch fault {
    case .text(.braceOpen): "The letter \(kind.rawValue) opens a brace and never closes it. Correct its text first."
    case .text(.unknownField(let field)):
      "The letter \(kind.rawValue) names {\(field)}, which no letter has. Correct its text first."
    case .text(.missing(let field)):
      "\(reference) says nothing for {\(field)} of the letter. Record it first."
    case .noStep(let step): "\(reference) has no \(of(step)) on record. Record the step first."
    case .noAppointment: "\(reference) has no appointment to come. Book one first."
    }
  }
}
