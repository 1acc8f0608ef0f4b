public import Casework
import JSON

/// Finds the assessments, plans, exit plans and reports whose text has all words of a query.
struct DocumentSearch {
  private let search: NoteSearch

  /// A search for the words of `query`; nil where it has none.
  init?(_ query: String) {
    guard let search = NoteSearch(query, limit: 1) else { return nil }
    self.search = search
  }

  /// Some words around the first that was found; nil where the document doesn't have them all.
  func snippet(in document: [UInt8]) -> String? {
    // Most documents don't have the rarest word at all, and needn't be read.
    if let word = search.words.first, word.allSatisfy({ $0 < 0x80 }),
      !document.contains(where: { $0 >= 0x80 }),
      ByteSearch.firstFolded(word, in: document, 0..<document.count) == nil
    {
      return nil
    }
    guard let value = try? JSONValue(json: document) else { return nil }
    var texts: [String] = []
    Self.gather(value, into: &texts)
    var missing = search.words
    var first: String?
    for text in texts {
      let words = WordFolding.words(of: text)
      let had = missing.count
      missing.removeAll(where: words.contains)
      if missing.count < had, first == nil { first = text }
      if missing.isEmpty { break }
    }
    return missing.isEmpty ? first.map(search.snippet) : nil
  }

  /// What people wrote: text of more than one word, or one that isn't a code or a name of the program.
  private static func gather(_ value: JSONValue, into texts: inout [String]) {
    switch value {
    case .string(let text): texts.append(text)
    case .array(let list): for each in list { gather(each, into: &texts) }
    case .object(let members):
      for member in members where !hidden.contains(member.key) { gather(member.value, into: &texts) }
    case .null, .bool, .integer, .number: break
    }
  }

  /// Members that hold codes, names and moments of the program, which nobody searches for.
  private static let hidden: Set<String> = [
    "signing", "by", "at", "from", "form", "purpose", "tags", "id", "area", "kind", "state", "who", "how", "answer",
    "orders", "order", "confirmed", "effort", "started", "carriedFrom", "replaces", "judgements", "completed",
    "request", "reuses", "facts", "heading", "origins", "disposal",
  ]
}

extension Casebook {
  /// The assessments, plans, exit plans and reports of open cases whose text has all words, each document's version that counts.
  ///
  /// Throws `StoreError`.
  public func searchDocuments(_ words: String, limit: Int) throws -> DocumentHits {
    guard let search = DocumentSearch(words) else { return DocumentHits(hits: [], hasMore: false) }
    var hits: [DocumentHit] = []
    for summary in openCases {
      for mark in summary.documents.reversed() where !mark.isReplaced {
        guard viewer?.sees(mark.name.kind.collection.section, of: summary) ?? true,
          let stored = try store.read(mark.name.key(in: summary.reference)),
          let found = search.snippet(in: stored.bytes),
          let snippet = try shown(found, of: stored.bytes, mark.name, in: summary.reference, search)
        else { continue }
        if hits.count == limit { return DocumentHits(hits: hits, hasMore: true) }
        hits.append(
          DocumentHit(
            reference: summary.reference, name: mark.name, title: mark.title, at: mark.since, snippet: snippet))
      }
    }
    return DocumentHits(hits: hits, hasMore: false)
  }

  /// The words that were found of a document, where whoever looks sees them: of an assessment those alone that stand in
  /// sections which aren't kept from them.
  private func shown(
    _ found: String, of bytes: [UInt8], _ name: SignedName, in reference: CaseReference, _ search: DocumentSearch
  ) throws -> String? {
    guard name.kind == .assessment, viewer?.seesEverything == false else { return found }
    return try seen(try Assessment(json: bytes), of: reference).flatMap { search.snippet(in: $0.json()) }
  }
}
