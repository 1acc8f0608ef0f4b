import Casework
import TextUI

/// A form over part of a case: its fields, what they say while one types, and the change that they make.
struct RecordForm: ChangeSheet {
  static let name = "Details form"

  /// It asks about what the screen that it was opened from showed.
  var lookedAt: Look? { nil }
  var references: [CaseReference] { [file.reference] }

  /// What makes one form different from another.
  struct Spec: Sendable {
    /// What stands above the fields.
    var title: String
    /// By what drafts of it are found again, besides the case; each order, offence and person has its own.
    var subject: String
    /// The fields as the case has them now.
    var fields: @Sendable (CaseFile, any Desk) -> [Form.Field]
    /// The version of what the fields show besides the case, such as a plan; 0 where they show nothing else.
    var version: @Sendable (CaseFile, any Desk) -> Int = { _, _ in 0 }
    /// What was understood, beside the fields.
    var follow: @Sendable (inout Form, CaseFile, any Desk) -> Void = { _, _, _ in }
    /// What stands already where the form would write, though its fields don't show it, such as another's ruling: it is
    /// told before it is written over.
    var standing: @Sendable (Form, CaseFile, any Desk) -> String? = { _, _, _ in nil }
    /// What a save replaces though no field shows it, such as the day of a meeting, in words: where another changed it
    /// after the form was opened, that is told before it is written over.
    var replaces: @Sendable (CaseFile, any Desk) -> String? = { _, _ in nil }
    /// What is to be known before it is saved, below the fields.
    var remarks: @Sendable (Form, CaseFile, any Desk) -> [(String, Style)] = { _, _, _ in [] }
    /// The change, or what is wrong with a field.
    var makes: @Sendable (Form, CaseFile, any Desk) throws(FormFault) -> Change
  }

  private let spec: Spec
  private var file: CaseFile
  /// What the fields said of the record when it was last looked at, and the version of what stands beside the case.
  private var said: Form
  private var seen: Int
  /// What a save replaces, as its author was told or it was when the form was opened.
  private var replaced: String?
  private var remarks: (of: [String: String], lines: [(String, Style)])?
  var sheet: FormSheet
  /// What of the record its author was told before writing over it.
  private var told = ""

  init(_ spec: Spec, of file: CaseFile, _ desk: any Desk) {
    self.spec = spec
    self.file = file
    seen = spec.version(file, desk)
    replaced = spec.replaces(file, desk)
    said = Form(spec.fields(file, desk))
    sheet = FormSheet(said, subject: spec.subject + " \(file.reference)", desk)
    follow(desk)
  }

  /// Opens a form over an open case, or says why it can't be.
  static func open(_ spec: Spec, of file: CaseFile?, _ desk: any Desk) -> Step {
    guard let file else { return .say("The case can't be read. Run `waymark check`.") }
    if let closed = file.header.closed { return .say(Words.of(.caseClosed(file.reference, on: closed.on))) }
    return .open(RecordForm(spec, of: file, desk))
  }

  static var commands: [Command<Self>] { sheetCommands() }

  var place: SectionPlace? { SectionPlace(file.reference, "form", spec.subject) }

  mutating func follow(_ desk: any Desk) { spec.follow(&sheet.form, file, desk) }

  /// Takes over what others changed in fields that were not touched here, and says where both changed one.
  mutating func refresh(_ desk: any Desk) {
    remarks = nil
    guard let latest = try? desk.caseFile(file.reference) else { return }
    let version = spec.version(latest, desk)
    guard latest != file || version != seen else { return }
    // Of the case alone, what the fields said before is asked again, so that a day that passed is nobody's change.
    let earlier = version == seen ? Form(spec.fields(file, desk)) : said
    let theirs = Form(spec.fields(latest, desk))
    file = latest
    seen = version
    said = theirs
    var both = sheet.takeOver(theirs, since: earlier)
    let stands = spec.replaces(latest, desk)
    if let stands, stands != replaced { both.append(stands) }
    replaced = stands
    follow(desk)
    if both.isEmpty { return }
    sheet.conflicts(desk.conflict(over: both) { $0.caseNumber == latest.reference.number })
  }

  mutating func save(_ desk: any Desk) -> Step {
    if let question = sheet.question() { return .say(question) }
    if let standing = spec.standing(sheet.form, file, desk), standing != told {
      told = standing
      let words = standing + " Ctrl-S saves yours over it."
      sheet.conflicts(words, isAsked: true)
      return .say(words)
    }
    let step = asked(desk)
    // What was read for the change may be newer than what the fields show.
    guard spec.version(file, desk) != seen else { return step }
    refresh(desk)
    if let question = sheet.question() { return .say(question) }
    let reference = file.reference
    return .say(
      desk.meanwhile("changed other parts", to: { $0.caseNumber == reference.number }) + "; they are kept. Save again.")
  }

  func change(_ desk: any Desk) throws(FormFault) -> Change { try spec.makes(sheet.form, file, desk) }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    let title = spec.title + " \u{B7} \(file.header.child.fullName) \u{B7} \(file.reference)"
    let values = sheet.form.values
    if remarks?.of != values { remarks = (values, spec.remarks(sheet.form, file, desk)) }
    var remarks = remarks?.lines ?? []
    if let place, let present = desk.words(ofThoseIn: place, "form") { remarks.append((present, .accent)) }
    _ = sheet.draw(&canvas, rows: rows, title: title, remarks: remarks)
  }
}
