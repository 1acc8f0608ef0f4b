public import Casework
public import TextUI

/// A screen: what it holds, what can be done on it, and how it is drawn. It asks for changes and never makes one.
public protocol Screen: Sendable {
  /// What help and README call it.
  static var name: String { get }
  /// One row for each thing that can be done.
  static var commands: [Command<Self>] { get }
  /// Where one is, for the header: `Caseload`, `T. Abara`.
  func title(_ desk: any Desk) -> String
  /// Whether text is being typed, so that letters are no commands.
  var isTyping: Bool { get }
  /// What the keys of typing do, for the footer.
  var typingHints: [(key: String, words: String)] { get }
  /// Whether it floats above the screen that it was opened from.
  var floats: Bool { get }
  /// Text that has been typed and not saved; nil where there is none.
  var draft: (subject: String, fields: [String: String])? { get }
  /// Whether it is a workspace, which is put aside as it is when it is left.
  var isWorkspace: Bool { get }
  /// A draft that was offered and not taken up: it stays when the screen is left.
  var waitingDraft: (subject: String, fields: [String: String])? { get }
  /// Takes a key that is no command; nil where it has no use for it.
  mutating func typed(_ key: Key, _ desk: any Desk) -> Step?
  /// The record has changed, or the screen is shown again.
  mutating func refresh(_ desk: any Desk)
  /// Whether it shows any of these cases, so that what others made of them is to be seen on it.
  func shows(anyOf cases: [CaseReference]) -> Bool
  /// Takes text back from the editor.
  mutating func edited(_ text: String)
  /// A change that was asked for on top of it was saved.
  mutating func acted()
  /// A change that it asked for was refused or failed; whether it shows the words itself.
  mutating func refused(_ words: String) -> Bool
  /// The section of an assessment in which one writes on it; nil where one writes in none.
  var place: SectionPlace? { get }
  /// Whether something was typed that leaving would drop.
  var hasTypedText: Bool { get }
  /// The case that it is about, or that its selected row is about; nil where there is none.
  var caseShown: CaseReference? { get }
  /// What is looked at on it, for the trail, which is written before it is drawn. There is no usual answer, so that a new
  /// screen can't forget it: nil where it shows nobody's record, or nothing beyond what it was opened from, and then a
  /// comment says so.
  var lookedAt: Look? { get }
  /// Counts, filter and order, for the status line.
  func status(_ desk: any Desk) -> String
  /// Draws on the rows from `rows.lowerBound` up to `rows.upperBound`.
  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk)
}

extension Screen {
  /// No text is being typed.
  public var isTyping: Bool { false }
  /// In a list, a filter is typed; a form says it all itself.
  public var typingHints: [(key: String, words: String)] {
    floats ? [] : [("Enter", "keep the filter"), ("Esc", "clear it")]
  }
  /// One writes in no section.
  public var place: SectionPlace? { nil }
  /// It fills the page.
  public var floats: Bool { false }
  /// Nothing has been typed.
  public var draft: (subject: String, fields: [String: String])? { nil }
  /// It is gone when it is left.
  public var isWorkspace: Bool { false }
  /// No draft waits.
  public var waitingDraft: (subject: String, fields: [String: String])? { nil }
  /// What would be kept as a draft.
  public var hasTypedText: Bool { draft != nil }
  /// It is about no case.
  public var caseShown: CaseReference? { nil }
  /// No counts.
  public func status(_ desk: any Desk) -> String { "" }
  /// No further keys.
  public mutating func typed(_ key: Key, _ desk: any Desk) -> Step? { nil }
  /// It may show any case.
  public func shows(anyOf cases: [CaseReference]) -> Bool { true }
  /// Nothing to refresh.
  public mutating func refresh(_ desk: any Desk) {}
  /// It holds nothing that a saved change uses up.
  public mutating func acted() {}
  /// No text was asked for.
  public mutating func edited(_ text: String) {}
  /// The message line says it.
  public mutating func refused(_ words: String) -> Bool { false }
}

/// One thing that can be done: its keys, the words for it, why it can't be done now, and the doing.
public struct Command<On: Screen>: Sendable {
  /// The keys; any of them does it.
  public let keys: [Key]
  /// The words in help and palette.
  public let words: String
  /// The word in the footer; nil leaves it out there.
  public let hint: String?
  let isHinted: @Sendable (On) -> Bool
  private let blocked: @Sendable (On, any Desk) -> String?
  private var needs: Permission?
  private var section: CaseSection?
  let run: @Sendable (inout On, any Desk) -> Step

  /// A row of a screen's table; `where` says on which parts of the screen the footer names it.
  public init(
    _ keys: [Key], _ words: String, hint: String? = nil,
    where isHinted: @escaping @Sendable (On) -> Bool = { _ in true },
    unavailable: @escaping @Sendable (On, any Desk) -> String? = { _, _ in nil },
    run: @escaping @Sendable (inout On, any Desk) -> Step
  ) {
    self.keys = keys
    self.words = words
    self.hint = hint
    self.isHinted = isHinted
    blocked = unavailable
    self.run = run
  }

  /// The same row for those alone who may do something; others are told why not.
  public func needing(_ permission: Permission) -> Self {
    var row = self
    row.needs = permission
    return row
  }

  /// The same row for those alone who see a part of cases; others are told why not.
  public func seeing(_ section: CaseSection) -> Self {
    var row = self
    row.section = section
    return row
  }

  /// Why it can't be done now, by this member of staff; nil where it can.
  func unavailable(_ screen: On, _ desk: any Desk) -> String? {
    needs.flatMap { desk.whyNot($0, in: screen.caseShown) } ?? section.flatMap { desk.whyClosed($0) }
      ?? blocked(screen, desk)
  }
}

