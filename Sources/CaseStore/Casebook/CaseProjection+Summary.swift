import Casework
import JSON

extension CaseProjection {
  /// Rows of the index are case summaries; a closed case's has no contacts.
  public static var summaries: CaseProjection {
    CaseProjection { number, header, contacts in
      let decoded = try Case(json: header.bytes)
      let filed = try decoded.isOpen ? contacts() : []
      let summary = CaseSummary(
        of: CaseFile(
          reference: CaseReference(number), version: header.version, header: decoded, contacts: filed))
      return (isOpen: summary.isOpen, line: summary.json())
    }
  }
}
