import Casework
import JSON

/// One change with what one must be allowed, and what one must see, to make it and to undo it.
struct ChangeRow {
  var change: Change
  var permission: Permission?
  var sections: [CaseSection]
  /// What it alters besides the case's own document, as far as that decides what undoing it needs.
  var altered: DocumentKey?
  /// Whether undoing it needs the same; nil where it isn't undone.
  var undoing: (Permission?, [CaseSection])?

  init(
    _ change: Change, _ permission: Permission?, _ sections: CaseSection..., altered: DocumentKey? = nil,
    stays: Bool = false, undoingNeeds: [CaseSection]? = nil
  ) {
    self.change = change
    self.permission = permission
    self.sections = sections
    self.altered = altered
    undoing = stays ? nil : (permission, undoingNeeds ?? sections)
  }

  private static let one = CaseReference(1)
  private static let two = CaseReference(2)
  private static let contact: ContactID = "c1.1"
  private static let day = Specimens.day
  private static let document: DocumentID = "k7"

  private static func key(_ collection: CaseCollection, _ id: String) -> DocumentKey { one.key(collection, id) }

  private static func obligation(_ subject: String) -> ObligationKey { ObligationKey("plan", subject: subject) }

  private static func newPerson() -> PersonAround {
    var person = PersonAround()
    person.id = ""
    return person
  }

  private static func booked() -> Contact {
    var contact = Contact()
    contact.at = Specimens.moment
    return contact
  }

  private static let place = CourtPlace(CourtDayID("2026-11-23.stratford"), "l1")

  /// Every kind of change, most in one form, some in the forms that need different things.
  static var all: [ChangeRow] { service + cases + work + court + documents + brought }

  private static var service: [ChangeRow] {
    [
      ChangeRow(.serviceSaved(Service(name: "Eastmere")), .staff),
      ChangeRow(.staffSaved("new", Staff()), .staff),
      ChangeRow(.teamSaved("court", Team(name: "Court")), .staff),
      ChangeRow(.coverSaved("kmason", Specimens.cover), .allocate),
      ChangeRow(.workloadReduced("kmason", Specimens.reduction), .allocate),
      ChangeRow(.supervisionRecorded("kmason", Specimens.supervision), nil),
      ChangeRow(.actionDone("kmason", "a1.1", on: day), .record),
      ChangeRow(.dataSaved(.letters(LetterTexts()), why: "New."), .standards),
      ChangeRow(.dataSaved(.retention(RetentionRules()), why: "New."), .standards),
      ChangeRow(.dataSaved(.access(Specimens.accessPolicy), why: "New."), .staff),
      ChangeRow(.ownForm(.withdraw("own", version: 1, why: "Old.")), .standards),
      ChangeRow(.programmeSaved("sport", Programme()), .assess),
      ChangeRow(.sessionSaved("sport", Programme.Session(), over: Programme.Session()), .assess),
      ChangeRow(.courtListImported(CourtImport(source: "by hand", parts: [])), .cases),
      ChangeRow(.dutyNoted(DutyEntry()), .cases),
      ChangeRow(.retention(.held(one, why: "Inquiry.")), .retain),
      ChangeRow(.subjectAccess(one, .takenBack("r1")), .disclose),
      ChangeRow(.subjectAccess(one, .issued("r1", to: "Ada", how: "by hand")), .disclose, stays: true),
    ]
  }

