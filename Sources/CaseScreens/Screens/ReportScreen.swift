import Casework
import TextUI

/// One report to a court or a panel: what was asked for, what stands under each heading and where that came from, the
/// options and the proposal, and its life up to the court's feedback.
struct ReportScreen: VersionScreen {
  static let name = "Report for court"

  /// What a row is about.
  enum Part: VersionPart {
    case reason(Int)
    case request
    case section(ListCode)
    case option(Disposal)
    case proposal(Disposal)
    case event(Int)

    var isReason: Bool { if case .reason = self { true } else { false } }

    var isContent: Bool {
      switch self {
      case .section, .option, .proposal: true
      case .reason, .request, .event: false
      }
    }
  }

  let reference: CaseReference
  private(set) var report: ReportID
  /// The version by which it was asked for; nil where the request was.
  private let version: DocumentID?
  private(set) var file: CaseFile?
  private(set) var all = ReportFile([])
  private(set) var filed = ReportFile([])
  var back = 0
  var list = ItemList<Part>()
  var width = 77
  var showsDifferences: Bool

  init(_ report: ReportID, of reference: CaseReference, showsDifferences: Bool = false) {
    self.report = report
    self.reference = reference
    self.showsDifferences = showsDifferences
    version = nil
  }

  /// The report of which a version is named.
  init(reading version: DocumentID, of reference: CaseReference, showsDifferences: Bool = false) {
    report = ""
    self.version = version
    self.reference = reference
    self.showsDifferences = showsDifferences
  }

  static let kind = SignedKind.report
  static let noneYet = "The case can\u{2019}t be read, or has no such report. Run `waymark check`."

  /// What was asked for.
  var request: ReportRequest? { file?.header.report(report) }

  static var commands: [Command<Self>] { writing + signing + living + turning }

  private static var writing: [Command<Self>] {
    [
      Command(
        [.char("n")], "begin the report, filled in from the assessment and the plan", hint: "begin",
        where: { $0.filed.versions.isEmpty }, unavailable: unlessBegun
      ) { screen, _ in .make(.reported(screen.reference, .begun(screen.report)), closes: false) }.needing(.assess),
      Command(
        [.char("U")], "begin it from an earlier report of the last three months, where nothing changed",
        hint: "use again", where: { $0.filed.versions.isEmpty && $0.earlierReport != nil },
        unavailable: { s, d in
          unlessBegun(s, d) ?? (s.earlierReport == nil ? "The case has no earlier report." : nil)
        }
      ) { screen, _ in
        guard let earlier = screen.earlierReport else { return .stay }
        return .make(.reported(screen.reference, .begun(screen.report, reusing: earlier.id)), closes: false)
      }.needing(.assess),
      Command([.enter, .char("e")], "write what is selected", hint: "write", unavailable: unlessDrafted) {
        screen, desk in screen.write(desk)
      }.needing(.assess),
      Command(
        [.char("c")], "what was filled in under the heading is right", hint: "confirm",
        where: { $0.unconfirmed != nil },
        unavailable: { s, d in
          unlessDrafted(s, d) ?? (s.unconfirmed == nil ? "Choose a heading that waits to be confirmed." : nil)
        }
      ) { screen, _ in
        guard let heading = screen.unconfirmed, let draft = screen.filed.draft else { return .stay }
        return .make(.reported(screen.reference, .confirmed(draft.id, [heading])), closes: false)
      }.needing(.assess),
      Command(
        [.char("o")], "a sentence that was considered, with why or why not", hint: "option", unavailable: unlessDrafted
      ) { screen, desk in RecordForm.open(.reportOption(nil, of: screen.report), of: screen.file, desk) }.needing(
        .assess),
      Command([.char("p")], "propose a sentence", hint: "propose", unavailable: unlessDrafted) { screen, desk in
        RecordForm.open(.reportProposal(nil, of: screen.report), of: screen.file, desk)
      }.needing(.assess),
      Command([.char("D")], "take the option or the proposal out of the draft", unavailable: unlessDrafted) {
        screen, _ in screen.removed()
      }.needing(.assess),
      Command(
        [.char("N")], "begin a new version; the signed one stays as it is", hint: "new version",
        where: { $0.filed.draft == nil && $0.filed.current != nil && $0.request?.delivered == nil },
        unavailable: { s, _ in
          if let why = s.whileClosed { return why }
          if let draft = s.filed.draft { return Words.of(.report(.draftExists(draft.id))) }
          if let delivered = s.request?.delivered { return Words.of(.report(.filedAlready(on: delivered))) }
          return s.filed.current == nil ? "There is no report yet: n begins it." : nil
        }
      ) { screen, _ in .make(.reported(screen.reference, .begun(screen.report)), closes: false) }.needing(.assess),
    ]
  }

