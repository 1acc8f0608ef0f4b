import Casework
import Forms
import Testing

/// A record with one case, staff, the shipped forms and the shipped policy, on which people assess.
struct AssessmentWork {
  static let reference = CaseReference(1)
  var record = MemoryRecord()
  var now = Moment(Day(year: 2026, month: 11, day: 2) ?? .epoch, .midday)
  let forms: FormLibrary
  let policy: CountersigningPolicy

  init(disposal: Disposal = .youthRehabilitationOrder) throws {
    forms = try DataFixtures.forms.get()
    policy = try DataFixtures.countersigning.get()
    var header = Case.of("2010-03-04")
    header.opened = now.day.adding(days: -20)
    var order = Order()
    order.id = "o1"
    order.disposal = disposal
    order.made = now.day.adding(days: -10)
    header.orders = [order]
    try make(.imported(source: "test", Self.edits(header), seen: 0))
    for (id, role) in [("kmason", StaffRole.officer), ("rellis", .officer), ("dshah", .manager)]
      as [(StaffID, StaffRole)]
    {
      var staff = Staff()
      staff.name = "\(id) Test"
      staff.role = role
      try make(.staffSaved(id, staff))
    }
  }

  private static func edits(_ header: Case) -> Edits {
    var edits = Edits()
    edits.put(reference.key, header)
    return edits
  }

  @discardableResult
  mutating func make(_ change: Change, by staff: StaffID = "kmason") throws -> Edits {
    now = now.adding(minutes: 1)
    return try record.make(change, by: staff, now: now, countersigning: policy, forms: forms)
  }

  mutating func assess(_ change: AssessmentChange, by staff: StaffID = "kmason") throws {
    try make(.assessed(Self.reference, change), by: staff)
  }

  mutating func sign(_ id: DocumentID, _ step: SigningStep, by staff: StaffID) throws {
    try make(.documentSigned(Self.reference, SignedName(.assessment, id), step), by: staff)
  }

  /// Starts one and gives its identifier.
  mutating func start(_ form: FormID, _ stage: String = "", by staff: StaffID = "kmason") throws -> DocumentID {
    try assess(.start(form, stage: stage, order: nil), by: staff)
    return DocumentID("a\(record.seq)")
  }

  func assessment(_ id: DocumentID) throws -> Assessment {
    try #require(try record.assessment(id, of: Self.reference))
  }

  func header() throws -> Case { try #require(try record.header(of: Self.reference)) }

  func definition(_ id: DocumentID) throws -> FormDefinition {
    let assessment = try assessment(id)
    return try #require(forms.definition(assessment.form, version: assessment.formVersion))
  }

  mutating func save(
    _ id: DocumentID, _ values: [QuestionID: AnswerValue], by staff: StaffID = "kmason", minutes: Int = 1
  ) throws {
    let (assessment, definition) = (try assessment(id), try definition(id))
    for (question, value) in values.sorted(by: { $0.key < $1.key }) {
      let section = try #require(definition.section(of: question)?.id)
      let edit = AnswerEdit(question, seen: assessment.answers[question]?.value, value: value)
      try assess(.save(id, section, [edit], minutes: minutes), by: staff)
    }
  }

  /// Answers whatever is needed, and marks every section as complete; `choosing` says what is chosen where it matters.
  mutating func complete(_ id: DocumentID, choosing: [QuestionID: String] = [:], by staff: StaffID = "kmason") throws {
    let definition = try definition(id)
    for section in definition.sections {
      for _ in 0..<4 {
        let assessment = try assessment(id)
        let filled = assessment.filled(definition)
        guard filled.sections.contains(where: { $0.id == section.id }) else { break }
        try assess(.confirm(id, section.id), by: staff)
        let open = filled.obstacles(in: section).compactMap { definition.question($0.question) }
        let edits = open.map { question in
          AnswerEdit(
            question.id, seen: assessment.answers[question.id]?.value,
            value: Self.answer(question, choosing[question.id]))
        }
        if edits.isEmpty { break }
        try assess(.save(id, section.id, edits, minutes: 1), by: staff)
      }
      if try assessment(id).filled(definition).sections.contains(where: { $0.id == section.id }) {
        try assess(.mark(id, section.id, complete: true), by: staff)
      }
    }
  }

  static func answer(_ question: Question, _ chosen: String?) -> AnswerValue {
    let code = chosen ?? question.choices.first?.code ?? ""
    switch question.kind {
    case .text, .longText, .computed: return .text("Words about it.")
    case .yesNo: return .choice(chosen ?? "no")
    case .one: return .choice(code)
    case .many: return .choices([code])
    case .number(let from, _, _): return .number(from ?? FormNumber(1))
    case .day: return .day(FormDate(clamping: 2026, month: 11, day: 2))
    case .rating: return .rating(code, reason: "Because of this.")
    case .signature: return .signed("Tomi", on: FormDate(clamping: 2026, month: 11, day: 2))
    case .person: return .person("p1", name: "Ada Abara")
    case .table(let columns, let rows):
      var row = AnswerRow()
      for column in columns { row[column.id] = answer(column, nil) }
      return .rows(Array(repeating: row, count: max(1, rows)))
    }
  }
}
