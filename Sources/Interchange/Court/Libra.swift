import Casework
import JSON

/// One case as the magistrates' older system, Libra, has it: a defendant, a session, offences.
enum Libra {
  /// Members at the top that no other format has.
  static let telling: Set<String> = ["caseNo", "defendantName", "courtCode", "sessionStartTime", "defendantType"]

  private struct Found {
    var entry = CourtEntry()
    var court = ""
    var code = ""
    var at: Moment?
    var names: [String: String] = [:]
    var fullName = ""
    var isOrganisation = false
    var extra: [JSONMember] = []
  }

  static func read(_ json: inout ForeignJSON, into list: inout GatheredList) throws(JSONError) {
    var found = Found()
    let needed = ["caseNo", "sessionStartTime", "courtCode"]
    found.extra += try json.object(required: needed) { (json, name) throws(JSONError) in
      if try person(&json, name, &found) { return true }
      switch name {
      case "caseNo": found.entry.reference = try json.numberOrText()
      case "cId": found.entry.hearing = try json.numberOrText()
      case "listNo": found.entry.number = try json.numberOrText()
      case "courtCode": found.code = try json.text()
      case "courtName": found.court = try json.text()
      case "courtRoom": found.entry.room = try json.numberOrText()
      case "sessionStartTime": found.at = try json.localMoment()
      case "offences":
        try json.array { (json) throws(JSONError) in
          let (offence, extra) = try offence(&json)
          found.entry.offences.append(offence)
          found.extra += extra
        }
      default: return false
      }
      return true
    }
    named(&found)
    if !found.isOrganisation, found.entry.person.familyName.isEmpty {
      json.note("nobody is named: neither a surname nor defendantName says who it is.")
    }
    guard let at = found.at else { return }
    let court = found.court.isEmpty ? found.code : found.court
    let kind = CourtKind(named: court, otherwise: .magistrates)
    list.place(court: court, kind: kind, on: at.day, isWhole: false)
    if found.isOrganisation {
      list.organisations += 1
      return
    }
    found.entry.at = at.time
    found.entry.extra = found.extra.isEmpty ? nil : .object(found.extra.uniqueNames)
    list.add(found.entry, court: court, kind: kind, on: at.day, isWhole: false)
  }

  /// What is said of the defendant.
  private static func person(
    _ json: inout ForeignJSON, _ name: String, _ found: inout Found
  ) throws(JSONError) -> Bool {
    switch name {
    case "name":
      var names: [String: String] = [:]
      found.extra += try json.object { (json, name) throws(JSONError) in
        guard ["title", "forename1", "forename2", "forename3", "surname"].contains(name) else { return false }
        names[name] = try json.text()
        return true
      }
      found.names = names
    case "defendantName": found.fullName = try json.text()
    case "defendantType":
      let type = try json.text()
      if !["P", "O"].contains(type.uppercased()) { json.note("P (a person) or O was expected.", value: type) }
      found.isOrganisation = type.uppercased() == "O"
    case "defendantSex":
      switch try json.text().uppercased() {
      case "M": found.entry.person.sex = .male
      case "F": found.entry.person.sex = .female
      default: found.entry.person.sex = .notKnown
      }
    case "defendantDob": found.entry.person.born = try json.dayWithSlashes()
    case "defendantAge": found.entry.person.age = try json.age(orText: true)
    case "defendantAddress":
      var lines: [(String, String)] = []
      var postcode = ""
      found.extra += try json.object { (json, name) throws(JSONError) in
        if name == "pcode" {
          postcode = try json.text()
        } else if name.hasPrefix("line") {
          lines.append((name, try json.text()))
        } else {
          return false
        }
        return true
      }
      found.entry.person.postcode = postcode
      found.entry.person.address = lines.sorted { $0.0 < $1.0 }.map(\.1).filter { !$0.isEmpty }
        .joined(separator: ", ")
    case "pnc": found.entry.person.pnc = try json.text()
    case "cro": found.entry.person.cro = try json.text()
    default: return false
    }
    return true
  }

  /// The names by their parts, else from the name in one: a title, given names, and the family name last.
  private static func named(_ found: inout Found) {
    if let family = found.names["surname"], !family.isEmpty {
      found.entry.person.familyName = family
      found.entry.person.givenNames = ["forename1", "forename2", "forename3"].compactMap { found.names[$0] }
        .filter { !$0.isEmpty }.joined(separator: " ")
      return
    }
    var words = found.fullName.split(separator: " ").map(String.init)
    if let first = words.first, titles.contains(first.lowercased()) { words.removeFirst() }
    found.entry.person.familyName = words.popLast() ?? ""
    found.entry.person.givenNames = words.joined(separator: " ")
  }

  private static let titles: Set<String> = ["mr", "mrs", "miss", "ms", "mx", "master", "dr"]

  private static func offence(
    _ json: inout ForeignJSON
  ) throws(JSONError) -> (ListedOffence, [JSONMember]) {
    var offence = ListedOffence()
    let extra = try json.object { (json, name) throws(JSONError) in
      switch name {
      case "title": offence.title = try json.text()
      case "summary": offence.wording = try json.text()
      case "act": offence.act = try json.text()
      case "code": offence.code = try json.text()
      default: return false
      }
      return true
    }
    return (offence, extra)
  }
}
