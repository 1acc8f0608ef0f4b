import CaseResources
import CaseScreens
import CaseStore
import Casework
import Forms
import Interchange
import JSON
import Terminal

/// Why a command ends early: its exit status, and one line that says what went wrong and what to do.
struct Failure: Error {
  let status: Status
  let message: String

  init(_ status: Status, _ message: String) {
    self.status = status
    self.message = message
  }

  /// Finds the words and the status of an error of this room or those below; nil where it isn't one of theirs.
  init?(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let overtaken as Overtaken: self.init(.refused(overtaken.refusal), overtaken.words)
    case let refusal as Refusal: self.init(.refused(refusal), Words.of(refusal))
    case let error as StoreError: self.init(.store, error.words)
    case let faults as DefinitionFaults:
      self.init(.store, "A form of the service's own is wrong: " + Self.words(faults))
    case let error as JSONError: self.init(.store, "A stored document is damaged: \(error). Run `waymark check`.")
    case let failure as Resources.Failure: self.init(.store, Self.words(failure))
    default: return nil
    }
  }

  /// Writes the message to standard error.
  func report() {
    Output.complain("waymark: " + message)
  }

  /// The first fault with its file and place, and how many more there are.
  static func words(_ faults: DefinitionFaults) -> String {
    let more = faults.list.count > 1 ? " (and \(faults.list.count - 1) more)" : ""
    return (faults.list.first?.description ?? "") + more
  }

  private static func words(_ failure: Resources.Failure) -> String {
    switch failure {
    case .notFound(let looked):
      "The program's data files are not in \(looked.joined(separator: ", ")). Install Waymark again, or set WAYMARK_RESOURCES."
    case .unreadable(let path, let reason):
      "The data file \(path) can't be read: \(reason)."
    }
  }
}

extension Status {
  /// A refusal for bad input has another status than one by permission.
  static func refused(_ refusal: Refusal) -> Status {
    switch refusal {
    case .mayNotAccept, .ownLateness, .mayNotSaveStandards, .mayNotAuthorise, .mayNotCheckVisits, .mayNotOversee,
      .mayNotSupervise,
      .access, .audit(.ownCase), .signing(.ownWork), .signing(.mayNotCountersign), .signing(.notTheAuthor),
      .exit(.mayNotEnter), .retention(.ownProposal), .retention(.notReviewer), .retention(.held),
      .subjectAccess(.mayNotSign), .subjectAccess(.ownDecisions):
      .refused
    default: .badInput
    }
  }
}
