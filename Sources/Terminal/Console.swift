internal import CNcurses
import Glibc
public import TextUI

/// The only place that knows ncurses: gives keys, shows canvases, and gives the shell back however the program ends.
///
/// ncurses keeps its state in globals, so there is one terminal, on the main actor.
@MainActor
public final class Console {
  /// How a terminal is opened.
  public struct Options: Sendable {
    /// Whether clicks and the wheel are reported; text is then selected with Shift held down.
    public var mouse = true
    /// Whether colours are used where the terminal has them; `NO_COLOR` turns them off as well.
    public var colour = true
    /// Whether only ASCII is drawn.
    public var ascii = false
    /// How long a lone Esc is waited for, in milliseconds.
    public var escapeDelay = 25
    /// The usual options.
    public init() {}
  }

  /// Why a terminal can't be opened.
  public enum Failure: Error, Equatable, Sendable {
    /// Standard input or output is no terminal.
    case notATerminal
    /// The system doesn't know a terminal of this name.
    case unknownTerminal(String)
    /// The terminal of this name has no cursor that can be moved.
    case plainTerminal(String)
  }

  /// Something that happened.
  public enum Event: Equatable, Sendable {
    case key(Key)
    case resize(Size)
    /// The watched file has something to read.
    case wake
    /// Nothing happened for as long as was asked.
    case timeout
    /// The session is to end: a hang-up or a request, by the signal's number.
    case ended(signal: Int32)
  }

  /// The terminal's size.
  public private(set) var size: Size
  /// The signs that it can show.
  public let glyphs: Glyphs
  /// A further file to wait for, such as the store's watch.
  public var watched: Int32?

  private var shown: Canvas
  private var isFirst = true
  private let hasColour: Bool
  private var isOpen = true
  private var scratch: [wchar_t] = []
  private var keys = KeyReader(.keyboard)
  private let marks: Bool
  private var handled = 0

