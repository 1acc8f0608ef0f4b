import Casework
import TextUI

/// A form over a member of staff: supervision, cover, what takes work off their hours.
struct StaffForm: ChangeSheet {
  static let name = "Staff form"

  /// It is about the worker whose page it was opened from.
  var lookedAt: Look? { nil }
  var references: [CaseReference] { [] }

  /// What makes one form different from another.
  struct Spec: Sendable {
    /// What stands above the fields.
    var title: String
    /// By what drafts of it are found again, besides the member of staff.
    var subject: String
    /// The fields as they are now.
    var fields: @Sendable (StaffID, any Desk) -> [Form.Field]
    /// What was understood, beside the fields.
    var follow: @Sendable (inout Form, any Desk) -> Void
    /// The change, or what is wrong with a field.
    var makes: @Sendable (Form, StaffID, any Desk) throws(FormFault) -> Change
  }

  private let spec: Spec
  private let id: StaffID
  var sheet: FormSheet
  /// The member of staff as the fields were made of, and the fields.
  private var base: Staff?
  private var seen: Form
  /// The version of the member of staff that the author has seen.
  private var version: Int

  init(_ spec: Spec, of id: StaffID, _ desk: any Desk) {
    self.spec = spec
    self.id = id
    base = desk.staff[id]
    version = desk.version(of: id)
    seen = Form(spec.fields(id, desk))
    sheet = FormSheet(seen, subject: spec.subject + " \(id)", desk)
    follow(desk)
  }

  static var commands: [Command<Self>] { sheetCommands() }

  mutating func follow(_ desk: any Desk) { spec.follow(&sheet.form, desk) }

  /// Takes over what others changed in fields that were not touched here, and says where both changed one.
  mutating func refresh(_ desk: any Desk) {
    let theirs = Form(spec.fields(id, desk))
    let earlier = seen
    seen = theirs
    version = desk.version(of: id)
    // A day that passes alters fields too, which is nobody's change.
    guard desk.staff[id] != base else { return }
    base = desk.staff[id]
    let both = sheet.takeOver(theirs, since: earlier)
    follow(desk)
    if both.isEmpty { return }
    let key = id.key
    sheet.conflicts(desk.conflict(over: both) { $0 == key })
  }

  func change(_ desk: any Desk) throws(FormFault) -> Change {
    let change = try spec.makes(sheet.form, id, desk)
    // A new cover stands beside the others, so that nobody's is lost by it.
    guard case .coverSaved(let id, let cover, _) = change, !cover.id.text.isEmpty else { return change }
    return .coverSaved(id, cover, seen: version)
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    let title = spec.title + " \u{B7} " + (desk.staff[id]?.name ?? id.text)
    _ = sheet.draw(&canvas, rows: rows, title: title)
  }
}

extension StaffForm.Spec {
  /// A supervision took place.
  static var supervision: Self {
    Self(
      title: "Supervision", subject: "supervision",
      fields: { id, desk in
        let cases = desk.openCases(of: id).filter { $0.isWorked(by: id) }
        let options = cases.map { (id: $0.reference.description, words: $0.shortName + " \($0.reference)") }
        let next = desk.now.day.adding(days: desk.weights.supervisionDays.value)
        let fields: [Form.Field] = [
          .line("on", "On", desk.now.day.text(.short)),
          .choice("kind", "Kind", .management, none: nil) { kind in
            (Words.spoken(kind as Supervision.Kind))
          },
          .init(name: "cases", label: "Cases", kind: .picks(.init(options, picked: []))), .note("note", "Note"),
        ]
        return fields + Form.actionFields + [
          .line("next", "Next", desk.calendar.workingDay(onOrBefore: next).text(.short))
        ]
      },
      follow: { form, desk in
        form.echoDay("on", .past, desk)
        form.echoDay("next", .future, desk)
        form.followActions(desk)
      },
      makes: { form, id, desk throws(FormFault) in
        var record = Supervision()
        record.on = try form.neededDay("on", .past, desk)
        record.by = desk.me
        record.kind = Supervision.Kind(rawValue: form.text("kind")) ?? .management
        record.cases = form.text("cases").split(separator: ",").compactMap { CaseReference(typed: String($0)) }
        record.note = form.text("note")
        record.actions = try form.actions(desk).map { SupervisionAction($0.what, due: $0.due) }
        record.next = try form.day("next", .future, desk)
        return .supervisionRecorded(id, record)
      })
  }

  /// Somebody acts for the member of staff between two days; an earlier cover is put right.
  static func cover(_ cover: CoverID?) -> Self {
    Self(
      title: "Cover", subject: "cover \(cover?.text ?? "new")",
      fields: { id, desk in
        let earlier = desk.staff[id]?.covers.first { $0.id == cover }
        return [
          .worker("deputy", "Deputy", earlier?.deputy, desk),
          .line("from", "From", (earlier?.from ?? desk.now.day).text(.short)),
          .line("to", "To", earlier?.to.text(.short) ?? ""), .line("why", "Why", earlier?.why ?? ""),
        ]
      },
      follow: { form, desk in
        form.echoDay("from", .future, desk)
        form.echoDay("to", .future, hint: "the last day", desk)
      },
      makes: { form, id, desk throws(FormFault) in
        guard !form.text("deputy").isEmpty else { throw FormFault(field: "deputy", words: Words.of(.nobodyChosen)) }
        var made = Cover(
          by: StaffID(form.text("deputy")), from: try form.neededDay("from", .future, desk),
          to: try form.neededDay("to", .future, desk), why: form.line("why"))
        if let cover { made.id = cover }
        return .coverSaved(id, made)
      })
  }

  /// The member of staff carries less than their hours say.
  static var reduction: Self {
    Self(
      title: "Less work", subject: "reduction",
      fields: { _, desk in
        [
          .line("percent", "Per cent", "", hint: "of the hours, such as 20"),
          .line("why", "Why", "", hint: "duty, training, a phased return"),
          .line("from", "From", desk.now.day.text(.short)), .line("to", "To", ""),
        ]
      },
      follow: { form, desk in
        form.echoDay("from", .future, desk)
        form.echoDay("to", .future, hint: "left empty while it goes on", desk)
      },
      makes: { form, id, desk throws(FormFault) in
        guard let percent = try form.number("percent") else {
          throw FormFault(field: "percent", words: "Type a percentage, such as 20.")
        }
        guard (1...100).contains(percent) else {
          throw FormFault(field: "percent", words: Words.of(.percentOutOfRange(percent)))
        }
        let why = try form.needed("why", Words.of(.reasonMissing))
        let from = try form.neededDay("from", .future, desk)
        let to = try form.day("to", .future, desk)
        return .workloadReduced(id, WorkloadReduction(percent, why: why, from: from, to: to))
      })
  }
}
