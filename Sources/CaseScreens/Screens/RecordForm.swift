import Casework
import TextUI

/// A form over part of a case: its fields, what they say while one types, and the change that they make.
struct RecordForm: Screen {
  static let name = "Details form"

  /// What makes one form different from another.
  struct Spec: Sendable {
    /// What stands above the fields.
    var title: String
    /// The fields as the case has them now; the case is nil where one is to be opened.
    var fields: @Sendable (CaseFile?, any Desk) -> [Form.Field]
    /// What was understood, beside the fields.
    var follow: @Sendable (inout Form, CaseFile?, any Desk) -> Void = { _, _, _ in }
    /// The change, or what is wrong with a field.
    var makes: @Sendable (Form, CaseFile?, any Desk) throws(FormFault) -> Change
  }

  private let spec: Spec
  private let reference: CaseReference?
  private var file: CaseFile?
  private(set) var form: Form
  private var initial: [String: String]
  private var offered: OfferedDrafts
  private var conflict = ""
  private var isConflictSeen = true

  init(_ spec: Spec, of file: CaseFile?, _ desk: any Desk) {
    self.spec = spec
    self.file = file
    reference = file?.reference
    form = Form(spec.fields(file, desk))
    initial = form.values
    offered = OfferedDrafts(desk.draft(of: Self.subject(spec, file?.reference)))
    spec.follow(&form, file, desk)
  }

  private static func subject(_ spec: Spec, _ reference: CaseReference?) -> String {
    let words = spec.title.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "-" }.joined()
    return words + (reference.map { " \($0)" } ?? "")
  }

  private var subject: String { Self.subject(spec, reference) }

  static var commands: [Command<Self>] {
    [
      Command([.control("s")], "save", hint: "save") { screen, desk in screen.save(desk) },
      Command(
        [.control("o")], "restore the draft that was kept", hint: "restore draft",
        unavailable: { screen, _ in screen.offered.latest == nil ? "No draft was kept for this." : nil }
      ) { screen, desk in
        let current = screen.hasTypedText ? KeptDraft(at: desk.now.tabular, fields: screen.form.values) : nil
        for (name, value) in screen.offered.exchange(for: current)?.fields ?? [:] { screen.form.set(name, value) }
        screen.spec.follow(&screen.form, screen.file, desk)
        return .stay
      },
    ]
  }

  var isTyping: Bool { true }
  var floats: Bool { true }
  func title(_ desk: any Desk) -> String { "" }
  var hasTypedText: Bool { form.values != initial }
  var draft: (subject: String, fields: [String: String])? {
    hasTypedText ? (subject, offered.fields(behind: form.values)) : nil
  }
  var waitingDraft: (subject: String, fields: [String: String])? {
    offered.latest == nil ? nil : (subject, offered.fields())
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    guard form.handle(key) else { return nil }
    spec.follow(&form, file, desk)
    return .stay
  }

  /// Takes over what others changed in fields that were not touched here, and says where both changed one.
  mutating func refresh(_ desk: any Desk) {
    guard let reference, let latest = (try? desk.caseFile(reference)) ?? nil, latest.version != file?.version else {
      return
    }
    file = latest
    let theirs = Form(spec.fields(latest, desk))
    var both: [String] = []
    for field in theirs.fields {
      let value = theirs.text(field.name)
      guard let before = initial[field.name], value != before else { continue }
      if form.text(field.name) == before {
        form.set(field.name, value)
      } else if form.text(field.name) != value {
        both.append(field.label.lowercased() + " to \u{201C}" + value + "\u{201D}")
      }
      initial[field.name] = value
    }
    spec.follow(&form, latest, desk)
    if both.isEmpty { return }
    conflict = "Somebody else set " + both.joined(separator: ", ") + " meanwhile; Ctrl-S saves yours over it."
    isConflictSeen = false
  }

  private mutating func save(_ desk: any Desk) -> Step {
    if !isConflictSeen { return .say(conflict) }
    do throws(FormFault) {
      return .make(try spec.makes(form, file, desk), closes: true)
    } catch {
      form.fault(error.field, error.words)
      return .say(error.words)
    }
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    let width = min(canvas.size.columns, 100)
    let left = (canvas.size.columns - width) / 2
    var notice = conflict
    if notice.isEmpty, let latest = offered.latest, !hasTypedText {
      notice = "Unsaved draft from \(latest.at): Ctrl-O restores it"
    }
    let extra = notice.isEmpty ? 0 : 1
    let height = min(rows.count, form.height(width: width - 4) + 2 + extra)
    let child = file.map { " \u{B7} \($0.header.child.fullName) \u{B7} \($0.reference)" } ?? ""
    canvas.box(rows.lowerBound, left, height, width, title: spec.title + child)
    form.draw(&canvas, row: rows.lowerBound + 1, column: left + 2, width: width - 4, rows: height - 2 - extra)
    let cursor = canvas.cursor
    if extra > 0 {
      canvas.put(rows.lowerBound + height - 2, left + 2, TextWidth.truncated(notice, to: width - 4), .warning)
    }
    if !conflict.isEmpty { isConflictSeen = true }
    canvas.cursor = cursor
  }
}
