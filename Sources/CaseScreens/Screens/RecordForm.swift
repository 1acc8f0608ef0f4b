import Casework
import TextUI

/// A form over part of a case: its fields, what they say while one types, and the change that they make.
struct RecordForm: ChangeSheet {
  static let name = "Details form"

  /// What makes one form different from another.
  struct Spec: Sendable {
    /// What stands above the fields.
    var title: String
    /// By what drafts of it are found again, besides the case; each order, offence and person has its own.
    var subject: String
    /// The fields as the case has them now.
    var fields: @Sendable (CaseFile, any Desk) -> [Form.Field]
    /// What was understood, beside the fields.
    var follow: @Sendable (inout Form, CaseFile, any Desk) -> Void = { _, _, _ in }
    /// What is to be known before it is saved, below the fields.
    var remarks: @Sendable (Form, CaseFile, any Desk) -> [(String, Style)] = { _, _, _ in [] }
    /// The change, or what is wrong with a field.
    var makes: @Sendable (Form, CaseFile, any Desk) throws(FormFault) -> Change
  }

  private let spec: Spec
  private var file: CaseFile
  var sheet: FormSheet
  private var conflict = ""
  private var isConflictSeen = true

  init(_ spec: Spec, of file: CaseFile, _ desk: any Desk) {
    self.spec = spec
    self.file = file
    sheet = FormSheet(Form(spec.fields(file, desk)), subject: spec.subject + " \(file.reference)", desk)
    follow(desk)
  }

  /// Opens a form over an open case, or says why it can't be.
  static func open(_ spec: Spec, of file: CaseFile?, _ desk: any Desk) -> Step {
    guard let file else { return .say("The case can't be read. Run `waymark check`.") }
    if let closed = file.header.closed { return .say(Words.of(.caseClosed(file.reference, on: closed.on))) }
    return .open(RecordForm(spec, of: file, desk))
  }

  static var commands: [Command<Self>] { sheetCommands() }

  mutating func follow(_ desk: any Desk) { spec.follow(&sheet.form, file, desk) }

  /// Takes over what others changed in fields that were not touched here, and says where both changed one.
  mutating func refresh(_ desk: any Desk) {
    guard let latest = try? desk.caseFile(file.reference), latest != file else { return }
    // What the fields said of the case before, on the same day, so that a day that passed is nobody's change.
    let earlier = Form(spec.fields(file, desk))
    let theirs = Form(spec.fields(latest, desk))
    file = latest
    let both = sheet.takeOver(theirs, since: earlier)
    follow(desk)
    if both.isEmpty { return }
    conflict = "Somebody else set " + both.joined(separator: ", ") + " meanwhile; Ctrl-S saves yours over it."
    isConflictSeen = false
  }

  mutating func save(_ desk: any Desk) -> Step {
    isConflictSeen ? asked(desk) : .say(conflict)
  }

  func change(_ desk: any Desk) throws(FormFault) -> Change { try spec.makes(sheet.form, file, desk) }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    let title = spec.title + " \u{B7} \(file.header.child.fullName) \u{B7} \(file.reference)"
    var remarks = spec.remarks(sheet.form, file, desk)
    if !conflict.isEmpty { remarks.append(("! " + conflict, .warning)) }
    _ = sheet.draw(&canvas, rows: rows, title: title, remarks: remarks)
    if !conflict.isEmpty { isConflictSeen = true }
  }
}
