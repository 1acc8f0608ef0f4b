import Casework

extension Listing {
  /// A page of its own for printing and for those who have no terminal: one table, no script, no outside file.
  ///
  /// `bars` names columns of hundredths that are drawn as bars beside their number.
  public func html(title: String, caption: String, bars: Set<String> = []) -> [UInt8] {
    let escaped = PrintedPage.escaped
    var page = PrintedPage(
      title,
      style: """
        body { font: 11pt sans-serif; margin: 2em; }
        table { border-collapse: collapse; }
        caption { text-align: left; padding-bottom: 1em; }
        th, td { border-bottom: 1px solid #999; padding: 0.3em 0.8em; text-align: left; }
        .right { text-align: right; }
        .bar { display: inline-block; height: 0.8em; background: #456; }
        """)
    page.add("<h1>\(escaped(title))</h1>\n<table>\n<caption>\(escaped(caption))</caption>\n<thead><tr>\n")
    let shown = columns.indices.filter { columns[$0].heading != nil }
    for index in shown {
      let kind = columns[index].isRight ? " class=\"right\"" : ""
      page.add("<th scope=\"col\"\(kind)>" + escaped(columns[index].heading ?? "") + "</th>")
    }
    page.add("</tr></thead>\n<tbody>\n")
    for row in rows {
      page.add("<tr>")
      for index in shown {
        let kind = columns[index].isRight ? " class=\"right\"" : ""
        var bar = ""
        if bars.contains(columns[index].name), case .integer(let number) = row[index].value {
          bar = " <span class=\"bar\" style=\"width: \(max(0, min(100, number)))px\"></span>"
        }
        page.add("<td\(kind)>" + escaped(row[index].words) + bar + "</td>")
      }
      page.add("</tr>\n")
    }
    page.add("</tbody>\n</table>\n")
    return Array(page.html.utf8)
  }
}
