import Casework
import TextUI

/// What a row of a version of a document is about.
protocol VersionPart: Hashable, Sendable {
  /// Whether the version says it, rather than what came of it.
  var isContent: Bool { get }
  /// Whether it is why the version was sent back.
  var isReason: Bool { get }
}

/// A screen over the versions of a document of a case: one version as a list, earlier ones, and what changed between.
protocol VersionScreen: Screen {
  associatedtype Document: SignedDocument & Equatable
  associatedtype Part: VersionPart

  /// The kind of document.
  static var kind: SignedKind { get }
  /// What stands where there is nothing to show.
  static var noneYet: String { get }
  var reference: CaseReference { get }
  var file: CaseFile? { get }
  /// All versions.
  var filed: VersionFile<Document> { get }
  /// How many versions back one looks.
  var back: Int { get set }
  /// Whether what changed since the version before is shown instead of the version.
  var showsDifferences: Bool { get set }
  var list: ItemList<Part> { get set }
  /// The columns that the list is laid out for.
  var width: Int { get set }
  /// The line above the list.
  func heading(_ desk: any Desk) -> String
  /// The rows of a version, and what came of it; nil where there is no version.
  func rows(
    _ shown: VersionFile<Document>.Filed?, _ file: CaseFile, _ desk: any Desk, width: Int
  ) -> [ItemList<Part>.Item]
}

extension VersionScreen {
  /// The version that is shown.
  var shown: VersionFile<Document>.Filed? { filed.version(back: back) }
  /// The version whose place it takes.
  var earlier: VersionFile<Document>.Filed? { shown?.plan.replaces.flatMap(filed.version) }

  var caseShown: CaseReference? { reference }
  var whileClosed: String? { file?.header.closed.map { Words.of(.caseClosed(reference, on: $0.on)) } }

  /// Why nothing can be written now; nil where it can.
  static func unlessWritten(_ screen: Self, _ desk: any Desk) -> String? {
    if let why = screen.whileClosed { return why }
    guard let latest = screen.filed.latest else { return nil }
    if latest.plan.signing.state == .submitted { return Words.of(.signing(.waits)) }
    return latest.plan.signing.state.isSigned ? "It is signed: N begins a new version." : nil
  }

  /// The commands with which the latest version is signed.
  static var signing: [Command<Self>] {
    DocumentSigning.commands { screen, _ in
      screen.filed.latest.map { DocumentSigning(SignedName(kind, $0.id), $0.plan.signing, screen.reference) }
    }
  }

  /// The commands that show earlier versions and differences.
  static var turning: [Command<Self>] {
    [
      Command(
        [.tab], "an earlier version, and round to the latest", hint: "version", where: { $0.filed.versions.count > 1 },
        unavailable: { s, _ in s.filed.versions.count > 1 ? nil : "There is one version." }
      ) { screen, desk in
        screen.back = (screen.back + 1) % screen.filed.versions.count
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

  /// Makes the list anew.
  mutating func arrange(_ desk: any Desk) {
    back = min(back, max(0, filed.versions.count - 1))
    list.items = file.map { rows(shown, $0, desk, width: width) } ?? []
    guard showsDifferences, let file, let earlier else { return }
    let reasons = list.items.filter { $0.id?.isReason ?? false }
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
    if width != canvas.size.columns - 3 {
      width = canvas.size.columns - 3
      arrange(desk)
    }
    canvas.put(area.lowerBound, 1, TextWidth.truncated(heading(desk), to: canvas.size.columns - 2), .bold)
    let top = area.lowerBound + 2
    if list.items.isEmpty {
      canvas.put(top, 1, Self.noneYet, .quiet)
    } else {
      list.draw(&canvas, rows: top..<area.upperBound, column: 1, width: canvas.size.columns - 2)
    }
  }
}