/// What a key leads to.
public enum Step: Sendable {
  /// The screen shows what changed.
  case stay
  /// Another screen is put on top.
  case open(any Screen)
  /// This screen is left for another.
  case replace(any Screen)
  /// Back to the screen below.
  case close
  /// A change is asked for; the screen closes when it is saved.
  case make(Change, closes: Bool)
  /// The session's last change is to be undone.
  case undo
  /// Text is to be edited in the user's editor.
  case edit(String)
  /// A kept draft is to be removed.
  case dropDraft(String)
  /// Text is to be written to a new file of this name; it tells of this case, where it tells of one alone.
  case write(name: String, text: String, of: CaseReference? = nil)
  /// A court list is to be read from a file and taken in; the screen closes when it is.
  case importCourtList(String)
  /// The screen closes, and this is kept from now on.
  case prefer(Preferences)
  /// The message line says something.
  case say(String)
  /// The program ends.
  case quit
}

/// A command without its screen, for footers, help and palette.
public struct CommandRow: Sendable, Equatable {
  /// The screen's name.
  public var screen: String
  /// The names of its keys.
  public var keys: String
  /// The words.
  public var words: String
  /// The key that runs it.
  public var key: Key
  /// The other keys that run it.
  public var otherKeys: [Key] = []
}

extension Screen {
  /// The rows of the screen's table.
  public static var rows: [CommandRow] { rows(KeyMap()) { _ in true } }

  /// The rows of the screen's table that a key can run now: while text is typed, letters are no commands.
  func rowsForNow(_ desk: any Desk) -> [CommandRow] {
    let isTyping = isTyping
    return Self.rows(desk.keys) { !(isTyping && $0.isText) }
  }

  /// The rows with those of their keys that can be pressed; without one, a row is left out.
  private static func rows(_ map: KeyMap, _ canBePressed: (Key) -> Bool) -> [CommandRow] {
    commands.compactMap { command in
      let keys = map.keys(name, command.words, else: command.keys).filter(canBePressed)
      guard let key = keys.first else { return nil }
      return CommandRow(
        screen: name, keys: keys.map(\.name).joined(separator: " "), words: command.words, key: key,
        otherKeys: Array(keys.dropFirst()))
    }
  }

  /// The footer's hints: keys and words of the rows that have them and can be run.
  private func hints(_ desk: any Desk, typing: Bool) -> [(key: String, words: String)] {
    Self.commands.compactMap { command in
      guard let hint = command.hint, command.isHinted(self), command.unavailable(self, desk) == nil,
        let key = desk.keys.keys(Self.name, command.words, else: command.keys)
          .first(where: { !(typing && $0.isText) })
      else { return nil }
      return (key.name, hint)
    }
  }

  /// What the footer promises: while text is typed, letters are no commands.
  func footer(_ desk: any Desk) -> [(key: String, words: String)] {
    guard isTyping else { return hints(desk, typing: false) }
    let typing = typingHints
    return typing + hints(desk, typing: true).filter { hint in !typing.contains { $0.key == hint.key } }
  }

  /// Runs the command of a key; nil where there is none.
  mutating func run(_ key: Key, _ desk: any Desk) -> Step? {
    let map = desk.keys
    guard
      let command = Self.commands.first(where: { map.keys(Self.name, $0.words, else: $0.keys).contains(key) })
    else { return nil }
    if let why = command.unavailable(self, desk) { return .say(why) }
    return command.run(&self, desk)
  }
}

/// Every command of every screen, for help and README.
public enum CommandCatalogue {
  /// The screens that have commands.
  static let screens: [any Screen.Type] = [
    TodayScreen.self, CaseloadScreen.self, DeadlinesScreen.self, TimelinessScreen.self, StandardsScreen.self,
    StandardForm.self, SearchScreen.self, CaseScreen.self, ContactScreen.self,
    ContactForm.self,
    EnforcementScreen.self, HomeVisitsScreen.self, LetterScreen.self, AssessmentScreen.self, SectionForm.self,
    StartAssessmentForm.self, CountersignScreen.self, ChecklistForm.self,
    AuditScreen.self, AuditForm.self, SessionForm.self,
    PlanScreen.self, SuggestionsScreen.self, ExitScreen.self, ClosingScreen.self, ProgrammesScreen.self,
    GroupForm.self, RegisterForm.self, RecordForm.self, ColumnsForm.self, UnallocatedScreen.self, AllocationForm.self,
    AccessScreen.self, RetentionScreen.self, DestroyForm.self, CertificatesScreen.self,
    TeamScreen.self, ReportsScreen.self, PracticeScreen.self, PracticeListScreen.self, AppointmentsScreen.self,
    WorkerScreen.self, WorkloadScreen.self, HandOverScreen.self, DiaryScreen.self, StaffForm.self, TeamForm.self,
    MoveForm.self,
    ReasonForm.self, CourtScreen.self, MatchScreen.self, CourtResultForm.self, CourtImportForm.self, DutyScreen.self,
    PanelScreen.self, CourtReportsScreen.self, ReportScreen.self, RemandScreen.self, WarrantScreen.self,
    PageScreen.self, CustodyScreen.self,
    CustodyListScreen.self, BreachListScreen.self, SubjectRequestsScreen.self, SubjectPackScreen.self,
    SubjectPartiesScreen.self, DutyForm.self,
  ]

  /// The rows, the ones of every screen first.
  public static var all: [CommandRow] { App.everywhere + screens.flatMap { $0.rows } }
}
