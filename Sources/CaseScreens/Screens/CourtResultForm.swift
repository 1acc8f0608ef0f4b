import Casework
import TextUI

/// What a court decided, in one form: pleas and findings, where it is adjourned to, bail, or the sentence with its orders.
struct CourtResultForm: ChangeSheet {
  static let name = "Result of a hearing"

  /// It asks about what the screen that it was opened from showed.
  var lookedAt: Look? { nil }
  var references: [CaseReference] { row.presumed.map { [$0] } ?? [] }

  /// What became of a charge, as one choice: the plea and the finding go together.
  enum Verdict: String, CaseIterable {
    case admitted, denied
    case foundGuilty = "found-guilty"
    case acquitted, withdrawn, dismissed

    var words: String {
      switch self {
      case .admitted: "pleaded guilty"
      case .denied: "pleaded not guilty"
      case .foundGuilty: "denied, found guilty"
      case .acquitted: "denied, found not guilty"
      case .withdrawn: "withdrawn"
      case .dismissed: "dismissed"
      }
    }

    var plea: Plea? {
      switch self {
      case .admitted: .guilty
      case .denied, .foundGuilty, .acquitted: .notGuilty
      case .withdrawn, .dismissed: nil
      }
    }

    var finding: ChargeResult.Finding? {
      switch self {
      case .admitted, .denied: nil
      case .foundGuilty: .guilty
      case .acquitted: .notGuilty
      case .withdrawn: .withdrawn
      case .dismissed: .dismissed
      }
    }

    init?(_ charge: CourtResult.Charge) {
      switch charge.plea {
      case .guilty?: self = .admitted
      case .notGuilty?: self = .denied
      case Plea.none?, nil: return nil
      }
    }
  }

  private let row: CourtBoard.Row
  private let day: Day
  private let header: Case?
  private let begun: CourtResult
  var sheet: FormSheet

  /// How long one adjourns for where nobody says otherwise (local default, unverified).
  static let relistDays = 21

  init(_ row: CourtBoard.Row, on day: Day, _ header: Case?, _ desk: any Desk) {
    self.row = row
    self.day = day
    self.header = header
    begun = CourtResult(for: row, on: day, reference: row.presumed, header: header)
    let subject = begun.listing.map { "result \($0.jsonText)" } ?? "result \(row.presumed?.description ?? row.name)"
    sheet = FormSheet(Form(Self.fields(begun, header, desk)), subject: subject, desk)
    follow(desk)
    sheet.initial = sheet.values
  }

  static var commands: [Command<Self>] {
    sheetCommands() + [
      Command([.control("r")], "adjourn for three weeks", hint: "relist") { screen, desk in
        let to = desk.calendar.workingDay(onOrAfter: screen.day.adding(days: Self.relistDays))
        screen.sheet.form.set("outcome", HearingOutcome.adjourned.rawValue)
        screen.sheet.form.set("to", to.text(.short))
        screen.follow(desk)
        return .stay
      }
    ]
  }

  private static func charge(_ index: Int) -> String { "charge \(index)" }
  private static func line(_ disposal: Disposal) -> String { "for " + disposal.rawValue }

  /// What a court makes on sentence.
  private static let sentences = Disposal.allCases.filter { disposal in
    disposal.isCourtOutcome
      && ![.remandToYouthDetention, .remandToLocalAuthority, .bailSupervision].contains(disposal)
  }