  private static var cases: [ChangeRow] {
    [
      ChangeRow(.caseOpened(Case()), .cases),
      ChangeRow(.childAmended(one, Child(), seen: nil), .cases, .summary),
      ChangeRow(.caseClosed(one, Closure(on: day, reason: "completed")), .cases, .summary),
      ChangeRow(.caseReopened(one, why: "New order."), .cases, .summary),
      ChangeRow(.recordsLinked(one, two, why: ""), .cases, .summary),
      ChangeRow(.recordsUnlinked(one, two, why: "Wrong."), .cases, .summary),
      ChangeRow(.allocated([one], to: "kmason", team: nil, note: ""), .allocate, .summary),
      ChangeRow(.caretakingSaved(one, Caretaking(), why: ""), .allocate, .summary),
      ChangeRow(.handedOver(from: "kmason", HandOver([.init(one, to: "rellis")], note: "")), .allocate, .summary),
      ChangeRow(.accessChanged(one, .restricted(nil, seen: 1)), .restrict, .summary, stays: true),
      ChangeRow(.accessChanged(one, .reviewed(3, finding: "Right.")), .restrict, .summary, stays: true),
      ChangeRow(.accessChanged(one, .opened(why: "Missing.")), .emergency, stays: true),
      ChangeRow(.judged(one, Specimens.judgements), .cases, .assessments),
      ChangeRow(.offenceSaved(one, Specimens.offence), .cases, .orders),
      ChangeRow(.orderSaved(one, Specimens.order), .cases, .orders),
      ChangeRow(.orderEnded(one, "o1", Specimens.orderEnd), .cases, .orders),
      ChangeRow(.reportSaved(one, Specimens.report), .cases, .orders),
      ChangeRow(.oversightRecorded(one, OversightNote()), .oversee, .oversight),
      ChangeRow(.panelMet(on: day, present: ["Ada"], [PanelNote(one, "Words.")]), .oversee, .oversight),
      ChangeRow(.audited(.record(one, "audit-case", [:])), .oversee, .oversight),
      ChangeRow(.audited(.actionDone("a1", action: 0, on: day, note: "")), .oversee, .oversight),
    ]
  }

  private static var work: [ChangeRow] {
    let altered = key(.contacts, contact.text)
    let due = obligation("o1")
    return [
      ChangeRow(.contactRecorded(one, Contact()), .record),
      ChangeRow(.contactRecorded(one, Contact(), settles: contact), .record, .contacts, altered: altered),
      ChangeRow(.groupRecorded(Contact(), [GroupMember(one, outcome: .attended)]), .record),
      ChangeRow(.contactAmended(one, contact, Contact(), why: "Wrong.", seen: nil), .record, .contacts),
      ChangeRow(.contactMoved(contact, from: one, to: two, why: "Wrong child."), .record, .contacts),
      ChangeRow(.removed(one, .contact(contact), why: "Wrong."), .record, .contacts),
      ChangeRow(.appointmentBooked(one, booked()), .record),
      ChangeRow(
        .appointmentRescheduled(one, contact, to: Specimens.moment, at: .child, why: "Ill."), .record, .contacts),
      ChangeRow(.seriesBooked(one, [booked()]), .record),
      ChangeRow(.homeVisitSaved(one, contact, HomeVisit()), .record, .contacts),
      ChangeRow(.homeVisitChecked(one, contact), .record, .contacts),
      ChangeRow(.absenceDecided(one, contact, AbsenceDecision(acceptable: true, reason: "Ill.")), .cases, .contacts),
      ChangeRow(.personSaved(one, newPerson()), .record, undoingNeeds: [.people]),
      ChangeRow(.personSaved(one, Specimens.person), .record, .people),
      ChangeRow(.removed(one, .person("p1"), why: "Wrong."), .record, .people),
      ChangeRow(.consented(one, .saved(Specimens.consent)), .record),
      ChangeRow(.consented(one, .withdrawn("n7", Specimens.withdrawal)), .record),
      ChangeRow(.removed(one, .consent("n7"), why: "Wrong."), .record),
      ChangeRow(.obligationDone(one, obligation(""), on: day, note: ""), .record, .summary),
      ChangeRow(.obligationDone(one, due, on: day, note: ""), .record, .orders, undoingNeeds: [.summary]),
      ChangeRow(
        .obligationDone(one, obligation("c1.1"), on: day, note: ""), .record, .contacts, undoingNeeds: [.summary]),
      ChangeRow(
        .latenessAccepted(one, due, reason: "Flood.", by: "dshah"), .record, .orders, undoingNeeds: [.summary]),
      ChangeRow(.obligationWaived(one, due, reason: "Moved."), .oversee, .orders, undoingNeeds: [.summary]),
      ChangeRow(.obligationReopened(one, due, why: "Wrong."), .record, .orders, undoingNeeds: [.summary]),
      ChangeRow(.enrolled(one, Enrolment()), .assess, .plan),
    ]
  }

