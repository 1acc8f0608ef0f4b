#if DEBUG || FUZZING
import CaseScreens
@testable import Terminal
@testable import TextUI

extension Parser {
  /// What a keyboard sends, and what is drawn of it.
  static let screen: [Parser] = [
    // Every key counts characters from the beginning of its field, which no hand outruns: many short inputs find more than
    // few long ones, which are tried besides.
    Parser(
      "keys", bounds: Bounds(time: 1_500_000, length: 256), words: keyWords,
      seeds: { keySeeds.map { Array($0.utf8) } }
    ) { bytes in
      var line = LineEditor()
      var note = TextEditor()
      var canvas = Canvas(Size(rows: 6, columns: 40))
      // More keys than anybody types into one field cost more than in proportion, and a paste is one key.
      for key in keys(of: bytes).prefix(3000) {
        _ = line.handle(key)
        _ = note.handle(key, width: 30, rows: 4)
      }
      line.draw(&canvas, 0, 0, width: 30, isFocused: true)
      note.draw(&canvas, 1, 0, width: 30, rows: 4, isFocused: true)
      return fault(in: canvas)
    },
    // Each input is drawn, cut, filled and broken into lines fourteen times.
    Parser(
      "drawn-text", bounds: Bounds(timePerByte: 20), words: Hostile.texts.map { String($0.prefix(60)) },
      seeds: drawnSeeds
    ) { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      var canvas = Canvas(Size(rows: 4, columns: 24))
      for (row, column) in [(0, 0), (1, 5), (2, 23), (3, -3)] { canvas.put(row, column, text, width: 20) }
      if let fault = fault(in: canvas) { return fault }
      for width in [0, 1, 2, 7, 20] {
        let cut = TextWidth.truncated(text, to: width)
        if TextWidth.columns(of: cut) > width { return "cut to \(width) it takes \(TextWidth.columns(of: cut))" }
        let padded = TextWidth.padded(text, to: width)
        if TextWidth.columns(of: padded) != width { return "filled to \(width) it takes another width" }
        let lines = TextWidth.lines(of: text, width: width)
        if lines.last?.upperBound != text.endIndex { return "lines of \(width) leave something out" }
      }
      return nil
    },
    Parser("pasted-text", words: Hostile.texts.map { String($0.prefix(60)) }, seeds: drawnSeeds) { bytes in
      let text = PastedText.cleaned(bytes)
      let isClean = text.unicodeScalars.allSatisfy { scalar in
        scalar == "\n" || scalar == "\t" || scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value)
      }
      return isClean ? nil : "a control character is left in what was pasted"
    },
  ]

  private static let keyWords = [
    "\u{1B}", "\u{1B}[", "\u{1B}O", "\u{1B}[<0;1;1M", "\u{0}", "\u{1}", "\u{7F}", "\u{8}", "é", "日", "\u{301}",
  ]
  private static let keySeeds = [
    "hello\u{1}\u{5}\u{B}\u{19}", "\u{1B}b\u{1B}f\u{1B}\u{7F}", "日本\u{8}\u{2}\u{4}e\u{301}\u{2}x",
  ]
  @Sendable private static func drawnSeeds() -> [[UInt8]] { Hostile.texts.map { Array($0.utf8.prefix(200)) } }

  /// The keys that a reader makes of bytes: 0xFE and 0xFF, which no text has, begin one of ncurses' codes and a pause.
  private static func keys(of bytes: [UInt8]) -> [Key] {
    var rest = bytes[...]
    var isPaused = false
    let source = InputSource(
      key: {
        if isPaused { return -1 }
        guard let byte = rest.popFirst() else { return -1 }
        if byte == 0xFF {
          isPaused = true
          return -1
        }
        guard byte == 0xFE, let code = rest.popFirst() else { return Int32(byte) }
        return code < 8 ? 2000 + Int32(code) : 256 + Int32(code) * 2
      },
      waits: { _ in
        isPaused = false
        return !rest.isEmpty
      },
      mouse: { (Int32(rest.count % 6), rest.count % 50, rest.count % 90) }, milliseconds: { rest.count })
    var reader = KeyReader(source)
    var keys: [Key] = []
    repeat {
      isPaused = false
      while let key = reader.next() { keys.append(key) }
    } while !rest.isEmpty
    return keys
  }

  /// What is wrong with a canvas: a cell that would drive the terminal, or a wide character without its half.
  static func fault(in canvas: Canvas) -> String? {
    for row in 0..<canvas.size.rows {
      for column in 0..<canvas.size.columns {
        let cell = canvas.cells[row * canvas.size.columns + column]
        guard let scalar = Unicode.Scalar(cell.scalar) else { return "a cell holds no scalar" }
        if cell.scalar == 0 {
          let left = column > 0 ? canvas.cells[row * canvas.size.columns + column - 1].scalar : 0
          guard let wide = Unicode.Scalar(left), TextWidth.columns(of: wide) == 2 else {
            return "half a wide character stands at \(row), \(column)"
          }
          continue
        }
        if cell.scalar != 0xFFFD, TextWidth.columns(of: scalar) ?? 0 == 0 {
          return "U+\(String(cell.scalar, radix: 16)) reaches the terminal at \(row), \(column)"
        }
        for mark in [cell.marks.0, cell.marks.1, cell.marks.2] where mark != 0 {
          guard let mark = Unicode.Scalar(mark), TextWidth.columns(of: mark) == 0 else {
            return "a mark that isn't one stands at \(row), \(column)"
          }
        }
      }
    }
    return nil
  }
}
#endif
