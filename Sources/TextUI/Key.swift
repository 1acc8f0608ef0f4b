/// A key press, a click or a paste, as a screen receives it.
public enum Key: Hashable, Sendable {
  case char(Character)
  case up, down, left, right, pageUp, pageDown, home, end
  case enter, escape, tab, backTab, backspace, delete, insert
  case function(Int)
  case control(Character)
  case alt(Character)
  case paste(String)
  case mouse(Mouse)

  /// What the mouse did, and where.
  public struct Mouse: Hashable, Sendable {
    /// What it did.
    public enum Kind: Hashable, Sendable { case press, doublePress, wheelUp, wheelDown }
    /// The row, from 0 at the top.
    public var row: Int
    /// The column, from 0 at the left.
    public var column: Int
    /// What it did.
    public var kind: Kind
    /// A click or a turn of the wheel.
    public init(row: Int, column: Int, kind: Kind) {
      self.row = row
      self.column = column
      self.kind = kind
    }
  }

  /// What the key is called in hints and help.
  public var name: String {
    switch self {
    case .char(" "): "Space"
    case .char(let character): String(character)
    case .up: "\u{2191}"
    case .down: "\u{2193}"
    case .left: "\u{2190}"
    case .right: "\u{2192}"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .home: "Home"
    case .end: "End"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Delete"
    case .insert: "Insert"
    case .function(let number): "F\(number)"
    case .control(let character): "Ctrl-" + character.uppercased()
    case .alt(let character): "Alt-" + character.uppercased()
    case .paste: "paste"
    case .mouse: "mouse"
    }
  }

  /// The key of a name, as `name` writes it; nil where there is no such key.
  public init?(named name: String) {
    if let named = Self.named[name] {
      self = named
      return
    }
    if name.count == 1, let character = name.first {
      self = .char(character)
      return
    }
    for (prefix, make) in Self.prefixed where name.hasPrefix(prefix) {
      let rest = name.dropFirst(prefix.count).lowercased()
      guard rest.count == 1, let character = rest.first else { return nil }
      self = make(character)
      return
    }
    guard name.first == "F", let number = Int(name.dropFirst()), 1...12 ~= number else { return nil }
    self = .function(number)
  }

  private static let prefixed: [(String, @Sendable (Character) -> Key)] = [
    ("Ctrl-", { .control($0) }), ("Alt-", { .alt($0) }),
  ]

  private static let named: [String: Key] = {
    let keys: [Key] = [
      .char(" "), .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .enter, .escape, .tab, .backTab,
      .backspace, .delete, .insert,
    ]
    var named: [String: Key] = [:]
    for key in keys { named[key.name] = key }
    for (word, key) in [("Up", Key.up), ("Down", .down), ("Left", .left), ("Right", .right)] { named[word] = key }
    return named
  }()
}
