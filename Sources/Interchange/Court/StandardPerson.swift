import Casework
import JSON

/// People, organisations and offences of the magistrates' standard list.
enum StandardPerson {
  static func read(
    _ json: inout ForeignJSON
  ) throws(JSONError) -> (person: ListedPerson, status: RemandStatus?, extra: [JSONMember]) {
    var person = ListedPerson()
    var middle = ""
    var status: RemandStatus?
    let extra = try json.object { (json, name) throws(JSONError) in
      switch name {
      case "individualForenames": person.givenNames = try json.text(.plain)
      case "individualMiddleName": middle = try json.text(.plain)
      case "individualSurname": person.familyName = try json.text(.plain)
      case "dateOfBirth": person.born = try json.day()
      case "age": person.age = try json.age()
      case "address": (person.address, person.postcode) = try StandardList.address(&json)
      case "inCustody": status = try json.truth() ?? false ? .inCustody : nil
      case "gender": person.sex = Sex(rawValue: try json.text(.plain).lowercased())
      case "asn": person.asn = try json.text(.plain)
      case "pncId": person.pnc = try json.text(.plain)
      default: return false
      }
      return true
    }
    if !middle.isEmpty { person.givenNames += (person.givenNames.isEmpty ? "" : " ") + middle }
    return (person, status, extra)
  }

  /// The name of an organisation.
  static func organisation(_ json: inout ForeignJSON) throws(JSONError) -> String {
    var organisation = ""
    _ = try json.object(required: ["organisationName"]) { (json, name) throws(JSONError) in
      switch name {
      case "organisationName": organisation = try json.text(.wording)
      case "organisationAddress": _ = try StandardList.address(&json)
      default: return false
      }
      return true
    }
    return organisation
  }

  static func offence(
    _ json: inout ForeignJSON
  ) throws(JSONError) -> (offence: ListedOffence, extra: [JSONMember]) {
    var offence = ListedOffence()
    var kept: [JSONMember] = []
    kept += try json.object { (json, name) throws(JSONError) in
      switch name {
      case "offenceCode": offence.code = try json.text(.plain)
      case "offenceTitle": offence.title = try json.text(.plain)
      case "offenceWording": offence.wording = try json.text(.wording)
      case "offenceMaxPen": offence.penalty = try json.text(.plain)
      case "offenceLegislation": offence.act = try json.text(.plain)
      case "convictionDate": offence.convicted = try json.moment(mayBeEmpty: true)?.day
      case "adjournedDate": offence.adjourned = try json.moment(mayBeEmpty: true)?.day
      case "pleaDate": offence.pleaOn = try json.moment(mayBeEmpty: true)?.day
      case "plea":
        let plea = try json.text()
        switch plea {
        case "GUILTY": offence.plea = .guilty
        case "NOT_GUILTY": offence.plea = .notGuilty
        case "NONE": offence.plea = Plea.none
        default: json.note("GUILTY, NOT_GUILTY or NONE was expected.", value: plea)
        }
      case "reportingRestriction": kept.append(JSONMember(key: name, value: .bool(try json.truth() ?? false)))
      case "reportingRestrictionDetails":
        kept.append(JSONMember(key: name, value: .array(try json.texts(.plain).map { .string($0) })))
      default: return false
      }
      return true
    }
    return (offence, kept)
  }
}

extension [JSONMember] {
  /// The members with a number behind a name that stands twice, since an object has each name once.
  var uniqueNames: [JSONMember] {
    var taken: Set<String> = []
    var numbers: [String: Int] = [:]
    return map { member in
      var name = member.key
      while !taken.insert(name).inserted {
        let number = numbers[member.key, default: 1] + 1
        numbers[member.key] = number
        name = "\(member.key) \(number)"
      }
      return JSONMember(key: name, value: member.value)
    }
  }
}
