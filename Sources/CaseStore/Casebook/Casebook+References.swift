public import Casework
import JSON

/// What one record says of other cases: a case that isn't to be seen isn't named either.
extension Casebook {
  /// A case without its links with cases that whoever looks may not see.
  func withoutHidden(_ file: CaseFile?) -> CaseFile? {
    guard gate != nil, var file, file.header.links.contains(where: { !maySee($0.reference) }) else { return file }
    file.header.links.removeAll { !maySee($0.reference) }
    return file
  }

  /// A court list without what was decided of lines that are of a case that isn't to be seen.
  func withoutHidden(_ list: CourtDay) -> CourtDay {
    guard gate != nil else { return list }
    var list = list
    for index in list.entries.indices where list.entries[index].matched.map({ !maySee($0) }) ?? false {
      list.entries[index].decision = nil
      list.entries[index].result = nil
    }
    return list
  }

  /// The row of the case to which a line of a court list is matched, whoever looks; nil where it is matched to none.
  /// Throws `StoreError` or `JSONError`.
  func matchedCase(_ place: CourtPlace) throws -> CaseSummary? {
    try whole.courtDay(place.list)?.entry(place.entry)?.matched.flatMap { try anySummary(of: $0) }
  }

  /// The supervisions of a member of staff without those in which a case was talked about that isn't to be seen. Throws
  /// `StoreError`, or `JSONError` where they can't be read.
  public func supervisions(of id: StaffID) throws -> SupervisionFile {
    withoutHidden(try whole.supervisions(of: id))
  }

  /// The supervisions without those in which a case was talked about that isn't to be seen.
  func withoutHidden(_ file: SupervisionFile) -> SupervisionFile {
    guard gate != nil else { return file }
    var file = file
    file.records.removeAll { !$0.cases.allSatisfy(maySee) }
    return file
  }
}