  private static func fields(_ begun: CourtResult, _ header: Case?, _ desk: any Desk) -> [Form.Field] {
    let standing = header?.heard.first?.result?.remand.map { "as before: " + $0.status.name }
    var fields: [Form.Field] = [
      .choice("outcome", "Outcome", HearingOutcome?.none, none: "choose one") { $0.words }
    ]
    for (index, charge) in begun.charges.enumerated() {
      let name = TextWidth.truncated("#\(index + 1) " + charge.offence.description, to: 22)
      fields.append(.choice(Self.charge(index), name, Verdict(charge), none: "no plea yet") { $0.words })
    }
    fields += [
      .line("others", begun.charges.isEmpty ? "Charges" : "Other charges", ""),
      .code("category", "Category", "offence-categories", nil, desk, none: "as on record"),
      .line("yjb", "YJB gravity", ""), .line("police", "Police gravity", "").beside,
    ]
    let options = sentences.map { (id: $0.rawValue, words: $0.name) }
    fields.append(.init(name: "orders", label: "Orders", kind: .picks(.init(options, picked: []))))
    fields += sentences.map { .line(line($0), " " + $0.shortName, "") }
    fields += [
      .line("remarks", "Remarks", ""), .line("to", "Adjourned to", ""), .line("at", "At", "10:00").beside,
      .code("for", "For", "hearing-types", nil, desk, none: "not said"),
      .line("court", "Court", begun.hearing.court).beside,
      .choice("remand", "Until then", RemandStatus?.none, none: standing ?? "nothing decided") { $0.name },
      .line("conditions", "Conditions", ""), .line("alternatives", "Alternatives", ""),
      .init(
        name: "warrant", label: "Warrant",
        kind: .choice(.init([("not-backed", "not backed for bail"), ("backed", "backed for bail")], chosen: nil))),
      .choice("report", "Report asked", ReportRequest.Kind?.none, none: "none") { Words.spoken($0) },
      .line("due", "Due", "").beside,
      .init(
        name: "all", label: "All options",
        kind: .flags([.init(id: "all", words: "custody and its alternatives too", isOn: false)])),
      .line("feedback", "Feedback", ""), .line("note", "Note", ""),
    ]
    return fields
  }

  private var outcome: HearingOutcome? { HearingOutcome(rawValue: sheet.form.text("outcome")) }

  private var picked: [Disposal] {
    sheet.form.text("orders").split(separator: ",").compactMap { Disposal(rawValue: String($0)) }
  }

  mutating func follow(_ desk: any Desk) {
    let outcome = outcome
    let goesOn = outcome.map { [.adjourned, .sentToCrown, .orderContinues, .granted, .refused].contains($0) } ?? false
    let orders = outcome.map { [.sentenced, .orderContinues, .granted].contains($0) } ?? false
    for name in ["to", "at", "for", "court", "remand", "report", "due"] { sheet.form.hide(name, !goesOn) }
    sheet.form.hide("orders", !orders)
    sheet.form.hide("remarks", !orders)
    sheet.form.hide("warrant", outcome != .warrantIssued)
    let remand = RemandStatus(rawValue: sheet.form.text("remand"))
    sheet.form.hide("conditions", !goesOn || remand == nil || remand == .unconditionalBail)
    sheet.form.hide("alternatives", !goesOn || remand?.bed == nil)
    sheet.form.echo("alternatives", "what was looked at, and why it wasn\u{2019}t enough")
    sheet.form.echo("conditions", "such as curfew 19:00 to 7:00; residence at home")
    sheet.form.echo("others", "with a semicolon between them")
    sheet.form.echo("yjb", "1\u{2013}8")
    sheet.form.echo("police", "1\u{2013}5")
    let picked = picked
    for disposal in Self.sentences {
      let name = Self.line(disposal)
      sheet.form.hide(name, !orders || !picked.contains(disposal))
      guard picked.contains(disposal) else { continue }
      do throws(OrderText.Fault) {
        let order = try OrderText.order(disposal, typed: sheet.form.text(name), charges: begun.chargeNames)
        sheet.form.echo(name, sheet.form.text(name).isEmpty ? example(disposal) : Self.understood(order, day))
      } catch {
        sheet.form.echo(name, "! " + error.words)
      }
    }
    sheet.form.echo("orders", orders && picked.isEmpty ? "type to find one, Enter picks it" : "")
    sheet.form.echoDay("to", .future, hint: "such as 14/12; Ctrl-R: in three weeks", desk)
    let to = try? sheet.form.day("to", .future, desk)
    let due = to.map { desk.calendar.workingDay(onOrBefore: $0.adding(days: -1)) }
    sheet.form.hide("due", !goesOn || sheet.form.text("report").isEmpty)
    sheet.form.hide("all", !goesOn || sheet.form.text("report") != ReportRequest.Kind.preSentence.rawValue)
    if sheet.form.text("due").isEmpty {
      sheet.form.echo("due", due.map { $0.text(.shortWithWeekday) + ", the working day before" } ?? "")
    } else {
      sheet.form.echoDay("due", .future, desk)
    }
  }

