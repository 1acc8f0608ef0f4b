import CaseStore
import Casework

/// Whole cases as they were read since the last change, so that turning pages of a report doesn't read them again.
///
/// One belongs to one session; it is a class because every desk of the session shares it.
final class RecentFiles {
  /// More aren't kept: the open cases of a service and what it closed of late.
  private static let most = 512
  /// The change up to which they are as they are.
  private var seq = -1
  private var kept: [CaseReference: CaseFile] = [:]
  /// In which roles they were read, and for whom: what they show of a case depends on them.
  private var roles: [StaffRole]?
  private var people: [StaffID]?

  /// A whole case; nil where there is none. Throws what reading it throws.
  func file(_ reference: CaseReference, in casebook: Casebook) throws -> CaseFile? {
    if seq != casebook.store.seq || roles != casebook.viewer?.roles || people != casebook.viewer?.people {
      kept = [:]
      seq = casebook.store.seq
      roles = casebook.viewer?.roles
      people = casebook.viewer?.people
    }
    // What was open for a time may have closed since.
    if let known = kept[reference], casebook.maySee(reference) { return known }
    let file = try casebook.caseFile(reference)
    // Reading may have caught up with what others changed.
    if seq == casebook.store.seq, kept.count < Self.most { kept[reference] = file }
    return file
  }
}
