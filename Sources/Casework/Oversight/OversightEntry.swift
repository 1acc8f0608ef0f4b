/// One entry of what managers did on a case, whatever kind it is of: allocations, cross references, decisions, notes.
public struct OversightEntry: Sendable, Equatable {
  /// What was done.
  public enum What: Sendable, Equatable {
    /// The case was given to somebody; with its place among the allocations.
    case allocated(Allocation, index: Int)
    /// A home visit was compared with the case.
    case visitChecked(ContactID, of: Moment)
    /// A step of enforcement was authorised or not.
    case ruled(EnforcementAct, EnforcementAct.Ruling)
    /// Lateness was accepted, or something was said not to be needed.
    case answered(ObligationAnswer)
    /// The case was talked about in somebody's supervision.
    case supervised(StaffID, Supervision)
    /// A note.
    case noted(OversightNote)
  }

  /// What was done.
  public var what: What
  /// The day.
  public var on: Day
  /// By whom.
  public var by: StaffID

  /// What managers did on a case, latest first. `supervisions` are those that the reader may see.
  public static func all(
    of file: CaseFile, supervisions: [StaffID: SupervisionFile] = [:]
  ) -> [OversightEntry] {
    let header = file.header
    var found: [OversightEntry] = []
    for (index, each) in header.allocations.enumerated() {
      found.append(OversightEntry(what: .allocated(each, index: index), on: each.on, by: each.by))
    }
    for filed in file.contacts {
      guard let check = filed.contact.homeVisit?.checked else { continue }
      let what = What.visitChecked(filed.id, of: filed.contact.at)
      found.append(OversightEntry(what: what, on: check.at.day, by: check.by))
    }
    for act in header.enforcement {
      guard let ruling = act.decision else { continue }
      found.append(OversightEntry(what: .ruled(act, ruling), on: ruling.at.day, by: ruling.by))
    }
    for answer in header.answers where answer.kind == .late {
      found.append(OversightEntry(what: .answered(answer), on: answer.at.day, by: answer.accepted ?? answer.by))
    }
    for (staff, supervision) in supervisions.sorted(by: { $0.key < $1.key }) {
      for record in supervision.records where record.cases.contains(file.reference) {
        found.append(OversightEntry(what: .supervised(staff, record), on: record.on, by: record.by))
      }
    }
    for note in header.oversight { found.append(OversightEntry(what: .noted(note), on: note.on, by: note.by)) }
    let order = found.indices.sorted { (found[$1].on, $1) < (found[$0].on, $0) }
    return order.map { found[$0] }
  }
}
