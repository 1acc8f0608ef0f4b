import Forms
import JSON

/// One entry of a pack: a contact, a person, a version of a plan, a part of the case.
public struct PackEntry: Sendable, Equatable {
  /// Its name in the pack, the same as long as the document stands: `cases/000142/contacts/c7.1`.
  public let id: String
  /// In which section it stands.
  public let kind: HeldKind
  public let title: String
  /// What it says, by label.
  public let lines: [Line]
  /// A digest of what it says.
  public let digest: String

  /// One thing that it says.
  public struct Line: Sendable, Equatable {
    public var label: String
    public var text: String
    /// Whether it is about a victim.
    var isOfVictim = false
    /// Whether it is text that somebody typed in sentences.
    var isTyped = false
    /// Whether it is text as it is stored, one word or many.
    var isWritten = false
    /// Whether it is what the person is to the child, and no more.
    var isPlain = false
  }

  init(id: String, kind: HeldKind, title: String, lines: [Line]) {
    self.id = id
    self.kind = kind
    self.title = title
    self.lines = lines
    var digest = PackDigest()
    digest.add(title)
    for line in lines {
      digest.add(line.label)
      digest.add(line.text)
    }
    self.digest = digest.text
  }
}

extension PackEntry {
  /// The identifier of the person around the child whom an entry is about.
  var personID: String {
    id.split(separator: "#").dropFirst().first.map { String($0.dropFirst("people.".count)) } ?? ""
  }
}

/// A digest by which it is seen that something says something else; no proof against forgery, which the journal's is.
struct PackDigest {
  private var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ text: String) {
    for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
    value = (value ^ 0xFF) &* 0x100_0000_01b3
  }

  var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, 16 - digits.utf8.count)) + digits
  }
}

/// Lays out documents as entries: every member of every document becomes a line, whatever it is called.
struct EntryWriter {
  let words: HeldWords
  /// The changes by their numbers.
  var changes: [Int: HistoryEntry] = [:]
  /// The names of the people of each case, by their identifiers, those too who are no longer on it.
  var people: [DocumentKey: [String: String]] = [:]

  /// The entries of a document; of an earlier version those lines that it doesn't say any more.
  func entries(of document: HeldDocument) -> [PackEntry] {
    guard let next = document.next, let change = document.change else { return wholeEntries(of: document) }
    let after = Dictionary(
      wholeEntries(of: HeldDocument(key: document.key, part: "", value: next)).map { ($0.id, $0.lines) }
    ) { first, _ in first }
    return wholeEntries(of: HeldDocument(key: document.key, part: "", value: document.value)).compactMap { entry in
      let later = after[entry.id] ?? []
      let lines = entry.lines.filter { line in
        !later.contains { $0.label == line.label && $0.text.hasPrefix(line.text) }
      }
      if lines.isEmpty { return nil }
      return PackEntry(
        id: entry.id + "#" + document.part, kind: entry.kind, title: entry.title + asItWas(before: change), lines: lines
      )
    }
  }

  /// Until when it was so, and who changed it.
  private func asItWas(before change: Int) -> String {
    guard let change = changes[change] else { return " (as it was before it was changed)" }
    let author = words.staff[change.by]?.name ?? change.by.text
    return " (as it was before it was changed on \(change.at.day.text(.long)) by \(author))"
  }

  private func wholeEntries(of document: HeldDocument) -> [PackEntry] {
    guard let kind = document.kind else { return [] }
    let id = document.key.text + (document.part.isEmpty ? "" : "#" + document.part)
    if document.key.caseNumber != nil, !document.key.isInCollection { return caseEntries(document) }
    var value = document.value
    if kind == .requests, case .object(let members) = value {
      // What was decided would say again what is left out, and what is done with the pack would be part of it.
      value = .object(members.filter { !["decisions", "terms", "acts"].contains($0.key) })
    }
    if !document.setting.isEmpty, case .object(let members) = value { value = .object(document.setting + members) }
    let title = Self.names[document.key.segments.dropLast().last.map(String.init) ?? ""] ?? ""
    return [PackEntry(id: id, kind: kind, title: self.title(of: value, title), lines: lines(of: value))]
  }

