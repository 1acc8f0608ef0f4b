import Casework
import Forms
import TextUI

/// An assessment: its sections with how far each is, and the questions of one of them with what was answered, by whom.
struct AssessmentScreen: Screen {
  static let name = "Assessment"

  /// Which of its two panes keys act on.
  enum Pane: Sendable {
    case sections, questions
  }

  let reference: CaseReference
  let id: DocumentID
  var file: CaseFile?
  var filed: FiledAssessment?
  var definition: FormDefinition?
  var earlier: FiledAssessment?
  var filled: FilledForm?
  var pane = Pane.sections
  var sections = ItemList<SectionID>()
  var questions = ItemList<QuestionID>()
  /// Whether what changed since the earlier one is shown instead of the answers.
  var showsDifferences: Bool
  /// Reasons on questions that whoever reads it has noted, to send it back with.
  var reasons: [PartReason] = []
  /// The reason that is being typed.
  var noting: LineEditor?
  /// Columns of the questions, as they were last drawn.
  var width = 43
  private var shown: SectionID?
  private var hasGoneToFirst = false

  init(_ reference: CaseReference, _ id: DocumentID, showsDifferences: Bool = false) {
    self.reference = reference
    self.id = id
    self.showsDifferences = showsDifferences
  }

  var assessment: Assessment? { filed?.assessment }
  var isTyping: Bool { noting != nil }
  var hasTypedText: Bool { !reasons.isEmpty || !(noting?.text.isEmpty ?? true) }
  var typingHints: [(key: String, words: String)] { [("Enter", "note it"), ("Esc", "leave it")] }

  /// The section whose questions are shown.
  var section: FormSection? { sections.selected.flatMap { definition?.section($0) } }

  static var commands: [Command<Self>] { reading + writing + signing }

  private static let reading: [Command<Self>] = [
    Command([.tab, .backTab], "from the sections to the questions, and back", hint: "pane") { screen, _ in
      screen.pane = screen.pane == .sections ? .questions : .sections
      return .stay
    },
    Command(
      [.char("d")], "what changed since the last one, question by question, and back", hint: "differences",
      unavailable: { s, _ in s.earlier == nil ? "There is no earlier assessment to compare with." : nil }
    ) { screen, desk in
      screen.showsDifferences.toggle()
      screen.arrange(desk)
      return .stay
    },
  ]

  private static let writing: [Command<Self>] = [
    Command(
      [.enter], "into the section; on a carried answer: it still holds; else answer", hint: "answer",
      where: { $0.noting == nil && !$0.isWaiting }
    ) { screen, desk in
      screen.noting == nil ? screen.entered(desk) : screen.typedReason(.enter, desk) ?? .stay
    },
    Command([.char("e")], "answer the section\u{2019}s questions", hint: "edit", unavailable: Self.whileSigned) {
      screen, desk in screen.edit(desk)
    },
    Command(
      [.char("C")], "what was carried over into the section still holds", hint: "confirm all",
      where: { $0.hasUnconfirmed }, unavailable: { Self.whileSigned($0, $1) ?? $0.whyClosed($1) }
    ) { screen, _ in
      guard let section = screen.section?.id else { return .stay }
      return .make(.assessed(screen.reference, .confirm(screen.id, section)), closes: false)
    },
    Command(
      [.char("m")], "mark the section as complete, or take the mark off", hint: "complete",
      unavailable: { Self.whileSigned($0, $1) ?? $0.whyClosed($1) }
    ) { screen, _ in
      guard let section = screen.section?.id else { return .stay }
      let isMarked = screen.assessment?.completed[section.text] != nil && screen.isComplete(section)
      return .make(.assessed(screen.reference, .mark(screen.id, section, complete: !isMarked)), closes: false)
    },
    Command(
      [.char("X")], "drop the draft; the trail keeps it",
      unavailable: { s, _ in s.assessment?.signing.state == .draft ? nil : "Only a draft is dropped." }
    ) { screen, _ in
      let (reference, id) = (screen.reference, screen.id)
      return .open(ReasonForm("Drop this draft") { .assessed(reference, .drop(id, why: $0)) })
    },
    Command(
      [.char("V")], "correct a signed one as a new version",
      unavailable: { s, _ in s.assessment?.signing.state.isSigned ?? false ? nil : "Only a signed one is corrected." }
    ) { screen, _ in
      let (reference, id) = (screen.reference, screen.id)
      return .open(ReasonForm("Correct this assessment") { .assessed(reference, .correct(id, why: $0)) })
    },
  ]

  static func whileSigned(_ screen: Self, _ desk: any Desk) -> String? {
    guard let state = screen.assessment?.signing.state else { return "There is no such assessment any more." }
    if let closed = screen.file?.header.closed { return Words.of(.caseClosed(screen.reference, on: closed.on)) }
    if state.isSigned { return Words.of(.signing(.signedAlready)) }
    return state.isOpen ? nil : Words.of(.signing(.waits))
  }

