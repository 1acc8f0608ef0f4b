import CaseResources
import CaseScreens
import CaseStore
import Casework
import Forms
import JSON

/// The data files, read and checked.
struct Settings {
  let lists: CodeLists
  let limits: OrderLimits
  /// What a service may have its own copies of, and the calendar.
  var practice: Practice
  let countersigning: CountersigningPolicy
  let planGuide: PlanGuide
  let survey: SurveyForm
  let remandRates: RemandRates
  let welcome: WelcomeTexts
  var forms: FormLibrary
  let tools: AssessmentTools

  var standards: Standards { practice.standards }
  var access: AccessPolicy { practice.access }
  var enforcement: EnforcementPolicy { practice.standards.policy }
  var calendar: WorkingCalendar { practice.calendar }
  var weights: WorkloadWeights { practice.weights }
  var allocation: AllocationPractice { practice.allocation }

  /// Reads the data files that come with the program.
  ///
  /// Throws `Failure` that names the file and the fault.
  static func load() throws -> Settings {
    let resources = try Resources.find()
    func read<T: JSONRecord>(_ name: String, as type: T.Type) throws -> T {
      do {
        return try T(json: try resources.bytes(name))
      } catch let error as JSONError {
        throw Failure(.store, "The data file \(resources.folder)/\(name) is wrong: \(error).")
      }
    }
    func sound<T>(_ value: T, _ name: String, _ problems: [DataProblem]) throws -> T {
      guard let first = problems.first else { return value }
      let more = problems.count > 1 ? " (and \(problems.count - 1) more)" : ""
      throw Failure(.store, "The data in \(resources.folder)/\(name) is wrong: \(Words.of(first))\(more)")
    }
    let lists = try resources.files(in: "Lists").map { try read($0, as: CodeList.self) }
    let standards = try read("Standards/standards.json", as: Standards.self)
    let limits = try read("Standards/orders.json", as: OrderLimits.self)
    let holding = try read("Standards/allocation.json", as: AllocationRules.self)
    let weights = try read("Standards/workload.json", as: WorkloadWeights.self)
    let countersigning = try read("Standards/countersigning.json", as: CountersigningPolicy.self)
    let access = try read("Standards/access.json", as: AccessPolicy.self)
    let guide = try read("Plans/guide.json", as: PlanGuide.self)
    let survey = try read("Exit/survey.json", as: SurveyForm.self)
    let rates = try read("Standards/remand.json", as: RemandRates.self)
    let welcome = try read("Plans/welcome.json", as: WelcomeTexts.self)
    let forms = try forms(in: resources)
    let tools = try read("Standards/tools.json", as: AssessmentTools.self)
    var letters = LetterTexts()
    letters.about = "The texts of letters. What stands in braces is filled in from the case."
    for kind in LetterKind.allCases {
      let text = String(decoding: try resources.bytes("Letters/\(kind.rawValue).txt"), as: UTF8.self)
      letters.letters.append(.init(kind, text, source: "Local default, unverified"))
    }
    let reports = try read("Reports/reports.json", as: ReportTexts.self)
    let retention = try read("Standards/retention.json", as: RetentionRules.self)
    let subjectAccess = try read("Standards/subject-access.json", as: SubjectAccessRules.self)
    let practice = Practice(
      standards: try sound(standards, "Standards/standards.json", standards.problems()),
      holding: try sound(holding, "Standards/allocation.json", holding.problems()),
      weights: try sound(weights, "Standards/workload.json", weights.problems()),
      letters: try sound(letters, "Letters", letters.problems()),
      reports: try sound(reports, "Reports/reports.json", reports.problems()),
      retention: try sound(retention, "Standards/retention.json", retention.problems()),
      subjectAccess: try sound(subjectAccess, "Standards/subject-access.json", subjectAccess.problems()),
      access: try sound(access, "Standards/access.json", access.problems()),
      calendar: WorkingCalendar(oneOff: try read("Calendar/bank-holidays.json", as: OneOffHolidays.self)))
    return Settings(
      lists: try sound(CodeLists(lists), "Lists", CodeLists.problems(of: lists)),
      limits: try sound(limits, "Standards/orders.json", limits.problems()), practice: practice,
      countersigning: try sound(
        countersigning, "Standards/countersigning.json", countersigning.problems()),
      planGuide: try sound(guide, "Plans/guide.json", guide.problems()),
      survey: try sound(survey, "Exit/survey.json", survey.problems()),
      remandRates: try sound(rates, "Standards/remand.json", rates.problems()),
      welcome: try sound(welcome, "Plans/welcome.json", welcome.problems()), forms: forms,
      tools: try sound(tools, "Standards/tools.json", tools.problems(forms: forms)))
  }

