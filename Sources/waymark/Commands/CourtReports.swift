import ArgumentParser
import CaseScreens
import Casework
import Interchange

/// `waymark report concordance`
struct ConcordanceReport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "concordance",
    abstract: "What reports proposed against what courts decided, by kind, author, court, ethnicity or month.")
  @OptionGroup var report: PracticeReportOptions
  @Option(name: .long, help: "What to group by: kind, author, court, ethnicity or month.") var by = Concordance.Grouping
    .kind
  @Flag(name: .long, help: "One row a report, with what was proposed and what was made.") var lines = false

  func run() throws {
    let session = try Session(report.options)
    try session.look(Look(.report, Waymark.typedName))
    let days = try report.days(session) { $0.startOfMonth.adding(months: -11) }
    let entries = try session.reportedSentences(report, days)
    lines ? write(entries, days, session) : writeGroups(entries, days, session)
  }

  private func writeGroups(_ entries: [Concordance.Entry], _ days: ClosedRange<Day>, _ session: Session) {
    var table = Listing([
      .init(by.rawValue, by.rawValue.prefix(1).uppercased() + by.rawValue.dropFirst()),
      .init("filed", "Filed", right: true), .init("sentenced", "Sentenced", right: true),
      .init("same", "As proposed", right: true), .init("sameDisposal", "Same disposal", right: true),
      .init("different", "Another", right: true), .init("agreed", "Agreed", right: true),
      .init("percent", "%", right: true),
    ])
    func values(_ line: Concordance.Line, _ words: String) -> [Listing.Value] {
      [
        .init(.string(line.group), words: words), .init(line.filed), .init(line.sentenced), .init(line.same),
        .init(line.sameDisposal), .init(line.different), .init(.integer(line.agreed), words: line.words),
        .init(line.percent),
      ]
    }
    let found = Concordance.lines(entries, by: by)
    for line in found.lines { table.add(values(line, session.words(line.group, by))) }
    report.write(table, total: values(found.total, "All"), "Concordance", days, session, bars: ["percent"])
  }

  private func write(_ entries: [Concordance.Entry], _ days: ClosedRange<Day>, _ session: Session) {
    var table = Listing([
      .init("on", "On"), .init("case", "Ref"), .init("child", "Child"), .init("kind", "Report"), .init("report"),
      .init("author", "Author"), .init("court", "Court"), .init("ethnicity"), .init("proposed", "Proposed"),
      .init("made", "Made"), .init("verdict", "Verdict"), .init("added"), .init("leftOut"),
    ])
    for entry in entries.sorted(by: { ($0.on, $0.summary.reference) < ($1.on, $1.summary.reference) }) {
      let made = entry.found.made.map { ReportProposal($0.disposal, $0.term, requirements: $0.requirements) }
      func words(_ proposals: [ReportProposal]) -> String {
        proposals.map { ([$0.words] + $0.requirements.map(\.words)).joined(separator: "; ") }.joined(separator: " and ")
      }
      table.add([
        .init(entry.on.iso, words: entry.on.text(.short)), .init(entry.summary.reference.description),
        .init(entry.summary.name),
        .init(entry.request.kind.rawValue, words: session.words(entry.group(by: .kind), .kind)),
        .init(entry.request.id.text),
        .init(entry.author.text, words: session.words(entry.author.text, .author)), .init(entry.court),
        .init(entry.summary.ethnicity?.text),
        .init(words(entry.found.proposed)), .init(words(made)),
        .init(entry.found.verdict.rawValue, words: entry.found.verdict.words),
        .init(.array(entry.found.added.map { .string($0.rawValue) }), words: ""),
        .init(.array(entry.found.leftOut.map { .string($0.rawValue) }), words: ""),
      ])
    }
    report.write(table, total: [.init(entries.count.counted("report"))], "Proposals and sentences", days, session)
  }
}

