import Casework
import TextUI

/// One entry of a data file that is listed and edited by itself: what a list says of it, its fields, and the data as it
/// would be with what is typed in them.
struct DataEntry: Sendable {
  /// What a list says of an entry.
  struct Facts: Sendable {
    var title: String
    var figure: String
    var status: String
    var source: String
    var inForce = ""
    /// The name for scripts, and what it asks for.
    var details: [String]
    var isOff = false
  }

  /// By what the same entry is found in other data: its name, and which of the entries of that name it is.
  var id: String
  /// What a list says of it.
  var facts: Facts
  /// Its content, for telling whether it is as it comes with the program.
  var content: [UInt8]
  /// The fields in which it is edited.
  var fields: @Sendable () -> [Form.Field]
  /// The data as it would be. Throws where a field can't be read.
  var edited: @Sendable (Form, any Desk) throws(FormFault) -> ServiceData

  /// Every entry, in the order of the file.
  static func all(of data: ServiceData) -> [DataEntry] {
    var entries: [DataEntry]
    switch data {
    case .standards(let standards): entries = all(of: standards)
    case .allocation(let rules): entries = rules.rules.indices.map { holding($0, in: rules) }
    case .workload(let weights): entries = all(of: weights)
    case .letters(let texts): entries = texts.letters.indices.map { letter($0, in: texts) }
    case .reports(let texts): entries = all(of: texts)
    case .retention(let rules): entries = rules.rules.indices.map { retention($0, in: rules) }
    case .subjectAccess(let rules): entries = all(of: rules)
    case .access(let policy): entries = all(of: policy)
    }
    var versions: [String: Int] = [:]
    for index in entries.indices {
      let name = entries[index].id
      versions[name, default: 0] += 1
      entries[index].id = "\(name) \(versions[name] ?? 1)"
    }
    return entries
  }

  /// What distinguishes it from what comes with the program: `changed`, `new`, `off`; empty for nothing.
  func difference(from shipped: [String: DataEntry]) -> String {
    guard let theirs = shipped[id] else { return "new" }
    if facts.isOff { return "off" }
    return theirs.content == content ? "" : "changed"
  }
}

// MARK: Fields that entries have in common

extension DataEntry {
  /// Between which days it is in force.
  static func span(_ from: Day?, _ to: Day?) -> [Form.Field] {
    [.line("from", "In force from", from?.text(.short) ?? ""), .line("to", "To", to?.text(.short) ?? "").beside]
  }

  /// Why it is changed, for the journal.
  static var why: Form.Field { .line("why", "Why", "") }

  /// Some of many, in the order in which they are picked.
  static func picks<Value: CaseIterable & RawRepresentable<String>>(
    _ name: String, _ label: String, _ chosen: [Value], words: (Value) -> String
  ) -> Form.Field {
    let options = Value.allCases.map { (id: $0.rawValue, words: words($0)) }
    return Form.Field(name: name, label: label, kind: .picks(.init(options, picked: chosen.map(\.rawValue))))
  }

  /// What is picked in a field.
  static func picked<Value: RawRepresentable<String>>(_ name: String, _ form: Form) -> [Value] {
    form.text(name).split(separator: ",").compactMap { Value(rawValue: String($0)) }
  }

  /// The number that is typed, which must be.
  static func number(_ name: String, _ form: Form) throws(FormFault) -> Int {
    guard let number = try form.number(name) else { throw FormFault(field: name, words: "Type a number.") }
    return number
  }
}
