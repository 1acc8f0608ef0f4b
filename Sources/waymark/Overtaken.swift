import CaseScreens
import CaseStore
import Casework

/// That somebody else changed what a command was about to alter, after the command had read it. Nothing was saved.
struct Overtaken: Error {
  let refusal: Refusal
  /// Which document they changed.
  let key: DocumentKey
  /// Who did, and when; nil where the change itself can't be found.
  let theirs: (by: StaffID, at: Moment)?
  private let name: String?

  /// Finds out who was faster; nil where the refusal says something else.
  init?(_ refusal: Refusal, _ casebook: Casebook) {
    guard case .changedMeanwhile(let key, _, let version) = refusal else { return nil }
    self.refusal = refusal
    self.key = key
    _ = try? casebook.follow()
    if let number = key.caseNumber, let commit = try? casebook.store.change(version, of: number) {
      theirs = (StaffID(commit.by), Moment(rfc3339: commit.at) ?? .epoch)
    } else {
      theirs = casebook.lastElsewhere { $0 == key }
    }
    name = theirs.map { casebook.staff[$0.by]?.name ?? $0.by.text }
  }

  /// What happened, and what to do.
  var words: String { Words.overtaken(key, by: name, at: theirs?.at) }
}
