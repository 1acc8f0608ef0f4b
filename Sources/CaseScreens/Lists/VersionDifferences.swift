import TextUI

/// What differs between two versions of a document, part by part.
enum VersionDifferences {
  /// The parts that are new, were altered, or are gone, each as it was and as it is.
  static func items<Part>(
    now: [ItemList<Part>.Item], before: [ItemList<Part>.Item]
  ) -> [ItemList<Part>.Item] {
    func text(_ item: ItemList<Part>.Item) -> [String] { item.lines.map(\.text) }
    func quiet(_ item: ItemList<Part>.Item) -> [(String, Style)] { item.lines.map { ($0.text, .quiet) } }
    func plain(_ item: ItemList<Part>.Item) -> [(String, Style)] { item.lines.map { ($0.text, $0.style) } }
    var found: [ItemList<Part>.Item] = []
    for item in now {
      guard let id = item.id else { continue }
      guard let was = before.first(where: { $0.id == id }) else {
        found.append(.init(id, [("new:", .accent)] + plain(item)))
        continue
      }
      if text(was) != text(item) {
        found.append(.init(id, [("was:", .quiet)] + quiet(was) + [("now:", .accent)] + plain(item)))
      }
    }
    for item in before where item.id != nil && !now.contains(where: { $0.id == item.id }) {
      found.append(.init(item.id, [("taken out:", .warning)] + quiet(item)))
    }
    return found
  }
}