  var caseShown: CaseReference? { reference }
  var lookedAt: Look? { Look(.section, of: reference, "assessment \(id)") }
  func title(_ desk: any Desk) -> String { assessment?.title ?? "Assessment" }

  func status(_ desk: any Desk) -> String {
    guard let filled, let assessment else { return "" }
    return "\(assessment.signing.state.words), \(Words.sections(of: assessment, in: filled)) sections"
  }

  /// Why nothing is done in the section that is selected; nil where it is shown.
  func whyClosed(_ desk: any Desk) -> String? {
    guard let section, let part = assessment?.withheld[section.id.text] else { return nil }
    return Words.of(.access(.sectionClosed(desk.me, part)))
  }

  func isComplete(_ section: SectionID) -> Bool {
    guard let filled, let assessment, let found = definition?.section(section) else { return false }
    return assessment.progress(of: found, in: filled) == .complete
  }

  var hasUnconfirmed: Bool {
    guard let section, let filled else { return false }
    return filled.questions(in: section).contains { filled.answers[$0.id]?.isUnconfirmed ?? false }
  }

  mutating func refresh(_ desk: any Desk) {
    file = try? desk.caseFile(reference)
    let all = (try? desk.assessments(of: reference)) ?? []
    filed = all.first { $0.id == id }
    definition = assessment.flatMap { desk.forms.definition($0.form, version: $0.formVersion) }
    earlier = (assessment?.replaces ?? assessment?.carriedFrom).flatMap { before in all.first { $0.id == before } }
    filled = definition.flatMap { definition in assessment.map { $0.filled(definition) } }
    if !isWaiting { reasons = [] }
    arrange(desk)
    if hasGoneToFirst { return }
    hasGoneToFirst = filled != nil
    if showsDifferences {
      goToFirst(desk, where: hasChanged)
    } else if assessment?.signing.state == .sentBack {
      goToFirst(desk, where: isSentBack)
    }
  }

  /// Whether it came back with a reason on a question of a section.
  func isSentBack(_ section: FormSection) -> Bool {
    let parts = (assessment?.signing.reasons ?? []).map(\.part)
    return section.questions.contains { parts.contains($0.id.text) }
  }

  /// Whether something in a section was answered otherwise than in the earlier assessment.
  func hasChanged(_ section: FormSection) -> Bool {
    guard let earlier, let assessment else { return false }
    return section.questions.contains {
      earlier.assessment.answers[$0.id]?.value != assessment.answers[$0.id]?.value
    }
  }

  /// Whoever reads what changed begins where something did, and whoever it came back to where a reason is.
  private mutating func goToFirst(_ desk: any Desk, where isIt: (FormSection) -> Bool) {
    guard let first = filled?.sections.first(where: isIt) else { return }
    sections.select(first.id)
    follow(desk)
    let parts = (assessment?.signing.reasons ?? []).map(\.part)
    if let question = first.questions.first(where: { parts.contains($0.id.text) }) { questions.select(question.id) }
  }

  private mutating func entered(_ desk: any Desk) -> Step {
    guard pane == .questions else {
      pane = .questions
      return .stay
    }
    if let question = questions.selected, assessment?.answers[question]?.isUnconfirmed ?? false,
      let section = section?.id, Self.whileSigned(self, desk) == nil
    {
      return .make(.assessed(reference, .confirm(id, section, question)), closes: false)
    }
    return edit(desk)
  }

  private func edit(_ desk: any Desk) -> Step {
    if let why = Self.whileSigned(self, desk) ?? whyClosed(desk) { return .say(why) }
    guard let filed, let definition, let file, let section else { return .stay }
    let question = pane == .questions ? questions.selected : nil
    return .open(SectionForm(section, of: filed, definition, in: file, at: question, desk))
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    if noting != nil { return typedReason(key, desk) }
    switch key {
    case .right where pane == .sections: pane = .questions
    case .left where pane == .questions: pane = .sections
    case .mouse(let mouse) where mouse.kind == .press || mouse.kind == .doublePress:
      pane = mouse.column < Self.left ? .sections : .questions
      let taken = pane == .sections ? sections.handle(key) : questions.handle(key)
      if taken.isTaken { follow(desk) }
      if taken.opens { return entered(desk) }
      return taken.isTaken ? .stay : nil
    default:
      let taken = pane == .sections ? sections.handle(key).isTaken : questions.handle(key).isTaken
      guard taken else { return nil }
      follow(desk)
    }
    return .stay
  }

  /// Shows the questions of the section that was gone to.
  private mutating func follow(_ desk: any Desk) {
    if shown != sections.selected {
      questions = ItemList()
      arrange(desk)
    }
  }

  mutating func arrange(_ desk: any Desk) {
    arrangeSections()
    shown = sections.selected
    arrangeQuestions(desk)
  }
}
