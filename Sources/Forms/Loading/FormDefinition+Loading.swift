import JSON

/// The faults of a definition, of which there is at least one.
public struct DefinitionFaults: Error, Sendable, Equatable {
  /// The faults in the order in which they were found.
  public var list: [DefinitionFault]
  /// Puts the faults together.
  public init(list: [DefinitionFault]) { self.list = list }
}

extension FormDefinition {
  private static let members = [
    "form", "version", "title", "purpose", "about", "source", "unverified", "from", "through", "lists", "stages",
    "sections", "countersignedIf", "roles",
  ]

  /// Reads a definition from the bytes of a file of this name.
  ///
  /// Throws every fault in it, each with its place.
  public init(json: [UInt8], file: String) throws(DefinitionFaults) {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(json: json)
    } catch {
      throw DefinitionFaults(list: [DefinitionFault(file: file, path: error.path, reason: .notJSON(error))])
    }
    var reader = DefinitionReader(file: file)
    let definition = Self.read(value, with: &reader)
    guard reader.faults.isEmpty, let definition else { throw DefinitionFaults(list: reader.faults) }
    self = definition
  }

  private static func read(_ value: JSONValue, with reader: inout DefinitionReader) -> FormDefinition? {
    guard let object = reader.object(value, at: "", of: members) else { return nil }
    let id = FormID(reader.name(object, "form", at: ""))
    if object["version"] == nil { reader.note(.missing("version"), at: "") }
    let version = reader.whole(object, "version", in: 1...9999, at: "") ?? 1
    let title = reader.text(object, "title", at: "")
    let purpose = reader.word(object, "purpose", at: "", default: FormPurpose.assessment)
    if let lists = object["lists"] { readLists(lists, with: &reader) }
    let stages = object["stages"] == nil ? [] : reader.choices(object, "stages", at: "")
    reader.stages = stages.map(\.code)
    var definition = FormDefinition(
      id, version: version, title: title, purpose: purpose, sections: readSections(object, with: &reader))
    definition.stages = stages
    definition.about = reader.optionalText(object, "about", at: "")
    definition.source = reader.text(object, "source", at: "")
    definition.isUnverified = reader.truth(object, "unverified", default: false, at: "")
    definition.from = reader.day(object, "from", at: "")
    definition.through = reader.day(object, "through", at: "")
    if let from = definition.from, let through = definition.through, through < from {
      reader.note(.reversed, at: "through")
    }
    if let condition = object["countersignedIf"] {
      definition.countersignedIf = reader.condition(condition, at: "countersignedIf")
    }
    if let roles = object["roles"] { definition.roles = readRoles(roles, with: &reader) }
    return definition
  }

  private static func readLists(_ value: JSONValue, with reader: inout DefinitionReader) {
    guard case .object(let members) = value else {
      reader.note(.wrongType(expected: "an object"), at: "lists")
      return
    }
    for member in members {
      // Only a list can be a list: the name of another would let them refer in circles.
      guard member.value.array != nil else {
        reader.note(.wrongType(expected: "a list"), at: "lists".member(member.key))
        continue
      }
      reader.lists[member.key] = reader.choices(value, member.key, at: "lists")
    }
  }

  private static func readSections(_ object: JSONValue, with reader: inout DefinitionReader) -> [FormSection] {
    var sections: [FormSection] = []
    for (index, value) in reader.list(object, "sections", needed: true, at: "").enumerated() {
      let path = "sections".element(index)
      let known = ["id", "part", "title", "guidance", "shownIf", "questions"]
      guard let found = reader.object(value, at: path, of: known) else { continue }
      let id = SectionID(reader.name(found, "id", at: path))
      if sections.contains(where: { $0.id == id }) { reader.note(.nameTwice(id.text), at: path.member("id")) }
      let shown = found["shownIf"].map { reader.condition($0, at: path.member("shownIf")) }
      var questions: [Question] = []
      for (place, one) in reader.list(found, "questions", needed: true, at: path).enumerated() {
        if let question = reader.question(one, at: path.member("questions").element(place)) {
          questions.append(question)
        }
      }
      var section = FormSection(id, title: reader.text(found, "title", at: path), questions: questions)
      section.part = reader.optionalText(found, "part", at: path)
      section.guidance = reader.optionalText(found, "guidance", at: path)
      section.shownIf = shown
      sections.append(section)
    }
    return sections
  }

  private static func readRoles(
    _ value: JSONValue, with reader: inout DefinitionReader
  ) -> [QuestionRole: QuestionID] {
    guard case .object(let members) = value else {
      reader.note(.wrongType(expected: "an object"), at: "roles")
      return [:]
    }
    var roles: [QuestionRole: QuestionID] = [:]
    for member in members {
      guard let role = QuestionRole(rawValue: member.key) else {
        reader.note(.notOneOf(member.key, QuestionRole.allCases.map(\.rawValue)), at: "roles")
        continue
      }
      let id = QuestionID(reader.text(value, member.key, at: "roles"))
      if reader.before[id] == nil { reader.note(.notBefore(id), at: "roles".member(member.key)) }
      roles[role] = id
    }
    return roles
  }
}