  private static var court: [ChangeRow] {
    let result = CourtResult(.known(one), hearing: Hearing(), result: HearingResult())
    return [
      ChangeRow(.enforcementTaken(one, EnforcementAct()), .cases, .orders),
      ChangeRow(.enforcementRuled(one, "e1", authorised: true, reason: "Yes."), .cases, .orders),
      ChangeRow(.enforcementDone(one, "e1", on: day, note: ""), .cases, .orders),
      ChangeRow(.enforcementWithdrawn(one, "e1", why: "Wrong."), .cases, .orders),
      ChangeRow(.courtListed(place, .matched(one)), .cases, .summary),
      ChangeRow(.hearingSaved(one, Hearing()), .cases, .orders),
      ChangeRow(.hearingResulted(result), .cases, .orders),
      ChangeRow(.warrantChecked(one, on: day, note: ""), .cases, .orders),
      ChangeRow(.warrantEnded(one, "h1", on: day, .executed, note: ""), .cases, .orders),
      ChangeRow(.custody(one, .releasePlanned("o1", on: day)), .cases, .orders),
      ChangeRow(.remandWorked(one, .planned(RemandWork())), .cases, .orders),
      ChangeRow(.civilOrderSaved(one, CivilOrder()), .cases, .orders),
      ChangeRow(.breached(one, .laid(Breach())), .cases, .orders),
      ChangeRow(.removed(one, .offence("f1"), why: "Wrong."), .cases, .orders),
      ChangeRow(.removed(one, .order("o1"), why: "Wrong."), .cases, .orders),
      ChangeRow(.removed(one, .civilOrder("v1"), why: "Wrong."), .cases, .orders),
      ChangeRow(.removed(one, .hearing("h1"), why: "Wrong."), .cases, .orders),
      ChangeRow(.removed(one, .report("r1"), why: "Wrong."), .cases, .orders),
      ChangeRow(.removed(one, .breach("b1"), why: "Wrong."), .cases, .orders),
      ChangeRow(.removed(one, .oversight("v1"), why: "Wrong."), .oversee, .oversight),
    ]
  }

  private static var documents: [ChangeRow] {
    func draft(_ kind: SignedKind) -> SignedName { SignedName(kind, document) }
    return [
      ChangeRow(.assessed(one, .mark(document, "living", complete: true)), .assess, .assessments),
      ChangeRow(.reported(one, .confirmed(document, [])), .assess, .assessments),
      ChangeRow(.planned(one, .written(nil, PlanContent(), orders: [])), .assess, .plan),
      ChangeRow(.exited(one, .written(nil, ExitContent(), orders: [])), .assess, .plan),
      ChangeRow(.exited(one, .formASent(FormA())), .assess, .orders),
      ChangeRow(.exited(one, .nonEngagementTold("o1", on: day, words: "Gone.")), .assess, .orders),
      ChangeRow(.exited(one, .entered(ClosingEntry("Done."))), .assess, .oversight),
      ChangeRow(.exited(one, .lookedBack(LookBack())), .assess, .plan),
      ChangeRow(.documentSigned(one, draft(.assessment), .submit(note: "")), .assess, .assessments),
      ChangeRow(.documentSigned(one, draft(.report), .submit(note: "")), .assess, .assessments),
      ChangeRow(.documentSigned(one, draft(.plan), .submit(note: "")), .assess, .plan),
      ChangeRow(.documentSigned(one, draft(.exitPlan), .submit(note: "")), .assess, .plan),
      ChangeRow(
        .removed(one, .draft(draft(.assessment)), why: "Wrong."), .assess, .assessments,
        altered: key(.assessments, "k7")),
      ChangeRow(.removed(one, .draft(draft(.plan)), why: "Wrong."), .assess, .plan, altered: key(.plans, "k7")),
      ChangeRow(.removed(one, .enrolment("sport", referred: day), why: "Wrong."), .assess, .plan),
    ]
  }

  private static var brought: [ChangeRow] {
    var edits = Edits()
    edits.put(key(.contacts, "c9.1"), Contact())
    let undoing = Undoing(seq: 1, op: "contact.move", before: [])
    return [
      ChangeRow(.undone(undoing), .record, .contacts, stays: true),
      ChangeRow(.imported(source: "contacts", edits, seen: 0), .imports),
    ]
  }
}
