import TextUI

/// A session that nobody was at for a while: it shows nothing of what is behind it until its user is known again.
struct SessionLock: Sendable {
  /// What is typed of the password.
  var password = LineEditor()
  /// Why it wasn't opened.
  var trouble = ""
  /// Whether the program may be left without opening it, because nobody can be asked for the password. Elsewhere that would
  /// leave whoever comes by with the shell of the user, where Waymark opens again.
  private(set) var mayBeLeft = false

  /// Says that nobody can be asked for the password.
  mutating func cannotOpen() {
    trouble = "The system can\u{2019}t be asked. Ctrl-C leaves Waymark; what you typed is kept."
    mayBeLeft = true
  }
}

extension App {
  /// Whether the session is locked.
  public var isLocked: Bool { lock != nil }

  /// Locks the session; what is typed in a form is kept as a draft too.
  mutating func lockUp() -> [Request] {
    guard lock == nil else { return [] }
    lock = SessionLock()
    return keepDraft()
  }

  /// A key while the session is locked: the password, and a way out where no password would be taken.
  mutating func takeLocked(_ key: Key) -> [Request] {
    switch key {
    case .control("c"): return lock?.mayBeLeft == true ? keepDraft() + [.quit] : []
    case .control("l"): return [.redraw]
    case .enter:
      guard let typed = lock?.password.text, !typed.isEmpty else { return [] }
      lock?.password = LineEditor()
      lock?.trouble = "Looking\u{2026}"
      return [.unlock(password: typed)]
    case .escape: lock?.password = LineEditor()
    case .mouse: break
    default:
      _ = lock?.password.handle(key)
      lock?.trouble = ""
    }
    return []
  }

  /// Draws the lock and nothing else.
  func drawLock(_ canvas: inout Canvas, _ lock: SessionLock, _ desk: any Desk) {
    let row = max(1, size.rows / 2 - 2)
    let lines = [
      "Waymark is locked. What you typed is kept.",
      "Login password of \(desk.me): " + String(repeating: "*", count: min(lock.password.text.count, 24)),
    ]
    for (offset, line) in lines.enumerated() {
      canvas.put(row + offset * 2, 2, TextWidth.truncated(line, to: size.columns - 4), offset == 0 ? .bold : .plain)
    }
    let hint = lock.trouble.isEmpty ? "Enter opens it." : lock.trouble
    canvas.put(
      row + 4, 2, TextWidth.truncated(hint, to: size.columns - 4), lock.trouble.isEmpty ? .quiet : .warning)
    canvas.cursor = Spot(row: row + 2, column: min(size.columns - 1, 2 + TextWidth.columns(of: lines[1])))
  }
}
