public import JSON

/// One person at one hearing, as a court list has them, and what the service did about it.
public struct CourtEntry: JSONRecord, Equatable {
  /// The identifier within the day's list.
  public var id: CourtEntryID = "e0"
  /// Who is listed.
  public var person = ListedPerson()
  /// When the hearing or its session begins.
  public var at: TimeOfDay?
  /// The room, as the list calls it.
  public var room = ""
  /// The session, where the list names one.
  public var session = ""
  /// The place in the list, where it gives one.
  public var number = ""
  /// The case's number (URN) or the application's reference.
  public var reference = ""
  /// The number under which the court's system holds the hearing.
  public var hearing = ""
  /// What it is for, in the list's words.
  public var purpose = ""
  /// What it is for (list `hearing-types`); nil where the list's words tell nothing.
  public var type: ListCode?
  /// Whom the court sits for.
  public var panel: CourtPanel?
  /// Whether it is an application rather than a charge.
  public var isApplication = false
  /// How the child is heard where not in the room, such as by video.
  public var channel = ""
  /// Whether reporting is restricted.
  public var isRestricted = false
  /// Bail or custody, where the list says it.
  public var status: RemandStatus?
  /// What the child is charged with.
  public var offences: [ListedOffence] = []
  /// What else the list says, kept as it was.
  public var extra: JSONValue?
  /// The change by which it came onto the list.
  public var addedBy = 0
  /// The change by which a later version took it off; nil while it is listed.
  public var takenOff: Int?
  /// What somebody decided about who it is; nil while nobody has.
  public var decision: MatchDecision?
  /// Who deals with it.
  public var takenBy: StaffID?
  /// The hearing of the case that holds its result; nil while there is none.
  public var result: ResultMark?
  /// Nobody listed.
  public init() {}

  /// The case to which somebody matched it.
  public var matched: CaseReference? { decision?.reference }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.required("person", &person)
    try f.field("at", &at)
    try f.field("room", &room)
    try f.field("session", &session)
    try f.field("number", &number)
    try f.field("reference", &reference)
    try f.field("hearing", &hearing)
    try f.field("purpose", &purpose)
    try f.field("type", &type)
    try f.field("panel", &panel)
    try f.field("isApplication", &isApplication)
    try f.field("channel", &channel)
    try f.field("isRestricted", &isRestricted)
    try f.field("status", &status)
    try f.field("offences", &offences)
    try f.field("extra", &extra)
    try f.field("addedBy", &addedBy)
    try f.field("takenOff", &takenOff)
    try f.field("decision", &decision)
    try f.field("takenBy", &takenBy)
    try f.field("result", &result)
  }
}

/// A person as a court list names them; nothing here is proved.
public struct ListedPerson: JSONRecord, Equatable {
  public var familyName = ""
  public var givenNames = ""
  /// The date of birth that the list gives.
  public var born: Day?
  /// The age that the list gives, which may contradict the date of birth.
  public var age: Int?
  public var sex: Sex?
  /// Police National Computer number.
  public var pnc = ""
  /// Criminal Records Office number.
  public var cro = ""
  /// Arrest summons number.
  public var asn = ""
  /// Lines of the address.
  public var address = ""
  public var postcode = ""
  /// Whether the list itself calls them a youth.
  public var isYouth: Bool?
  /// Nobody.
  public init() {}

  /// Family name first, as lists sort.
  public var listName: String {
    if familyName.isEmpty { return givenNames }
    return givenNames.isEmpty ? familyName : familyName + ", " + givenNames
  }

  /// The details that are registered when nobody on record is this child.
  public var child: Child {
    var child = Child()
    child.familyName = Self.capitalised(familyName)
    child.givenNames = Self.capitalised(givenNames)
    child.dateOfBirth = born
    child.sex = sex
    if !pnc.isEmpty { child.identifiers = [ChildIdentifier(.pnc, pnc)] }
    if !address.isEmpty || !postcode.isEmpty {
      var home = Residence()
      home.address = address
      home.postcode = postcode
      child.residences = [home]
    }
    return child
  }

  /// `MORGAN-JONES` as one writes it in a letter; names that are not all capitals stay as they are.
  private static func capitalised(_ name: String) -> String {
    guard name == name.uppercased() else { return name }
    var isFirst = true
    return String(
      name.map { character -> String in
        let letter = isFirst ? String(character) : character.lowercased()
        isFirst = !character.isLetter
        return letter
      }.joined())
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("familyName", &familyName)
    try f.field("givenNames", &givenNames)
    try f.field("born", &born)
    try f.field("age", &age)
    try f.field("sex", &sex)
    try f.field("pnc", &pnc)
    try f.field("cro", &cro)
    try f.field("asn", &asn)
    try f.field("address", &address)
    try f.field("postcode", &postcode)
    try f.field("isYouth", &isYouth)
  }
}

/// An offence as a court list words it.
public struct ListedOffence: JSONRecord, Equatable {
  /// The code of the national table.
  public var code = ""
  public var title = ""
  /// The charge in full.
  public var wording = ""
  /// The Act and section.
  public var act = ""
  /// The highest penalty, in the list's words.
  public var penalty = ""
  public var plea: Plea?
  public var pleaOn: Day?
  public var convicted: Day?
  public var adjourned: Day?
  /// No offence.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("code", &code)
    try f.required("title", &title)
    try f.field("wording", &wording)
    try f.field("act", &act)
    try f.field("penalty", &penalty)
    try f.field("plea", &plea)
    try f.field("pleaOn", &pleaOn)
    try f.field("convicted", &convicted)
    try f.field("adjourned", &adjourned)
  }
}

/// What somebody decided about who a listed person is.
public struct MatchDecision: JSONRecord, Equatable {
  /// The case; nil where it is none of those on record.
  public var reference: CaseReference?
  public var by: StaffID = "nobody"
  public var at = Moment.epoch
  /// Nothing decided.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("reference", &reference)
    try f.required("by", &by)
    try f.required("at", &at)
  }
}

/// Where a line's result is.
public struct ResultMark: JSONRecord, Equatable {
  public var reference = CaseReference(0)
  public var hearing: HearingID = "h0"
  public var outcome = HearingOutcome.adjourned
  /// No result.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("reference", &reference)
    try f.required("hearing", &hearing)
    try f.required("outcome", &outcome)
  }
}
