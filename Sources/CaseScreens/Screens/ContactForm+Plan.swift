import Casework
import TextUI

extension ContactForm {
  /// What the contact can serve: the plan's targets, requirements that are counted, programmes that the child goes to.
  static func serving(_ contact: Contact, in file: CaseFile, _ desk: any Desk) -> Form.Field {
    var options = RecordForm.Spec.targets(file, desk).map { (id: "t/" + $0.id, words: $0.words) }
    let plans = (try? desk.plans(of: file.reference)) ?? PlanFile([])
    for id in contact.targets where !options.contains(where: { $0.id == "t/" + id.text }) {
      options.append((id: "t/" + id.text, words: plans.target(id)?.what ?? id.text))
    }
    let counted = RequirementWork.all(of: file, on: contact.at.day).map(\.kind)
    for kind in counted + [contact.requirement].compactMap({ $0 })
    where !options.contains(where: { $0.id == "r/" + kind.rawValue }) {
      options.append((id: "r/" + kind.rawValue, words: "requirement: " + Words.spoken(kind)))
    }
    let going = file.header.enrolments.filter { $0.ended == nil }.map(\.programme)
    for id in going + [contact.programme].compactMap({ $0 }) where !options.contains(where: { $0.id == "p/" + id.text })
    {
      let name = (try? desk.programmes())?[id]?.name ?? id.text
      options.append((id: "p/" + id.text, words: "programme: " + name))
    }
    let picked =
      contact.targets.map { "t/" + $0.text } + [contact.requirement.map { "r/" + $0.rawValue }].compactMap { $0 }
      + [contact.programme.map { "p/" + $0.text }].compactMap { $0 }
    return Form.Field(
      name: "for", label: "For", kind: .picks(.init(options, picked: picked)), isHidden: options.isEmpty)
  }

  /// Takes over what the contact serves; throws where more is picked than a contact can count for.
  func take(serving picked: String, _ contact: inout Contact) throws(FormFault) {
    let parts = picked.split(separator: ",").map { $0.split(separator: "/", maxSplits: 1).map(String.init) }
    func all(_ kind: String) -> [String] { parts.filter { $0.count == 2 && $0[0] == kind }.map { $0[1] } }
    if all("r").count > 1 { throw FormFault(field: "for", words: "A contact counts for one requirement: pick one.") }
    if all("p").count > 1 { throw FormFault(field: "for", words: "A contact counts for one programme: pick one.") }
    contact.targets = all("t").map { TargetID($0) }
    contact.requirement = all("r").first.flatMap { RequirementKind(rawValue: $0) }
    contact.programme = all("p").first.map { ProgrammeID($0) }
  }
}
