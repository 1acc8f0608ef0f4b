/// The exit statuses, as the command line promises them.
enum Status: Int32 {
  case done = 0
  /// Done, and something found: a check that fails, a search with no match.
  case found = 1
  case usage = 2
  /// Refused by a rule: permission, restricted record.
  case refused = 3
  /// Bad input, with nothing changed.
  case badInput = 4
  /// The store can't be used, with nothing lost.
  case store = 5
}

/// Ends a command that did its work and found something, without a message of its own.
struct Finding: Error {
  let status = Status.found
}
