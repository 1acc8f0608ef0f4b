extension CodeLists {
  /// The lists that the program asks for by name.
  public static let needed = [
    "accommodation", "bail-checklist", "care-statuses", "civil-orders", "closure-reasons", "contact-kinds",
    "consents", "contract-statuses", "destinations",
    "education", "establishments",
    "ethnicities", "flags", "hearing-types", "immigration-statuses", "nicknames",
    "offence-categories", "referral-sources", "relationships",
  ]

  /// Every fault of lists as their files have them, with its place; empty for lists that can be worked with.
  public static func problems(of lists: [CodeList]) -> [DataProblem] {
    var found = Named.problems(
      of: lists.map { Named(place: "list \($0.name)", name: $0.name, from: nil, to: nil) })
    for list in lists { found += list.problems() }
    for name in needed where !lists.contains(where: { $0.name == name }) {
      found.append(DataProblem("lists", .missing(name)))
    }
    return found
  }
}

extension CodeList {
  /// Every fault of the list, with its place.
  public func problems() -> [DataProblem] {
    var found: [DataProblem] = []
    if entries.isEmpty { found.append(DataProblem("list \(name)", .empty("entries"))) }
    found += Named.problems(
      of: entries.map { Named(place: "list \(name), code \($0.code)", name: $0.code.text, from: $0.from, to: $0.to) })
    for entry in entries where entry.words.isEmpty {
      found.append(DataProblem("list \(name), code \(entry.code)", .empty("words")))
    }
    return found
  }
}
