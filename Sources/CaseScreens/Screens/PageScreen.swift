import Casework
import TextUI

/// A page about a case as others would get it: read on the screen, written to a file as text or as a page.
struct PageScreen: Screen {
  static let name = "Page to print"

  /// What is read.
  enum Kind: Sendable, Equatable {
    /// The note for a breach of bail, for the police statement.
    case bailBreach
    /// The plan for coming home from custody.
    case resettlement
    /// The week of a child on bail.
    case bailTimetable(Day)
    /// The latest weekly update on bail, for the court.
    case bailUpdate
    /// The statement in a breach of an order.
    case breach(BreachID)
    /// A version of a report as the court gets it.
    case report(DocumentID)
    /// What is held on the child, as whoever asked gets it.
    case subjectPack(SubjectRequestID)

    /// How files and the trail call it.
    var file: String {
      switch self {
      case .bailBreach: "bail-breach"
      case .resettlement: "resettlement"
      case .bailTimetable: "bail-timetable"
      case .bailUpdate: "bail-update"
      case .breach: "breach"
      case .report: "report"
      case .subjectPack: "what-is-held"
      }
    }

    /// Why there is nothing to read.
    var nothing: String {
      switch self {
      case .bailBreach: "The child was never on bail, as far as results of hearings say."
      case .resettlement: "Nothing of a stay in custody is on record yet."
      case .bailTimetable: "The child is on no bail that the service supports."
      case .bailUpdate: "No weekly update on bail is on record yet."
      case .breach: "The breach is no longer on record."
      case .report: "The report can\u{2019}t be read."
      case .subjectPack: "The record says something else since it was signed off, or isn\u{2019}t all open to you."
      }
    }

    func page(_ file: CaseFile, _ desk: any Desk, _ context: PageContext) -> Page? {
      switch self {
      case .bailBreach: Page(bailBreach: file, context)
      case .resettlement: Page(resettlement: file, context)
      case .bailTimetable(let day): Page(bailTimetable: file, week: day, under: desk.standards, context)
      case .bailUpdate: Page(bailUpdate: file, context)
      case .breach(let id):
        file.header.breaches.first { $0.id == id }.map { Page(breach: $0, case: file, context) }
      case .subjectPack(let id): PageScreen.subjectPack(id, file, desk, context)
      case .report(let id):
        (try? desk.reports(of: file.reference))?.version(id).flatMap { filed in
          file.header.report(filed.plan.request).map {
            Page(
              report: filed, of: $0, case: file, texts: desk.practice.reports, staff: desk.staff, context)
          }
        }
      }
    }
  }

  /// The pack of a request; nil where what was signed off isn't what is held now.
  fileprivate static func subjectPack(
    _ id: SubjectRequestID, _ file: CaseFile, _ desk: any Desk, _ context: PageContext
  ) -> Page? {
    guard let filed = try? desk.subjectRequests().first(where: { $0.id == id }),
      let pack = try? desk.pack(of: filed.request)
    else { return nil }
    if let signed = filed.request.last(.signed), [.signed, .issued].contains(filed.request.stage),
      signed.pack != pack.digest
    {
      return nil
    }
    let recipients = ((try? desk.looks(at: file.reference))?.entries ?? []).map(\.look.recipient).filter { !$0.isEmpty }
    return Page(
      pack: pack, for: filed, child: file.header.child, rules: desk.practice.subjectAccess,
      recipients: Set(recipients).sorted(), context)
  }

  private let kind: Kind
  let reference: CaseReference
  private var shown: Page?
  private var child = ""
  private var reader = TextReader()

  init(_ kind: Kind, of reference: CaseReference) {
    self.kind = kind
    self.reference = reference
  }

  static var commands: [Command<Self>] {
    [
      Command(
        [.char("p")], "write it to a file as a page to print", hint: "page to print", unavailable: Self.withoutNote
      ) { screen, _ in
        screen.shown.map { .write(name: screen.file + ".html", text: $0.html, of: screen.reference) } ?? .stay
      },
      Command([.char("w")], "write it to a file as text", hint: "text file", unavailable: Self.withoutNote) {
        screen, _ in
        screen.shown.map { .write(name: screen.file + ".txt", text: $0.text, of: screen.reference) } ?? .stay
      },
    ]
  }

  private static let withoutNote: @Sendable (Self, any Desk) -> String? = { screen, _ in
    screen.shown == nil ? screen.kind.nothing : nil
  }

  /// No name of the child's, because files leave the building.
  private var file: String { "\(reference)-" + kind.file }

  func title(_ desk: any Desk) -> String { child }
  func status(_ desk: any Desk) -> String { kind.file.split(separator: "-").joined(separator: " ") }
  var caseShown: CaseReference? { reference }
  var lookedAt: Look? { Look(.print, of: reference, kind.file) }

  mutating func refresh(_ desk: any Desk) {
    guard let file = (try? desk.caseFile(reference)) ?? nil else { return }
    child = file.header.child.shortName
    let context = PageContext(
      service: desk.service.name, day: desk.now.day, worker: file.header.worker.map { desk.staff[$0]?.name ?? $0.text },
      guide: desk.planGuide, lists: desk.lists)
    shown = kind.page(file, desk, context)
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    if key == .left { return .close }
    return reader.typed(key) ? .stay : nil
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    canvas.cursor = Spot(row: rows.lowerBound, column: 1)
    guard let shown else {
      canvas.put(rows.lowerBound, 1, TextWidth.truncated(kind.nothing, to: canvas.size.columns - 2))
      return
    }
    reader.draw(shown.text, &canvas, rows: rows)
  }
}
