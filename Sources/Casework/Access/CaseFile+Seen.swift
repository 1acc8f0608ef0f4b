extension CaseFile {
  /// The case with those parts alone that somebody sees; what is left out is empty, never half shown.
  public func seen(by viewer: Viewer) -> CaseFile {
    if CaseSection.allCases.allSatisfy(viewer.sees) { return self }
    var header = self.header
    if !viewer.sees(.people) { header.people = [] }
    if !viewer.sees(.assessments) {
      header.judgements = nil
      header.assessed = []
      header.episodes = []
    }
    if !viewer.sees(.orders) {
      header.offences = []
      header.orders = []
      header.enforcement = []
      header.formsA = []
      header.hearings = []
      header.reports = []
      header.custody = []
      header.remandWork = []
      header.civilOrders = []
      header.breaches = []
    }
    if !viewer.sees(.oversight) {
      header.oversight = []
      header.closing = nil
    }
    // Whoever sees the orders sees how far a report for the court is, though not what it says.
    header.documents.removeAll { !viewer.sees($0.name.kind == .report ? .orders : $0.name.kind.collection.section) }
    return CaseFile(
      reference: reference, version: version, header: header, contacts: viewer.sees(.contacts) ? contacts : [])
  }
}
