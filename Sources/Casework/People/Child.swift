public import JSON

/// The child whom a case is about: identity and characteristics (R1 to R27; national `person_details` document).
public struct Child: JSONRecord, Equatable {
  /// The family name, as the child uses it.
  public var familyName = ""
  /// The given names in order.
  public var givenNames = ""
  /// What the child likes to be called; empty where it is the first given name.
  public var knownAs = ""
  /// Other names by which records may hold the child.
  public var aliases: [String] = []
  /// The date of birth; nil where it isn't known yet.
  public var dateOfBirth: Day?
  /// The national `sex` field.
  public var sex: Sex?
  /// The national `genderTermUsed` field: the child's own word.
  public var genderTermUsed = ""
  /// The national `genderIdentifiedSameSexRegisteredBirth` field.
  public var genderSameAsRegisteredAtBirth: Bool?
  /// A code of the 18+1 list of ethnicities (list `ethnicities`).
  public var ethnicity: ListCode?
  /// Free text that makes a group such as "any other" meaningful (R5).
  public var ethnicityDetail = ""
  /// Whether the child said the ethnicity themselves (R23).
  public var ethnicitySelfReported: Bool?
  /// Nationality in words.
  public var nationality = ""
  /// The national `immigrationStatus` field.
  public var immigrationStatus: ListCode?
  /// Religion or belief in words.
  public var religion = ""
  /// The language that the child prefers.
  public var preferredLanguage = ""
  /// Whether an interpreter is needed (R17).
  public var interpreterNeeded: Bool?
  /// Numbers by which other bodies know the child.
  public var identifiers: [ChildIdentifier] = []
  /// Where the child has lived, latest last.
  public var residences: [Residence] = []
  /// Looked after, Child Protection Plan, Child in Need and other statuses with their dates (R6 to R8).
  public var careStatuses: [CareStatus] = []
  /// Flags with dates: SEND, speech and language, exploitation, missing, risk to staff… (R8 to R13).
  public var flags: [CaseFlag] = []
  /// Education, training and employment, latest last (national `ete_status`).
  public var education: [EducationStatus] = []
  /// Telephone numbers and addresses at which the child is reached.
  public var reach: [Reach] = []
  /// Whether the child is registered with a general practitioner (R22).
  public var registeredWithGP: Bool?
  /// What the child likes and is good at.
  public var likes = ""
  /// What the child wants for themselves.
  public var wants = ""
  /// Words of the child's own that the team should keep in sight.
  public var ownWords = ""
  /// Times of the week at which the child can't come: school, work, prayers.
  public var busy: [BusyTime] = []

  /// A child of whom nothing is known yet.
  public init() {}

  /// Family name first, as lists sort: `Abara, Tomi`.
  public var listName: String {
    let first = knownAs.isEmpty ? givenNames : knownAs
    if familyName.isEmpty { return first }
    return first.isEmpty ? familyName : familyName + ", " + first
  }

  /// As one would speak: `Tomi Abara`.
  public var fullName: String {
    let first = knownAs.isEmpty ? givenNames : knownAs
    if familyName.isEmpty { return first }
    return first.isEmpty ? familyName : first + " " + familyName
  }

  /// What the child is called: `Tomi`.
  public var callName: String {
    let first = knownAs.isEmpty ? givenNames : knownAs
    return first.split(separator: " ").first.map(String.init) ?? familyName
  }

  /// Initial and family name, as narrow lists have it: `T. Abara`.
  public var shortName: String {
    guard let initial = callName.first, !familyName.isEmpty else { return fullName }
    return "\(initial). " + familyName
  }

  /// The age in whole years on a day; nil where the date of birth isn't known or lies after it.
  public func age(on day: Day) -> Int? {
    guard let born = dateOfBirth, born <= day else { return nil }
    return born.years(until: day)
  }

  /// Where the child lives on a day: the latest residence that has begun and not ended.
  public func residence(on day: Day) -> Residence? {
    residences.last { ($0.from ?? day) <= day && ($0.to.map { $0 >= day } ?? true) }
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("familyName", &familyName)
    try f.required("givenNames", &givenNames)
    try f.field("knownAs", &knownAs)
    try f.field("aliases", &aliases)
    try f.field("dateOfBirth", &dateOfBirth)
    try f.field("sex", &sex)
    try f.field("genderTermUsed", &genderTermUsed)
    try f.field("genderSameAsRegisteredAtBirth", &genderSameAsRegisteredAtBirth)
    try f.field("ethnicity", &ethnicity)
    try f.field("ethnicityDetail", &ethnicityDetail)
    try f.field("ethnicitySelfReported", &ethnicitySelfReported)
    try f.field("nationality", &nationality)
    try f.field("immigrationStatus", &immigrationStatus)
    try f.field("religion", &religion)
    try f.field("preferredLanguage", &preferredLanguage)
    try f.field("interpreterNeeded", &interpreterNeeded)
    try f.field("identifiers", &identifiers)
    try f.field("residences", &residences)
    try f.field("careStatuses", &careStatuses)
    try f.field("flags", &flags)
    try f.field("education", &education)
    try f.field("reach", &reach)
    try f.field("registeredWithGP", &registeredWithGP)
    try f.field("likes", &likes)
    try f.field("wants", &wants)
    try f.field("ownWords", &ownWords)
    try f.field("busy", &busy)
  }
}

/// The national `sex` field (1 male, 2 female; used since 2022 in place of gender).
public enum Sex: String, JSONText, CaseIterable {
  case male, female
  case notKnown = "not-known"
}
