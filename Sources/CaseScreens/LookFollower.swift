import Casework

/// Turns what is on the screen into looks for the trail: each once, and words that are being searched for when they are
/// left or rest.
struct LookFollower: Sendable {
  private var last: Look?
  private var isUntold = false

  /// Takes what is shown now; `rests` says that nothing was typed for a while.
  mutating func take(_ look: Look?, rests: Bool) -> [App.Request] {
    var told: [App.Request] = []
    if look != last {
      if isUntold, let last, !goesOn(look) { told.append(.look(last)) }
      last = look
      isUntold = look != nil
    }
    if isUntold, let look, look.kind != .search || rests {
      told.append(.look(look))
      isUntold = false
    }
    return told
  }

  /// Whether the same words are still being typed or taken back.
  private func goesOn(_ look: Look?) -> Bool {
    guard let last, let look, last.kind == .search, look.kind == .search else { return false }
    return look.what.hasPrefix(last.what) || last.what.hasPrefix(look.what)
  }
}
