public import Casework

/// The Court Review Panel's week in words, for the screen, the command and the printed pack alike.
public struct PanelWords {
  private let staff: [StaffID: Staff]
  private let texts: ReportTexts
  private let lists: CodeLists
  private let day: Day

  /// Words as of a day.
  public init(staff: [StaffID: Staff], texts: ReportTexts, lists: CodeLists, on day: Day) {
    self.staff = staff
    self.texts = texts
    self.lists = lists
    self.day = day
  }

  private func name(_ id: StaffID?) -> String { id.map { staff[$0]?.listName ?? $0.text } ?? "nobody" }

  /// A report: what kind, by when, where it stands, who writes it, what is proposed.
  public func report(_ row: PanelPack.ReportRow) -> String {
    let request = row.line.request
    var parts = [
      Words.name(of: request, texts), (request.isLate(on: day) ? "late, due " : "due ") + request.due.text(.short),
    ]
    if let heard = request.heard { parts.append("hearing \(heard.text(.short))") }
    parts += [row.line.stage.words, name(row.line.author)]
    if row.isAllOptions { parts.append("all options") }
    return parts.joined(separator: ", ")
  }

  /// What a report proposes; nothing for one that proposes no sentence.
  public func proposal(_ row: PanelPack.ReportRow) -> String {
    guard texts.kind(row.line.request.kind)?.proposes ?? true else { return "" }
    if row.proposed.isEmpty { return "nothing proposed yet" }
    return "proposes "
      + row.proposed.map { ([$0.words] + $0.requirements.map(\.words)).joined(separator: "; ") }
      .joined(separator: " and ")
  }

  /// A case in a line: age, orders that run, judgements, worker, when the child was last seen.
  public func summary(_ summary: CaseSummary) -> [String] {
    let orders = summary.orders.filter { $0.runs(on: day) }.map { $0.listName(on: day) }
    let levels = summary.judgements.map {
      [$0.reoffending, $0.harm, $0.safety].map { Words.spoken($0) }.joined(separator: ", ")
    }
    return [
      summary.name, summary.age(on: day).map(String.init) ?? "", orders.joined(separator: ", "), levels ?? "",
      name(summary.worker), summary.lastSeen?.day.text(.short) ?? "not yet",
    ]
  }

  /// A child on bail or remand: since when, until which hearing.
  public func bail(_ row: PanelPack.BailRow) -> String {
    let next =
      row.row.next.map { next in
        let on = next.at.day.text(.short)
        return next.at.day < day ? "result of the hearing on \(on) not recorded" : "next hearing \(on)"
      } ?? "no hearing listed"
    return "\(row.row.spell.status.name) since \(row.row.spell.from.text(.short)), \(next)"
  }

  /// The conditions, and when the court last heard how it goes.
  public func update(_ row: PanelPack.BailRow) -> String {
    var parts = row.row.spell.conditions(on: day).map(\.datedWords)
    if let updated = row.updated {
      let said = row.update.map { [$0.compliance.words, $0.wentWell, $0.concerns, $0.recommendation] } ?? []
      let words = said.filter { !$0.isEmpty }.joined(separator: ", ")
      parts.append("last update \(updated.text(.short))" + (words.isEmpty ? "" : ": " + words))
    }
    if let due = row.updateDue {
      if row.updated == nil { parts.append("no update yet") }
      parts.append("update due \(due.text(.short))" + (due < day ? ", late" : ""))
    }
    return parts.joined(separator: "; ")
  }

  /// A warrant: issued when, last checked when.
  public func warrant(_ row: WarrantBoard.Row) -> String {
    let checked =
      row.checked.last.map { "last checked with the police \($0.text(.short))" } ?? "never checked with the police"
    let due = row.due.map { ", ask by \($0.text(.short))" } ?? ""
    return "issued \(row.issued.text(.short)) at \(row.court), \(checked)\(due)"
  }

  /// A breach: where it stands.
  public func breach(_ row: PanelPack.BreachRow) -> String {
    let step =
      switch row.step {
      case .toAuthorise: "information proposed, to be authorised"
      case .toLay: "information authorised, to be laid"
      case .laid(let day): "information laid \(day.text(.short)), no hearing listed"
      case .listed(let hearing): "listed \(hearing.at.day.text(.short)) at \(hearing.court)"
      }
    return (row.order.isEmpty ? "" : row.order + ": ") + step
  }

  /// A civil order: of what kind, made where and until when, or what is asked of the service.
  public func civil(_ row: PanelPack.CivilRow) -> String {
    let order = row.order
    let kind = lists.words("civil-orders", order.kind)
    guard order.isMade else {
      let asked = order.consulted.map { ", asked \($0.text(.short))" } ?? ""
      return kind + asked + (order.answer.isEmpty ? ", not answered yet" : ": " + order.answer)
    }
    let until = order.to.map { " to \($0.text(.short))" } ?? ""
    let conditions = order.conditions.isEmpty ? "" : ": " + order.conditions.joined(separator: "; ")
    return "\(kind), \(order.court), from \(order.from.text(.short))\(until)\(conditions)"
  }

