import Casework
import JSON

/// One hearing as the Common Platform sends it: several days, cases and defendants.
enum CommonPlatform {
  /// Members at the top that no other format has.
  static let telling: Set<String> = ["hearing"]

  /// What is said of the hearing, whoever is heard.
  private struct Held {
    var id = ""
    var purpose = ""
    var court = ""
    var room = ""
    var kind = CourtKind.magistrates
    var days: [(at: Moment, number: String)] = []
    var cases: [(reference: String, defendants: [Defendant], extra: [JSONMember])] = []
    var extra: [JSONMember] = []
  }

  private struct Defendant {
    var person: ListedPerson?
    var status: RemandStatus?
    var offences: [ListedOffence] = []
    var extra: [JSONMember] = []
  }

  static func read(_ json: inout ForeignJSON, into list: inout GatheredList) throws(JSONError) {
    var held: Held?
    let top = try json.object(required: ["hearing"]) { (json, name) throws(JSONError) in
      guard name == "hearing" else { return false }
      held = try hearing(&json)
      return true
    }
    guard let held else { return }
    let court = held.court.isEmpty ? "Court" : held.court
    for day in held.days where !list.isFull {
      list.place(court: court, kind: held.kind, on: day.at.day, isWhole: false)
      for matter in held.cases {
        for defendant in matter.defendants where !list.isFull {
          guard let person = defendant.person else {
            list.organisations += 1
            continue
          }
          var entry = CourtEntry()
          entry.person = person
          entry.at = day.at.time
          entry.room = held.room
          entry.number = day.number
          entry.reference = matter.reference
          entry.hearing = held.id
          entry.purpose = held.purpose
          entry.type = list.types.type(of: held.purpose)
          entry.status = defendant.status
          entry.offences = defendant.offences
          list.repeated += held.extra.count + matter.extra.count
          let extra = (held.extra + matter.extra + defendant.extra).uniqueNames
          entry.extra = extra.isEmpty ? nil : .object(extra)
          list.add(entry, court: court, kind: held.kind, on: day.at.day, isWhole: false)
        }
      }
    }
    list.keep(top)
  }

  private static func hearing(_ json: inout ForeignJSON) throws(JSONError) -> Held {
    var held = Held()
    var jurisdiction = ""
    let needed = ["id", "courtCentre", "hearingDays"]
    held.extra += try json.object(required: needed) { (json, name) throws(JSONError) in
      switch name {
      case "id": held.id = try json.text()
      case "type":
        held.extra += try json.object { (json, name) throws(JSONError) in
          guard name == "description" else { return false }
          held.purpose = try json.text()
          return true
        }
      case "jurisdictionType":
        jurisdiction = try json.text()
        if !["CROWN", "MAGISTRATES"].contains(jurisdiction) {
          json.note("CROWN or MAGISTRATES was expected.", value: jurisdiction)
        }
      case "courtCentre":
        var code = ""
        held.extra += try json.object { (json, name) throws(JSONError) in
          switch name {
          case "name": held.court = try json.text()
          case "code": code = try json.text()
          case "roomName": held.room = try json.text()
          default: return false
          }
          return true
        }
        if held.court.isEmpty { held.court = code }
        if held.court.isEmpty { json.note("it has neither a name nor a code.") }
      case "hearingDays":
        try json.array { (json) throws(JSONError) in
          var number = ""
          var at: Moment?
          held.extra += try json.object(required: ["sittingDay"]) { (json, name) throws(JSONError) in
            switch name {
            case "sittingDay": at = try json.moment()
            case "listingSequence": number = try json.numberOrText()
            default: return false
            }
            return true
          }
          if let at { held.days.append((at, number)) }
        }
        if held.days.isEmpty { json.note("a hearing has at least one day.") }
      case "prosecutionCases":
        try json.array { (json) throws(JSONError) in held.cases.append(try matter(&json)) }
      default: return false
      }
      return true
    }
    held.kind = CourtKind(named: held.court + " " + held.room, otherwise: .magistrates)
    if jurisdiction == "CROWN" { held.kind = .crown }
    return held
  }

