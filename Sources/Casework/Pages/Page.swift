/// A page to read and to hand over: headings, paragraphs, lists and tables, given as text or as a page that prints.
public struct Page: Sendable, Equatable {
  /// What stands at its head.
  public var title: String
  /// What stands under the title: whose it is, the service, the day.
  public var subtitle: String
  /// Whether the letters are large, for whoever reads with effort.
  public var isLarge: Bool
  /// After how many characters its lines of text are broken; nil for never, as where a reader breaks them.
  public var wrapsAt: Int?
  /// What it says, in order.
  public var blocks: [Block] = []

  /// One part of a page.
  public enum Block: Sendable, Equatable {
    case heading(String)
    case subheading(String)
    case paragraph(String)
    /// Somebody's own words.
    case quote(String)
    case list([String])
    case table(head: [String], rows: [[String]])
    /// Lines to sign on, by who signs.
    case signatures([String])
    /// What follows begins a page of its own.
    case newPage
  }

  /// An empty page.
  public init(title: String, subtitle: String = "", isLarge: Bool = false) {
    self.title = title
    self.subtitle = subtitle
    self.isLarge = isLarge
  }

  /// Adds a heading.
  public mutating func heading(_ text: String) { blocks.append(.heading(text)) }
  /// Adds a heading within a part.
  public mutating func subheading(_ text: String) { blocks.append(.subheading(text)) }
  /// Adds a paragraph; nothing where it is empty.
  public mutating func paragraph(_ text: String) { if !text.isEmpty { blocks.append(.paragraph(text)) } }
  /// Adds somebody's own words; nothing where there are none.
  public mutating func quote(_ text: String) { if !text.isEmpty { blocks.append(.quote(text)) } }
  /// Adds a list; nothing where it is empty.
  public mutating func list(_ items: [String]) { if !items.isEmpty { blocks.append(.list(items)) } }
  /// Adds a label with what stands behind it; nothing where that is empty.
  public mutating func fact(_ label: String, _ text: String) { if !text.isEmpty { paragraph(label + ": " + text) } }

  /// The page as plain text.
  public var text: String {
    var out = title + "\n" + String(repeating: "=", count: min(78, title.count)) + "\n"
    if !subtitle.isEmpty { out += subtitle + "\n" }
    for block in blocks {
      switch block {
      case .heading(let text): out += "\n" + text.uppercased() + "\n"
      case .subheading(let text): out += "\n" + text + "\n"
      case .paragraph(let text): out += text + "\n"
      case .quote(let text): out += "\u{201C}" + text + "\u{201D}\n"
      case .list(let items): for item in items { out += "- " + item + "\n" }
      case .table(let head, let rows):
        for row in rows {
          let cells = zip(head, row).filter { !$0.1.isEmpty }.map { $0.0.isEmpty ? $0.1 : $0.0 + ": " + $0.1 }
          out += "- " + cells.joined(separator: "; ") + "\n"
        }
      case .signatures(let names):
        for name in names { out += "\n" + name + " ______________________________  date ______________\n" }
      case .newPage: out += "\n" + String(repeating: "- ", count: 34) + "tear off\n"
      }
    }
    return wrapsAt.map { Self.wrapped(out, at: $0) } ?? out
  }

  /// Text whose lines are broken between words; what follows of a point in a list stands under its first word.
  private static func wrapped(_ text: String, at width: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard line.count > width else { return String(line) }
      let indent = line.hasPrefix("- ") ? "  " : ""
      var lines = [""]
      for word in line.split(separator: " ") {
        let last = lines[lines.count - 1]
        if !last.isEmpty, last.count + 1 + word.count > width {
          lines.append(indent + word)
        } else {
          lines[lines.count - 1] = last.isEmpty ? String(word) : last + " " + word
        }
      }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }
}
