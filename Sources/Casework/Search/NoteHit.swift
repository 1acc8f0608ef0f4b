/// A contact whose note has the words that were searched for.
public struct NoteHit: Sendable, Equatable {
  /// Whose case.
  public var reference: CaseReference
  /// Which contact.
  public var contact: ContactID
  /// When it was.
  public var at: Moment
  /// Some words of the note around the first that was found.
  public var snippet: String
  /// Puts the parts together.
  public init(reference: CaseReference, contact: ContactID, at: Moment, snippet: String) {
    self.reference = reference
    self.contact = contact
    self.at = at
    self.snippet = snippet
  }
}

/// What a search of the notes found.
public struct NoteHits: Sendable, Equatable {
  /// The first hits, open cases first.
  public var hits: [NoteHit]
  /// Whether there are more than were asked for.
  public var hasMore: Bool
  /// Puts the parts together.
  public init(hits: [NoteHit], hasMore: Bool) {
    self.hits = hits
    self.hasMore = hasMore
  }
}

/// One change of a case's history, as its journal line says.
public struct HistoryEntry: Sendable, Equatable {
  /// The change's number.
  public var seq: Int
  /// When it was made, Europe/London.
  public var at: Moment
  /// Who made it.
  public var by: StaffID
  /// The change's name in the journal.
  public var op: String
  /// The reason that its author gave.
  public var why: String
  /// The change that it undid.
  public var undoes: Int?
  /// The documents of the case that it altered.
  public var keys: [DocumentKey]
  /// What it took out of sight; nil where it removed nothing, or what it removed was destroyed since.
  public var removed: RecordedPart?
  /// Puts the parts together.
  public init(
    seq: Int, at: Moment, by: StaffID, op: String, why: String, undoes: Int? = nil, keys: [DocumentKey],
    removed: RecordedPart? = nil
  ) {
    self.removed = removed
    self.seq = seq
    self.at = at
    self.by = by
    self.op = op
    self.why = why
    self.undoes = undoes
    self.keys = keys
  }
}
