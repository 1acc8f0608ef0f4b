import TextUI

/// The keys that somebody chose for commands, in place of those that Waymark gives them.
public struct KeyMap: Sendable, Equatable {
  /// One command, named by its screen and its words in help, and its keys; none turn it off.
  public struct Choice: Sendable, Equatable {
    /// The screen's name; `Everywhere` for the commands of every screen.
    public var screen: String
    /// The words that help has for the command.
    public var command: String
    /// The names of its keys, as help writes them: `n`, `Ctrl-N`, `F5`.
    public var keys: [String]

    /// One command's keys.
    public init(screen: String, command: String, keys: [String]) {
      self.screen = screen
      self.command = command
      self.keys = keys
    }
  }

  private var chosen: [String: [String: [Key]]] = [:]

  /// Every command as it comes.
  public init() {}

  /// What was chosen, where nothing is wrong with it; else every fault in words, and every command as it comes.
  public init(_ choices: [Choice], faults: inout [String]) {
    for choice in choices { take(choice, &faults) }
    for screen in chosen.keys.sorted() { faults += clashes(on: screen) }
    if !faults.isEmpty { chosen = [:] }
  }

  /// The keys of a screen's command: the chosen ones, else its own.
  func keys(_ screen: String, _ command: String, else own: [Key]) -> [Key] { chosen[screen]?[command] ?? own }

  /// A row with the keys that were chosen for it; nil where it was turned off.
  public func row(_ row: CommandRow) -> CommandRow? {
    guard let keys = chosen[row.screen]?[row.words] else { return row }
    guard let first = keys.first else { return nil }
    var row = row
    row.keys = keys.map(\.name).joined(separator: " ")
    row.key = first
    return row
  }

  /// The key that a command of every screen listens to, for a key that was pressed; nil where the key was taken from it.
  func everywhere(_ key: Key) -> Key? {
    guard let chosen = chosen[App.everywhereName] else { return key }
    for row in App.everywhere { if chosen[row.words]?.contains(key) == true { return row.key } }
    let owner = App.everywhere.first { $0.key == key || $0.otherKeys.contains(key) }
    return owner.flatMap { chosen[$0.words] } == nil ? key : nil
  }

  private mutating func take(_ choice: Choice, _ faults: inout [String]) {
    let rows = CommandCatalogue.all.filter { $0.screen == choice.screen }
    guard !rows.isEmpty else { return faults.append("there is no screen \u{201C}\(choice.screen)\u{201D}") }
    guard let row = rows.first(where: { $0.words == choice.command }) else {
      return faults.append("\(choice.screen) has no command \u{201C}\(choice.command)\u{201D}")
    }
    var keys: [Key] = []
    for name in choice.keys {
      guard let key = Key(named: name) else {
        faults.append("\(choice.screen), \(choice.command): there is no key \u{201C}\(name)\u{201D}")
        continue
      }
      guard !Self.fixed.contains(key) || key == row.key else {
        faults.append("\(choice.screen), \(choice.command): \(key.name) can\u{2019}t be given away")
        continue
      }
      keys.append(key)
    }
    if Self.fixed.contains(row.key), !keys.contains(row.key) {
      faults.append("\(choice.screen), \(choice.command): \(row.key.name) stays")
    }
    chosen[choice.screen, default: [:]][choice.command] = keys
  }

  /// The keys by which one always gets out and finds help.
  private static let fixed: [Key] = [.escape, .function(1), .control("c")]

  private func clashes(on screen: String) -> [String] {
    var owners: [Key: String] = [:]
    var faults: [String] = []
    let rows = CommandCatalogue.all.filter { $0.screen == screen }
    for row in rows {
      for key in keys(screen, row.words, else: [row.key] + row.otherKeys) {
        if let owner = owners[key], owner != row.words {
          faults.append("\(screen): \(key.name) is \u{201C}\(owner)\u{201D} and \u{201C}\(row.words)\u{201D}")
        }
        owners[key] = row.words
      }
    }
    return faults
  }
}
