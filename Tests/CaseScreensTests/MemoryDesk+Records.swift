import CaseScreens
import Casework

/// What is kept of closed cases, and what is given of any.
extension MemoryDesk {
  func subjectRequests() throws -> [FiledRequest] {
    try record.keys.filter { $0.text.hasPrefix(SubjectRequest.collection + "/") }.compactMap { key in
      try record.stored(key).map {
        FiledRequest(id: SubjectRequestID(key.id), version: $0.version, request: try SubjectRequest(json: $0.bytes))
      }
    }
  }
  func pack(of request: SubjectRequest) throws -> SubjectPack {
    try SubjectPack(try record.held(on: request.reference), request, lists: lists, forms: forms)
  }
  func retentionQueueAtHand() throws -> RetentionQueue? { try retentionQueue(until: nil) }
  func moratoria() throws -> Moratoria {
    try record.stored(Moratoria.key).map { try Moratoria(json: $0.bytes) } ?? Moratoria()
  }
  func retentionQueue(until day: Day?) throws -> RetentionQueue {
    let moratoria = try moratoria()
    let items = try closedCases().compactMap { summary in
      try record.caseFile(summary.reference).map { file in
        RetentionQueue.Item(
          summary.reference, name: summary.name, closed: file.header.closed?.on ?? now.day,
          RetentionStanding(
            file.header, lastContact: file.contacts.last?.contact.at.day, rules: practice.retention,
            moratoria: moratoria, on: now.day), decided: file.header.retention, version: file.version)
      }
    }
    return RetentionQueue(items, until: day)
  }
}

extension MemoryDesk {
  /// How often the desk was asked for whole cases.
  final class Reads {
    var files = 0
  }

  /// What was made of the record after a change.
  final class Known {
    var summaries: (seq: Int, found: [CaseSummary])?
    var staff: (seq: Int, found: [StaffID: Staff])?
  }
}