  private static var living: [Command<Self>] {
    [
      Command([.char("R")], "what was asked for, by when, for which hearing", hint: "request") { screen, desk in
        RecordForm.open(.report(screen.report), of: screen.file, desk)
      }.needing(.cases),
      Command(
        [.char("h")], "say with whom it was gone through", hint: "share", where: { $0.isChecked },
        unavailable: unlessChecked
      ) { screen, desk in
        screen.opened(desk) { .reportSharing($0) }
      }.needing(.assess),
      Command(
        [.char("f")], "say that it was filed", hint: "file", where: { $0.isChecked && $0.request?.delivered == nil },
        unavailable: unlessChecked
      ) { screen, desk in
        let request = screen.request
        return screen.opened(desk) { .reportFiling($0, request) }
      }.needing(.assess),
      Command(
        [.char("r")], "say that the court has read it", hint: "read", where: { $0.shown?.plan.filing != nil },
        unavailable: unlessFiled
      ) { screen, desk in
        let request = screen.request
        return screen.opened(desk) { .reportReading($0, request) }
      }.needing(.assess),
      Command(
        [.char("b")], "record the court\u{2019}s feedback form", hint: "feedback",
        where: { $0.shown?.plan.filing != nil }, unavailable: unlessRead
      ) { screen, desk in
        let questions = desk.practice.reports.feedback
        return screen.opened(desk) { .reportFeedback($0, questions) }
      }.needing(.assess),
      Command(
        [.char("P")], "read it as the court gets it, and print it", hint: "print",
        unavailable: { s, _ in s.shown == nil ? "There is no report yet: n begins it." : nil }
      ) { screen, _ in
        screen.shown.map { .open(PageScreen(.report($0.id), of: screen.reference)) } ?? .stay
      },
    ]
  }

  private static let unlessBegun: @Sendable (Self, any Desk) -> String? = { screen, _ in
    if let why = screen.whileClosed { return why }
    if let delivered = screen.request?.delivered { return Words.of(.report(.filedAlready(on: delivered))) }
    return screen.filed.latest.map { Words.of(.report(.draftExists($0.id))) }
  }

  private static let unlessDrafted: @Sendable (Self, any Desk) -> String? = { screen, desk in
    if let why = unlessWritten(screen, desk) { return why }
    return screen.filed.draft == nil ? "There is no report yet: n begins it." : nil
  }

  private static let unlessChecked: @Sendable (Self, any Desk) -> String? = { screen, _ in
    screen.whileClosed
      ?? (screen.isChecked ? nil : Words.of(.report(.notChecked(screen.filed.latest?.plan.signing.state ?? .draft))))
  }

  private static let unlessFiled: @Sendable (Self, any Desk) -> String? = { screen, _ in
    screen.whileClosed ?? (screen.filed.current?.plan.filing == nil ? Words.of(.report(.notFiled)) : nil)
  }

  private static let unlessRead: @Sendable (Self, any Desk) -> String? = { screen, desk in
    unlessFiled(screen, desk) ?? screen.filed.current?.plan.obstacleToFeedback.map { Words.of(.report($0)) }
  }

  private var isChecked: Bool { filed.current?.plan.signing.state == .countersigned }

  /// The latest report of the case that answers another request.
  private var earlierReport: ReportFile.Filed? {
    all.holding.filter { $0.plan.request != report }.max { ($0.plan.begun, $0.id) < ($1.plan.begun, $1.id) }
  }

  private var unconfirmed: ListCode? {
    guard case .section(let heading) = list.selected else { return nil }
    return filed.draft?.plan.content.section(heading)?.isUnconfirmed ?? false ? heading : nil
  }

  private func opened(_ desk: any Desk, _ spec: (DocumentID) -> RecordForm.Spec) -> Step {
    guard let current = filed.current else { return .stay }
    return RecordForm.open(spec(current.id), of: file, desk)
  }

  private func write(_ desk: any Desk) -> Step {
    switch list.selected {
    case .section(let heading): RecordForm.open(.reportSection(heading, of: report), of: file, desk)
    case .option(let disposal): RecordForm.open(.reportOption(disposal, of: report), of: file, desk)
    case .proposal(let disposal): RecordForm.open(.reportProposal(disposal, of: report), of: file, desk)
    case .request: RecordForm.open(.report(report), of: file, desk)
    case .reason, .event, nil: .say("Choose a heading, an option or the proposal.")
    }
  }

  private func removed() -> Step {
    guard let draft = filed.draft else { return .stay }
    var content = draft.plan.content
    switch list.selected {
    case .option(let disposal): content.options.removeAll { $0.disposal == disposal }
    case .proposal(let disposal): content.proposals.removeAll { $0.disposal == disposal }
    default: return .say("Choose an option or a proposal of the draft.")
    }
    return .make(.reported(reference, .written(draft.id, content, seen: draft.version)), closes: false)
  }

  var lookedAt: Look? { Look(.section, of: reference, "report") }
  func title(_ desk: any Desk) -> String { "Report \u{B7} " + (file?.header.child.fullName ?? reference.description) }

  mutating func refresh(_ desk: any Desk) {
    file = (try? desk.caseFile(reference)) ?? nil
    all = (try? desk.reports(of: reference)) ?? ReportFile([])
    if let found = version.flatMap(all.version) { report = found.plan.request }
    filed = all.answering(report)
    arrange(desk)
  }
}

extension Desk {
  /// Why whoever sits at the desk doesn't see a part of cases, or of one; nil where they do.
  func whyClosed(_ section: CaseSection, of reference: CaseReference? = nil) -> String? {
    guard let viewer else { return nil }
    let isSeen = coveredRow(of: reference).map { viewer.sees(section, of: $0) } ?? viewer.sees(section)
    return isSeen ? nil : Words.of(.access(.sectionClosed(me, section)))
  }
}
