public import Casework

/// An entry of a data file as lists of every kind show it.
public struct DataLine: Sendable, Equatable {
  /// The name by which faults and history call it.
  public var name: String
  /// What people read.
  public var title: String
  /// What it says.
  public var figure: String
  /// How far it is proved; empty where nothing says.
  public var status: String
  /// Where it comes from.
  public var source: String
  /// Between which days it is in force; empty for always.
  public var inForce: String
  /// What distinguishes it from what comes with the program: `changed`, `new`, `off`; empty for nothing.
  public var difference: String

  /// Every entry of a data file, in its order.
  public static func all(of data: ServiceData, shipped: ServiceData) -> [DataLine] {
    let theirs = Dictionary(DataEntry.all(of: shipped).map { ($0.id, $0) }) { first, _ in first }
    return DataEntry.all(of: data).map { entry in
      let facts = entry.facts
      let name = entry.id.hasSuffix(" 1") ? String(entry.id.dropLast(2)) : entry.id
      return DataLine(
        name: name, title: facts.title, figure: facts.figure, status: facts.status, source: facts.source,
        inForce: facts.inForce, difference: entry.difference(from: theirs))
    }
  }
}