  /// The forms that come with the program.
  ///
  /// Throws `Failure` that names the first faulty file, the place and the reason.
  private static func forms(in resources: Resources) throws -> FormLibrary {
    let files = try resources.files(in: "Assessments").map { (name: $0, bytes: try resources.bytes($0)) }
    do throws(DefinitionFaults) {
      return try FormLibrary(files: files)
    } catch {
      throw Failure(.store, "A form in \(resources.folder) is wrong: " + Failure.words(error))
    }
  }
}

/// An open store with what a command works with.
struct Session {
  let casebook: Casebook
  /// The data that comes with the program.
  let shipped: Settings
  let me: StaffID
  let now: Moment
  /// The last change that was made before the store was opened: what others change after it, the command hasn't seen.
  let seen: Int

  /// Opens the store that the options name, where `looksOnly` without a way to alter it.
  ///
  /// Throws `Failure` or `StoreError`.
  init(_ options: Options, looksOnly: Bool = false) throws {
    shipped = try Settings.load()
    now = try options.now()
    me = options.me
    var storeOptions = Self.storeOptions(options)
    storeOptions.looksOnly = looksOnly
    let path = try options.storePath
    try options.checkIdentity(on: path)
    try ServiceRights.checkLimits(for: path)
    casebook = try Casebook(
      FileStore.open(path, on: ServiceRights.disk(for: path), options: storeOptions), lists: shipped.lists,
      limits: shipped.limits)
    seen = casebook.store.seq
    if let store = casebook.store as? FileStore, let words = store.lossWords { Output.complain("waymark: " + words) }
    casebook.shipped = shipped.practice
    casebook.countersigning = shipped.countersigning
    casebook.shippedForms = shipped.forms
    // Whoever owns the files and is nobody on the staff sets the service up; no rule of ours would keep them out.
    guard casebook.staff[me] != nil || !Options.owns(path) else { return }
    casebook.gate = Casebook.Gate(policy: shipped.access, me: me, now: now)
    guard casebook.viewer?.isStaff ?? true else { throw Refusal.access(.notStaff(me)) }
  }

  /// The data in force: the service's own where it has any.
  var settings: Settings {
    var settings = shipped
    settings.practice = casebook.practice ?? shipped.practice
    settings.forms = casebook.forms
    return settings
  }

  /// Writes letters from the texts in force.
  var letters: LetterWriter {
    LetterWriter(
      settings.practice.letters, service: casebook.service, staff: casebook.staff, lists: casebook.lists, me: me,
      now: now)
  }

  /// Whether the user may read the supervisions of a member of staff.
  func mayReadSupervisions(of id: StaffID) -> Bool {
    SupervisionAccess.mayRead(
      id, by: me, on: now.day, staff: { casebook.staff[$0] }, team: { casebook.teams[$0] })
  }

  /// How a store is opened for these options.
  static func storeOptions(_ options: Options) -> FileStore.Options {
    var store = FileStore.Options()
    store.user = options.me.text
    return store
  }

  /// Makes a change for whoever runs the command, then tidies up if enough has gathered.
  ///
  /// Throws `Overtaken` where somebody else changed what it alters after the store was opened, else as `Casebook.make`.
  func make(_ change: Change) throws -> Casebook.Made {
    // A batch of an import says itself what it was checked against, and is planned anew where that moved.
    let seen: Int? = if case .imported = change { nil } else { seen }
    do {
      let made = try casebook.make(change, by: me, now: now, seen: seen)
      Output.hasSaved = true
      tidy()
      return made
    } catch let refusal as Refusal {
      if seen != nil, let overtaken = Overtaken(refusal, casebook) { throw overtaken }
      throw refusal
    }
  }