  /// The entry of a change.
  func entry(of change: HistoryEntry) -> PackEntry {
    var lines = [PackEntry.Line(label: "by", text: words.staff[change.by]?.name ?? change.by.text)]
    if !change.why.isEmpty {
      lines.append(PackEntry.Line(label: "why", text: change.why, isTyped: true, isWritten: true))
    }
    return PackEntry(
      id: "change \(change.seq)", kind: .history,
      title: HeldWords.words(change.at) + ": " + Change.words(forOp: change.op), lines: lines)
  }

  private static let names = [
    "contacts": "", "assessments": "Assessment", "plans": "Plan", "exits": "Exit plan", "reports": "Report",
    SupervisionFile.collection: "Supervision of a worker", CaseAudit.collection: "Audit",
    DutyDay.collection: "Duty log", CourtDayID.collection: "Court list", PanelMeeting.collection: "Court Review Panel",
    SubjectRequest.collection: "Request", Programme.collection: "Group work",
  ]

  /// The case's own document: one entry for the child, one for each element of a list, one for the rest of each section.
  private func caseEntries(_ document: HeldDocument) -> [PackEntry] {
    guard case .object(let members) = document.value else { return [] }
    var entries: [PackEntry] = []
    var rest: [JSONMember] = []
    for member in members {
      let kind = HeldKind(member: member.key)
      let id = document.key.text + "#" + member.key
      if let list = member.value.array, list.contains(where: { if case .object = $0 { true } else { false } }) {
        for (index, stored) in list.enumerated() where stored != .null {
          let element = member.key == "consents" ? naming(stored, people[document.key] ?? [:]) : stored
          let name = element["id"]?.string ?? element["id"]?.integer.map(String.init) ?? String(index + 1)
          entries.append(
            PackEntry(
              id: id + "." + name, kind: kind, title: title(of: element, Self.singular(member.key)),
              lines: lines(of: element)))
        }
      } else if case .object = member.value {
        let name = HeldWords.label(member.key)
        let title = kind == .child ? "About you" : name.asSentence
        entries.append(PackEntry(id: id, kind: kind, title: title, lines: lines(of: member.value)))
      } else {
        rest.append(member)
      }
    }
    if !rest.isEmpty {
      entries.append(
        PackEntry(id: document.key.text, kind: .work, title: "The case", lines: lines(of: .object(rest))))
    }
    return entries
  }

  /// What was consented to, with the name of the person of the case in the place of the identifier.
  private func naming(_ value: JSONValue, _ names: [String: String]) -> JSONValue {
    guard case .object(let members) = value else { return value }
    return .object(
      members.map { member in
        guard member.key == "person", let name = member.value.string.flatMap({ names[$0] }) else { return member }
        return JSONMember(key: member.key, value: .string(name))
      })
  }

  private static func singular(_ member: String) -> String {
    switch member {
    case "people": return ""
    case "remandWork": return "Bail and remand"
    case "enforcement": return "Enforcement"
    case "oversight": return "Note"
    case "custody": return "Time in custody"
    default:
      let label = HeldWords.label(member).asSentence
      return label.hasSuffix("ies")
        ? String(label.dropLast(3)) + "y"
        : label.hasSuffix("s") && !label.hasSuffix("ss") ? String(label.dropLast()) : label
    }
  }