  /// Opens the terminal. Throws `Failure`.
  public init(_ options: Options = Options()) throws(Failure) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
    cn_install_signals()
    let opened = cn_open(options.mouse ? 1 : 0, Int32(options.escapeDelay))
    let name = getenv("TERM").map { String(cString: $0) } ?? ""
    if opened == 1 { throw .unknownTerminal(name) }
    if opened == 3 { throw .plainTerminal(name) }
    let noColour = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    hasColour = options.colour && !noColour && cn_colours() >= 8
    if hasColour { cn_start_colours() }
    glyphs = options.ascii || opened == 2 ? .ascii : .unicode
    size = Size(rows: Int(cn_rows()), columns: Int(cn_columns()))
    shown = Canvas(size)
    marks = getenv("WAYMARK_SYNC") != nil
    cn_arm()
  }

  /// Gives the shell back.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    cn_disarm()
    cn_close()
    cn_release_errors()
  }

  /// Leaves the screen to something else, such as an editor, and takes it back.
  public func withShell<T>(_ body: () throws -> T) rethrows -> T {
    cn_disarm()
    cn_leave()
    cn_release_errors()
    cn_lend_signals()
    defer {
      cn_take_back_signals()
      cn_return()
      cn_arm()
      isFirst = true
      measure()
    }
    return try body()
  }

  /// Paints everything anew with the next canvas.
  public func redraw() {
    cn_redraw()
    isFirst = true
  }

  private func measure() {
    var rows: Int32 = 0
    var columns: Int32 = 0
    guard cn_window_size(&rows, &columns) == 0 else { return }
    cn_resize(rows, columns)
    // What a terminal shows of the old picture in its new size is its own affair.
    cn_redraw()
    size = Size(rows: Int(rows), columns: Int(columns))
    isFirst = true
  }

  // MARK: Showing

  /// Shows a canvas, sending only what differs from the last one.
  public func show(_ canvas: Canvas) {
    let isWhole = isFirst || canvas.size != shown.size
    if isWhole {
      cn_clear()
    } else if let shift = RowShift.between(shown, canvas) {
      cn_scroll(Int32(shift.rows.lowerBound), Int32(shift.rows.upperBound - 1), Int32(shift.up))
      shown.move(shift)
    }
    for row in 0..<min(canvas.size.rows, size.rows) {
      let line = (row * canvas.size.columns)..<((row + 1) * canvas.size.columns)
      if !isWhole, canvas.cells[line] == shown.cells[line] { continue }
      put(row, canvas.cells[line])
    }
    shown = canvas
    isFirst = false
    let cursor = canvas.cursor ?? Spot(row: 0, column: 0)
    cn_refresh(Int32(min(cursor.row, size.rows - 1)), Int32(min(cursor.column, size.columns - 1)))
    if marks { mark() }
  }

  private func put(_ row: Int, _ cells: ArraySlice<Cell>) {
    var index = cells.startIndex
    while index < cells.endIndex {
      let style = cells[index].style
      let column = index - cells.startIndex
      scratch.removeAll(keepingCapacity: true)
      while index < cells.endIndex, cells[index].style == style {
        let cell = cells[index]
        if cell.scalar != 0 {
          scratch.append(wchar_t(bitPattern: cell.scalar))
          if cell.marks.0 != 0 { scratch.append(wchar_t(bitPattern: cell.marks.0)) }
          if cell.marks.1 != 0 { scratch.append(wchar_t(bitPattern: cell.marks.1)) }
          if cell.marks.2 != 0 { scratch.append(wchar_t(bitPattern: cell.marks.2)) }
        }
        index += 1
      }
      cn_put(Int32(row), Int32(column), scratch, Int32(scratch.count), attributes(style), pair(style))
    }
  }

  private func attributes(_ style: Style) -> Int32 {
    var attributes: Int32 = 0
    if style.isBold { attributes |= Int32(CN_BOLD.rawValue) }
    if style.isDim { attributes |= Int32(CN_DIM.rawValue) }
    if style.isReversed { attributes |= Int32(CN_REVERSE.rawValue) }
    if style.isUnderlined { attributes |= Int32(CN_UNDERLINE.rawValue) }
    return attributes
  }

  private func pair(_ style: Style) -> Int32 { hasColour ? Int32(style.tone.rawValue) : 0 }

  /// Tells a test how many events have been handled and painted, in a sequence that no terminal shows.
  private func mark() {
    let text = Array("\u{1B}]7777;\(handled)\u{07}".utf8)
    _ = write(STDOUT_FILENO, text, text.count)
  }

  // MARK: Keys

  /// The next thing that happens; waits at most so long where `milliseconds` isn't negative.
  public func next(within milliseconds: Int32 = -1) -> Event {
    while true {
      if let event = waiting() {
        handled += 1
        return event
      }
      let came = cn_wait(watched ?? -1, milliseconds)
      if came & 2 != 0, let event = signalled() {
        handled += 1
        return event
      }
      if came & 8 != 0 {
        // What was typed before the terminal went is still to be had.
        guard let event = takeWaiting() else { return .ended(signal: SIGHUP) }
        return event
      }
      if came & 4 != 0 { return .wake }
      if came == 0 { return .timeout }
    }
  }

  /// A key that is waiting already; nil where none is.
  private func waiting() -> Event? {
    keys.next().map(Event.key)
  }

  /// Whether a further key waits: whoever handles keys paints only after the last.
  public func takeWaiting() -> Event? {
    guard let event = waiting() else { return nil }
    handled += 1
    return event
  }

  private func signalled() -> Event? {
    let signals = cn_take_signals()
    func has(_ signal: Int32) -> Bool { signals & (1 << UInt32(signal - 1)) != 0 }
    for signal in [SIGHUP, SIGTERM, SIGINT] where has(signal) { return .ended(signal: signal) }
    if has(SIGTSTP) {
      suspend()
      return .resize(size)
    }
    if has(SIGWINCH) || has(SIGCONT) {
      measure()
      return .resize(size)
    }
    return nil
  }

  /// Stops as Ctrl-Z does, and paints anew when the shell brings the program back.
  public func suspend() {
    withShell { cn_stop() }
  }

  /// Puts text on the clipboard of the terminal that the user sits at, over SSH and through tmux too (OSC 52).
  public func copy(_ text: String) {
    let sequence = "\u{1B}]52;c;\(Base64.encoded(text))\u{7}"
    var bytes = Array(sequence.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}
