import Casework
import JSON

/// The magistrates' standard list as His Majesty's Courts and Tribunals Service publishes it, held against the rules of
/// its published schema.
enum StandardList {
  /// Members at the top that no other format has.
  static let telling: Set<String> = ["courtLists", "document", "venue"]

  /// Where one stands while the list is read.
  private struct Sitting {
    var court = ""
    var kind = CourtKind.magistrates
    var room = ""
    var session = ""
    var at: Moment?
    var extra: [JSONMember] = []
  }

  /// What is said of a case or an application, until its parties are known.
  private struct Matter {
    var purpose = ""
    var application = ""
    var panel: CourtPanel?
    var channel = ""
    var reference = ""
    var isApplication = false
    var isRestricted = false
    var parties: [Party] = []
    var extra: [JSONMember] = []
  }

  private struct Party {
    var role = ""
    var isSubject = false
    var person: ListedPerson?
    var status: RemandStatus?
    var offences: [ListedOffence] = []
    var extra: [JSONMember] = []
  }

  static func read(_ json: inout ForeignJSON, into list: inout GatheredList) throws(JSONError) {
    var top: [JSONMember] = []
    top += try json.object(required: ["document", "venue", "courtLists"]) { (json, name) throws(JSONError) in
      switch name {
      case "document":
        top += try json.object(required: ["publicationDate"]) { (json, name) throws(JSONError) in
          guard name == "publicationDate" else { return false }
          if let published = try json.moment() { list.published = published.jsonText }
          return true
        }
      case "venue":
        top += try json.object { (json, name) throws(JSONError) in
          guard name == "venueAddress" else { return false }
          _ = try address(&json)
          return true
        }
      case "courtLists":
        try json.array { (json) throws(JSONError) in
          top += try json.object(required: ["courtHouse"]) { (json, name) throws(JSONError) in
            guard name == "courtHouse" else { return false }
            try house(&json, into: &list)
            return true
          }
        }
      default: return false
      }
      return true
    }
    list.keep(top)
  }

  private static func house(_ json: inout ForeignJSON, into list: inout GatheredList) throws(JSONError) {
    var sitting = Sitting()
    var found: [(Sitting, Matter)] = []
    sitting.extra += try json.object(required: ["courtRoom"]) { (json, name) throws(JSONError) in
      switch name {
      case "courtHouseName": sitting.court = try json.text(.plain)
      case "lja":
        let area = try json.text(.plain)
        if area.unicodeScalars.count > 100 { json.note("at most 100 characters are allowed.") }
        sitting.extra.append(JSONMember(key: "lja", value: .string(area)))
      case "courtRoom":
        try json.array { (json) throws(JSONError) in try room(&json, sitting, &found) }
      default: return false
      }
      return true
    }
    let court = sitting.court.isEmpty ? "Magistrates' court" : sitting.court
    let kind = CourtKind(named: court, otherwise: .magistrates)
    for (place, matter) in found {
      guard let at = place.at else { continue }
      list.place(court: court, kind: kind, on: at.day, isWhole: true)
      for entry in entries(of: matter, at: place, list.types, organisations: &list.organisations) {
        list.add(entry, court: court, kind: kind, on: at.day, isWhole: true)
      }
    }
  }

  private static func room(
    _ json: inout ForeignJSON, _ house: Sitting, _ found: inout [(Sitting, Matter)]
  ) throws(JSONError) {
    var sitting = house
    sitting.extra = []
    var held: [(Sitting, Matter)] = []
    sitting.extra += try json.object(required: ["courtRoomName", "session"]) { (json, name) throws(JSONError) in
      switch name {
      case "courtRoomName": sitting.room = try json.text(.plain)
      case "session":
        try json.array { (json) throws(JSONError) in
          let unknown = try json.object(required: ["sittings"]) { (json, name) throws(JSONError) in
            switch name {
            case "judiciary": sitting.extra += try judiciary(&json)
            case "sittings":
              try json.array { (json) throws(JSONError) in held += try sittings(&json, sitting) }
            default: return false
            }
            return true
          }
          sitting.extra += unknown
        }
      default: return false
      }
      return true
    }
    // The room's name may stand behind its sessions.
    found += held.map { place, matter in
      var place = place
      place.room = sitting.room
      return (place, matter)
    }
  }

  private static func judiciary(_ json: inout ForeignJSON) throws(JSONError) -> [JSONMember] {
    var names: [JSONValue] = []
    try json.array { (json) throws(JSONError) in
      _ = try json.object { (json, name) throws(JSONError) in
        switch name {
        case "johKnownAs": names.append(.string(try json.text(.plain)))
        case "isPresiding": _ = try json.truth()
        default: return false
        }
        return true
      }
    }
    return names.isEmpty ? [] : [JSONMember(key: "judiciary", value: .array(names))]
  }

  private static func sittings(_ json: inout ForeignJSON, _ room: Sitting) throws(JSONError) -> [(Sitting, Matter)] {
    var sitting = room
    var matters: [Matter] = []
    sitting.extra += try json.object(required: ["sittingStart", "hearing"]) { (json, name) throws(JSONError) in
      switch name {
      case "sittingStart": sitting.at = try json.moment()
      case "hearing": try json.array { (json) throws(JSONError) in matters += try hearing(&json) }
      default: return false
      }
      return true
    }
    return matters.map { (sitting, $0) }
  }

