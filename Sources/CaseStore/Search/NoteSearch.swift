import Casework
import JSON

/// Finds the contacts whose notes have all words of a query.
struct NoteSearch {
  /// The folded words, the longest (and so most likely the rarest) first.
  let words: [[UInt8]]
  private(set) var hits: [NoteHit] = []
  private(set) var hasMore = false
  private let limit: Int
  /// Whether whoever searches reads the note of a contact; nil where they read all.
  var reads: ((CaseReference, Contact) -> Bool)?

  /// A search for the words of `query`; nil where it has none.
  init?(_ query: String, limit: Int) {
    let words = WordFolding.words(of: query)
    guard !words.isEmpty else { return nil }
    self.words = words.sorted { $0.count > $1.count }
    self.limit = limit
  }

  /// Whether no more hits are wanted.
  var isFull: Bool { hasMore }

  /// Whether every word is of plain ASCII, so that the bytes can be searched as they are.
  private var isPlain: Bool { words.allSatisfy { $0.allSatisfy { $0 < 0x80 } } }

  /// Looks through a contacts file, latest contacts first.
  ///
  /// `folds` asks for every note to be folded word by word, which finds accented spellings too. Throws `JSONError` where
  /// a line that has the words is damaged.
  mutating func look(in bytes: [UInt8], of caseNumber: Int, folds: Bool) throws {
    var lines: [(line: Range<Int>, note: Range<Int>)] = []
    if folds || !isPlain {
      NoteLines.forEach(in: bytes) { line, note in
        if has(bytes, note) { lines.append((line, note)) }
      }
    } else {
      var from = 0
      while let found = ByteSearch.firstFolded(words[0], in: bytes, from..<bytes.count) {
        let line = Self.line(around: found, in: bytes)
        if let note = NoteLines.note(in: bytes, line), has(bytes, note) { lines.append((line, note)) }
        from = line.upperBound
      }
    }
    try add(lines, bytes, caseNumber)
  }

  /// Looks at the notes that begin at known places of a contacts file.
  ///
  /// False, and nothing is taken from them, where one doesn't stand where it should or hasn't all the words: another note
  /// of the case may have the rest.
  mutating func look(at places: [Int], in bytes: [UInt8], of caseNumber: Int) throws -> Bool {
    var lines: [(line: Range<Int>, note: Range<Int>)] = []
    for place in places {
      guard place < bytes.count else { return false }
      let end = ByteSearch.first(UInt8(ascii: "\n"), in: bytes, place..<bytes.count) ?? bytes.count
      guard let note = NoteLines.note(in: bytes, place..<end), has(bytes, note) else { return false }
      lines.append((place..<end, note))
    }
    try add(lines, bytes, caseNumber)
    return true
  }

  /// Looks at one contact that is not in a file yet.
  mutating func look(at key: DocumentKey, _ document: [UInt8]) throws {
    guard let number = key.caseNumber, let note = NoteLines.note(in: document, 0..<document.count), has(document, note)
    else { return }
    try add(ContactID(key.id), try Contact(json: document), CaseReference(number))
  }

  private mutating func add(
    _ lines: [(line: Range<Int>, note: Range<Int>)], _ bytes: [UInt8], _ caseNumber: Int
  ) throws {
    for (line, _) in lines.reversed() {
      if hasMore { return }
      var reader = JSONReader(bytes, in: line)
      var id = ""
      var found = Contact()
      try reader.object { (name, reader) throws(JSONError) in
        switch name {
        case "id": id = try reader.string()
        case "at": found.at = Moment(jsonText: try reader.string()) ?? .epoch
        case "note": found.note = try reader.string()
        case "kind": found.kind = ListCode(try reader.string())
        case "worker": found.worker = StaffID(try reader.string())
        case "sensitive": found.sensitive = try reader.bool()
        default: _ = try reader.skipValue()
        }
      }
      try add(ContactID(id), found, CaseReference(caseNumber))
    }
  }

  private mutating func add(_ id: ContactID, _ contact: Contact, _ reference: CaseReference) throws {
    if let reads, !reads(reference, contact) { return }
    add(id, at: contact.at, note: contact.note, reference)
  }

  private mutating func add(_ id: ContactID, at moment: Moment, note: String, _ reference: CaseReference) {
    guard hits.count < limit else {
      hasMore = true
      return
    }
    hits.append(NoteHit(reference: reference, contact: id, at: moment, snippet: snippet(of: note)))
  }

  /// Whether a note has all the words.
  private func has(_ bytes: [UInt8], _ note: Range<Int>) -> Bool {
    var missing = words
    var folding = WordFolding()
    folding.forEachWord(in: bytes, note) { word, _ in
      if let index = missing.firstIndex(of: word) { missing.remove(at: index) }
    }
    return missing.isEmpty
  }

  /// Some words of a note around the first place of a word that was searched for.
  func snippet(of note: String) -> String {
    let length = 90
    let flat = note.split(whereSeparator: \.isNewline).joined(separator: " ")
    let parts = flat.split(separator: " ")
    let hit = parts.firstIndex { part in
      WordFolding.words(of: String(part)).contains { words.contains($0) }
    }
    var first = hit ?? 0
    var room = length - (parts.indices.contains(first) ? parts[first].count : 0)
    while first > 0, room > length / 2, parts[first - 1].count < room - length / 2 {
      first -= 1
      room -= parts[first].count + 1
    }
    var text = first > 0 ? "\u{2026}" : ""
    for part in parts[first...] {
      if text.count + part.count + 1 > length {
        text += "\u{2026}"
        break
      }
      if !text.isEmpty, text != "\u{2026}" { text += " " }
      text += part
    }
    return text
  }

  private static func line(around place: Int, in bytes: [UInt8]) -> Range<Int> {
    var start = place
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    let end = ByteSearch.first(UInt8(ascii: "\n"), in: bytes, place..<bytes.count) ?? bytes.count
    return start..<end
  }
}
