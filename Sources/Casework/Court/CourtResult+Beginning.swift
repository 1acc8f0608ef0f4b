extension CourtResult {
  /// What is known of a hearing before its result: from the line of the list, and from the case where there is one.
  ///
  /// A hearing that stands on the case for that day is the one; offences that the case has already are named by it.
  public init(
    for row: CourtBoard.Row, on day: Day, reference: CaseReference?, header: Case?, opening: Case = Case()
  ) {
    var hearing = Hearing()
    hearing.id = ""
    let number = row.entry?.reference ?? ""
    if let header {
      var standing = header.hearings.filter { $0.isOpen && $0.at.day == day }
      if case .hearing(_, let id) = row.id { standing = header.hearings.filter { $0.id == id } }
      hearing = standing.first { $0.number == number } ?? standing.first ?? hearing
    }
    hearing.at = Moment(day, row.at ?? hearing.at.time)
    if hearing.court.isEmpty { (hearing.court, hearing.kind) = (row.court, row.kind) }
    if hearing.room.isEmpty { hearing.room = row.room }
    if hearing.number.isEmpty { hearing.number = number }
    hearing.type = hearing.type ?? row.type
    if hearing.purpose.isEmpty { hearing.purpose = row.purpose }
    var listing: CourtPlace?
    if case .line(let place) = row.id { listing = place }
    var opened = opening
    if let person = row.entry?.person, opened.child.listName.isEmpty { opened.child = person.child }
    self.init(
      reference.map { .known($0) } ?? .new(opened), hearing: hearing, result: HearingResult(), listing: listing)
    charges = Self.charges(of: row.entry?.offences ?? [], hearing, header)
  }

  /// The charges that are before the court: those that are listed, else those of the hearing, else those that no order
  /// answers yet.
  private static func charges(of listed: [ListedOffence], _ hearing: Hearing, _ header: Case?) -> [Charge] {
    let known = header?.offences ?? []
    var unused = known
    var charges: [Charge] = listed.map { each in
      let place = unused.firstIndex { each.names($0) }
      let offence = place.map { unused.remove(at: $0) } ?? each.offence
      return Charge(offence, plea: each.plea.flatMap { $0 == Plea.none ? nil : $0 } ?? offence.plea)
    }
    if charges.isEmpty {
      let before = known.filter { hearing.offences.contains($0.id) }
      let answered = Set((header?.orders ?? []).flatMap(\.offences))
      charges = (before.isEmpty ? known.filter { !answered.contains($0.id) } : before).map { Charge($0, plea: $0.plea) }
    }
    return charges
  }
}

extension ListedOffence {
  /// The offence as it comes onto a case.
  fileprivate var offence: Offence {
    var offence = Offence()
    offence.id = ""
    offence.description = title.isEmpty ? wording : title
    offence.code = code
    return offence
  }

  /// Whether an offence on the case is this one, by its code or what it is called.
  fileprivate func names(_ offence: Offence) -> Bool {
    if !code.isEmpty, !offence.code.isEmpty { return code == offence.code }
    return FoldedWords.words(of: title) == FoldedWords.words(of: offence.description)
  }
}
