import Casework

/// Rows of the index that nobody has asked for yet, and what changed in their cases since the index was written.
struct WaitingSummaries {
  /// One document after a change; nil bytes where it was removed.
  struct Edit {
    var seq: Int
    var key: DocumentKey
    var bytes: [UInt8]?
    /// Whether the change made it; nil where its identifier tells.
    var isNew: Bool?
  }

  /// One case that waits: what the changes since are to be taken into.
  struct Entry {
    /// A row of the index, the summary that is at hand, or nothing, so that the case itself must be read.
    enum Base: Equatable { case row(Range<Int>), summary, none }

    var base = Base.none
    var edits: [Edit] = []
  }

  /// The index's bytes, in which the rows stand.
  private(set) var bytes: [UInt8] = []
  private(set) var entries: [CaseReference: Entry] = [:]

  /// Nothing waits.
  init() {}

  /// All rows of the index wait. Throws `StoreError` where a line isn't a row.
  init?(_ bytes: [UInt8], _ rows: Range<Int>) {
    self.bytes = bytes
    let lines = DocumentFile.lines(bytes, rows)
    entries.reserveCapacity(lines.count)
    for line in lines {
      guard let number = FileStore.number(ofRow: bytes, line) else { return nil }
      entries[CaseReference(number)] = Entry(base: .row(line))
    }
  }

  /// Lets a case wait of which there is no row.
  mutating func add(_ reference: CaseReference) { entries[reference] = Entry() }

  /// Keeps a change for when its case is asked for; returns how many wait for it.
  @discardableResult
  mutating func add(_ edit: Edit, to reference: CaseReference, base: Entry.Base = .none) -> Int {
    entries[reference, default: Entry(base: base)].edits.append(edit)
    return entries[reference]?.edits.count ?? 0
  }

  /// Takes a case out, which is about to be read.
  mutating func take(_ reference: CaseReference) -> Entry? {
    guard let index = entries.index(forKey: reference) else { return nil }
    return entries.remove(at: index).value
  }

  /// The cases whose rows or changes have a name in them, and perhaps others.
  func naming(_ staff: StaffID) -> [CaseReference] {
    let mark = Array(staff.text.utf8)
    let mayBeEscaped = mark.contains { $0 < 0x20 || [0x22, 0x25, 0x5C, 0x7C].contains($0) }
    if mark.isEmpty || mayBeEscaped { return Array(entries.keys) }
    return entries.filter { _, entry in
      guard case .row(let row) = entry.base else { return true }
      if ByteSearch.first(mark, in: bytes, row) != nil { return true }
      return entry.edits.contains { edit in
        edit.bytes.map { ByteSearch.first(mark, in: $0, 0..<$0.count) != nil } ?? true
      }
    }.map(\.key)
  }
}
