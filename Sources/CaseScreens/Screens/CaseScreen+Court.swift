import Casework
import TextUI

extension CaseScreen {
  /// Hearings to come and held, the latest first, with what was decided and what follows.
  func courtItems(_ file: CaseFile, _ desk: any Desk) -> [CaseItem] {
    let hearings = file.header.hearings.enumerated().sorted {
      ($0.element.at, $0.offset) > ($1.element.at, $1.offset)
    }
    return reportItems(file, desk) + hearings.map { item($0.element, file, desk) }
  }

  /// The reports that were asked for, the latest first, with where each stands; Enter opens one.
  func reportItems(_ file: CaseFile, _ desk: any Desk) -> [CaseItem] {
    file.header.reports.reversed().map { request in
      let stage = request.stage(in: file.header.documents)
      let author = request.author.map { ", by " + desk.name(of: $0) } ?? ""
      let state =
        request.delivered.map { "\(stage.words) \($0.text(.short))" }
        ?? "\(stage.words), due \(request.due.text(.short))"
      let isLate = request.isLate(on: desk.now.day)
      let text = (isLate ? "! " : "") + Words.name(of: request, desk.practice.reports) + ": " + state + author
      return CaseItem(.report(request.id), [(text, isLate ? .overdue : .plain)])
    }
  }

  private func item(_ hearing: Hearing, _ file: CaseFile, _ desk: any Desk) -> CaseItem {
    let time = hearing.at.time == .midnight ? "" : " " + hearing.at.time.description
    let purpose = Words.purpose(hearing.type, hearing.purpose, desk.lists)
    let state = hearing.result?.outcome.words ?? (hearing.at.day < desk.now.day ? "result to add" : "to come")
    let isLate = hearing.isOpen && hearing.at.day < desk.now.day
    let head = TextWidth.padded(hearing.at.day.text(.short) + time, to: 18) + hearing.court + " \u{B7} " + state
    var lines: [(String, Style)] = [(head, isLate ? .warning : .bold), ("  for " + purpose, .plain)]
    guard let result = hearing.result else { return CaseItem(.hearing(hearing.id), lines) }
    for charge in result.charges {
      guard let offence = file.header.offences.first(where: { $0.id == charge.offence }) else { continue }
      let words = [charge.plea.map { "plea " + Words.spoken($0) }, charge.finding.map { "found " + Words.spoken($0) }]
      let said = words.compactMap { $0 }.joined(separator: ", ")
      lines.append(("  " + offence.description + (said.isEmpty ? "" : ": " + said), .plain))
    }
    for order in result.orders.compactMap({ file.header.order($0) }) {
      lines.append(("  made: " + order.disposal.name + (order.term.map { ", " + Words.of($0) } ?? ""), .plain))
    }
    if let remand = result.remand {
      let conditions = remand.conditions.map { condition in
        condition.plainWords
      }
      lines.append(("  " + ([remand.status.name] + conditions).joined(separator: "; "), .plain))
    }
    if let warrant = result.warrant {
      let words = warrant.isBacked ? "backed for bail" : "not backed for bail"
      lines.append(("  ! warrant, " + words + (warrant.ended.map { ", ended " + $0.text(.short) } ?? ""), .warning))
    }
    if let next = result.next.flatMap({ file.header.hearing($0) }) {
      lines.append(("  adjourned to " + next.at.day.text(.shortWithWeekday), .plain))
    }
    if let appeal = hearing.appeal { lines.append(("  appeal: " + Words.spoken(appeal), .plain)) }
    if !result.remarks.isEmpty { lines.append(("  \u{201C}\(result.remarks)\u{201D}", .quiet)) }
    if !result.feedback.isEmpty { lines.append(("  feedback: \(result.feedback)", .quiet)) }
    return CaseItem(.hearing(hearing.id), lines)
  }

  /// The next hearing, bail, warrants and linked cases, for the summary; nothing where there is none.
  static func court(_ file: CaseFile, _ desk: any Desk) -> [(String, Style)] {
    var lines: [(String, Style)] = []
    if let next = file.header.nextHearing {
      let isLate = next.at.day < desk.now.day
      let words = next.at.day.text(.shortWithWeekday) + "  Court: " + Words.purpose(next.type, next.purpose, desk.lists)
      lines.append(
        ((isLate ? "! " : "\u{B7} ") + words + (isLate ? ", result to add" : ""), isLate ? .warning : .plain))
    }
    lines += remand(file, desk) + custody(file, desk)
    for link in file.header.links { lines.append(("  See also \(link.reference), of the same child", .plain)) }
    for (hearing, _) in file.header.warrants {
      lines.append(("! Warrant of " + hearing.at.day.text(.short), .overdue))
    }
    return lines
  }
}

extension RecordForm.Spec {
  /// Puts a hearing on the case, or puts right what is said of one; what a court decided is put right by undoing it.
  static func hearing(_ id: HearingID?) -> Self {
    Self(
      title: id == nil ? "New hearing" : "Hearing", subject: "hearing" + (id.map { " \($0)" } ?? ""),
      fields: { file, desk in
        let hearing = id.flatMap { file.header.hearing($0) } ?? Hearing()
        let day = id == nil ? "" : hearing.at.day.text(.short)
        let time = hearing.at.time == .midnight ? "" : hearing.at.time.description
        var fields: [Form.Field] = [
          .line("on", "Day", day), .line("at", "At", time).beside, .line("court", "Court", hearing.court),
          .choice("kind", "Kind", hearing.kind, none: nil).beside,
          .code("type", "For", "hearing-types", hearing.type, desk, none: "not said"),
          .line("number", "Number", hearing.number).beside, .line("note", "To be known", hearing.note),
        ]
        guard let result = hearing.result else { return fields }
        fields += [
          .line("remarks", "Remarks", result.remarks), .line("feedback", "Feedback", result.feedback),
          .line("said", "Note", result.note), .choice("appeal", "Appeal", hearing.appeal, none: "none"),
        ]
        return fields
      },
      follow: { form, _, desk in
        form.echoDay("on", .future, hint: "such as 14/12", desk)
      },
      makes: { form, file, desk throws(FormFault) in
        var hearing = id.flatMap { file.header.hearing($0) } ?? Hearing()
        if id == nil { hearing.id = "" }
        let day = try form.neededDay("on", .future, desk)
        do throws(TypedRefusal) {
          hearing.at = Moment(day, form.line("at").isEmpty ? .midnight : try TypedTime.parse(form.line("at")))
        } catch {
          throw FormFault(field: "at", words: error.words)
        }
        hearing.court = try form.needed("court", Words.of(.court(.courtMissing)))
        hearing.kind = CourtKind(rawValue: form.text("kind")) ?? .other
        hearing.type = form.code("type")
        hearing.number = form.line("number")
        hearing.note = form.line("note")
        hearing.appeal = Appeal(rawValue: form.text("appeal")) ?? (hearing.result == nil ? hearing.appeal : nil)
        hearing.result?.remarks = form.line("remarks")
        hearing.result?.feedback = form.line("feedback")
        hearing.result?.note = form.line("said")
        return .hearingSaved(file.reference, hearing)
      })
  }
}