  /// Tidies up if enough has gathered, and says so where the disk doesn't confirm what was written down of looks.
  func tidy() {
    do { try casebook.tidy() } catch { Output.complain("waymark: " + (Failure(error)?.message ?? "\(error)")) }
  }

  /// Those whom the user covers today.
  var covering: [StaffID] { casebook.staff.covered(by: me, on: now.day) }

  /// Whether the user has a role of their own that passes.
  func holds(_ passes: (StaffRole) -> Bool) -> Bool {
    casebook.staff[me]?.roles(on: now.day).contains(where: passes) ?? false
  }

  /// Throws where the user may not do something.
  func needs(_ permission: Permission) throws {
    if let viewer = casebook.viewer, !viewer.may(permission) { throw Refusal.access(.mayNot(me, permission)) }
  }

  /// Throws where the user doesn't see a part of cases, or of one.
  func needs(_ section: CaseSection, of reference: CaseReference? = nil) throws {
    guard let viewer = casebook.viewer else { return }
    let row = try reference.flatMap { try casebook.summary(of: $0) }
    guard row.map({ viewer.sees(section, of: $0) }) ?? viewer.sees(section) else {
      throw Refusal.access(.sectionClosed(me, section))
    }
  }

  /// Today's work of the user and of those whom they cover.
  func ownToday() -> Today {
    var found: [CaseReference: CaseSummary] = [:]
    for id in [me] + covering { for summary in casebook.openCases(of: id) { found[summary.reference] = summary } }
    return Today(
      now, worker: me, covering: covering, summaries: found.values.sorted { $0.reference < $1.reference },
      standards: settings.standards, calendar: settings.calendar)
  }

  /// The openings in an emergency that wait for the user to look at them. Throws `StoreError` or `JSONError`.
  func openingsToReview() throws -> [(summary: CaseSummary, opening: EmergencyAccess)] {
    guard let viewer = casebook.viewer, viewer.may(.restrict) || viewer.people.count > 1 else { return [] }
    return viewer.openingsToReview(in: casebook.openCases + (try casebook.closedCasesOpened()))
  }

  /// For whom the user acts in a case, in words; empty where it is their own.
  func acting(in summary: CaseSummary) -> String {
    guard let worker = summary.coveredWorker(for: me, covering: covering) else { return "" }
    return " \u{B7} for " + (casebook.staff[worker]?.listName ?? worker.text)
  }

  /// The reference that somebody typed, or a failure that says how references look.
  static func reference(_ text: String) throws -> CaseReference {
    guard let reference = CaseReference(typed: text) else {
      throw Failure(.badInput, "\u{201C}\(text)\u{201D} is no case reference. One looks like YJ-000142 or 142.")
    }
    return reference
  }

  /// The case with a reference, or a failure that says that there is none; the trail tells what is done with it.
  func caseFile(
    _ text: String, to kind: Look.Kind = .section, _ what: String = Waymark.typedName, why: String? = nil,
    recipient: String? = nil
  ) throws -> CaseFile {
    let reference = try Self.reference(text)
    guard let file = try casebook.caseFile(reference) else { throw Refusal.noSuchCase(reference) }
    try look(Look(kind, of: reference, what, why: why ?? "", recipient: recipient ?? ""))
    return file
  }

  /// Writes down that the user looks at something, before it is shown. Where nobody can write to the store, standard error
  /// says so.
  ///
  /// Throws `StoreError` where it should have been written and wasn't; nothing is shown then.
  func look(_ look: Look) throws {
    do {
      try casebook.look(look, by: me)
    } catch {
      guard casebook.isForReadingOnly else { throw error }
      Output.complain("This look couldn\u{2019}t be written down, because the store can\u{2019}t be written to.")
    }
  }
}

extension Look {
  /// A look at what the command that was typed prints, where that is of no one case.
  static var listing: Look { Look(.section, Waymark.typedName) }
}
