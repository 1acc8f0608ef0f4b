import Casework
import TextUI

/// A child's plan: what they want, the targets and the work done on each, who agreed, what reviews decided.
struct PlanScreen: VersionScreen {
  static let name = "Plan"

  /// What a row is about.
  enum Part: VersionPart {
    case reason(Int)
    case basics
    case target(TargetID)
    case control(Int)
    case contingency(Int)
    case safety
    case agreement(Int)
    case requirement(OrderID, String)
    case programme(ProgrammeID, Day)
    case review(DocumentID)

    var isReason: Bool { if case .reason = self { true } else { false } }

    var isContent: Bool {
      switch self {
      case .basics, .target, .control, .contingency, .safety: true
      case .reason, .agreement, .requirement, .programme, .review: false
      }
    }
  }

  let reference: CaseReference
  private(set) var file: CaseFile?
  private(set) var plans = PlanFile([])
  var back = 0
  var list = ItemList<Part>()
  var width = 77
  var showsDifferences: Bool

  init(of reference: CaseReference, showsDifferences: Bool = false) {
    self.reference = reference
    self.showsDifferences = showsDifferences
  }

  static let kind = SignedKind.plan
  static let noneYet =
    "No plan yet. n adds a target, a takes one from the suggestions, e what the child wants."
  var filed: PlanFile { plans }

  static var commands: [Command<Self>] { writing + signing + living + turning }

  private static var writing: [Command<Self>] {
    [
      Command([.enter], "change what is selected", hint: "change", unavailable: Self.unlessWritten) { screen, desk in
        screen.open(desk)
      },
      Command([.char("n")], "add a target", hint: "target", unavailable: Self.unlessWritten) { screen, desk in
        RecordForm.open(
          .planTarget(nil, found: FoundAnswers(of: screen.reference, desk)), of: screen.file, desk)
      },
      Command([.char("a")], "take a target from the suggestions", hint: "suggest", unavailable: Self.unlessWritten) {
        screen, _ in .open(SuggestionsScreen(screen.reference))
      },
      Command([.char("e")], "what the child wants, strengths, how we work", unavailable: Self.unlessWritten) {
        screen, desk in RecordForm.open(.planBasics, of: screen.file, desk)
      },
      Command([.char("c")], "add what we do if things change", unavailable: Self.unlessWritten) { screen, desk in
        RecordForm.open(.planContingency(nil), of: screen.file, desk)
      },
      Command([.char("o")], "add a rule or condition", unavailable: Self.unlessWritten) { screen, desk in
        RecordForm.open(.planControl(nil), of: screen.file, desk)
      },
      Command([.char("f")], "the safety plan at home", unavailable: Self.unlessWritten) { screen, desk in
        RecordForm.open(.planSafety, of: screen.file, desk)
      },
      Command(
        [.char("D")], "take what is selected out of the draft, or the programme off the case",
        unavailable: { s, d in s.enrolment.map { $0.whyNotRemoved(from: s.file, d) } ?? Self.unlessWritten(s, d) }
      ) { screen, desk in
        screen.enrolment.map { .open(ReasonForm.removing($0, from: screen.reference, desk)) } ?? screen.remove()
      },
      Command(
        [.char("N")], "begin a new version; the signed one stays as it is", hint: "new version",
        where: { $0.plans.draft == nil && $0.plans.current != nil },
        unavailable: { s, d in
          if let why = s.whileClosed { return why }
          if let draft = s.plans.draft { return Words.of(.plan(.draftExists(draft.id))) }
          return s.plans.current == nil ? "There is no plan yet: n adds a target." : nil
        }
      ) { screen, _ in
        guard let current = screen.plans.current?.plan else { return .stay }
        return .make(
          .planned(screen.reference, .written(nil, current.content, orders: current.orders)), closes: false)
      },
    ]
  }

