extension Staff {
  /// Takes away why they are covered and carry less, for whoever doesn't see staff matters; that they are and do stays,
  /// because the work depends on it. Returns whether there was anything to take away.
  public mutating func hideMatters() -> Bool {
    let before = self
    for index in covers.indices { covers[index].why = "" }
    for index in reductions.indices { reductions[index].why = "" }
    return self != before
  }
}
