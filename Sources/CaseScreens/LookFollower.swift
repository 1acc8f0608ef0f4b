import Casework

/// Turns what is on the screen into looks for the trail: each once; of words that are being searched for the first letters,
/// because hits are drawn from then on, and all of them when they are left or rest.
///
/// A look that couldn't be written down is owed, and asked for again with whatever happens next.
struct LookFollower: Sendable {
  private var last: Look?
  private var isUntold = false
  private var owed: [Look] = []
  /// Why what is owed couldn't be written down; nil where nothing is owed.
  private(set) var hindrance: String?

  /// Takes what is shown now; `rests` says that nothing is being typed.
  mutating func take(_ look: Look?, rests: Bool) -> [App.Request] {
    var told: [App.Request] = []
    if look != last {
      let goesOn = goesOn(look)
      // Where words were searched for, hits for their first letters were drawn; nothing else was that is owed.
      if !goesOn { owed.removeAll { $0.kind != .search } }
      if isUntold, let last, !goesOn { told.append(.look(last)) }
      last = look
      isUntold = look != nil
      if isUntold, let look, look.kind == .search, !goesOn { told += tell(look) }
    }
    if isUntold, let look, look.kind != .search || rests { told += tell(look) }
    told = owed.filter { !told.contains(.look($0)) }.map { .look($0) } + told
    owed = []
    hindrance = nil
    return told
  }

  /// Takes back that a look was told: it couldn't be written down.
  mutating func failed(_ look: Look, _ why: String) {
    owed.append(look)
    hindrance = why
  }

  private mutating func tell(_ look: Look) -> [App.Request] {
    isUntold = false
    return [.look(look)]
  }

  /// Whether the same words are still being typed or taken back.
  private func goesOn(_ look: Look?) -> Bool {
    guard let last, let look, last.kind == .search, look.kind == .search else { return false }
    return look.what.hasPrefix(last.what) || last.what.hasPrefix(look.what)
  }
}