  private static func hearing(_ json: inout ForeignJSON) throws(JSONError) -> [Matter] {
    var hearing = Matter()
    var matters: [Matter] = []
    hearing.extra += try json.object { (json, name) throws(JSONError) in
      switch name {
      case "hearingType": hearing.purpose = try json.text(.plain)
      case "panel":
        let panel = try json.text(.plain)
        switch panel.uppercased() {
        case "CHILD", "YOUTH": hearing.panel = .youth
        case "ADULT": hearing.panel = .adult
        default: hearing.extra.append(JSONMember(key: "panel", value: .string(panel)))
        }
      case "channel": hearing.channel = try json.texts(.plain).joined(separator: ", ")
      case "case": try json.array { (json) throws(JSONError) in matters.append(try matter(&json)) }
      case "application":
        try json.array { (json) throws(JSONError) in matters.append(try matter(&json, isApplication: true)) }
      default: return false
      }
      return true
    }
    return matters.map { matter in
      var matter = matter
      matter.purpose = hearing.purpose
      matter.panel = hearing.panel
      matter.channel = hearing.channel
      matter.extra = hearing.extra + matter.extra
      return matter
    }
  }

  private static func matter(_ json: inout ForeignJSON, isApplication: Bool = false) throws(JSONError) -> Matter {
    var matter = Matter()
    matter.isApplication = isApplication
    let needed = isApplication ? "applicationReference" : "caseUrn"
    matter.extra += try json.object(required: [needed]) { (json, name) throws(JSONError) in
      switch name {
      case "caseUrn" where !isApplication, "applicationReference" where isApplication:
        matter.reference = try json.text(.plain)
      case "applicationType" where isApplication: matter.application = try json.text(.plain)
      case "applicationParticulars" where isApplication:
        matter.extra.append(JSONMember(key: name, value: .string(try json.text(.wording))))
      case "caseSequenceIndicator" where !isApplication:
        matter.extra.append(JSONMember(key: name, value: .string(try json.text(.plain))))
      case "reportingRestriction" where !isApplication: matter.isRestricted = try json.truth() ?? false
      case "reportingRestrictionDetails" where !isApplication:
        let details = try json.texts(.plain).map { JSONValue.string($0) }
        matter.extra.append(JSONMember(key: name, value: .array(details)))
      case "party": try json.array { (json) throws(JSONError) in matter.parties.append(try party(&json)) }
      default: return false
      }
      return true
    }
    return matter
  }

  private static func party(_ json: inout ForeignJSON) throws(JSONError) -> Party {
    var party = Party()
    party.extra += try json.object { (json, name) throws(JSONError) in
      switch name {
      case "partyRole": party.role = try json.text(.plain)
      case "subject": party.isSubject = try json.truth() ?? false
      case "individualDetails":
        let found = try StandardPerson.read(&json)
        party.person = found.person
        party.status = found.status
        party.extra += found.extra
      case "organisationDetails":
        let organisation = try StandardPerson.organisation(&json)
        party.extra.append(JSONMember(key: "organisation", value: .string(organisation)))
      case "offence":
        try json.array { (json) throws(JSONError) in
          let found = try StandardPerson.offence(&json)
          party.offences.append(found.offence)
          party.extra += found.extra
        }
      default: return false
      }
      return true
    }
    return party
  }

  static func address(_ json: inout ForeignJSON) throws(JSONError) -> (address: String, postcode: String) {
    var lines: [String] = []
    var (town, county, postcode) = ("", "", "")
    _ = try json.object { (json, name) throws(JSONError) in
      switch name {
      case "line": lines = try json.texts(.plain)
      case "town": town = try json.text(.plain)
      case "county": county = try json.text(.plain)
      case "postCode": postcode = try json.text(.plain)
      default: return false
      }
      return true
    }
    return ((lines + [town, county]).filter { !$0.isEmpty }.joined(separator: ", "), postcode)
  }

  /// Those whom a matter is about: defendants; of an application whoever is its subject, else those who answer it.
  private static func entries(
    of matter: Matter, at sitting: Sitting, _ types: HearingTypes, organisations: inout Int
  ) -> [CourtEntry] {
    let subjects = matter.parties.filter { $0.isSubject || $0.role.uppercased() == "DEFENDANT" }
    let asked = subjects.isEmpty ? matter.parties.filter { $0.role.uppercased() == "RESPONDENT" } : subjects
    let others = matter.parties.compactMap { party in
      party.extra.first { $0.key == "organisation" }.map { (party.role, $0.value) }
    }
    var entries: [CourtEntry] = []
    for party in asked {
      guard let person = party.person else {
        organisations += 1
        continue
      }
      var entry = CourtEntry()
      entry.person = person
      entry.at = sitting.at?.time
      entry.room = sitting.room
      entry.reference = matter.reference
      entry.purpose = [matter.purpose, matter.application].filter { !$0.isEmpty }.joined(separator: " \u{B7} ")
      entry.type = types.type(of: entry.purpose)
      entry.panel = matter.panel
      entry.isApplication = matter.isApplication
      entry.channel = matter.channel
      entry.isRestricted = matter.isRestricted
      entry.status = party.status
      entry.offences = party.offences
      let extra = sitting.extra + matter.extra + party.extra + others.map { JSONMember(key: $0.0, value: $0.1) }
      entry.extra = extra.isEmpty ? nil : .object(extra.uniqueNames)
      entries.append(entry)
    }
    return entries
  }
}
