extension Page {
  /// A certificate of destruction, for the file and for an inspector: nothing of what the record held.
  public init(certificate: DestructionCertificate, lines: [ErasedLines.Line], service: String, staff: [StaffID: Staff])
  {
    self.init(title: "Certificate of destruction \(certificate.number)", subtitle: service)
    func name(_ id: StaffID) -> String { staff[id].map { "\($0.name) (\(id))" } ?? id.text }
    fact("Case", certificate.reference.description)
    fact("Closed", certificate.closed.text(.long))
    fact("Rule", certificate.ruleWords)
    fact("Name of the rule", certificate.rule.text)
    fact("Source of the rule", certificate.source)
    fact("Counted from", certificate.start.text(.long))
    fact("Due", certificate.due.text(.long))
    fact("Proposed by", name(certificate.proposedBy) + ", " + certificate.proposedOn.text(.long))
    fact("Decided by", name(certificate.approvedBy) + ", " + certificate.approvedAt.day.text(.long))
    fact("Finished", certificate.finished?.day.text(.long) ?? "not yet: run \u{201C}waymark retention finish\u{201D}")
    heading("What was destroyed")
    table(["Kind", "Documents"], certificate.documents.map { [$0.kind, String($0.count)] })
    if !certificate.cleared.isEmpty {
      heading("What was cleared of the case")
      table(["Kind", "Documents"], certificate.cleared.map { [$0.kind, String($0.count)] })
    }
    heading("Proof")
    paragraph(
      "The journal keeps who did what kind of thing when, and the digest of what each line held. "
        + "These lines were emptied of it; a check of the store proves that they are as listed and that nothing else was altered. "
        + "Backups that were made before aren\u{2019}t touched by it.")
    table(
      ["Line", "Digest of what it held", "Digest of what is left"],
      lines.map { [String($0.seq), $0.sum, $0.left] })
  }
}

extension Page {
  private mutating func table(_ head: [String], _ rows: [[String]]) {
    if !rows.isEmpty { blocks.append(.table(head: head, rows: rows)) }
  }
}
