/// Writes letters to children from the texts in force and what their cases say.
public struct LetterWriter: Sendable {
  /// Why a letter can't be written.
  public enum Fault: Error, Equatable, Sendable {
    /// The text can't be used, or the case says nothing for one of its fields.
    case text(LetterTemplate.Fault)
    /// The step that the letter gives was never taken.
    case noStep(Enforcement.Step)
    /// No appointment is to come.
    case noAppointment
  }

  private let service: Service
  private let staff: [StaffID: Staff]
  private let lists: CodeLists
  private let texts: LetterTexts
  private let me: StaffID
  private let now: Moment

  /// What letters say besides what stands in the case.
  public init(
    _ texts: LetterTexts, service: Service, staff: [StaffID: Staff], lists: CodeLists, me: StaffID, now: Moment
  ) {
    self.texts = texts
    self.service = service
    self.staff = staff
    self.lists = lists
    self.me = me
    self.now = now
  }

  /// The letter of a kind to the child of a case; `act` names the step that it gives, else it gives the last one that
  /// stands.
  public func letter(
    _ kind: LetterKind, to file: CaseFile, giving act: EnforcementID? = nil
  ) throws(Fault) -> Letter {
    let values = try values(kind, file, act)
    do throws(LetterTemplate.Fault) {
      // Where there is no place, a line about it says nothing, and a sentence names what is booked.
      return try LetterTemplate(texts.text(of: kind)).filled(values, instead: values[.kind].map { [.place: $0] } ?? [:])
    } catch {
      throw .text(error)
    }
  }

  private func values(
    _ kind: LetterKind, _ file: CaseFile, _ id: EnforcementID?
  ) throws(Fault) -> [LetterTemplate.Field: String] {
    let child = file.header.child
    let worker = file.header.worker ?? me
    var values: [LetterTemplate.Field: String] = [
      .service: service.name, .today: now.day.text(.long), .fullName: child.fullName, .child: child.callName,
      .reference: file.reference.description, .worker: staff[worker]?.name ?? worker.text,
    ]
    values[.address] = child.residence(on: now.day).map { home in
      [home.address, home.postcode].filter { !$0.isEmpty }.joined(separator: "\n")
    }
    if let step = kind.step {
      let acts = file.header.enforcement.filter { $0.step == step && $0.stands }
      guard let act = acts.last(where: { id == nil || $0.id == id }) else { throw .noStep(step) }
      let order = file.header.order(act.order)
      values[.order] = order?.disposal.name.lowercased()
      values[.orderMade] = order?.made.text(.long)
      values[.absence] = act.failedOn.text(.long)
      values[.number] = String(act.number)
      values[.warnedOn] = act.on.text(.long)
      values[.warnedTo] = act.warnedTo?.text(.long)
    } else {
      let booked = file.contacts.filter { $0.contact.isPlanned && $0.contact.at >= now }
      guard let next = booked.min(by: { $0.contact.at < $1.contact.at })?.contact else { throw .noAppointment }
      values[.appointment] = next.at.prose
      values[.kind] = lists.words("contact-kinds", next.kind)
      values[.place] = lists.isFromAfar(next.kind) ? nil : next.place
      values[.worker] = staff[next.worker]?.name ?? values[.worker]
    }
    return values
  }
}
