extension CodeLists {
  /// Whether a contact of this kind and outcome counts towards an order where nobody says otherwise: the kind is tagged
  /// `counts`, and the child was seen or is still expected (local default, unverified).
  public func counts(_ kind: ListCode, _ outcome: ContactOutcome?) -> Bool {
    guard let entry = entry("contact-kinds", kind), entry.tags.contains("counts") else { return false }
    return outcome?.mayCount ?? true
  }

  /// Whether a contact of this kind is made without meeting anywhere: the kind is tagged `from-afar`.
  func isFromAfar(_ kind: ListCode) -> Bool { entry("contact-kinds", kind)?.tags.contains("from-afar") ?? false }
}
