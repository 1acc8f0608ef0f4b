/// How a cell looks. Colours are the terminal's own sixteen, and never carry a meaning alone.
public struct Style: Hashable, Sendable {
  /// What the colour is for; a terminal without colours shows the attributes alone.
  public enum Tone: UInt8, Hashable, Sendable, CaseIterable {
    case plain, overdue, warning, good, accent, quiet
  }

  /// What the colour is for.
  public var tone = Tone.plain
  /// Heavier.
  public var isBold = false
  /// Lighter.
  public var isDim = false
  /// Foreground and background exchanged: the selection, always.
  public var isReversed = false
  /// A line beneath.
  public var isUnderlined = false

  /// A plain style.
  public init(
    _ tone: Tone = .plain, bold: Bool = false, dim: Bool = false, reversed: Bool = false, underlined: Bool = false
  ) {
    self.tone = tone
    isBold = bold
    isDim = dim
    isReversed = reversed
    isUnderlined = underlined
  }

  /// Ordinary text.
  public static let plain = Style()
  /// Headings and names.
  public static let bold = Style(bold: true)
  /// What explains rather than says.
  public static let quiet = Style(.quiet, dim: true)
  /// Past its day.
  public static let overdue = Style(.overdue, bold: true)
  /// Soon, or unproved.
  public static let warning = Style(.warning)
  /// As it should be.
  public static let good = Style(.good)
  /// Where one is: the workspace, the focused pane.
  public static let accent = Style(.accent, bold: true)
}

/// The signs that a terminal can show: Unicode, or ASCII where it can't.
public struct Glyphs: Hashable, Sendable {
  /// A horizontal and a vertical line, and corners: top left, top right, bottom left, bottom right.
  public var horizontal, vertical, topLeft, topRight, bottomLeft, bottomRight: String
  /// A bar's full and empty part.
  public var full, empty: String
  /// A tick, a dot, a choice, sort directions and a flag.
  public var tick, dot, choice, ascending, descending, flag: String

  /// For terminals that show Unicode.
  public static let unicode = Glyphs(
    horizontal: "\u{2500}", vertical: "\u{2502}", topLeft: "\u{250C}", topRight: "\u{2510}", bottomLeft: "\u{2514}",
    bottomRight: "\u{2518}", full: "\u{2588}", empty: "\u{2591}", tick: "\u{2713}", dot: "\u{B7}",
    choice: "\u{25BE}", ascending: "\u{25B2}", descending: "\u{25BC}", flag: "\u{2691}")

  /// For terminals that don't, and for screen readers.
  public static let ascii = Glyphs(
    horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+", full: "#",
    empty: ".",
    tick: "x", dot: ".", choice: "v", ascending: "^", descending: "v", flag: "!")
}
