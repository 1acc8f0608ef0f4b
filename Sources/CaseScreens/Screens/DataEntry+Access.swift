import Casework
import TextUI

extension DataEntry {
  /// What each role sees and may do, and how long an emergency opens a case, in the order of the file.
  static func all(of policy: AccessPolicy) -> [DataEntry] {
    policy.roles.indices.map { role($0, in: policy) } + [emergency(policy)]
  }

  private static func role(_ index: Int, in policy: AccessPolicy) -> DataEntry {
    let access = policy.roles[index]
    let reach = access.reach.map { Words.spoken($0) } ?? "none"
    let facts = Facts(
      title: Words.capitalised(Words.spoken(access.role)), figure: "cases: " + reach,
      status: "\(access.may.count) of \(Permission.allCases.count)", source: access.source,
      inForce: [access.from.map { "from " + $0.text(.short) }, access.to.map { "to " + $0.text(.short) }]
        .compactMap { $0 }.joined(separator: " "),
      details: [
        "sees " + (access.sections.isEmpty ? "nothing" : access.sections.map(\.rawValue).joined(separator: ", ")),
        "may " + (access.may.isEmpty ? "nothing" : access.may.map(\.words).joined(separator: ", ")),
      ])
    return DataEntry(
      id: "role " + access.role.rawValue, facts: facts, content: access.json(),
      fields: {
        [
          .choice("reach", "Reaches", access.reach, none: "no case"),
          picks("sections", "Sees", access.sections) { $0.rawValue },
          picks("may", "May", access.may) { $0.words },
        ] + span(access.from, access.to) + [.line("source", "Source", access.source), why]
      },
      edited: { (form, desk) throws(FormFault) in
        var edited = policy
        edited.roles[index].reach = CaseReach(rawValue: form.text("reach"))
        edited.roles[index].sections = picked("sections", form)
        edited.roles[index].may = picked("may", form)
        edited.roles[index].from = try form.day("from", .future, desk)
        edited.roles[index].to = try form.day("to", .future, desk)
        edited.roles[index].source = form.line("source")
        return .access(edited)
      })
  }

  private static func emergency(_ policy: AccessPolicy) -> DataEntry {
    let facts = Facts(
      title: "How long an emergency opens a case", figure: "\(policy.emergencyMinutes) minutes", status: "",
      source: "", details: ["A manager is told at once, and says afterwards what they found."])
    var own = AccessPolicy()
    own.emergencyMinutes = policy.emergencyMinutes
    return DataEntry(
      id: "emergencyMinutes", facts: facts, content: own.json(),
      fields: { [.line("minutes", "Minutes", String(policy.emergencyMinutes)), why] },
      edited: { (form, _) throws(FormFault) in
        var edited = policy
        edited.emergencyMinutes = try number("minutes", form)
        return .access(edited)
      })
  }
}
