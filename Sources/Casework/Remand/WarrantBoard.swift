/// Warrants that stand, with the weekly check by the police that they are active until they are executed (R205).
public struct WarrantBoard: Sendable {
  /// One warrant.
  public struct Row: Sendable, Equatable, Identifiable {
    /// By what it is found again.
    public struct ID: Sendable, Hashable {
      public var reference: CaseReference
      public var hearing: HearingID
    }
    public var id: ID
    public var name: String
    public var age: Int?
    public var worker: StaffID?
    public var court: String
    public var issued: Day
    public var isBacked: Bool
    /// When the police said that it is active on the PNC, earliest first.
    public var checked: [Day]
    public var note: String
    /// By when the police are to be asked next; nil where no standard asks for it.
    public var due: Day?
    /// Where the child lives, for visits at home by the police.
    public var address: String
  }

  /// The day as of which it is.
  public let day: Day
  /// Those to be checked first come first, then the oldest.
  public private(set) var rows: [Row] = []

  /// Puts it together. `header` reads the cases with warrants; what it throws passes through.
  public init(
    asOf day: Day, summaries: [CaseSummary], standards: Standards, calendar: WorkingCalendar,
    header: (CaseReference) throws -> Case?
  ) rethrows {
    self.day = day
    for summary in summaries where summary.court?.warrants.isEmpty == false {
      guard let found = try header(summary.reference) else { continue }
      let checks = Set(standards.rules.filter { $0.starts == .warrantIssued }.map(\.name))
      let asked = Obligation.open(for: summary, under: standards, calendar: calendar, on: day)
        .filter { checks.contains($0.rule) }
      for (hearing, warrant) in found.warrants {
        let due = asked.filter { $0.key.subject == CaseEvent.subject(ofWarrantOf: hearing.at.day) }.map(\.due).min()
        rows.append(
          Row(
            id: .init(reference: summary.reference, hearing: hearing.id), name: summary.name,
            age: summary.age(on: day), worker: summary.worker, court: hearing.court, issued: hearing.at.day,
            isBacked: warrant.isBacked, checked: warrant.checked, note: warrant.note, due: due,
            address: found.child.residences.last { $0.to == nil }.map { Self.line($0) } ?? ""))
      }
    }
    rows.sort { one, other in
      (one.due ?? one.issued, one.issued, one.id.reference) < (
        other.due ?? other.issued, other.issued, other.id.reference
      )
    }
  }
}

extension WarrantBoard {
  private static func line(_ home: Residence) -> String {
    [home.address.split(whereSeparator: \.isNewline).joined(separator: ", "), home.postcode].filter { !$0.isEmpty }
      .joined(separator: ", ")
  }
}

extension CaseEvent {
  /// How a clock names a warrant: by the day on which it was issued.
  static func subject(ofWarrantOf day: Day) -> String { "w" + day.iso }

  /// What warrants that stand start.
  static func events(of court: CourtSummary?) -> [CaseEvent] {
    (court?.warrants ?? []).map { day in
      CaseEvent(.warrantIssued, at: Moment(day, .midnight), subject: subject(ofWarrantOf: day))
    }
  }
}
