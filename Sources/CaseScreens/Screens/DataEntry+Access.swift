import Casework
import TextUI

extension DataEntry {
  /// What each role sees and may do, and how long an emergency opens a case, in the order of the file.
  static func all(of policy: AccessPolicy) -> [DataEntry] {
    policy.roles.indices.map { role($0, in: policy) } + policy.parts.indices.map { part($0, in: policy) }
      + [emergency(policy)]
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
        "sees " + (access.sections.isEmpty ? "nothing" : access.sections.map(\.words).joined(separator: ", ")),
        access.ownSections.isEmpty
          ? "" : "of their own cases too " + access.ownSections.map(\.words).joined(separator: ", "),
        "may " + (access.may.isEmpty ? "nothing" : access.may.map(\.words).joined(separator: ", ")),
        access.ownTeam ?? false ? "is of the own team of cases that they or their team hold" : "",
      ].filter { !$0.isEmpty })
    return DataEntry(
      id: "role " + access.role.rawValue, facts: facts, content: access.json(),
      fields: {
        [
          .choice("reach", "Reaches", access.reach, none: "no case"),
          picks("sections", "Sees", access.sections) { $0.words },
          picks("ownSections", "Own cases", access.ownSections) { $0.words },
          .answer("ownTeam", "Own team", access.ownTeam), picks("may", "May", access.may) { $0.words },
        ] + span(access.from, access.to) + [.line("source", "Source", access.source), why]
      },
      edited: { (form, desk) throws(FormFault) in
        var edited = policy
        edited.roles[index].reach = CaseReach(rawValue: form.text("reach"))
        edited.roles[index].sections = picked("sections", form)
        edited.roles[index].ownSections = picked("ownSections", form)
        edited.roles[index].ownTeam = form.answer("ownTeam")
        edited.roles[index].may = picked("may", form)
        edited.roles[index].from = try form.day("from", .future, desk)
        edited.roles[index].to = try form.day("to", .future, desk)
        edited.roles[index].source = form.line("source")
        return .access(edited)
      })
  }

  private static func line(_ codes: [String]) -> String { codes.joined(separator: ", ") }

  private static func part(_ index: Int, in policy: AccessPolicy) -> DataEntry {
    let part = policy.parts[index]
    let rows: [(field: String, label: String, codes: WritableKeyPath<SectionParts, [ListCode]> & Sendable)] = [
      ("flags", "Flags", \.flags), ("contacts", "Contacts", \.contacts), ("people", "People", \.people),
      ("consents", "Consents", \.consentCodes),
    ]
    let facts = Facts(
      title: "What belongs to " + part.section.words, figure: "", status: "", source: part.source,
      details: rows.filter { !part[keyPath: $0.codes].isEmpty }.map {
        $0.label.lowercased() + ": " + Self.line(part[keyPath: $0.codes].map(\.text))
      } + (part.forms.isEmpty ? [] : ["forms: " + Self.line(part.forms)]))
    return DataEntry(
      id: "part " + part.section.rawValue, facts: facts, content: part.json(),
      fields: {
        rows.map { .line($0.field, $0.label, Self.line(part[keyPath: $0.codes].map(\.text))) }
          + [.line("forms", "Forms", Self.line(part.forms)), .line("source", "Source", part.source), why]
      },
      edited: { (form, _) throws(FormFault) in
        var edited = policy
        func typed(_ field: String) -> [String] {
          form.line(field).split(separator: ",").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
        }
        for row in rows { edited.parts[index][keyPath: row.codes] = typed(row.field).map { ListCode($0) } }
        edited.parts[index].forms = typed("forms")
        edited.parts[index].source = form.line("source")
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
