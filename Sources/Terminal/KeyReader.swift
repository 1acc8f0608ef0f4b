internal import CNcurses
import TextUI

/// Makes keys of what the keyboard sends.
struct KeyReader {
  private var typed: TypedInput
  private let source: InputSource
  private var lastPress: (row: Int, column: Int, at: Int)?

  init(_ source: InputSource) {
    self.source = source
    typed = TypedInput(source)
  }

  /// The next key that waits already; nil where none does.
  mutating func next() -> Key? {
    while let part = typed.next() {
      switch part {
      case .byte(let byte): if let key = character(byte) { return key }
      case .code(let code): if let key = coded(code) { return key }
      }
    }
    return nil
  }

  private mutating func coded(_ code: Int32) -> Key? {
    switch code {
    case KEY_UP: return .up
    case KEY_DOWN: return .down
    case KEY_LEFT: return .left
    case KEY_RIGHT: return .right
    case KEY_PPAGE: return .pageUp
    case KEY_NPAGE: return .pageDown
    case KEY_HOME: return .home
    case KEY_END: return .end
    case KEY_BTAB: return .backTab
    case KEY_BACKSPACE: return .backspace
    case KEY_DC: return .delete
    case KEY_IC: return .insert
    case KEY_ENTER: return .enter
    case KEY_MOUSE: return mouse().map(Key.mouse)
    case Int32(CN_WORD_LEFT): return .alt("b")
    case Int32(CN_WORD_RIGHT): return .alt("f")
    case Int32(CN_PASTE_BEGIN): return .paste(PastedText.cleaned(typed.paste()))
    case let code where code > KEY_F0 && code <= KEY_F0 + 63: return .function(Int(code - KEY_F0))
    default: return nil
    }
  }

  private mutating func character(_ byte: UInt8) -> Key? {
    switch byte {
    case 13, 10: .enter
    case 9: .tab
    case 8, 127: .backspace
    case 27: afterEscape()
    case 1...26: .control(Character(Unicode.Scalar(byte + 96)))
    case 0..<32: nil
    default: .char(Character(typed.scalar(from: byte)))
    }
  }

  /// Esc alone, Alt with the character that came at once behind it, or nothing: a key that nobody here knows.
  private mutating func afterEscape() -> Key? {
    guard let behind = typed.next() else { return .escape }
    if behind == .code(KEY_BACKSPACE) { return .alt("\u{7F}") }
    guard case .byte(let byte) = behind, byte >= 32 else {
      typed.putBack([behind])
      return .escape
    }
    if typed.skipsSequence(introducedBy: byte) { return nil }
    return .alt(Character(typed.scalar(from: byte)))
  }

  private mutating func mouse() -> Key.Mouse? {
    let (event, row, column) = source.mouse()
    let kind: Key.Mouse.Kind
    switch UInt32(bitPattern: event) {
    case CN_PRESS.rawValue:
      let now = source.milliseconds()
      let isDouble = lastPress.map { $0.row == row && abs($0.column - column) < 2 && now - $0.at < 400 } ?? false
      lastPress = isDouble ? nil : (row, column, now)
      kind = isDouble ? .doublePress : .press
    case CN_DOUBLE_PRESS.rawValue: kind = .doublePress
    case CN_WHEEL_UP.rawValue: kind = .wheelUp
    case CN_WHEEL_DOWN.rawValue: kind = .wheelDown
    default: return nil
    }
    return Key.Mouse(row: row, column: column, kind: kind)
  }
}