  private func example(_ disposal: Disposal) -> String {
    let held = header?.nightsHeld(before: day) ?? 0
    if disposal.tier == .custody, held > 0 { return "8 months, \(held) days served: the nights on record" }
    return Self.example(disposal)
  }

  private static func example(_ disposal: Disposal) -> String {
    switch disposal {
    case .youthRehabilitationOrder, .youthRehabilitationOrderISS:
      "12 months; supervision 12 months; curfew 3 months, 10 hours a day"
    case .referralOrder: "6 months"
    case .detentionAndTrainingOrder: "8 months, 20 days served"
    case .conditionalDischarge: "12 months"
    case .fine, .compensation: "\u{A3}60"
    case .section250: "36 months, grave offence, 40 days served"
    case .section252A: "5 years, terrorist offence"
    case .section254, .section258: "6 years, dangerous"
    case .section259: "12 years, murder"
    default: "its length; #1 #2 behind it for some charges alone"
    }
  }

  /// What was read of an order: its length and last day, and how many requirements.
  private static func understood(_ order: Order, _ day: Day) -> String {
    var words = order.term.map { [Words.of($0)] } ?? []
    if let last = order.term?.lastDay(from: day) { words.append("to " + last.text(.short)) }
    if order.disposal == .detentionAndTrainingOrder, let term = order.term, term.unit == .months,
      let dates = try? DetentionAndTrainingOrder(start: day, months: term.count, creditDays: order.remandDays).dates
    {
      words.append("halfway " + dates.midTerm.text(.short))
    }
    words += OrderText.particulars(order) + order.requirements.map { Words.of($0) }
    return words.joined(separator: ", ")
  }

  func change(_ desk: any Desk) throws(FormFault) -> Change {
    let form = sheet.form
    guard let outcome else { throw FormFault(field: "outcome", words: "Choose what came of it.") }
    var decided = begun
    decided.result.outcome = outcome
    for index in decided.charges.indices {
      let verdict = Verdict(rawValue: form.text(Self.charge(index)))
      decided.charges[index].plea = verdict?.plea
      decided.charges[index].finding = verdict?.finding
    }
    for title in form.text("others").split(separator: ";") {
      var offence = Offence()
      offence.id = ""
      offence.description = title.split(separator: " ").joined(separator: " ")
      let first = Verdict(rawValue: form.text(Self.charge(0)))
      let sentenced: Plea? = outcome == .sentenced ? .guilty : nil
      if !offence.description.isEmpty { decided.charges.append(.init(offence, plea: first?.plea ?? sentenced)) }
    }
    try grade(&decided)
    try sentence(&decided)
    try goOn(&decided, desk)
    decided.result.feedback = form.line("feedback")
    decided.result.note = form.line("note")
    return .hearingResulted(decided)
  }

  /// What the charges are, and how grave on each scale; what is said of none stays as it is on record.
  private func grade(_ decided: inout CourtResult) throws(FormFault) {
    func scores(_ field: String) throws(FormFault) -> [Int: Int] {
      do throws(OrderText.Fault) {
        return try OrderText.scores(sheet.form.text(field), charges: decided.charges.count)
      } catch {
        throw FormFault(field: field, words: error.words)
      }
    }
    let (yjb, police) = (try scores("yjb"), try scores("police"))
    let category = sheet.form.code("category")
    for index in decided.charges.indices {
      decided.charges[index].offence.category = category ?? decided.charges[index].offence.category
      if let score = yjb[index] { decided.charges[index].offence.seriousness = score }
      if let score = police[index] { decided.charges[index].offence.policeGravity = score }
    }
  }

