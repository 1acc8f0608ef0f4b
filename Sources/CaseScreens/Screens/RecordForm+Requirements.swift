import Casework
import TextUI

extension RecordForm.Spec {
  private static func line(_ kind: RequirementKind) -> String { "for " + kind.rawValue }

  /// Which requirements an order has, and a line for each: its length and what it says.
  static func requirementFields(_ requirements: [Requirement]) -> [Form.Field] {
    let kinds = RequirementKind.allCases.map { (id: $0.rawValue, words: Words.spoken($0)) }
    let picked = Form.Picks(kinds, picked: requirements.map(\.kind.rawValue))
    let lines = RequirementKind.allCases.map { kind in
      let details = requirements.first { $0.kind == kind }.map(Words.details) ?? ""
      return Form.Field.line(line(kind), " " + Words.spoken(kind), details)
    }
    return [.init(name: "requirements", label: "Requirements", kind: .picks(picked))] + lines
  }

  /// Shows the lines of what is picked, where the disposal may have requirements or has them already.
  static func followRequirements(_ form: inout Form, _ disposal: Disposal?) {
    let picked = picked(form)
    let mayHave = (disposal?.isSupervised ?? false) && disposal?.tier != .custody
    form.hide("requirements", !mayHave && picked.isEmpty)
    form.echo("requirements", picked.isEmpty ? "type to find one, Enter picks it" : "")
    for kind in RequirementKind.allCases {
      form.hide(line(kind), !picked.contains(kind))
      let typed = form.text(line(kind))
      let read = typed.isEmpty ? nil : Requirement(kind, typed: typed)
      let understood = read.map { $0.term == nil ? "no length" : Words.details(of: $0) }
      form.echo(line(kind), understood == form.line(line(kind)) ? "" : understood ?? example(kind))
    }
  }

  private static func example(_ kind: RequirementKind) -> String {
    switch kind {
    case .curfew: "such as 3 months, 10 hours a day"
    case .unpaidWork: "such as 90 hours"
    case .activity, .extendedActivity: "such as 60 days"
    case .exclusion, .residence, .prohibitedActivity: "such as 3 months, and what it says"
    default: "such as 6 months"
    }
  }

  private static func picked(_ form: Form) -> [RequirementKind] {
    form.text("requirements").split(separator: ",").compactMap { RequirementKind(rawValue: String($0)) }
  }

  /// The requirements as the fields have them; what has no field stays as it was.
  static func requirements(
    from form: Form, onto earlier: [Requirement]
  ) throws(FormFault) -> [Requirement] {
    var made: [Requirement] = []
    for kind in picked(form) {
      guard let read = Requirement(kind, typed: form.text(line(kind))) else {
        throw FormFault(field: line(kind), words: Words.lengthExpected)
      }
      var requirement = earlier.first { $0.kind == kind } ?? Requirement(kind)
      requirement.term = read.term
      requirement.hoursADay = read.hoursADay
      requirement.detail = read.detail
      made.append(requirement)
    }
    return made
  }
}
