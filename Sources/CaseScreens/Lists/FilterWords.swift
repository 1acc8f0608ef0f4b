import Casework

/// What is typed after `/`, taken apart: words that must each begin a word of a row, and fields such as `worker:me`.
///
/// A field may be shortened, and may have several values with commas between, one of which must hold.
struct FilterWords<Field: CaseIterable & RawRepresentable<String> & Sendable>: Sendable {
  /// The words, folded.
  private(set) var words: [[UInt8]] = []
  /// What is asked of fields, in small letters.
  private(set) var fields: [(field: Field, values: [String])] = []
  /// A name before a colon that is no field.
  private(set) var unknown: String?

  /// Takes a text apart.
  init(_ text: String) {
    for part in text.split(separator: " ") {
      guard let colon = part.firstIndex(of: ":") else {
        words += FoldedWords.words(of: String(part))
        continue
      }
      let name = part[..<colon].lowercased()
      guard !name.isEmpty, let field = Field.allCases.first(where: { $0.rawValue.hasPrefix(name) }) else {
        unknown = name
        continue
      }
      let values = part[part.index(after: colon)...].lowercased().split(separator: ",").map(String.init)
      if !values.isEmpty { fields.append((field, values)) }
    }
  }

  /// What is asked of a field.
  func values(of field: Field) -> [String] where Field: Equatable {
    fields.filter { $0.field == field }.flatMap(\.values)
  }
}

extension Desk {
  /// Those whose name or user name has words that begin so; `me` is whoever sits at the desk.
  func workers(named typed: String) -> Set<StaffID> {
    if typed == "me" { return [me] }
    let wanted = FoldedWords.words(of: typed)
    let named = staff.filter { id, staff in
      let words = FoldedWords.words(of: staff.name + " " + id.text)
      return wanted.allSatisfy { word in words.contains { $0.starts(with: word) } }
    }
    return Set(named.keys).union([StaffID(typed)])
  }
}