  private func isShown(_ name: String) -> Bool {
    sheet.form.fields.contains { $0.name == name && !$0.isHidden }
  }

  private func sentence(_ decided: inout CourtResult) throws(FormFault) {
    guard isShown("orders") else { return }
    decided.result.remarks = sheet.form.line("remarks")
    let names = decided.chargeNames
    for disposal in picked {
      do throws(OrderText.Fault) {
        var order = try OrderText.order(disposal, typed: sheet.form.text(Self.line(disposal)), charges: names)
        // Named for all charges, it answers those of which there is guilt.
        if order.offences == names { order.offences = decided.guiltyNames }
        decided.orders.append(order)
      } catch {
        throw FormFault(field: Self.line(disposal), words: error.words)
      }
    }
  }

  private func goOn(_ decided: inout CourtResult, _ desk: any Desk) throws(FormFault) {
    let form = sheet.form
    if isShown("warrant") {
      var warrant = Warrant()
      warrant.isBacked = form.text("warrant") == "backed"
      decided.result.warrant = warrant
    }
    guard isShown("to") else { return }
    if let status = RemandStatus(rawValue: form.text("remand")) {
      let conditions = isShown("conditions") ? OrderText.conditions(form.text("conditions")) : []
      decided.result.remand = RemandDecision(status, conditions: conditions)
      if isShown("alternatives") { decided.result.remand?.note = form.line("alternatives") }
    }
    if let to = try form.day("to", .future, desk) {
      var next = Hearing()
      do {
        next.at = Moment(to, form.line("at").isEmpty ? .midnight : try TypedTime.parse(form.line("at")))
      } catch {
        throw FormFault(field: "at", words: error.words)
      }
      next.court = form.line("court")
      let isSame = next.court == decided.hearing.court
      next.kind = isSame ? decided.hearing.kind : CourtKind(named: next.court) ?? .magistrates
      next.type = form.code("for")
      decided.next = next
    }
    guard let kind = ReportRequest.Kind(rawValue: form.text("report")) else { return }
    var report = ReportRequest()
    report.kind = kind
    report.asked = day
    report.isAllOptions = isShown("all") && !form.text("all").isEmpty
    if let due = try form.day("due", .future, desk) {
      report.due = due
    } else if let next = decided.next {
      report.due = desk.calendar.workingDay(onOrBefore: next.at.day.adding(days: -1))
    } else {
      throw FormFault(field: "to", words: "Say when the next hearing is, or when the report is due.")
    }
    decided.report = report
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    let words = CourtWords(desk.lists, staff: desk.staff, me: desk.me)
    var remarks: [(String, Style)] = []
    let who = row.presumed.map(\.description) ?? "new: the case is opened with the result, and waits for a worker"
    remarks.append(([who, words.purpose(row)].joined(separator: " \u{B7} "), .quiet))
    if case .certain(let match) = row.known {
      remarks.append(("! Taken to be \(match.summary.name) (\(Words.of(match))); saving confirms it.", .warning))
    }
    for doubt in row.doubts { remarks.append(("! " + Words.of(doubt), .warning)) }
    if let response = row.response {
      let words = "\(response.disposal.name): \(Words.spoken(response.outcome)), \(response.on.text(.short))"
      remarks.append(("Earlier: " + words, .quiet))
    }
    let title = "Result \u{B7} \(row.name) \u{B7} \(row.court) \u{B7} \(day.text(.short))"
    _ = sheet.draw(&canvas, rows: rows, title: title, remarks: remarks)
  }
}
