extension Page {
  /// The page as plain text, its tables in columns.
  public var text: String {
    var out = [title, String(repeating: "=", count: min(78, title.count))]
    if !subtitle.isEmpty { out.append(subtitle) }
    var last: Block?
    for block in blocks {
      if last.map({ Self.isApart(block, from: $0) }) ?? true { out.append("") }
      out += Self.lines(of: block).flatMap {
        $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      }
      last = block
    }
    if let wrapsAt { out = out.flatMap { Self.wrapped($0, at: wrapsAt) } }
    var text = ""
    var wasEmpty = false
    for line in out {
      let isEmpty = line.allSatisfy(\.isWhitespace)
      if !(isEmpty && wasEmpty) { text += (isEmpty ? "" : line) + "\n" }
      wasEmpty = isEmpty
    }
    return text
  }

  /// Whether an empty line stands between a block and the one before it: facts stand together, and a list under what
  /// leads to it.
  private static func isApart(_ block: Block, from last: Block) -> Bool {
    switch (last, block) {
    case (_, .heading), (_, .subheading), (_, .signatures), (_, .newPage), (_, .pageBreak): true
    case (.heading, _), (.subheading, _): false
    case (.fact, .fact), (.fact, .list), (.paragraph, .list), (.list, .list): false
    default: true
    }
  }

  private static func lines(of block: Block) -> [String] {
    switch block {
    case .heading(let text): [text.uppercased()]
    case .subheading(let text), .paragraph(let text): [text]
    case .fact(let label, let text): [label + ": " + text]
    case .quote(let text): ["\u{201C}" + text + "\u{201D}"]
    case .list(let items): items.map { "- " + $0 }
    case .table(let head, let rows): TextTable(head: head, rows: rows).lines
    case .signatures(let names):
      names.flatMap { ["", $0 + " ______________________________  date ______________"] }
    case .pageBreak: []
    case .newPage: [String(repeating: "- ", count: 34) + "tear off"]
    }
  }

  /// A line broken between words; what follows of a point in a list stands under its first word.
  private static func wrapped(_ line: String, at width: Int) -> [String] {
    guard line.count > width else { return [line] }
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
    return lines
  }
}
