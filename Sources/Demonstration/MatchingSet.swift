public import Casework

/// Made-up children on record and made-up people on court lists, with the truth of who is who: what the matching of names
/// is measured with.
public struct MatchingSet: Sendable {
  /// The children on record; the first has the number 1.
  public private(set) var children: [Child] = []
  /// People as lists have them, and the number of the child on record whom each really is; nil for nobody on record.
  public private(set) var listed: [(person: ListedPerson, truth: Int?)] = []

  /// A set of so many pairs; the same seed gives the same set.
  ///
  /// Three of five listed people are on record, most of them written another way than there; the others are strangers,
  /// among them brothers and sisters, twins, and namesakes of children on record.
  public init(seed: UInt64, records: Int = 3000, pairs: Int = 2500) {
    var dice = Dice(seed: seed)
    for _ in 0..<max(1, records) { children.append(Self.child(&dice)) }
    for _ in 0..<pairs {
      let number = dice.number(1...children.count)
      if dice.chance(60) {
        listed.append((Self.written(children[number - 1], &dice), number))
      } else {
        listed.append((Self.stranger(beside: children[number - 1], &dice), nil))
      }
    }
  }

  /// The children as lists of cases have them.
  public var summaries: [CaseSummary] {
    children.enumerated().map { index, child in
      var header = Case()
      header.child = child
      return CaseSummary(of: CaseFile(reference: CaseReference(index + 1), version: 1, header: header, contacts: []))
    }
  }

  private static let traditions = [
    Names.english, Names.english, Names.english, Names.irish, Names.european, Names.mixed, Names.southAsian,
    Names.bengali, Names.caribbean, Names.african, Names.african, Names.arab, Names.chinese,
  ]

  private static func child(_ dice: inout Dice) -> Child {
    let tradition = dice.pick(traditions)
    var child = Child()
    let isBoy = dice.chance(80)
    child.familyName = dice.pick(tradition.families)
    let first = dice.chance(30) ? dice.pick(Self.formal.map(\.0)) : dice.pick(isBoy ? tradition.boys : tradition.girls)
    child.givenNames = first
    if dice.chance(35) { child.givenNames += " " + dice.pick(isBoy ? tradition.boys : tradition.girls) }
    child.sex = isBoy ? .male : .female
    child.dateOfBirth = Day(daysSinceEpoch: 14_000 + dice.number(0...2900))
    if dice.chance(70) { child.identifiers = [ChildIdentifier(.pnc, pnc(&dice))] }
    child.residences = [home(&dice)]
    return child
  }

  /// Given names and what people make of them.
  private static let formal: [(String, String)] = [
    ("William", "Billy"), ("Katherine", "Katie"), ("Mohammed", "Muhammad"), ("Alexander", "Alex"), ("Daniel", "Danny"),
    ("Jonathan", "Jonny"), ("Elizabeth", "Lizzie"), ("Thomas", "Tommy"), ("Joseph", "Joe"), ("Samuel", "Sam"),
    ("Rebecca", "Becky"), ("Nathaniel", "Nate"), ("Christopher", "Chris"), ("Zachary", "Zak"), ("Oluwaseun", "Seun"),
  ]

  private static func pnc(_ dice: inout Dice) -> String {
    let letter = String(Unicode.Scalar(UInt8(65 + dice.number(0...25))))
    return "\(dice.number(20...26))/\(dice.number(1000...499_999))\(letter)"
  }

  private static func home(_ dice: inout Dice) -> Residence {
    var home = Residence()
    home.address = "\(dice.number(1...180)) " + dice.pick(Names.streets)
    home.postcode = "E\(dice.number(30...34)) \(dice.number(1...9))" + dice.pick(["AB", "LX", "QT", "NR", "HJ", "PD"])
    return home
  }

  /// A child as a court list may write them.
  private static func written(_ child: Child, _ dice: inout Dice) -> ListedPerson {
    var person = plain(child)
    if !dice.chance(55) { person.pnc = "" }
    if dice.chance(30), let parts = split(person.pnc) { person.pnc = "20\(parts.0)/0\(parts.1)" }
    if dice.chance(25) { (person.address, person.postcode) = moved(&dice) }
    for _ in 0..<dice.weighted([(0, 25), (1, 50), (2, 25)]) {
      switch dice.number(0...8) {
      case 0: person.familyName = slip(person.familyName, &dice)
      case 1: person.givenNames = slip(person.givenNames, &dice)
      case 2: person.givenNames = short(person.givenNames)
      case 3: (person.familyName, person.givenNames) = (person.givenNames, person.familyName)
      case 4: person.familyName = person.familyName.split(separator: "-").joined(separator: dice.chance(50) ? " " : "")
      case 5: person.familyName = person.familyName.split(separator: "-").first.map(String.init) ?? person.familyName
      case 6: person.givenNames = person.givenNames.split(separator: " ").first.map(String.init) ?? person.givenNames
      case 7: person.born = swapped(person.born)
      default: person.born = person.born.map { digitOff($0, &dice) }
      }
    }
    if dice.chance(6) { person.born = nil }
    if dice.chance(60) { person.familyName = person.familyName.uppercased() }
    return person
  }