/// `waymark report court-feedback`
struct CourtFeedbackReport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "court-feedback",
    abstract:
      "What courts said of reports: the forms that came back by month, question by question, and in their words.")
  @OptionGroup var report: PracticeReportOptions
  @Flag(
    name: .long, help: "What was written on the forms, said at hearings and noted by duty staff, instead of the counts."
  ) var words = false

  func run() throws {
    let session = try Session(report.options)
    try session.look(Look(.report, Waymark.typedName))
    let days = try report.days(session) { $0.startOfMonth.adding(months: -2) }
    let found = CourtFeedback(try session.filedReports(report, days), days: days)
    words ? try writeWords(found, days, session) : writeCounts(found, days, session)
  }

  private func writeCounts(_ found: CourtFeedback, _ days: ClosedRange<Day>, _ session: Session) {
    let questions = session.settings.practice.reports.feedback
    var table = Listing([
      .init("month", "Month"), .init("check"), .init("question", "Question"), .init("yes", "Yes", right: true),
      .init("partly", "Partly", right: true), .init("no", "No", right: true),
      .init("notNeeded", "Not needed", right: true),
    ])
    for line in found.lines {
      let asked = questions.first { $0.id == line.check }?.words ?? line.check.text
      table.add(
        [.init(line.month), .init(line.check.text), .init(asked)]
          + CheckAnswer.Answer.allCases.map { .init(line.counts[$0] ?? 0) })
    }
    let sums = CheckAnswer.Answer.allCases.map { answer in found.lines.reduce(0) { $0 + ($1.counts[answer] ?? 0) } }
    let returned =
      found.filed == 0 ? "no report was filed" : "\(found.forms.count) of \(found.filed.counted("form")) came back"
    report.write(
      table, total: [.init("All"), .init(""), .init(returned)] + sums.map { .init($0) }, "Court feedback", days, session
    )
  }

  /// What was written on the forms, said at hearings, and noted by duty staff: all that courts say of the service's work.
  private func writeWords(_ found: CourtFeedback, _ days: ClosedRange<Day>, _ session: Session) throws {
    var said = found.forms.map { form in
      Said(
        on: form.feedback.on, reference: form.reference, about: form.request.kind.rawValue, author: form.author,
        court: form.request.court, from: form.feedback.from, words: form.feedback.words)
    }
    for file in try report.files(session, days, where: { _ in true }) {
      for hearing in file.header.hearings where days.contains(hearing.at.day) {
        guard let words = hearing.result?.feedback, !words.isEmpty else { continue }
        said.append(
          Said(
            on: hearing.at.day, reference: file.reference, about: "hearing", author: hearing.officer,
            court: hearing.court, words: words))
      }
    }
    var month = days.lowerBound.startOfMonth
    while month <= days.upperBound {
      for entry in try session.casebook.dutyDays(from: String(month.iso.prefix(7))).flatMap(\.entries)
      where entry.kind == .feedback && days.contains(entry.at.day) {
        said.append(
          Said(
            on: entry.at.day, reference: entry.cases.first, about: "duty", author: entry.by, court: entry.place,
            from: entry.present, words: entry.words))
      }
      month = month.adding(months: 1)
    }
    var table = Listing([
      .init("on", "On"), .init("case", "Ref"), .init("about", "About"), .init("author", "Author"),
      .init("court", "Court"), .init("from", "From"), .init("words", "In their words"),
    ])
    for each in said.sorted(by: { $0.on < $1.on }) {
      table.add([
        .init(each.on.iso, words: each.on.text(.short)), .init(each.reference?.description),
        .init(each.about, words: session.words(each.about, .kind)),
        .init(each.author?.text, words: each.author.map { session.words($0.text, .author) } ?? ""), .init(each.court),
        .init(each.from), .init(each.words),
      ])
    }
    report.write(table, total: [.init("\(said.count) in all")], "Court feedback", days, session)
  }

  /// Something that a court said.
  private struct Said {
    var on: Day
    var reference: CaseReference?
    var about: String
    var author: StaffID?
    var court: String
    var from = ""
    var words: String
  }
}

extension Session {
  /// Filed reports of the cases that are meant, with the case each belongs to.
  func filedReports(
    _ options: PracticeReportOptions, _ days: ClosedRange<Day>
  ) throws -> [(file: CaseFile, reports: ReportFile)] {
    try needs(.assessments)
    let files = try options.files(self, days) { $0.documents.contains { $0.name.kind == .report } }
    return try files.map { ($0, try casebook.reports(of: $0.reference)) }
  }

  /// Reports with a proposal whose sentence, or whose filing, lies between two days.
  func reportedSentences(_ options: PracticeReportOptions, _ days: ClosedRange<Day>) throws -> [Concordance.Entry] {
    try needs(.orders)
    return try filedReports(options, days).flatMap { Concordance.entries(of: $0.file, reports: $0.reports) }
      .filter { days.contains($0.on) }
  }

  /// What people call a group of reports.
  fileprivate func words(_ group: String, _ grouping: Concordance.Grouping) -> String {
    switch grouping {
    case .kind:
      ReportRequest.Kind(rawValue: group).flatMap { settings.practice.reports.kind($0)?.title } ?? group
    case .author: casebook.staff[StaffID(group)]?.name ?? group
    case .court: group.isEmpty ? "no court" : group
    case .ethnicity: group.isEmpty ? "not recorded" : settings.lists.words("ethnicities", ListCode(group))
    case .month: group
    }
  }
}

extension Concordance.Grouping: ExpressibleByArgument {}
