import TextUI

/// What differs between two versions of a document, part by part.
enum VersionDifferences {
  /// The parts that are new, were altered, or are gone: of an altered one, the lines that were and those that are.
  static func items<Part>(
    now: [ItemList<Part>.Item], before: [ItemList<Part>.Item]
  ) -> [ItemList<Part>.Item] {
    var found: [ItemList<Part>.Item] = []
    for item in now {
      guard let id = item.id else { continue }
      guard let was = before.first(where: { $0.id == id }) else {
        found.append(.init(id, [("new", .accent)] + item.lines.map { ($0.text, $0.style) }))
        continue
      }
      let (old, new) = (was.lines.map(\.text), item.lines.map(\.text))
      if old == new { continue }
      let heading = new.first.map { old.contains($0) ? [($0, Style.bold)] : [] } ?? []
      found.append(
        .init(
          id,
          heading + lines("was  ", of: old.filter { !new.contains($0) }, .quiet)
            + lines("now  ", of: new.filter { !old.contains($0) }, .plain)))
    }
    for item in before where item.id != nil && !now.contains(where: { $0.id == item.id }) {
      found.append(.init(item.id, [("taken out", .warning)] + item.lines.map { ($0.text, .quiet) }))
    }
    return found
  }

  private static func lines(_ label: String, of texts: [String], _ style: Style) -> [(String, Style)] {
    texts.enumerated().map { index, text in
      ((index == 0 ? label : "     ") + text.drop { $0 == " " }, style)
    }
  }
}
