import Casework
import TextUI

/// A child's way out: where they go on, how things stand at the end, who agreed, what the police were told.
struct ExitScreen: VersionScreen {
  static let name = "Exit plan"

  /// What a row is about.
  enum Part: VersionPart {
    case reason(Int)
    case standing
    case destination(DestinationID)
    case agreement(Int)
    case survey(Int)
    case response(OrderID)
    case entry

    var isReason: Bool { if case .reason = self { true } else { false } }

    var isContent: Bool {
      switch self {
      case .standing, .destination: true
      case .reason, .agreement, .survey, .response, .entry: false
      }
    }
  }

  let reference: CaseReference
  private(set) var file: CaseFile?
  private(set) var exits = ExitFile([])
  var back = 0
  var list = ItemList<Part>()
  var width = 77
  var showsDifferences: Bool

  init(of reference: CaseReference, showsDifferences: Bool = false) {
    self.reference = reference
    self.showsDifferences = showsDifferences
  }

  static let kind = SignedKind.exitPlan
  static let noneYet = "No exit plan yet. n adds a destination: where does the child go on?"
  var filed: ExitFile { exits }

  static var commands: [Command<Self>] { writing + signing + living + turning }

  private static var writing: [Command<Self>] {
    [
      Command([.enter], "change what is selected", hint: "change", unavailable: Self.unlessWritten) { screen, desk in
        if case .destination(let id) = screen.list.selected {
          return RecordForm.open(.destination(id), of: screen.file, desk)
        }
        return RecordForm.open(.exitBasics, of: screen.file, desk)
      },
      Command([.char("n")], "add a destination", hint: "destination", unavailable: Self.unlessWritten) { screen, desk in
        RecordForm.open(.destination(nil), of: screen.file, desk)
      },
      Command(
        [.char("e")], "how things stand at the end, what helped", hint: "standing", unavailable: Self.unlessWritten
      ) {
        screen, desk in RecordForm.open(.exitBasics, of: screen.file, desk)
      },
      Command([.char("D")], "take the destination out of the draft", unavailable: Self.unlessWritten) { screen, _ in
        guard let draft = screen.exits.draft, case .destination(let id) = screen.list.selected else {
          return .say("Choose a destination of the draft.")
        }
        var content = draft.plan.content
        content.destinations.removeAll { $0.id == id }
        return .make(
          .exited(screen.reference, .written(draft.id, content, orders: draft.plan.orders, seen: draft.version)),
          closes: false)
      },
      Command(
        [.char("N")], "begin a new version; the signed one stays as it is", hint: "new version",
        where: { $0.exits.draft == nil && $0.exits.current != nil },
        unavailable: { s, _ in
          if let why = s.whileClosed { return why }
          if let draft = s.exits.draft { return Words.of(.exit(.draftExists(draft.id))) }
          return s.exits.current == nil ? "There is no exit plan yet: n adds a destination." : nil
        }
      ) { screen, _ in
        guard let current = screen.exits.current?.plan else { return .stay }
        return .make(.exited(screen.reference, .written(nil, current.content, orders: current.orders)), closes: false)
      },
    ]
  }

  private static var living: [Command<Self>] {
    [
      Command(
        [.char("r")], "what became of the referral", hint: "outcome", where: { $0.destination != nil },
        unavailable: { s, _ in s.whileClosed ?? (s.destination == nil ? "Choose a destination first." : nil) }
      ) { screen, desk in
        guard let latest = screen.exits.latest, let id = screen.destination else { return .stay }
        return RecordForm.open(.destinationOutcome(latest.id, id), of: screen.file, desk)
      },
      Command(
        [.char("A")], "who agreed, how, or why not", hint: "agree",
        unavailable: { s, _ in
          if let why = s.whileClosed { return why }
          if s.exits.current != nil { return nil }
          return Words.of(.exit(.notSigned(s.exits.draft?.plan.signing.state ?? .draft)))
        }
      ) { screen, desk in
        guard let current = screen.exits.current else { return .stay }
        return RecordForm.open(.agreement(SignedName(.exitPlan, current.id)), of: screen.file, desk)
      },
      Command(
        [.char("y")], "the end-of-order survey, of the child or the parent or carer", hint: "survey",
        unavailable: { s, _ in s.whileClosed ?? (s.exits.latest == nil ? "There is no exit plan yet." : nil) }
      ) { screen, desk in
        guard let latest = screen.exits.latest else { return .stay }
        return RecordForm.open(.survey(latest.id, desk), of: screen.file, desk)
      },
      Command(
        [.char("F")], "Form A: tell the police how the disposal went", hint: "Form A",
        where: { !$0.outOfCourt.isEmpty },
        unavailable: { s, _ in s.whileClosed ?? (s.outOfCourt.isEmpty ? "No out-of-court disposal is on record." : nil)
        }
      ) { screen, desk in RecordForm.open(.formA, of: screen.file, desk) },
      Command(
        [.char("E")], "tell the manager that the child hasn\u{2019}t engaged with the assessment",
        unavailable: { s, _ in s.whileClosed ?? (s.outOfCourt.isEmpty ? "No out-of-court disposal is on record." : nil)
        }
      ) { screen, desk in RecordForm.open(.nonEngagement, of: screen.file, desk) },
      Command([.char("X")], "what is open before the case closes", hint: "closing") { screen, _ in
        .open(ClosingScreen(of: screen.reference))
      },
    ]
  }

  private var outOfCourt: [Order] {
    file?.header.orders.filter { RuleScope.Route($0.disposal) == .outOfCourt } ?? []
  }

  private var destination: DestinationID? {
    if case .destination(let id) = list.selected { return id }
    return nil
  }

  var lookedAt: Look? { Look(.section, of: reference, "exit plan") }
  func title(_ desk: any Desk) -> String {
    "Exit plan \u{B7} " + (file?.header.child.fullName ?? reference.description)
  }

  mutating func refresh(_ desk: any Desk) {
    file = (try? desk.caseFile(reference)) ?? nil
    exits = (try? desk.exits(of: reference)) ?? ExitFile([])
    arrange(desk)
  }
}