  /// A child in custody: since when, out when.
  public func custody(_ row: PanelPack.CustodyRow) -> String {
    let release = row.order.releaseExpected.map { "release expected \($0.text(.short)) (\($0.relative(to: day)))" }
    let place = row.place.isEmpty ? "" : " at " + row.place
    return
      "\(row.order.disposal.name) since \(row.order.begins.text(.short))\(place), \(release ?? "no day of release known")"
  }

  /// A meeting after release that is still to be held.
  public func meeting(_ due: Today.Due) -> String {
    "\(due.obligation.title), \(due.obligation.due < day ? "late, due" : "due") \(due.obligation.due.text(.short))"
  }

  /// What courts decided in some weeks, a line a matter.
  public func trend(_ trend: PanelTrend) -> [String] {
    func list<Key: Hashable>(_ counts: [Key: Int], _ words: (Key) -> String) -> String {
      counts.map { (count: $0.value, words: words($0.key)) }.sorted { ($1.count, $0.words) < ($0.count, $1.words) }
        .map { "\($0.words) \($0.count)" }.joined(separator: ", ")
    }
    let outcomes = list(trend.outcomes) { $0.words }
    var lines = [trend.hearings == 0 ? "no hearing" : trend.hearings.counted("hearing") + ": " + outcomes]
    if !trend.disposals.isEmpty { lines.append("orders: " + list(trend.disposals) { $0.shortName }) }
    lines.append(
      trend.reported == 0
        ? "no sentence with a report"
        : "proposal followed in \(trend.agreed) of \(trend.reported.counted("sentence")) with a report")
    let nights = trend.nights.total.counted("bed night")
    lines.append(
      trend.remands == 0 && trend.nights.total == 0
        ? "no remand"
        : "\(trend.remands.counted("remand")), \(nights), \(Words.money(trend.nights.pence))")
    return lines
  }

  /// An action of the minutes.
  public func action(_ action: OversightAction) -> String { "\(action.words), by \(action.due.text(.short))" }
}

extension Page {
  /// The Court Review Panel's pack for a week, with its minutes where there are any.
  public init(panel pack: PanelPack, service: String, words: PanelWords, names: (CaseReference) -> String) {
    self.init(
      title: "Court Review Panel, week of \(pack.week.lowerBound.text(.long))",
      subtitle: "\(service) \u{B7} in confidence \u{B7} as of \(pack.day.text(.long))")
    wrapsAt = 76
    func rows(_ title: String, _ head: [String], _ rows: [[String]], none: String) {
      heading("\(title) (\(rows.count))")
      if rows.isEmpty { paragraph(none) } else { blocks.append(.table(head: head, rows: rows)) }
    }
    rows(
      "Reports due", ["Child", "Report", "Proposal"],
      pack.reports.map { [$0.line.summary.name, words.report($0), words.proposal($0)] }, none: "None is due.")
    for row in pack.reports where !row.harmed.isEmpty {
      subheading("\(row.line.summary.name): those who were harmed")
      paragraph(row.harmed)
    }
    rows(
      "Bail and remand", ["Child", "Status", "Conditions and updates"],
      pack.bail.map { [$0.row.name, words.bail($0), words.update($0)] }, none: "Nobody is on bail or remanded.")
    rows(
      "Warrants", ["Child", "Warrant"], pack.warrants.map { [$0.name, words.warrant($0)] }, none: "No warrant stands.")
    rows(
      "Breaches", ["Child", "Where it stands"], pack.breaches.map { [$0.summary.name, words.breach($0)] },
      none: "None is before a court.")
    rows(
      "Civil orders", ["Child", "Order"], pack.civil.map { [$0.summary.name, words.civil($0)] },
      none: "None holds, and nobody asks for one.")
    rows(
      "Custody", ["Child", "Sentence"], pack.custody.map { [$0.summary.name, words.custody($0)] },
      none: "Nobody is in custody under a sentence.")
    let coming = pack.custody.filter(\.isComing)
    rows(
      "Releases in the next twelve weeks", ["Child", "Sentence"], coming.map { [$0.summary.name, words.custody($0)] },
      none: "None is expected.")
    rows(
      "Post-custody meetings", ["Child", "Meeting"], pack.meetings.map { [$0.summary.name, words.meeting($0)] },
      none: "None is due.")
    rows(
      "Case summaries", ["Child", "Age", "Orders", "Reoffending, harm, safety", "Worker", "Last seen"],
      pack.children.map(words.summary), none: "Nobody is on the agenda.")
    heading("Themes and trends")
    for trend in pack.trends {
      subheading("The last \(trend.weeks) weeks, \(trend.days.text)")
      list(words.trend(trend))
    }
    for text in pack.texts {
      heading(text.title)
      list(text.text.split(whereSeparator: \.isNewline).map(String.init))
      paragraph(text.source)
    }
    for meeting in pack.minutes {
      heading("Minutes of \(meeting.day.text(.long))")
      fact("There", meeting.present.joined(separator: ", "))
      for note in meeting.notes {
        subheading("\(names(note.reference)), \(note.reference)")
        paragraph(note.words)
        list(note.actions.map(words.action))
      }
    }
  }
}
