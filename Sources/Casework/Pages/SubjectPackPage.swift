extension Page {
  /// What is given to somebody who asked for what is held on a child: a letter that tells of the matters of the Data
  /// Protection Act 2018 section 45(2), an index, everything that is held section by section with what isn't given left
  /// out, and why so much of it is.
  ///
  /// `recipients` are those to whom something of the case was given before.
  public init(
    pack: SubjectPack, for filed: FiledRequest, child: Child, rules: SubjectAccessRules, recipients: [String] = [],
    _ context: PageContext
  ) {
    let request = filed.request
    self.init(
      title: "What we hold on " + (request.requester == .child ? "you" : child.fullName),
      subtitle: "\(child.fullName) \u{B7} \(request.reference) \u{B7} \(context.service) \u{B7} "
        + context.day.text(.long))
    wrapsAt = 76
    if !request.stage.isDecided || request.stage == .toSign {
      paragraph("This is a draft. Nobody may give it out: it is not signed off.")
    }
    letter(pack, request, child, rules, recipients)
    let sections = HeldKind.allCases.map { kind in
      (kind: kind, entries: pack.entries.indices.filter { pack.entries[$0].kind == kind })
    }.filter { !$0.entries.isEmpty }
    index(pack, sections)
    for (number, section) in sections.enumerated() {
      blocks.append(.pageBreak)
      heading("\(number + 1) \(section.kind.title)")
      for (place, entry) in section.entries.enumerated() {
        write(entry, "\(number + 1).\(place + 1)", pack, rules)
      }
    }
    blocks.append(.pageBreak)
    leftOut(pack, rules)
  }

  private mutating func letter(
    _ pack: SubjectPack, _ request: SubjectRequest, _ child: Child, _ rules: SubjectAccessRules, _ recipients: [String]
  ) {
    let name = request.requester == .child ? child.callName : request.name
    paragraph("Dear \(name),")
    let whose = request.requester == .child ? "you" : child.fullName
    paragraph(
      "On \(request.received.text(.long)) we were asked for what we hold on \(whose). Yes, we hold information. This is a copy of it: \(pack.entries.count.counted("entry", "entries")) in \(Set(pack.entries.map(\.kind)).count.counted("section"))."
    )
    if !request.asks.isEmpty { fact("What was asked for", request.asks) }
    for matter in rules.matters {
      subheading(matter.title)
      paragraph(matter.words)
      if matter.name == "recipients" { list(recipients) }
    }
    if !request.sendTo.isEmpty { fact("Sent to", request.sendTo) }
  }

  private mutating func index(_ pack: SubjectPack, _ sections: [(kind: HeldKind, entries: [Int])]) {
    blocks.append(.pageBreak)
    heading("Index")
    let rows = sections.enumerated().map { number, section in
      [
        "\(number + 1)", section.kind.title, "\(number + 1).1 to \(number + 1).\(section.entries.count)",
        String(section.entries.count), String(section.entries.count { pack.isLeftOutInPart($0) }),
        String(section.entries.count(where: pack.isWithheld)),
      ]
    }
    blocks.append(
      .table(head: ["No.", "Section", "Entries", "How many", "Left out in part", "Left out whole"], rows: rows))
  }

  private mutating func write(_ entry: Int, _ number: String, _ pack: SubjectPack, _ rules: SubjectAccessRules) {
    if pack.isWithheld(entry) {
      subheading(number + " " + SubjectPack.block)
      let ground = pack.decision(entry, nil)?.ground.flatMap(rules.ground)
      paragraph("This entry is left out. " + (ground?.words ?? ""))
      return
    }
    let title = pack.title(entry)
    subheading(number + " " + (title.isEmpty ? SubjectPack.block : title))
    for line in pack.lines(entry) { fact(line.label.asSentence, line.text) }
  }

  private mutating func leftOut(_ pack: SubjectPack, _ rules: SubjectAccessRules) {
    heading("What is left out, and why")
    let undecided = pack.undecided.count
    if undecided > 0 {
      paragraph("\(undecided.counted("thing is", "things are")) undecided, and left out of this draft.")
    }
    let grounds = pack.grounds
    if grounds.isEmpty { return undecided > 0 ? () : paragraph("Nothing is left out.") }
    let rows = grounds.map { each in
      [rules.ground(each.ground)?.words ?? "To be decided.", String(each.redacted), String(each.withheld)]
    }
    blocks.append(.table(head: ["Why", "In part", "Whole entries"], rows: rows))
  }
}

extension SubjectPack {
  /// Whether something of an entry isn't given, though not all of it.
  public func isLeftOutInPart(_ entry: Int) -> Bool {
    !isWithheld(entry) && parties(in: entry).contains { ruling(entry, $0) != .release }
  }
}
