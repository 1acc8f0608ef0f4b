/// What is wrong in a data file, and where: a fact, whose words are made in one other place.
public struct DataProblem: Sendable, Equatable {
  /// Where in the file: the rule's or the entry's name, or its place where it has none.
  public var place: String
  /// What is wrong there.
  public var fault: Fault

  /// Puts the parts together.
  public init(_ place: String, _ fault: Fault) {
    self.place = place
    self.fault = fault
  }

  /// What can be wrong in a data file that is sound JSON of the right shape.
  public enum Fault: Sendable, Equatable {
    /// Two things of one name that hold on the same day.
    case nameTwice
    /// A field that says nothing.
    case empty(String)
    /// An end before its beginning.
    case datesReversed(from: Day, to: Day)
    /// A longest below its shortest.
    case rangeReversed(String)
    /// A number that can't be.
    case badNumber(String, Int)
    /// Neither or both of two fields, of which there must be one.
    case notExactlyOne(String, String)
    /// Two fields that contradict each other.
    case contradicts(String, String)
    /// A rule that asks nothing and has no note that says so.
    case asksNothing
    /// Something of which no rule speaks.
    case missing(String)
    /// A name that nothing bears.
    case unknown(String)
    /// A letter with a brace that is never closed.
    case braceOpen
  }
}

/// Something of a data file that has a name and holds between two days.
struct Named {
  let place: String
  let name: String
  let from: Day?
  let to: Day?

  /// The faults of names and days.
  static func problems(of all: [Named]) -> [DataProblem] {
    var found: [DataProblem] = []
    for (index, one) in all.enumerated() {
      if one.name.isEmpty { found.append(DataProblem(one.place, .empty("name"))) }
      if let from = one.from, let to = one.to, to < from {
        found.append(DataProblem(one.place, .datesReversed(from: from, to: to)))
      }
      let twice = all[..<index].contains { other in
        other.name == one.name && (other.from ?? .earliest) <= (one.to ?? .latest)
          && (one.from ?? .earliest) <= (other.to ?? .latest)
      }
      if twice { found.append(DataProblem(one.place, .nameTwice)) }
    }
    return found
  }
}