  /// What an entry is called: its day and what it is.
  private func title(of value: JSONValue, _ name: String) -> String {
    let days = ["at", "on", "made", "begun", "started", "opened", "received", "day", "date", "from"]
    let day = days.lazy.compactMap { value[$0]?.string }.first.flatMap { words.text($0) }
    let whats = ["formTitle", "name", "title", "kind", "disposal", "description", "court", "rule", "programme"]
    let what = whats.lazy.compactMap { name in value[name]?.string.flatMap { words.text($0, of: name) } }.first?
      .asSentence
    let called = [name, what ?? ""].filter { !$0.isEmpty }.joined(separator: ": ")
    return [day ?? "", called].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  // MARK: Lines

  private func lines(of value: JSONValue) -> [PackEntry.Line] {
    var lines: [PackEntry.Line] = []
    let form = value["form"]?.string.flatMap { id in
      value["formVersion"]?.integer.flatMap { words.forms.definition(FormID(id), version: $0) }
    }
    add(value, label: "", form: form, isOfVictim: false, to: &lines)
    return lines
  }

  private func add(
    _ value: JSONValue, label: String, of member: String = "", form: FormDefinition?, isOfVictim: Bool,
    to lines: inout [PackEntry.Line]
  ) {
    func put(_ text: String, isTyped: Bool = false, isWritten: Bool = false) {
      lines.append(
        PackEntry.Line(
          label: label, text: text, isOfVictim: isOfVictim, isTyped: isTyped, isWritten: isWritten,
          isPlain: Self.plain.contains(label)))
    }
    switch value {
    case .null: break
    case .bool(let isTrue): put(isTrue ? "yes" : "no")
    case .integer(let number): put(String(number))
    case .number(let digits): put(digits)
    case .string(let stored):
      guard let text = words.text(stored, of: member) else { return }
      put(text, isTyped: text == stored && stored.contains(" "), isWritten: text == stored)
    case .array(let list):
      let texts = list.compactMap { $0.string.flatMap { words.text($0, of: member) } }
      if texts.count == list.count {
        if !texts.isEmpty {
          let isWritten = list.contains { $0.string.map { words.text($0, of: member) == $0 } ?? false }
          put(texts.joined(separator: "; "), isTyped: texts.contains { $0.contains(" ") }, isWritten: isWritten)
        }
        return
      }
      for (index, element) in list.enumerated() {
        let numbered = list.count == 1 ? label : label + " \(index + 1)"
        add(element, label: numbered, of: member, form: form, isOfVictim: isOfVictim, to: &lines)
      }
    case .object(let members):
      let isOfVictim = isOfVictim || Self.namesVictim(members)
      for member in members where member.key != "id" {
        if member.key == "answers", case .object(let answers) = member.value, let form {
          for answer in answers { add(answer, of: form, isOfVictim: isOfVictim, to: &lines) }
          continue
        }
        let name = HeldWords.label(member.key)
        add(
          member.value, label: label.isEmpty ? name : label + ", " + name, of: member.key, form: form,
          isOfVictim: isOfVictim || Self.speaksOfVictim(member.key), to: &lines)
      }
    }
  }

  /// What a person is to the child is no secret to the child.
  private static let plain: Set<String> = [
    "relationship", "parental responsibility", "lives with child", "may be contacted",
  ]

  private static func speaksOfVictim(_ text: String) -> Bool { text.lowercased().contains("victim") }

  /// Whether one of the codes of a record says that it is about a victim.
  private static func namesVictim(_ members: [JSONMember]) -> Bool {
    members.contains { member in
      guard let text = member.value.string, !text.contains(" "), text.utf8.count < 40 else { return false }
      return speaksOfVictim(text)
    }
  }

  /// One answer of a form, under the words of its question.
  private func add(
    _ answer: JSONMember, of form: FormDefinition, isOfVictim: Bool, to lines: inout [PackEntry.Line]
  ) {
    let question = form.question(QuestionID(answer.key))
    let label = question?.words ?? HeldWords.label(answer.key)
    let isOfVictim = isOfVictim || Self.speaksOfVictim(answer.key) || Self.speaksOfVictim(label)
    guard case .object(let members) = answer.value else {
      return add(answer.value, label: label, form: nil, isOfVictim: isOfVictim, to: &lines)
    }
    let first = lines.count
    for member in members where !["by", "at"].contains(member.key) {
      switch (member.key, member.value) {
      case ("text", _), ("number", _), ("day", _), ("rows", _):
        add(member.value, label: label, form: nil, isOfVictim: isOfVictim, to: &lines)
      case ("choice", .string(let code)), ("rating", .string(let code)):
        lines.append(
          PackEntry.Line(label: label, text: words.choice(code, of: question) ?? code, isOfVictim: isOfVictim))
      case ("choices", .array(let codes)):
        let texts = codes.compactMap { $0.string.flatMap { words.choice($0, of: question) } }
        lines.append(PackEntry.Line(label: label, text: texts.joined(separator: "; "), isOfVictim: isOfVictim))
      default:
        add(
          member.value, label: label + ", " + HeldWords.label(member.key), form: nil, isOfVictim: isOfVictim,
          to: &lines)
      }
    }
    let origin = ["by", "at"].compactMap { name in answer.value[name]?.string.flatMap { words.text($0) } }
    guard !origin.isEmpty else { return }
    let said = "(" + origin.joined(separator: ", ") + ")"
    if lines.count > first {
      lines[first].text += " " + said
    } else {
      lines.append(PackEntry.Line(label: label, text: said, isOfVictim: isOfVictim))
    }
  }
}
