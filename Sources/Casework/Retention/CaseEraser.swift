import JSON

/// Takes a child's case out of a document: all of the case's own, and what tells of it in documents that others share.
///
/// What it leaves depends on the document alone, so that an erasure which was cut short goes on where it stopped.
/// Free text about several children is nobody's to cut; what stays is named in the README.
public struct CaseEraser: Sendable {
  /// What is left of a document.
  public enum Left: Sendable, Equatable {
    case same
    case gone
    case bytes([UInt8])
  }

  /// The case.
  public let reference: CaseReference
  /// Lines of court lists that are the child's.
  public let listed: Set<CourtPlace>
  private let mark: [UInt8]

  /// Takes a case out, with the lines of court lists that were matched to it.
  public init(_ reference: CaseReference, listed: [CourtPlace]) {
    self.reference = reference
    self.listed = Set(listed)
    mark = Array("\"\(reference)\"".utf8)
  }

  /// The collections of the service that may tell of a case.
  public static let shared = [
    DutyDay.collection, PanelMeeting.collection, CaseAudit.collection, SupervisionFile.collection,
    CourtDayID.collection, SubjectRequest.collection,
  ]

  /// What is left of a document. One that can't be read as what it is stays as it is, unless it is the case's own.
  public func left(of key: DocumentKey, _ bytes: [UInt8]) -> Left {
    if key.caseNumber == reference.number { return .gone }
    let parts = key.text.split(separator: "/")
    guard parts.count == 2 else { return .same }
    let places = listed.filter { $0.list.text == parts[1] }
    guard contains(bytes) || (parts[0] == CourtDayID.collection && !places.isEmpty) else { return .same }
    return (try? cleared(String(parts[0]), bytes, entries: Set(places.map(\.entry)))) ?? .same
  }

  /// Whether a document names the case.
  public func contains(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= mark.count else { return false }
    return bytes.withUnsafeBytes { all in
      (0...(all.count - mark.count)).contains { at in
        all[at] == mark[0] && all[at + 4] == mark[4] && mark.indices.allSatisfy { all[at + $0] == mark[$0] }
      }
    }
  }

  private func cleared(_ collection: String, _ bytes: [UInt8], entries: Set<CourtEntryID>) throws(JSONError) -> Left {
    switch collection {
    case CaseAudit.collection:
      return try CaseAudit(json: bytes).reference == reference ? .gone : .same
    case SubjectRequest.collection:
      return try SubjectRequest(json: bytes).reference == reference ? .gone : .same
    case DutyDay.collection:
      var day = try DutyDay(json: bytes)
      day.entries.removeAll { $0.cases == [reference] }
      for index in day.entries.indices { day.entries[index].cases.removeAll { $0 == reference } }
      return .bytes(day.json())
    case PanelMeeting.collection:
      var meeting = try PanelMeeting(json: bytes)
      meeting.notes.removeAll { $0.reference == reference }
      return .bytes(meeting.json())
    case SupervisionFile.collection:
      var file = try SupervisionFile(json: bytes)
      for index in file.records.indices where file.records[index].cases.contains(reference) {
        if file.records[index].cases == [reference] {
          file.records[index].note = ""
          for action in file.records[index].actions.indices { file.records[index].actions[action].what = "" }
        }
        file.records[index].cases.removeAll { $0 == reference }
      }
      return .bytes(file.json())
    case CourtDayID.collection:
      var list = try CourtDay(json: bytes)
      list.entries.removeAll {
        $0.matched == reference || $0.result?.reference == reference || entries.contains($0.id)
      }
      return .bytes(list.json())
    case "cases":
      var header = try Case(json: bytes)
      header.links.removeAll { $0.reference == reference }
      return .bytes(header.json())
    default: return .same
    }
  }
}
