/// The requests for what is held on children, those that are due first.
public struct RequestBoard: Sendable {
  /// One request.
  public struct Row: Sendable, Equatable {
    public var filed: FiledRequest
    /// By when it is to be answered; nil while the clock hasn't started or stands still, and once it is over.
    public var due: Day?

    public var id: SubjectRequestID { filed.id }
    public var request: SubjectRequest { filed.request }
  }

  public let day: Day
  public let rows: [Row]

  /// The requests as they stand on a day; those that are over, too, where asked for.
  public init(
    _ requests: [FiledRequest], _ rules: SubjectAccessRules, _ calendar: WorkingCalendar, on day: Day,
    withEnded: Bool = false
  ) {
    self.day = day
    let all = requests.filter { withEnded || $0.request.stage.isOpen }.map { filed in
      Row(filed: filed, due: filed.request.stage.isOpen ? filed.request.due(rules, calendar) : nil)
    }
    func rank(_ row: Row) -> (Int, Day, Day, String) {
      (row.request.stage.isOpen ? 0 : 1, row.due ?? .latest, row.request.received, row.id.text)
    }
    rows = all.sorted { rank($0) < rank($1) }
  }

  /// Those that are past their day.
  public var late: Int { rows.count { $0.due.map { $0 < day } ?? false } }
  /// Those that are to be answered within a week.
  public var soon: Int { rows.count { $0.due.map { $0 >= day && $0 <= day + 7 } ?? false } }
}
