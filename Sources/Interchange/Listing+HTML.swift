extension Listing {
  /// A page of its own for printing and for those who have no terminal: one table, no script, no outside file.
  ///
  /// `bars` names columns of hundredths that are drawn as bars beside their number.
  public func html(title: String, caption: String, bars: Set<String> = []) -> [UInt8] {
    var page = """
      <!DOCTYPE html>
      <html lang="en-GB">
      <head>
      <meta charset="utf-8">
      <title>\(Self.escaped(title))</title>
      <style>
      body { font: 11pt sans-serif; margin: 2em; }
      table { border-collapse: collapse; }
      caption { text-align: left; padding-bottom: 1em; }
      th, td { border-bottom: 1px solid #999; padding: 0.3em 0.8em; text-align: left; }
      .right { text-align: right; }
      .bar { display: inline-block; height: 0.8em; background: #456; }
      </style>
      </head>
      <body>
      <h1>\(Self.escaped(title))</h1>
      <table>
      <caption>\(Self.escaped(caption))</caption>
      <thead><tr>
      """
    let shown = columns.indices.filter { columns[$0].heading != nil }
    for index in shown {
      let kind = columns[index].isRight ? " class=\"right\"" : ""
      page += "<th scope=\"col\"\(kind)>" + Self.escaped(columns[index].heading ?? "") + "</th>"
    }
    page += "</tr></thead>\n<tbody>\n"
    for row in rows {
      page += "<tr>"
      for index in shown {
        let kind = columns[index].isRight ? " class=\"right\"" : ""
        var bar = ""
        if bars.contains(columns[index].name), case .integer(let number) = row[index].value {
          bar = " <span class=\"bar\" style=\"width: \(max(0, min(100, number)))px\"></span>"
        }
        page += "<td\(kind)>" + Self.escaped(row[index].words) + bar + "</td>"
      }
      page += "</tr>\n"
    }
    page += "</tbody>\n</table>\n</body>\n</html>\n"
    return Array(page.utf8)
  }

  private static func escaped(_ text: String) -> String {
    var safe = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": safe += "&amp;"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "\"": safe += "&quot;"
      default: safe.unicodeScalars.append(character)
      }
    }
    return safe
  }
}
