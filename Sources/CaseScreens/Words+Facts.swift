import Casework

extension Words {
  /// What to type for a length.
  static let lengthExpected = "Type a length such as 6 months, 12 weeks or 40 hours."

  /// A length as one says it: `6 months`, `1 year`.
  public static func of(_ term: Term) -> String {
    term.words
  }

  /// A requirement with its length: `curfew 3 months, 10 hours a day`.
  public static func of(_ requirement: Requirement) -> String {
    requirement.words
  }

  /// What a requirement says besides its kind, as ``Requirement/init(_:typed:)`` reads it.
  static func details(of requirement: Requirement) -> String {
    requirement.details
  }

  /// What a child on record has in common with one that is listed or being registered, and what speaks against it.
  public static func of(_ match: Match) -> String {
    let words = match.grounds.map { ground in
      switch ground {
      case .samePNC: "PNC"
      case .sameNumber: "number"
      case .listedBefore: "listed so before"
      case .sameName: "name"
      case .nickname: "short name"
      case .similarName: "name alike"
      case .sharedName: "part of both names"
      case .swappedNames: "names swapped"
      case .partOfName: "part of the name"
      case .sameBirth: "birth date"
      case .swappedBirth: "day/month swapped"
      case .nearBirth: "birth date alike"
      case .samePostcode: "postcode"
      case .otherBirth: "other birth date"
      case .otherPNC: "other PNC"
      }
    }
    return words.joined(separator: ", ")
  }
}

extension Term {
  /// Reads what people type: `6 months`, `6m`, `6`, `12 wks`, `90h`; nil for anything else. A number alone counts in
  /// `unit`.
  init?(typed: String, unit alone: Unit = .months) {
    let text = typed.lowercased().filter { $0 != " " }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let count = Int(digits), count > 0, count <= 9999 else { return nil }
    let rest = text.dropFirst(digits.count)
    let short: [Substring: Unit] = [
      "hr": .hours, "hrs": .hours, "wk": .weeks, "wks": .weeks, "mth": .months,
      "mths": .months, "yr": .years, "yrs": .years,
    ]
    if rest.isEmpty {
      self.init(count, alone)
    } else if let unit = short[rest] ?? Unit.allCases.first(where: { $0.rawValue.hasPrefix(rest) }) {
      self.init(count, unit)
    } else {
      return nil
    }
  }
}

extension Requirement {
  /// Reads what people type behind a requirement: its length, for a curfew the hours a day, then whatever it says in
  /// detail, with commas between; nil where it begins like a length and is none.
  init?(_ kind: RequirementKind, typed: String) {
    self.init(kind)
    var details: [String] = []
    for (place, part) in typed.split(separator: ",").enumerated() {
      let part = part.split(separator: " ").joined(separator: " ")
      if place == 0, let found = Term(typed: part, unit: Self.unit(of: kind)) {
        term = found
      } else if kind == .curfew, hoursADay == nil, details.isEmpty, let hours = Self.hoursADay(part) {
        hoursADay = hours
      } else if place == 0, part.first?.isNumber ?? false {
        return nil
      } else if !part.isEmpty {
        details.append(part)
      }
    }
    detail = details.joined(separator: ", ")
  }

  /// What a number alone counts.
  private static func unit(of kind: RequirementKind) -> Term.Unit {
    switch kind {
    case .unpaidWork, .attendanceCentre, .reparation: .hours
    case .activity, .extendedActivity: .days
    default: .months
    }
  }

  private static func hoursADay(_ text: String) -> Int? {
    let words = text.lowercased().filter { $0 != " " }
    let digits = words.prefix { $0.isASCII && $0.isNumber }
    let rest = words.dropFirst(digits.count)
    return ["haday", "hoursaday", "houraday", "hrsaday", "h/day", "h", "hours"].contains(rest) ? Int(digits) : nil
  }
}
