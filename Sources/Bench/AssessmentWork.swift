import CaseResources
import CaseStore
import Casework
import Forms
import Glibc
import JSON

/// An assessment of 30 KB of answers: saving one section of it durably, and opening it as a screen does.
struct AssessmentWork {
  let surroundings: Surroundings
  let runs: Int

  /// The rows on assessments.
  func measure(_ data: Dataset, _ figures: inout Figures) throws {
    let resources = try Resources.find()
    let files = try resources.files(in: "Assessments").map { (name: $0, bytes: try resources.bytes($0)) }
    var loading = Times()
    for _ in 0..<runs { loading.add(try Measure.time { _ = try FormLibrary(files: files) }) }
    figures.note("reading and checking all \(files.count) forms", Figures.scaled(loading.median))
    let casebook = try Casebook(FileStore.open(data.store), lists: data.lists)
    casebook.shippedForms = try FormLibrary(files: files)
    guard let reference = casebook.openCases.first?.reference, let form = casebook.forms.latest("assetplus") else {
      return figures.note("assessments", "there is no open case")
    }
    let made = try casebook.make(
      .assessed(reference, .start(form.id, stage: "transfer", order: nil, empty: true)), by: data.me, now: data.now)
    let id = DocumentID("a\(made.seq)")
    try fill(id, reference, form, casebook, data)
    try saving(id, reference, form, casebook, data, &figures)
    try opening(id, reference, form, casebook, data, &figures)
  }

  /// Answers the long questions until there are 30 KB of answers.
  private func fill(
    _ id: DocumentID, _ reference: CaseReference, _ form: FormDefinition, _ casebook: Casebook, _ data: Dataset
  ) throws {
    let text = String(repeating: "His gran is there for him, and he goes to her when it is hard. ", count: 10)
    var size = 0
    let shown = FilledForm(form, stage: "transfer", answers: Answers()).sections
    for section in shown where size < 30_000 {
      var edits: [AnswerEdit] = []
      for question in section.questions where question.shownIf == nil {
        guard case .longText = question.kind else { continue }
        edits.append(AnswerEdit(question.id, seen: nil, value: .text(text)))
        size += text.utf8.count
      }
      _ = try casebook.make(
        .assessed(reference, .save(id, section.id, edits, minutes: 1)), by: data.me, now: data.now)
    }
  }

  /// One section saved, beside a bare append and flush of as many bytes as the whole document has.
  private func saving(
    _ id: DocumentID, _ reference: CaseReference, _ form: FormDefinition, _ casebook: Casebook, _ data: Dataset,
    _ figures: inout Figures
  ) throws {
    guard let filed = try casebook.assessment(id, of: reference) else { return }
    let bytes = filed.assessment.json()
    figures.note("the assessment's answers", "\(bytes.count / 1000) KB")
    let floor = open(surroundings.path("assessment-floor"), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    defer { close(floor) }
    var (ours, bare) = (Times(), Times())
    var before = filed.assessment.answers["understanding.story"]?.value
    for number in 0..<(runs * 20) {
      let now = AnswerValue.text("How it came about, written once more (\(number)).")
      let edit = AnswerEdit("understanding.story", seen: before, value: now)
      let change = Change.assessed(reference, .save(id, "understanding", [edit], minutes: 1))
      ours.add(try Measure.time { _ = try casebook.make(change, by: data.me, now: data.now) })
      before = now
      bare.add(
        Measure.time {
          _ = Glibc.write(floor, bytes, bytes.count)
          fdatasync(floor)
        })
    }
    figures.bound(
      "save a section of it, durable (99th percentile)", ours.percentile(0.99) / 1e3, atMost: 10, unit: "ms")
    figures.ratio("save a section of it, durable", ours, bare, atMost: 2, against: "append+fdatasync")
  }

  /// It is read from its file and held against its form, beside a bare read of the same bytes.
  private func opening(
    _ id: DocumentID, _ reference: CaseReference, _ form: FormDefinition, _ casebook: Casebook, _ data: Dataset,
    _ figures: inout Figures
  ) throws {
    try (casebook.store as? FileStore)?.checkpoint()
    let digits = reference.digits
    let path = data.store + "/cases/\(digits.suffix(2))/\(digits)/assessments/\(id).json"
    var (ours, bare) = (Times(), Times())
    for _ in 0..<(runs * 20) {
      ours.add(
        try Measure.time {
          guard let filed = try casebook.assessment(id, of: reference) else { return }
          let filled = filed.assessment.filled(form)
          for section in filled.sections { _ = filed.assessment.progress(of: section, in: filled) }
        })
      bare.add(Measure.time { _ = Self.read(path) })
    }
    figures.bound("open it (99th percentile)", ours.percentile(0.99) / 1e3, atMost: 20, unit: "ms")
    figures.ratio("open it", ours, bare, atMost: 100, against: "read of its bytes")
  }

  private static func read(_ path: String) -> Int {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return 0 }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 17)
    return Glibc.read(file, &bytes, bytes.count)
  }
}
