public import Casework
import TextUI

extension RecordForm {
  /// Opens the form for what a home visit found, or says why it can't be.
  static func homeVisit(_ id: ContactID, of file: CaseFile?, _ desk: any Desk) -> Step {
    guard let file, let contact = file.contact(id)?.contact else { return .say("This contact is no longer there.") }
    guard contact.kind == Contact.homeKind, contact.outcome != nil else { return .say(Words.of(.noHomeVisit(id))) }
    if let section = contact.withheld?.section { return .say(Words.of(.access(.withheld(desk.me, section)))) }
    return open(.homeVisit(id), of: file, desk)
  }
}

extension RecordForm.Spec {
  /// What a home visit found (R135, R136).
  static func homeVisit(_ id: ContactID) -> Self {
    Self(
      title: "Home visit", subject: "visit \(id)",
      fields: { file, desk in
        let contact = file.contact(id)?.contact ?? Contact()
        let visit = contact.homeVisit ?? HomeVisit()
        let seen = contact.homeVisit == nil && contact.outcome?.isAttendance ?? false ? contact.with : visit.seen
        let home = file.header.child.residence(on: contact.at.day)
        func flags<Value: CaseIterable & RawRepresentable<String> & Equatable>(_ on: [Value]) -> [Form.Flag] {
          Value.allCases.map { Form.Flag(id: $0.rawValue, words: Words.spoken($0), isOn: on.contains($0)) }
        }
        return [
          .answer("planned", "Arranged", visit.wasPlanned), .line("notMade", "Not made, why", visit.notMade),
          Form.Field(name: "seen", label: "Seen", kind: .flags(flags(seen))),
          .answer("alone", "Child alone", visit.seenAlone),
          Form.Field(name: "rooms", label: "Rooms", kind: .flags(flags(visit.rooms))),
          .code("accommodation", "Accommodation", "accommodation", visit.accommodation ?? home?.type, desk),
          .choice("suitability", "Suitable", visit.suitability ?? home?.suitability),
          .line("whyUnsuitable", "Why not", visit.whyUnsuitable), .line("concerns", "Concerns", visit.concerns),
          .note("safetyPlan", "Safety plan", visit.safetyPlan),
          .line("next", "Next visit", visit.next?.text(.short) ?? ""),
        ]
      },
      follow: { form, _, desk in
        form.echoDay("next", .future, desk)
        let isMade = form.text("notMade").isEmpty
        for name in ["seen", "alone", "rooms"] { form.hide(name, !isMade) }
        form.hide("whyUnsuitable", form.text("suitability") != Suitability.unsuitable.rawValue)
      },
      makes: { form, file, desk throws(FormFault) in
        var visit = HomeVisit()
        visit.wasPlanned = form.answer("planned")
        visit.notMade = form.text("notMade")
        if visit.notMade.isEmpty {
          visit.seen = form.text("seen").split(separator: ",").compactMap { Attendee(rawValue: String($0)) }
          visit.seenAlone = form.answer("alone")
          visit.rooms = form.text("rooms").split(separator: ",").compactMap { HomeVisit.Room(rawValue: String($0)) }
        }
        visit.accommodation = form.code("accommodation")
        visit.suitability = Suitability(rawValue: form.text("suitability"))
        if visit.suitability == .unsuitable {
          visit.whyUnsuitable = try form.needed("whyUnsuitable", "Say why the accommodation isn\u{2019}t suitable.")
        }
        visit.concerns = form.text("concerns")
        visit.safetyPlan = form.text("safetyPlan")
        visit.next = try form.day("next", .future, desk)
        return .homeVisitSaved(file.reference, id, visit, seen: file.contact(id)?.version)
      })
  }
}

extension Words {
  /// What came of a home visit, in a line.
  public static func of(_ contact: Contact) -> String {
    guard let visit = contact.homeVisit else { return "no form yet, " + (contact.outcome?.shortWords ?? "") }
    if let withheld = contact.withheld { return withheld.notShown }
    if !visit.notMade.isEmpty { return "not made: " + visit.notMade }
    var parts = [visit.seen.contains(.child) ? "child seen" : "child not seen"]
    if visit.seenAlone ?? false { parts.append("alone") }
    if let suitability = visit.suitability { parts.append(spoken(suitability)) }
    if !visit.concerns.isEmpty { parts.append(visit.concerns) }
    return parts.joined(separator: ", ")
  }

  /// What a home visit found, line by line.
  static func lines(of visit: HomeVisit, _ withheld: Withheld?, _ desk: any Desk) -> [String] {
    var lines = [withheld?.notShown].compactMap { $0 }
    func add(_ label: String, _ text: String) { if !text.isEmpty { lines.append(label + ": " + text) } }
    func yes(_ answer: Bool?) -> String { answer.map { $0 ? "yes" : "no" } ?? "" }
    add("Arranged with the family", yes(visit.wasPlanned))
    add("Not made", visit.notMade)
    add("Seen", visit.seen.map { spoken($0) }.joined(separator: ", "))
    add("Child seen alone", yes(visit.seenAlone))
    add("Rooms seen", visit.rooms.map { spoken($0) }.joined(separator: ", "))
    add("Accommodation", visit.accommodation.map { desk.lists.words("accommodation", $0) } ?? "")
    let why = visit.whyUnsuitable.isEmpty ? "" : ": " + visit.whyUnsuitable
    add("Suitability", visit.suitability.map { spoken($0) + why } ?? "")
    add("Concerns", visit.concerns)
    add("Safety plan", visit.safetyPlan)
    add("Next visit", visit.next?.text(.weekdayAndMonth) ?? "")
    let checker = visit.checked.map { desk.staff[$0.by]?.name ?? $0.by.text }
    lines.append(checker.map { "Cross-referenced by " + $0 } ?? "Not cross-referenced by a manager yet")
    return lines
  }
}
