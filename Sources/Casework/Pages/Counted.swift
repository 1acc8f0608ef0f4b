extension Int {
  /// The number with what it counts: `1 report`, `3 reports`; `many` where an s at its end isn't enough.
  public func counted(_ one: String, _ many: String? = nil) -> String {
    self == 1 ? "1 " + one : "\(self) " + (many ?? one + "s")
  }

  /// How often: `never`, `once`, `twice`, `3 times`.
  public var often: String {
    switch self {
    case 0: "never"
    case 1: "once"
    case 2: "twice"
    default: "\(self) times"
    }
  }
}

/// How often a child came to what was booked, and how often not.
struct AttendanceTally {
  private let seen: Int
  private let missed: Int
  private let accepted: Int
  private let unaccepted: Int

  /// Counts contacts by their outcomes.
  init(_ contacts: some Sequence<Contact>) {
    let outcomes = contacts.compactMap(\.outcome)
    seen = outcomes.count(where: \.isAttendance)
    missed = outcomes.count(where: \.isAbsence)
    accepted = outcomes.count { $0 == .acceptableAbsence }
    unaccepted = outcomes.count { $0 == .unacceptableAbsence }
  }

  /// `seen 3 times; missed 2 appointments`.
  var plain: String { (seen == 0 ? "not seen yet" : "seen " + seen.often) + "; " + missedWords }

  /// `seen 3 times; missed 2 appointments, 1 of them without an accepted reason`.
  var words: String {
    guard unaccepted > 0 else { return plain }
    let which = missed == 1 ? "" : unaccepted == missed ? "all " : "\(unaccepted) of them "
    return plain + ", " + which + "without an accepted reason"
  }

  /// `seen 3 times; absent once for a reason that was accepted`: what speaks for the child.
  var inFavour: String {
    let absent = accepted == 0 ? "never absent" : "absent " + accepted.often
    return (seen == 0 ? "not seen yet" : "seen " + seen.often) + "; \(absent) for a reason that was accepted"
  }

  private var missedWords: String { missed == 0 ? "missed none" : "missed " + missed.counted("appointment") }
}

extension String {
  /// The same, as a sentence begins.
  var asSentence: String { prefix(1).uppercased() + dropFirst() }
}
