import Casework
import Forms
import TextUI

/// Starts an assessment or a screening: which form, for which stage and order, with the last answers or empty.
struct StartAssessmentForm: SheetScreen {
  static let name = "Start an assessment"

  var lookedAt: Look? { Look(.section, of: reference, "assessments") }
  var references: [CaseReference] { [reference] }

  private let reference: CaseReference
  private let forms: [FormDefinition]
  private let rules: [ToolRule]
  var sheet: FormSheet

  init(_ file: CaseFile, _ desk: any Desk) {
    reference = file.reference
    let day = desk.now.day
    let running = file.header.orders.filter { $0.runs(on: day) }
    rules = desk.tools.rules(for: running.map(\.disposal), on: day)
    let asked = rules.map(\.form)
    let usable = desk.forms.inUse(for: [.assessment, .screening], on: day)
    forms = usable.sorted { left, right in
      let (one, other) = (asked.firstIndex(of: left.id) ?? .max, asked.firstIndex(of: right.id) ?? .max)
      return (one, left.title) < (other, right.title)
    }
    let orders = running.reversed().map { (id: $0.id.text, words: $0.disposal.name) }
    let fields: [Form.Field] = [
      .init(
        name: "form", label: "Form",
        kind: .choice(.init(forms.map { (id: $0.id.text, words: $0.title) }, chosen: forms.first?.id.text))),
      .init(name: "stage", label: "Stage", kind: .choice(.init([], chosen: nil))),
      .init(
        name: "order", label: "For",
        kind: .choice(.init(orders + [(id: "", words: "no order")], chosen: orders.first?.id))),
      .init(
        name: "from", label: "Begin with",
        kind: .choice(.init([("last", "the last answers, to be confirmed"), ("empty", "nothing")], chosen: "last"))),
    ]
    sheet = FormSheet(Form(fields), subject: "assessment \(file.reference)", desk)
    follow(desk)
    sheet.initial = sheet.values
  }

  static var commands: [Command<Self>] { sheetCommands(save: "start it", hint: "start") }

  private var chosen: FormDefinition? { forms.first { $0.id.text == sheet.form.text("form") } }

  mutating func follow(_ desk: any Desk) {
    let rule = rules.first { $0.form == chosen?.id }
    sheet.form.echo("form", rule.map { $0.isNeeded ? "asked for: " + $0.words.lowercased() : "can be used" } ?? "")
    let stages = chosen?.stages ?? []
    guard let index = sheet.form.fields.firstIndex(where: { $0.name == "stage" }) else { return }
    let now = sheet.form.text("stage")
    let keeps = stages.contains { $0.code == now } ? now : rule?.stage ?? stages.first?.code
    let isSame = sheet.form.fields[index].options?.options.map(\.id) == stages.map(\.code)
    if !isSame {
      sheet.form.fields[index].kind = .choice(
        .init(stages.map { (id: $0.code, words: $0.words) }, chosen: keeps))
    }
    sheet.form.hide("stage", stages.isEmpty)
  }

  mutating func refresh(_ desk: any Desk) {}

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    guard sheet.handle(key) else { return nil }
    follow(desk)
    return .stay
  }

  mutating func save(_ desk: any Desk) -> Step {
    guard let chosen else { return .say("There is no form to start.") }
    let order = sheet.form.text("order")
    return .make(
      .assessed(
        reference,
        .start(
          chosen.id, stage: chosen.stages.isEmpty ? "" : sheet.form.text("stage"),
          order: order.isEmpty ? nil : OrderID(order),
          empty: sheet.form.text("from") == "empty")),
      closes: true)
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    var remarks: [(String, Style)] = []
    if let chosen {
      remarks.append((chosen.about, .quiet))
      remarks.append(("Source: " + chosen.source + (chosen.isUnverified ? " (unverified default)" : ""), .quiet))
    }
    _ = sheet.draw(&canvas, rows: rows, title: "Start an assessment", remarks: remarks)
  }
}
