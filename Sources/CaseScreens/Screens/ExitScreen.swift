import Casework
import TextUI

/// A child's way out: where they go on, how things stand at the end, who agreed, what the police were told.
struct ExitScreen: Screen {
  static let name = "Exit plan"

  /// What a row is about.
  enum Part: Hashable, Sendable {
    case reason(Int)
    case standing
    case destination(DestinationID)
    case agreement(Int)
    case survey(Int)
    case response(OrderID)
    case entry

    /// Whether the version says it, rather than what came of it.
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
  private var back = 0
  private var list = ItemList<Part>()
  /// Whether what changed since the version before is shown instead of the version.
  private var showsDifferences: Bool

  init(of reference: CaseReference, showsDifferences: Bool = false) {
    self.reference = reference
    self.showsDifferences = showsDifferences
  }

  /// The version that is shown.
  var shown: ExitFile.Filed? { exits.version(back: back) }
  /// The version whose place it takes.
  private var earlier: ExitFile.Filed? { shown?.plan.replaces.flatMap(exits.version) }

  static var commands: [Command<Self>] {
    writing
      + DocumentSigning.commands { screen, _ in
        screen.exits.latest.map { DocumentSigning(SignedName(.exitPlan, $0.id), $0.plan.signing, screen.reference) }
      } + living
  }

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
      Command(
        [.tab], "an earlier version, and round to the latest", hint: "version",
        where: { $0.exits.versions.count > 1 },
        unavailable: { s, _ in s.exits.versions.count > 1 ? nil : "There is one version." }
      ) { screen, desk in
        screen.back = (screen.back + 1) % screen.exits.versions.count
        screen.refresh(desk)
        return .stay
      },
      Command(
        [.char("d")], "what changed since the version before, and back", hint: "differences",
        where: { $0.earlier != nil },
        unavailable: { s, _ in s.earlier == nil ? "There is no version before it." : nil }
      ) { screen, desk in
        screen.showsDifferences.toggle()
        screen.refresh(desk)
        return .stay
      },
    ]
  }

  var whileClosed: String? { file?.header.closed.map { Words.of(.caseClosed(reference, on: $0.on)) } }

  private var outOfCourt: [Order] {
    file?.header.orders.filter { RuleScope.Route($0.disposal) == .outOfCourt } ?? []
  }

  private var destination: DestinationID? {
    if case .destination(let id) = list.selected { return id }
    return nil
  }

  private static func unlessWritten(_ screen: Self, _ desk: any Desk) -> String? {
    if let why = screen.whileClosed { return why }
    guard let latest = screen.exits.latest else { return nil }
    if latest.plan.signing.state == .submitted { return Words.of(.signing(.waits)) }
    return latest.plan.signing.state.isSigned ? "It is signed: N begins a new version." : nil
  }

  var caseShown: CaseReference? { reference }
  var lookedAt: Look? { Look(.section, of: reference, "exit plan") }
  func title(_ desk: any Desk) -> String {
    "Exit plan \u{B7} " + (file?.header.child.fullName ?? reference.description)
  }

  mutating func refresh(_ desk: any Desk) {
    file = (try? desk.caseFile(reference)) ?? nil
    exits = (try? desk.exits(of: reference)) ?? ExitFile([])
    back = min(back, max(0, exits.versions.count - 1))
    arrange(desk, width: 76)
  }

  private mutating func arrange(_ desk: any Desk, width: Int) {
    list.items = file.map { rows(shown, $0, desk, width: width) } ?? []
    guard showsDifferences, let file, let earlier else { return }
    let reasons = list.items.filter { if case .reason? = $0.id { true } else { false } }
    let before = rows(earlier, file, desk, width: width).filter { $0.id?.isContent ?? false }
    let changed = VersionDifferences.items(now: list.items.filter { $0.id?.isContent ?? false }, before: before)
    list.items =
      reasons + [.init(nil, [("CHANGED SINCE VERSION \(earlier.plan.signing.version)", .bold)])] + changed
    if changed.isEmpty { list.items.append(.init(nil, [("nothing", .quiet)])) }
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    if key == .left { return .close }
    let took = list.handle(key)
    guard took.isTaken else { return nil }
    return took.opens ? run(.enter, desk) : .stay
  }

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    arrange(desk, width: canvas.size.columns - 3)
    canvas.put(area.lowerBound, 1, TextWidth.truncated(heading(desk), to: canvas.size.columns - 2), .bold)
    list.draw(&canvas, rows: (area.lowerBound + 2)..<area.upperBound, column: 1, width: canvas.size.columns - 2)
    if list.items.isEmpty {
      canvas.put(area.lowerBound + 2, 1, "No exit plan yet. n adds a destination: where does the child go on?", .quiet)
    }
  }
}
