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
    /// A label with what stands behind it.
    case fact(String, String)
    /// Somebody's own words.
    case quote(String)
    case list([String])
    case table(head: [String], rows: [[String]])
    /// Lines to sign on, by who signs.
    case signatures([String])
    /// What follows begins a page of its own, and is torn off where it is text.
    case newPage
    /// What follows begins a page of its own where it is printed.
    case pageBreak
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
  public mutating func fact(_ label: String, _ text: String) { if !text.isEmpty { blocks.append(.fact(label, text)) } }
}
