extension Page {
  /// The page as HTML that prints as it stands and fetches nothing.
  public var html: String {
    let size = isLarge ? "16pt/1.6" : "11.5pt/1.5"
    var page = PrintedPage(
      title,
      style: """
        body { font: \(size) Arial, Helvetica, sans-serif; max-width: 18cm; margin: 1.5cm auto; padding: 0 1em; color: #000; background: #fff; }
        h1 { font-size: 1.5em; margin: 0 0 .2em; } h2 { font-size: 1.2em; margin: 1.4em 0 .3em; border-bottom: 2px solid #000; }
        h3 { font-size: 1em; margin: 1em 0 .2em; } p { margin: 0 0 .6em; } .sub { margin-bottom: 1em; }
        blockquote { margin: 0 0 .6em; padding: .3em .8em; border-left: 4px solid #000; }
        table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid #000; padding: .3em .5em; text-align: left; vertical-align: top; }
        .sign { margin-top: 1.6em; border-bottom: 1px solid #000; padding-bottom: 1.4em; }
        hr.page { border: 0; border-top: 1px dashed #000; margin: 2em 0; }
        @media print { hr.page { break-after: page; visibility: hidden; } body { margin: 0; max-width: none; } @page { size: A4; margin: 2cm; }
        h2, h3 { break-after: avoid; } table, blockquote, li, .sign { break-inside: avoid; } }
        """)
    page.add("<h1>\(PrintedPage.escaped(title))</h1>\n")
    if !subtitle.isEmpty { page.add("<p class=\"sub\">\(PrintedPage.escaped(subtitle))</p>\n") }
    for block in blocks { page.add(Self.html(block) + "\n") }
    return page.html
  }

  private static func html(_ block: Block) -> String {
    switch block {
    case .heading(let text): return "<h2>\(escaped(text))</h2>"
    case .subheading(let text): return "<h3>\(escaped(text))</h3>"
    case .paragraph(let text): return "<p>\(lines(text))</p>"
    case .fact(let label, let text): return "<p>\(lines(label + ": " + text))</p>"
    case .quote(let text): return "<blockquote>\u{201C}\(lines(text))\u{201D}</blockquote>"
    case .list(let items): return "<ul>" + items.map { "<li>\(lines($0))</li>" }.joined(separator: "\n") + "</ul>"
    case .table(let head, let rows):
      let first = head.map { "<th scope=\"col\">\(escaped($0))</th>" }.joined()
      let rest = rows.map { "<tr>" + $0.map { "<td>\(lines($0))</td>" }.joined() + "</tr>" }.joined(separator: "\n")
      return "<table>\n<tr>\(first)</tr>\n\(rest)\n</table>"
    case .signatures(let names):
      return names.map { "<p class=\"sign\">\(escaped($0)), date:</p>" }.joined(separator: "\n")
    case .newPage, .pageBreak: return "<hr class=\"page\">"
    }
  }

  private static func lines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { escaped(String($0)) }.joined(
      separator: "<br>\n")
  }

  private static func escaped(_ text: String) -> String { PrintedPage.escaped(text) }
}