  private static func matter(
    _ json: inout ForeignJSON
  ) throws(JSONError) -> (reference: String, defendants: [Defendant], extra: [JSONMember]) {
    var reference = ""
    var defendants: [Defendant] = []
    var extra: [JSONMember] = []
    extra += try json.object(required: ["defendants"]) { (json, name) throws(JSONError) in
      switch name {
      case "prosecutionCaseIdentifier":
        extra += try json.object { (json, name) throws(JSONError) in
          guard name == "caseURN" || name == "prosecutionAuthorityReference" else { return false }
          let text = try json.text()
          if reference.isEmpty { reference = text }
          return true
        }
      case "defendants":
        try json.array { (json) throws(JSONError) in defendants.append(try defendant(&json)) }
      default: return false
      }
      return true
    }
    return (reference, defendants, extra)
  }

  private static func defendant(_ json: inout ForeignJSON) throws(JSONError) -> Defendant {
    var defendant = Defendant()
    var person = ListedPerson()
    var isPerson = false
    defendant.extra += try json.object { (json, name) throws(JSONError) in
      switch name {
      case "pncId": person.pnc = try json.text()
      case "croNumber": person.cro = try json.text()
      case "isYouth": person.isYouth = try json.truthOrText()
      case "personDefendant":
        isPerson = true
        defendant.extra += try json.object(required: ["personDetails"]) { (json, name) throws(JSONError) in
          switch name {
          case "personDetails": defendant.extra += try details(&json, &person)
          case "arrestSummonsNumber": person.asn = try json.text()
          case "bailStatus":
            let value = try json.value()
            defendant.status = status(value["description"]?.string ?? "")
            defendant.extra.append(JSONMember(key: name, value: value))
          default: return false
          }
          return true
        }
      case "offences":
        try json.array { (json) throws(JSONError) in
          let found = try offence(&json)
          defendant.offences.append(found.offence)
          defendant.extra += found.extra
        }
      default: return false
      }
      return true
    }
    defendant.person = isPerson ? person : nil
    return defendant
  }

  /// What the court's system says of bail, in its own words.
  private static func status(_ words: String) -> RemandStatus? {
    let folded = words.lowercased()
    if folded.contains("unconditional") { return .unconditionalBail }
    if folded.contains("conditional") { return .conditionalBail }
    if folded.contains("youth detention") { return .youthDetention }
    if folded.contains("local authority") { return .localAuthority }
    return folded.contains("custody") || folded.contains("remand") ? .inCustody : nil
  }

  private static func details(
    _ json: inout ForeignJSON, _ person: inout ListedPerson
  ) throws(JSONError) -> [JSONMember] {
    var (first, middle, family) = ("", "", "")
    var lines: [(String, String)] = []
    var (postcode, born, sex): (String, Day?, Sex?) = ("", nil, nil)
    var extra: [JSONMember] = []
    extra += try json.object(required: ["lastName"]) { (json, name) throws(JSONError) in
      switch name {
      case "firstName": first = try json.text()
      case "middleName": middle = try json.text()
      case "lastName": family = try json.text()
      case "dateOfBirth": born = try json.day()
      case "gender": sex = Sex(rawValue: try json.text().lowercased())
      case "address":
        extra += try json.object { (json, name) throws(JSONError) in
          if name == "postcode" {
            postcode = try json.text()
          } else if name.hasPrefix("address") {
            lines.append((name, try json.text()))
          } else {
            return false
          }
          return true
        }
      default: return false
      }
      return true
    }
    person.givenNames = [first, middle].filter { !$0.isEmpty }.joined(separator: " ")
    person.familyName = family
    person.born = born
    person.sex = sex
    person.postcode = postcode
    person.address = lines.sorted { $0.0 < $1.0 }.map(\.1).filter { !$0.isEmpty }.joined(separator: ", ")
    return extra
  }

  private static func offence(
    _ json: inout ForeignJSON
  ) throws(JSONError) -> (offence: ListedOffence, extra: [JSONMember]) {
    var offence = ListedOffence()
    let extra = try json.object { (json, name) throws(JSONError) in
      switch name {
      case "offenceCode": offence.code = try json.text()
      case "offenceTitle": offence.title = try json.text()
      case "wording": offence.wording = try json.text()
      case "offenceLegislation": offence.act = try json.text()
      case "convictionDate": offence.convicted = try json.day()
      default: return false
      }
      return true
    }
    return (offence, extra)
  }
}
