extension FormLibrary {
  /// These forms and a service's own: an own version takes the place of a shipped one of the same form and number,
  /// because answers stand under it.
  public func with(_ own: [FormDefinition]) -> FormLibrary {
    if own.isEmpty { return self }
    var library = self
    library.definitions.removeAll { shipped in
      own.contains { $0.id == shipped.id && $0.version == shipped.version }
    }
    library.definitions = (library.definitions + own).sorted { ($0.id, $0.version) < ($1.id, $1.version) }
    return library
  }
}
