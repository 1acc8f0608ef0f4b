import Casework
import TextUI

/// What is typed after `/` above a list, which shows what fits as one types.
struct FilterLine: Sendable {
  private var line = LineEditor()
  /// What was looked for earlier, the latest last, and which of it has been brought back.
  private var history: [String] = []
  private var recalled: Int?
  /// Whether keys go to it.
  var isTyping = false {
    didSet {
      guard oldValue, !isTyping else { return }
      recalled = nil
      if text.isEmpty { return }
      let text = text
      history.removeAll { $0 == text }
      history.append(text)
    }
  }
  /// Whether the list was opened with it, from a count: then Esc goes back there.
  private let isGiven: Bool

  /// A filter that lets everything through.
  init() { isGiven = false }

  /// A filter that comes with the list.
  init(given text: String) {
    isGiven = true
    line.set(text)
  }

  /// What has been typed.
  var text: String { line.text }
  /// Whether it is on the screen.
  var isShown: Bool { isTyping || !text.isEmpty }

  /// Whether each word that is typed begins a word of a text.
  func fits(_ text: String) -> Bool {
    let wanted = FoldedWords.words(of: line.text)
    if wanted.isEmpty { return true }
    let words = FoldedWords.words(of: text)
    return wanted.allSatisfy { word in words.contains { $0.starts(with: word) } }
  }

  /// Whose a key was.
  enum Taken {
    /// The filter's: the list shows other rows now.
    case changed
    /// The filter's: the list stays as it is.
    case unchanged
    /// The list's.
    case list
    /// The program's, whatever is being typed.
    case program
  }

  /// Takes a key that is its own.
  mutating func typed(_ key: Key) -> Taken {
    switch key {
    case .escape where isTyping || (!isGiven && !text.isEmpty):
      isTyping = false
      line.set("")
      return .changed
    case .up where isTyping && canRecall: return recall((recalled ?? history.count) - 1)
    case .down where isTyping && recalled != nil: return recall((recalled ?? 0) + 1)
    case _ where !isTyping, .up, .down, .pageUp, .pageDown, .mouse: return .list
    case .control("p"), .function(1): return .program
    default:
      recalled = nil
      return line.handle(key) ? .changed : .unchanged
    }
  }

  /// Whether the up arrow brings back what was looked for earlier: as long as nothing else is typed.
  private var canRecall: Bool { recalled.map { $0 > 0 } ?? (text.isEmpty && !history.isEmpty) }

  private mutating func recall(_ index: Int) -> Taken {
    recalled = history.indices.contains(index) ? index : nil
    line.set(recalled.map { history[$0] } ?? "")
    return .changed
  }

  /// Draws it; returns where typing happens, nil where it doesn't.
  func draw(_ canvas: inout Canvas, _ row: Int, _ column: Int, label: String = "filter /", width: Int) -> Spot? {
    guard isShown else { return nil }
    let start = canvas.put(row, column, label, .accent)
    line.draw(&canvas, row, start, width: max(8, width - (start - column)), isFocused: isTyping)
    return isTyping ? canvas.cursor : nil
  }
}
