import Casework

extension DemonstrationService {
  /// The court list of the service's day: children whom it knows, one written another way, and some whom nobody knows.
  ///
  /// `children` are those of open cases, by number; throws of its own keep everything else of the service as it was.
  func courtList(of children: [(number: Int, child: Child)]) -> CourtDay {
    var dice = Dice(seed: seed &* 7_919 &+ 11)
    var list = CourtDay()
    list.court = "Eastmere Youth Court"
    list.kind = .youth
    list.day = calendar?.workingDay(onOrAfter: today) ?? today
    let purposes: [(String, ListCode, RemandStatus?)] = [
      ("First appearance", "first-appearance", .unconditionalBail), ("Trial", "trial", .conditionalBail),
      ("Sentence", "sentence", .unconditionalBail), ("Breach of YRO", "breach", nil),
      ("First appearance", "first-appearance", .inCustody), ("Bail application", "bail", .youthDetention),
    ]
    let charges = ["Robbery", "Theft from a shop", "Possession of a knife", "Criminal damage", "Common assault"]
    for (index, known) in children.enumerated() {
      let (purpose, type, status) = purposes[index % purposes.count]
      var entry = CourtEntry()
      entry.person = Self.listed(known.child, isSlip: index % 4 == 3)
      entry.at = TimeOfDay(hour: 10 + index / 4, minute: index % 4 / 2 * 30)
      (entry.purpose, entry.type, entry.status) = (purpose, type, status)
      entry.offences = [Self.offence(dice.pick(charges))]
      list.entries.append(entry)
    }
    for index in 0..<4 {
      let tradition = dice.pick([Names.english, Names.african, Names.bengali, Names.european])
      var entry = CourtEntry()
      entry.person.familyName = dice.pick(tradition.families).uppercased()
      entry.person.givenNames = dice.pick(tradition.boys)
      entry.person.born = today.adding(days: -(13 * 365 + dice.number(0...1500)))
      entry.person.postcode = "E3\(dice.number(0...4)) \(dice.number(1...9))QT"
      entry.at = TimeOfDay(hour: 11 + index)
      (entry.purpose, entry.type) = ("First appearance", "first-appearance")
      entry.status = index == 2 ? .inCustody : .unconditionalBail
      entry.offences = [Self.offence(dice.pick(charges))]
      list.entries.append(entry)
    }
    for index in list.entries.indices {
      list.entries[index].id = CourtEntryID("e\(cases + 2).\(index + 1)")
      list.entries[index].addedBy = cases + 2
      list.entries[index].room = "Court \(index % 2 + 1)"
      list.entries[index].reference = "25EM\(10_400 + index * 17)"
      list.entries[index].panel = .youth
      list.entries[index].person.isYouth = true
    }
    var version = CourtListVersion()
    version.seq = cases + 2
    version.at = Moment(today, TimeOfDay(hour: 8) ?? .midday)
    version.by = me
    version.source = "HMCTS magistrates' standard list"
    version.added = list.entries.count
    list.versions = [version]
    return list
  }

  private static func offence(_ title: String) -> ListedOffence {
    var offence = ListedOffence()
    offence.title = title
    return offence
  }

  /// A child as the court writes them: in capitals, now and then with a slip and without a number.
  private static func listed(_ child: Child, isSlip: Bool) -> ListedPerson {
    var person = ListedPerson()
    person.familyName = child.familyName.uppercased()
    person.givenNames = child.givenNames
    person.born = child.dateOfBirth
    person.sex = child.sex
    person.postcode = child.residences.last?.postcode ?? ""
    person.address = child.residences.last?.address ?? ""
    if isSlip {
      let letters = Array(person.familyName)
      if letters.count > 3 { person.familyName = String(letters[..<2] + [letters[2]] + letters[2...]) }
    } else {
      person.pnc = child.identifiers.first { $0.kind == .pnc }?.value ?? ""
    }
    return person
  }
}
