/// The changes of a session that can be undone, the latest last.
///
/// Undoing one leaves its documents with a new version and their old text; the stack remembers that, so that the change
/// before it can be undone too, as long as nobody else changed them in between.
public struct UndoStack: Sendable {
  private struct Entry {
    var undoing: Undoing
    /// The documents as the change left them.
    var after: [DocumentKey: [UInt8]?]
  }

  private var entries: [Entry] = []

  /// Nothing to undo.
  public init() {}

  /// What would be undone next.
  public var last: Undoing? { entries.last?.undoing }

  /// Takes a change that was made, and the record right after it.
  public mutating func push(_ undoing: Undoing, on record: some Record) {
    var after: [DocumentKey: [UInt8]?] = [:]
    for edit in undoing.before {
      // What can't be read, or was changed by another since, is no state that this change left.
      do {
        let stored = try record.stored(edit.key)
        if stored?.version ?? undoing.seq == undoing.seq { after.updateValue(stored?.bytes, forKey: edit.key) }
      } catch { continue }
    }
    entries.append(Entry(undoing: undoing, after: after))
  }

  /// Takes the last change off, which a change of this number has undone.
  public mutating func pop(undoneBy seq: Int) {
    guard let undone = entries.popLast() else { return }
    for index in entries.indices {
      let shared = undone.undoing.before.filter { edit in
        entries[index].undoing.before.contains { $0.key == edit.key }
      }
      let isAsItWas = shared.allSatisfy { edit in entries[index].after[edit.key].map { $0 == edit.bytes } ?? false }
      if !shared.isEmpty, isAsItWas { entries[index].undoing.restoredBy.insert(seq) }
    }
  }
}