  private static var living: [Command<Self>] {
    [
      Command([.char("A")], "who agreed, how, or why not", hint: "agree", unavailable: Self.unlessSigned) {
        screen, desk in
        guard let current = screen.plans.current else { return .stay }
        return RecordForm.open(.agreement(SignedName(.plan, current.id)), of: screen.file, desk)
      },
      Command(
        [.char("m")], "mark the target: on track, behind, done, dropped, again", hint: "mark",
        where: { $0.target != nil },
        unavailable: { s, d in Self.unlessSigned(s, d) ?? (s.target == nil ? "Choose a target first." : nil) }
      ) { screen, desk in
        guard let current = screen.plans.current, let target = screen.target else { return .stay }
        return RecordForm.open(.targetProgress(current.id, target), of: screen.file, desk)
      },
      Command([.char("v")], "review the plan with the family", hint: "review", unavailable: Self.unlessSigned) {
        screen, desk in
        guard let current = screen.plans.current else { return .stay }
        return RecordForm.open(.planReview(current), of: screen.file, desk)
      },
      Command(
        [.char("P")], "put the child down for a programme, or say how it ended",
        unavailable: { s, _ in s.whileClosed }
      ) { screen, desk in
        guard case .programme(let id, let day) = screen.list.selected else {
          return RecordForm.open(.enrolment(nil, desk), of: screen.file, desk)
        }
        let found = screen.file?.header.enrolments.first { $0.programme == id && $0.referred == day }
        return RecordForm.open(.enrolment(found, desk), of: screen.file, desk)
      },
    ]
  }

  /// The programme that is selected, as far as the child is put down for it.
  private var enrolment: RecordedPart? {
    guard case .programme(let id, let day) = list.selected else { return nil }
    return file?.recorded.first { $0.part == .enrolment(id, referred: day) }
  }

  private static func unlessSigned(_ screen: Self, _ desk: any Desk) -> String? {
    if let why = screen.whileClosed { return why }
    if screen.plans.current != nil { return nil }
    return screen.plans.draft.map { Words.of(.plan(.notSigned($0.plan.signing.state))) }
      ?? "There is no plan yet: n adds a target."
  }

  /// The target that keys act on.
  private var target: TargetID? {
    if case .target(let id) = list.selected { return id }
    return nil
  }

  var lookedAt: Look? { Look(.section, of: reference, "plan") }
  func title(_ desk: any Desk) -> String { "Plan \u{B7} " + (file?.header.child.fullName ?? reference.description) }

  func status(_ desk: any Desk) -> String {
    guard let shown else { return "" }
    return "version \(shown.plan.signing.version), " + shown.plan.signing.state.words
  }

  mutating func refresh(_ desk: any Desk) {
    file = (try? desk.caseFile(reference)) ?? nil
    plans = (try? desk.plans(of: reference)) ?? PlanFile([])
    arrange(desk)
  }

  private func open(_ desk: any Desk) -> Step {
    switch list.selected {
    case .target(let id):
      RecordForm.open(.planTarget(id, found: FoundAnswers(of: reference, desk)), of: file, desk)
    case .control(let index): RecordForm.open(.planControl(index), of: file, desk)
    case .contingency(let index): RecordForm.open(.planContingency(index), of: file, desk)
    case .safety: RecordForm.open(.planSafety, of: file, desk)
    case .programme, .requirement, .review, .agreement, .reason:
      .say("That isn\u{2019}t written here; the keys below say what can be done.")
    case .basics, nil: RecordForm.open(.planBasics, of: file, desk)
    }
  }

  private func remove() -> Step {
    guard let draft = plans.draft else { return .say("There is no draft.") }
    var content = draft.plan.content
    switch list.selected {
    case .target(let id): content.targets.removeAll { $0.id == id }
    case .control(let index) where content.controls.indices.contains(index): content.controls.remove(at: index)
    case .contingency(let index) where content.contingencies.indices.contains(index):
      content.contingencies.remove(at: index)
    case .safety: content.safety = nil
    default: return .say("Choose a target, a rule or what we do if things change.")
    }
    return .make(
      .planned(reference, .written(draft.id, content, orders: draft.plan.orders, seen: draft.version)), closes: false)
  }
}
