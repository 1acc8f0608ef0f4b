/// A page that prints as it stands: no script, nothing fetched, every text made harmless.
public struct PrintedPage: Sendable {
  /// What the browser's tab says.
  public let title: String
  /// The style sheet.
  public let style: String
  private var body = ""

  /// An empty page.
  public init(_ title: String, style: String) {
    self.title = title
    self.style = style
  }

  /// Adds markup that the program wrote; what people typed goes through `escaped` first.
  public mutating func add(_ markup: String) { body += markup }

  /// The whole page.
  public var html: String {
    """
    <!DOCTYPE html>
    <html lang="en-GB">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(Self.escaped(title))</title>
    <style>
    \(style)
    </style>
    </head>
    <body>
    \(body)</body>
    </html>

    """
  }

  /// A text as markup that shows it and does nothing else.
  public static func escaped(_ text: String) -> String {
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
