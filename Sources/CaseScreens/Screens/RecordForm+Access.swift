import Casework
import TextUI

extension RecordForm.Spec {
  /// Who may not see a case, or who alone may; an empty reason lifts what there was.
  static var restriction: Self {
    Self(
      title: "Who may see", subject: "restriction",
      fields: { file, desk in
        let restriction = file.header.restriction
        return [
          .answer("closed", "Closed to others", restriction?.isClosed),
          .workers("allowed", "Let in besides", restriction?.allowed ?? [], desk),
          .workers("denied", "Kept out", restriction?.denied ?? [], desk),
          .line("why", "Why", restriction?.why ?? "", hint: "empty lifts the restriction"),
        ]
      },
      makes: { form, file, _ throws(FormFault) in
        var restriction = Restriction()
        restriction.why = form.line("why")
        if restriction.why.isEmpty { return .accessChanged(file.reference, .restricted(nil, seen: file.version)) }
        restriction.isClosed = form.text("closed") == "yes"
        restriction.allowed = form.staff("allowed")
        restriction.denied = form.staff("denied")
        return .accessChanged(file.reference, .restricted(restriction, seen: file.version))
      })
  }
}

extension Form {
  /// The members of staff that are picked in a field.
  func staff(_ name: String) -> [StaffID] { text(name).split(separator: ",").map { StaffID(String($0)) } }
}

extension Words {
  /// Who may see a restricted case, in a line.
  public static func of(_ restriction: Restriction, staff: [StaffID: Staff]) -> String {
    func names(_ ids: [StaffID]) -> String { ids.map { staff[$0]?.listName ?? $0.text }.joined(separator: ", ") }
    var parts = [restriction.isClosed ? "closed" : "open but to some"]
    if !restriction.allowed.isEmpty { parts.append("also for " + names(restriction.allowed)) }
    if !restriction.denied.isEmpty { parts.append("not for " + names(restriction.denied)) }
    return parts.joined(separator: ", ") + ": " + restriction.why
  }
}
