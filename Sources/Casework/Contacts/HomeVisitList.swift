/// Home visits as lists show them: with a form or without, cross-referenced by a manager or not (R135, R140).
public struct HomeVisitEntry: Sendable, Equatable {
  /// Whose case, as lists show it.
  public var summary: CaseSummary
  /// The visit.
  public var visit: FiledContact

  /// What was found, for figures: they are worked out on all of it, whoever looks.
  private let found: HomeVisit?

  /// A visit of a case; `facts` is the whole of it, where whoever looks isn't shown all.
  public init(summary: CaseSummary, visit: FiledContact, facts: FiledContact? = nil) {
    self.summary = summary
    self.visit = visit
    found = (facts ?? visit).contact.homeVisit
  }

  /// Whether the child was seen alone.
  public var isSeenAlone: Bool { found?.seenAlone ?? false }

  /// Whether the accommodation was found unsuitable.
  public var isUnsuitable: Bool { found?.suitability == .unsuitable }

  /// How a visit stands.
  public enum Standing: String, Sendable, CaseIterable {
    /// Nobody has filled in its form.
    case withoutForm = "no-form"
    /// No manager has compared its form with the case.
    case unchecked
    /// A manager has.
    case checked
  }

  /// How it stands.
  public var standing: Standing {
    guard let form = visit.contact.homeVisit else { return .withoutForm }
    return form.checked == nil ? .unchecked : .checked
  }

  /// Whether it found something that mustn't wait.
  public var isAlarming: Bool {
    guard let form = visit.contact.homeVisit else { return false }
    return form.suitability == .unsuitable || !form.concerns.isEmpty
  }

  /// The visits of whole cases between two days, latest first.
  public static func all(in files: some Sequence<CaseFile>, from: Day, to: Day) -> [HomeVisitEntry] {
    var found: [HomeVisitEntry] = []
    for file in files {
      let visits = file.contacts.filter {
        $0.contact.kind == Contact.homeKind && $0.contact.outcome != nil && $0.contact.at.day >= from
          && $0.contact.at.day <= to
      }
      if visits.isEmpty { continue }
      let summary = CaseSummary(of: file)
      found += visits.map { HomeVisitEntry(summary: summary, visit: $0, facts: file.facts.contact($0.id)) }
    }
    return found.sorted {
      ($0.visit.contact.at, $0.summary.reference) > ($1.visit.contact.at, $1.summary.reference)
    }
  }
}

/// What a row of the index knows of a home visit's form.
public enum HomeVisitMark: String, Sendable {
  /// It is filled in.
  case filled = "f"
  /// A manager has compared it with the case.
  case checked = "x"
}
