import ArgumentParser
import CaseScreens
import Casework

/// `waymark print REF WHAT`
struct PrintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "print",
    abstract:
      "An assessment, a plan, an exit plan, Form A, the welcome pack, the behaviour contract, the note for a breach of bail, the week on bail, the update for the court, the statement in a breach, the plan for coming home or a report for court, to print."
  )

  /// What can be printed.
  enum What: String, CaseIterable, ExpressibleByArgument {
    case assessment, plan, exit
    case formA = "form-a"
    case welcomePack = "welcome-pack"
    case contract
    case bailBreach = "bail-breach"
    case report
    case bailTimetable = "bail-timetable"
    case bailUpdate = "bail-update"
    case breach, resettlement
  }

  @OptionGroup var options: Options
  @Argument(help: "The case: YJ-000142 or 142.") var reference: String
  @Argument(help: "What: \(What.allCases.map(\.rawValue).joined(separator: ", ")).") var what: What
  @Flag(name: .long, help: "As a page that prints as it stands and fetches nothing.") var html = false
  @Option(name: .long, help: "The version, by its id; the latest where none is given.") var version: String?
  @Option(name: .long, help: "To whom it is given; the trail keeps it.") var to: String?
  @Option(name: .long, help: "Why; the trail keeps it.") var why: String?
  @Option(name: .long, help: "For a report: the kind; the latest of any where none is given.") var kind:
    Coded<ReportRequest.Kind>?
  @Option(name: .long, help: "For Form A: the disposal, by its id; the latest where none is given.") var order: String?

  @Option(name: .long, help: "For the week on bail: a day of it; this week where none is given.") var week: String?

  func run() throws {
    let session = try Session(options)
    let file = try session.caseFile(reference, to: .print, what.rawValue, why: why, recipient: to)
    let context = PageContext(
      service: session.casebook.service.name, day: session.now.day,
      worker: file.header.worker.map { session.casebook.staff[$0]?.name ?? $0.text }, guide: session.settings.planGuide,
      lists: session.settings.lists)
    switch what {
    case .assessment:
      let report = AssessmentReport(try AssessmentChoice.open(version, of: file, session), session)
      Output.write(html ? report.html() : report.text())
    case .plan: write(try plan(of: file, session, context))
    case .exit: write(try exit(of: file, session, context))
    case .formA: write(try formA(of: file, session, context))
    case .welcomePack: write(Page(welcome: session.settings.welcome, case: file, context))
    case .contract: write(Page(contract: session.settings.welcome, case: file, context))
    case .bailBreach:
      guard let page = Page(bailBreach: file, context) else {
        throw Failure(.badInput, "\(file.reference) was never on bail, as far as results of hearings say.")
      }
      write(page)
    case .bailTimetable:
      let day = try week.map { try session.day($0, .future) } ?? session.now.day
      try write(
        Page(bailTimetable: file, week: day, under: session.settings.standards, context),
        or: "\(file.reference) is on no bail that the service supports.")
    case .bailUpdate:
      try write(Page(bailUpdate: file, context), or: "\(file.reference) has no weekly update on bail yet.")
    case .breach:
      let breach = version.map { id in file.header.breaches.first { $0.id.text == id } } ?? file.header.breaches.last
      try write(
        breach.map { Page(breach: $0, case: file, context) }, or: "\(file.reference) has no such breach on record.")
    case .resettlement:
      try write(
        Page(resettlement: file, context), or: "\(file.reference) has no stay in custody on record yet.")
    case .report: write(try report(of: file, session, context))
    }
  }

  private func write(_ page: Page?, or nothing: String) throws {
    guard let page else { throw Failure(.badInput, nothing) }
    write(page)
  }

  private func write(_ page: Page) { Output.write(html ? page.html : page.text) }

  private func plan(of file: CaseFile, _ session: Session, _ context: PageContext) throws -> Page {
    let plans = try session.casebook.plans(of: file.reference)
    guard let found = version.map({ plans.version(DocumentID($0)) }) ?? plans.latest else {
      throw Failure(
        .badInput, "\(file.reference) has no such plan. `waymark plan \(file.reference)` shows what there is.")
    }
    return Page(plan: found, of: plans, case: file, context)
  }

  private func exit(of file: CaseFile, _ session: Session, _ context: PageContext) throws -> Page {
    let exits = try session.casebook.exits(of: file.reference)
    guard let found = version.map({ exits.version(DocumentID($0)) }) ?? exits.latest else {
      throw Failure(
        .badInput, "\(file.reference) has no such exit plan. `waymark exit \(file.reference)` shows what there is.")
    }
    return Page(exit: found, case: file, context)
  }

  private func report(of file: CaseFile, _ session: Session, _ context: PageContext) throws -> Page {
    let all = try session.casebook.reports(of: file.reference)
    let meant = version.map { id in all.versions.filter { $0.id.text == id } } ?? all.versions
    guard let found = meant.last(where: { kind == nil || $0.plan.reportKind == kind?.value }),
      let request = file.header.report(found.plan.request)
    else {
      throw Failure(
        .badInput,
        "\(file.reference) has no such report. `waymark court-report show \(file.reference)` shows what there is.")
    }
    return Page(
      report: found, of: request, case: file, texts: session.settings.practice.reports, staff: session.casebook.staff,
      context)
  }

  private func formA(of file: CaseFile, _ session: Session, _ context: PageContext) throws -> Page {
    let found =
      order.map { file.header.order(OrderID($0)) }
      ?? file.header.orders.last { RuleScope.Route($0.disposal) == .outOfCourt }
    guard let found else { throw Failure(.badInput, "\(file.reference) has no out-of-court disposal.") }
    let form = file.header.formsA.last { $0.order == found.id }
    let exits = try session.casebook.exits(of: file.reference)
    return Page(formA: form, for: found, case: file, exits: exits, context)
  }
}