  private static func plain(_ child: Child) -> ListedPerson {
    var person = ListedPerson()
    person.familyName = child.familyName
    person.givenNames = child.givenNames
    person.born = child.dateOfBirth
    person.sex = child.sex
    person.pnc = child.identifiers.first?.value ?? ""
    person.address = child.residences.first?.address ?? ""
    person.postcode = child.residences.first?.postcode ?? ""
    return person
  }

  /// Somebody who isn't on record but is like somebody who is.
  private static func stranger(beside child: Child, _ dice: inout Dice) -> ListedPerson {
    var person = plain(Self.child(&dice))
    switch dice.number(0...9) {
    case 0:
      // A brother or sister.
      person.familyName = child.familyName
      person.address = child.residences.first?.address ?? ""
      person.postcode = child.residences.first?.postcode ?? ""
    case 1:
      // A twin.
      person.familyName = child.familyName
      person.born = child.dateOfBirth
      person.postcode = child.residences.first?.postcode ?? ""
    case 2, 3:
      // A namesake.
      (person.familyName, person.givenNames) = (child.familyName, child.givenNames)
    default: break
    }
    if dice.chance(40) { person.pnc = "" }
    if dice.chance(60) { person.familyName = person.familyName.uppercased() }
    return person
  }

  private static func moved(_ dice: inout Dice) -> (String, String) {
    let home = home(&dice)
    return dice.chance(40) ? ("", "") : (home.address, home.postcode)
  }

  private static func split(_ pnc: String) -> (String, String)? {
    let parts = pnc.split(separator: "/").map(String.init)
    return parts.count == 2 ? (parts[0], parts[1]) : nil
  }

  /// One slip of the fingers: a letter left out, doubled, exchanged with the next, or another.
  private static func slip(_ name: String, _ dice: inout Dice) -> String {
    var letters = Array(name)
    guard letters.count > 3 else { return name }
    let place = dice.number(1...(letters.count - 2))
    switch dice.number(0...3) {
    case 0: letters.remove(at: place)
    case 1: letters.insert(letters[place], at: place)
    case 2: letters.swapAt(place, place + 1)
    default: letters[place] = dice.pick(Array("aeiourstln"))
    }
    return String(letters)
  }

  private static func short(_ given: String) -> String {
    var words = given.split(separator: " ").map(String.init)
    if let first = words.first, let found = formal.first(where: { $0.0 == first }) { words[0] = found.1 }
    return words.joined(separator: " ")
  }

  private static func swapped(_ day: Day?) -> Day? {
    day.flatMap { day in
      let (year, month, date) = day.parts
      return Day(year: year, month: date, day: month) ?? day
    }
  }

  private static func digitOff(_ day: Day, _ dice: inout Dice) -> Day {
    let (year, month, date) = day.parts
    let found =
      switch dice.number(0...2) {
      case 0: Day(year: year + (dice.chance(50) ? 1 : -1), month: month, day: date)
      case 1: Day(year: year, month: month % 12 + 1, day: date)
      default: Day(year: year, month: month, day: (date + 9) % 28 + 1)
      }
    return found ?? day
  }
}

/// How well the matching of names did on a set of which the truth is known.
public struct MatchingScore: Sendable, Equatable {
  /// Listed people who are on record, and of those the ones whose case was named as certain or likely.
  public private(set) var known = 0
  public private(set) var found = 0
  /// Cases named as certain or likely, and of those the right ones.
  public private(set) var named = 0
  public private(set) var right = 0
  /// Cases named as certain, and of those the right ones.
  public private(set) var certain = 0
  public private(set) var certainRight = 0

  /// Matches a whole set.
  public init(of set: MatchingSet, nicknames: Nicknames) {
    let matcher = ChildMatcher(set.summaries, nicknames: nicknames)
    for (person, truth) in set.listed {
      let matches = matcher.matches(person, limit: 6).filter(\.isLikely)
      known += truth == nil ? 0 : 1
      found += matches.contains { $0.summary.reference.number == truth } ? 1 : 0
      named += matches.count
      right += matches.count { $0.summary.reference.number == truth }
      let sure = matches.filter { $0.certainty == .certain }
      certain += sure.count
      certainRight += sure.count { $0.summary.reference.number == truth }
    }
  }

  /// In ten thousandths: of those on record, how many were found.
  public var recall: Int { found * 10_000 / max(1, known) }
  /// In ten thousandths: of those named, how many were right.
  public var precision: Int { right * 10_000 / max(1, named) }
  /// In ten thousandths: of those named as certain, how many were right.
  public var certainPrecision: Int { certainRight * 10_000 / max(1, certain) }
}
