/// A letter of the service with named fields in braces, such as `{child}`: the content of `Letters/NAME.txt`.
public struct LetterTemplate: Sendable, Equatable {
  /// What a letter can say of a case.
  public enum Field: String, CaseIterable, Sendable {
    /// The name of the service.
    case service
    /// The day on which the letter is written.
    case today
    /// The child's name in full, and the name by which they are called.
    case fullName, child
    /// Where the child lives.
    case address
    /// The case's reference.
    case reference
    /// The member of staff who signs.
    case worker
    /// The order, and the day on which it was made.
    case order, orderMade
    /// The day of the absence that a warning answers.
    case absence
    /// Which warning of the order it is, the day on which it was given, and the last day on which it holds.
    case number, warnedOn, warnedTo
    /// When and where the next appointment is, and what kind it is.
    case appointment, place, kind
  }

  /// Why a template can't be used.
  public enum Fault: Error, Equatable, Sendable {
    /// A brace that is never closed.
    case braceOpen
    /// A field that no letter has.
    case unknownField(String)
    /// A field of which nothing is known for this case.
    case missing(Field)
  }

  private enum Part: Sendable, Equatable {
    case text(String)
    case field(Field)
  }

  /// What each line says.
  private let lines: [[Part]]

  /// Reads a template. Throws `Fault.braceOpen` or `Fault.unknownField`.
  public init(_ text: String) throws(Fault) {
    var lines: [[Part]] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var parts: [Part] = []
      var rest = line
      while let open = rest.firstIndex(of: "{") {
        guard let close = rest[open...].firstIndex(of: "}") else { throw .braceOpen }
        let name = String(rest[rest.index(after: open)..<close])
        guard let field = Field(rawValue: name) else { throw .unknownField(name) }
        parts += [.text(String(rest[..<open])), .field(field)]
        rest = rest[rest.index(after: close)...]
      }
      lines.append(parts + [.text(String(rest))])
    }
    self.lines = lines
  }

  /// The fields that it names, each once, in their order.
  public var fields: [Field] {
    Field.allCases.filter { field in lines.contains { $0.contains(.field(field)) } }
  }

  /// The letter. Throws `Fault.missing` for the first field of which nothing is known.
  ///
  /// Where `instead` has words for such a field, a line of which it is the only field is left out, and the words stand
  /// for it in a line that says something else too.
  public func filled(
    _ values: [Field: String], instead: [Field: String] = [:]
  ) throws(Fault) -> Letter {
    var said: [String] = []
    for line in lines {
      let fields = line.compactMap { if case .field(let field) = $0 { field } else { nil } }
      if fields.count == 1, instead[fields[0]] != nil, values[fields[0]]?.isEmpty ?? true { continue }
      var text = ""
      for part in line {
        switch part {
        case .text(let words): text += words
        case .field(let field):
          let known = values[field].flatMap { $0.isEmpty ? nil : $0 }
          guard let value = known ?? instead[field] else { throw .missing(field) }
          text += value
        }
      }
      said.append(text)
    }
    return Letter(text: said.joined(separator: "\n"))
  }
}

/// A letter as it is sent.
public struct Letter: Sendable, Equatable {
  /// What it says, paragraphs between empty lines.
  public var text: String

  /// A letter that says this.
  public init(text: String) { self.text = text }

  /// The letter as a page that prints as it stands and fetches nothing.
  public func html(title: String) -> String {
    var page = PrintedPage(
      title,
      style: """
        body { font: 12pt/1.5 Arial, Helvetica, sans-serif; max-width: 17cm; margin: 2cm auto; color: #000; }
        p { margin: 0 0 1em; }
        @media print { body { margin: 0; } @page { size: A4; margin: 2.5cm; } }
        """)
    for paragraph in paragraphs {
      page.add("<p>" + paragraph.map(PrintedPage.escaped).joined(separator: "<br>\n") + "</p>\n")
    }
    return page.html
  }

  private var paragraphs: [[String]] {
    var found: [[String]] = []
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        if !lines.isEmpty { found.append(lines) }
        lines = []
      } else {
        lines.append(String(line))
      }
    }
    if !lines.isEmpty { found.append(lines) }
    return found
  }
}
