import CaseStore
import Casework
import Interchange

/// Changes that the journal no longer holds: what is known of each, in words and for programs.
struct LostChanges {
  /// The most lines that people read; programs get all of them.
  static let mostLines = 20
  /// What programs get of a change, behind what a finding has.
  static let columns: [Listing.Column] = [
    .init("change"), .init("at"), .init("by"), .init("op"), .init("cases"), .init("documents"),
  ]

  private let changes: [LostChange]
  private let times: [LostTime]
  /// How many more there are of which nothing tells.
  private let unlisted: Int

  init(_ report: CheckReport) { (changes, times, unlisted) = (report.lost, report.lostTimes, report.unlisted) }

  /// Adds a row a change, and one for each who looked while changes were made of which nothing else tells.
  func add(to table: inout Listing, path: String) {
    for change in changes {
      table.add([
        .init("missing"), .init(path + "/journal"), .init(Self.words(change)), .init(change.seq),
        .init(change.at.isEmpty ? nil : change.at), .init(change.by.isEmpty ? nil : change.by),
        .init(change.op.isEmpty ? nil : change.op),
        .init(.array(change.cases.map { .string($0.description) }), words: ""),
        .init(.array(change.keys.map { .string($0) }), words: ""),
      ])
    }
    for time in times {
      for looker in time.lookers {
        table.add([
          .init("looked"), .init(path + "/looks"), .init(Self.words(looker)), .init(time.changes.first),
          .init(looker.first), .init(looker.by), .init(nil as String?),
          .init(.array(looker.cases.map { .string($0.description) }), words: ""), .init(.array([]), words: ""),
        ])
      }
    }
  }

  /// What people read: a line a change, or where those are too many a line for each case and author; and what to do.
  var text: String {
    if changes.isEmpty { return "" }
    let lines = changes.count <= Self.mostLines ? changes.map(Self.words) : groups
    var text = "Missing: \((changes.count + unlisted).counted("change")).\n"
    for line in lines.prefix(Self.mostLines) { text += "  " + line + "\n" }
    if lines.count > Self.mostLines {
      text += "  and \(lines.count - Self.mostLines) more lines; --json lists every change\n"
    }
    if unlisted > 0 { text += "  \(unlisted.counted("more change")) by the numbers above, of which nothing tells\n" }
    text += times.map(Self.words).joined()
    return text + """
      Restore the latest backup that is whole: `waymark restore FILE --replace` keeps this store beside it. Where there \
      is none, `waymark check --mend --accept-loss` writes the loss down and goes on with what the case files hold.

      """
  }

  /// One change in words.
  private static func words(_ change: LostChange) -> String {
    let number = "change \(change.seq)"
    if change.at.isEmpty {
      return change.keys.isEmpty
        ? number + ": nothing else tells what it was"
        : number + ": made \(change.keys.joined(separator: ", ")); nothing tells who made it or when"
    }
    let cases = change.cases.map(\.description).joined(separator: ", ")
    return "\(number), \(moment(change.at)), by \(change.by): \(Change.words(forOp: change.op)), \(cases)"
  }

  /// What surrounds changes of which nothing tells who made them, and who was at work meanwhile.
  private static func words(_ time: LostTime) -> String {
    let (first, last) = (time.changes.first ?? 0, time.changes.last ?? 0)
    let numbers = first == last ? "change \(first)" : "\(time.changes.count) of changes \(first) to \(last)"
    let bounds = [("after", time.after), ("before", time.before)].filter { !$0.1.isEmpty }
    var text = "Nothing tells who made " + numbers
    if !bounds.isEmpty {
      text += "; made " + bounds.map { "\($0.0) \(moment($0.1))" }.joined(separator: " and ")
    }
    if time.lookers.isEmpty { return text + ", when nobody looked at anything.\n" }
    text += ". Who looked at what meanwhile, and so may know:\n"
    for looker in time.lookers.prefix(Self.mostLines) { text += "  " + words(looker) + "\n" }
    if time.lookers.count > Self.mostLines { text += "  and \(time.lookers.count - Self.mostLines) more people\n" }
    return text
  }

  /// Who looked, how often and when, and at which cases.
  private static func words(_ looker: LostTime.Looker) -> String {
    let cases = looker.cases.prefix(10).map(\.description).joined(separator: ", ")
    let rest = looker.cases.count > 10 ? " and \(looker.cases.count - 10) more" : ""
    let when = looker.looks == 1 ? moment(looker.first) : "\(moment(looker.first)) to \(moment(looker.last))"
    return "\(looker.by), \(looker.looks.counted("look")), \(when): " + (cases.isEmpty ? "no one case" : cases + rest)
  }

  /// One line for each case and author, those with the most changes first.
  private var groups: [String] {
    struct Group: Hashable {
      var cases: [CaseReference]
      var by: String
    }
    let byGroup = Dictionary(grouping: changes) { Group(cases: $0.cases, by: $0.by) }
    let sorted = byGroup.sorted {
      ($1.value.count, $0.value.first?.seq ?? 0) < ($0.value.count, $1.value.first?.seq ?? 0)
    }
    return sorted.map { group, changes in
      let cases = group.cases.isEmpty ? "no case" : group.cases.map(\.description).joined(separator: ", ")
      let range = "changes \(changes.first?.seq ?? 0) to \(changes.last?.seq ?? 0)"
      if group.by.isEmpty {
        return "\(cases): \(changes.count.counted("change")), \(range); nothing tells who made them or when"
      }
      let ops = Dictionary(grouping: changes, by: \.op).sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      let kinds = ops.map { "\(Change.words(forOp: $0.key))\($0.value.count > 1 ? " \u{D7}\($0.value.count)" : "")" }
      let days = "\(Self.moment(changes.first?.at ?? "")) to \(Self.moment(changes.last?.at ?? ""))"
      return "\(cases), by \(group.by): \(kinds.joined(separator: ", ")); \(range), \(days)"
    }
  }

  /// A moment of the journal as people read it.
  private static func moment(_ at: String) -> String { Moment(rfc3339: at).map { "\($0)" } ?? at }
}
