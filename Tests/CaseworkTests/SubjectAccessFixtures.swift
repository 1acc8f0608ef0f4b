import Casework
import Forms
import JSON
import Testing

/// A case about which somebody asks: a child with a family, victims, typed names, and a document of every kind.
struct SubjectWork {
  static let reference = CaseReference(1)
  var record = MemoryRecord()
  var now: Moment
  let lists: CodeLists
  let rules: SubjectAccessRules
  let calendar: WorkingCalendar

  /// Texts that are about others, in the forms in which they were typed.
  static let mother = "Zo\u{EB} Kr\u{F6}ger"

  init() throws {
    now = Moment(try TimeFixtures.day("2026-11-23"), .midday)
    lists = CodeLists(try DataFixtures.lists.get())
    rules = try SubjectAccessRules(json: TimeFixtures.bytes(of: "Resources/Standards/subject-access.json"))
    calendar = try TimeFixtures.calendar()
    for (id, name, role) in [
      ("dshah", "Dana Shah", .manager), ("boss", "Ruth Ellis", .headOfService), ("kmason", "Karen Mason", .officer),
    ] as [(StaffID, String, StaffRole)] {
      var staff = Staff()
      staff.name = name
      staff.role = role
      try make(.staffSaved(id, staff))
    }
    var header = Case()
    header.child.familyName = "Abara"
    header.child.givenNames = "Tomi"
    header.child.dateOfBirth = Day(year: 2010, month: 3, day: 4)
    header.child.identifiers = [ChildIdentifier(.pnc, "26/123456K")]
    header.child.reach = [Reach(.mobile, "07700 900001")]
    header.opened = now.day.adding(days: -90)
    try make(.caseOpened(header))
    var other = Case()
    other.child.familyName = "Idris"
    other.child.givenNames = "Musa"
    other.child.dateOfBirth = Day(year: 2011, month: 9, day: 6)
    other.opened = now.day.adding(days: -90)
    try make(.caseOpened(other))
    var mother = PersonAround()
    mother.id = ""
    mother.name = Self.mother
    mother.relationship = "mother"
    mother.parentalResponsibility = true
    mother.reach = [Reach(.mobile, "07700 900123")]
    mother.note = "Works nights at the bakery."
    try make(.personSaved(Self.reference, mother))
    try note(
      "Saw Tomi with zo\u{EB} kr\u{F6}ger, ZOE KROGER and Zoe\u{308} Kro\u{308}ger (+44 7700 900123 is not hers, 07700-900123 is). "
        + "Musa Idris was there, from YJ-000002, PNC 25/765432L, at 14 Elm Road, E30 2CD, m.idris@example.org. "
        + "His friend Jaydon Pike waited outside. Tomi\u{2019}s own number is 07700 900001, PNC 26/123456K.")
    try note("Spoke about college. He wants plastering.")
  }

  mutating func note(_ text: String) throws {
    var contact = Contact()
    contact.at = now.adding(minutes: -60)
    contact.outcome = .attended
    contact.worker = "kmason"
    contact.note = text
    try make(.contactRecorded(Self.reference, contact))
  }

  @discardableResult
  mutating func make(_ change: Change, by staff: StaffID = "dshah") throws -> Edits {
    try record.make(change, by: staff, now: now, lists: lists, subjectAccess: rules)
  }

  @discardableResult
  mutating func make(_ change: SubjectAccessChange, by staff: StaffID = "dshah") throws -> Edits {
    try make(.subjectAccess(Self.reference, change), by: staff)
  }

  /// Records a request of the child's, and returns it.
  mutating func ask(on day: Day? = nil, _ requester: SubjectRequest.Requester = .child, name: String = "") throws
    -> SubjectRequestID
  {
    var request = SubjectRequest()
    request.requester = requester
    request.name = name
    request.received = day ?? now.day
    try make(.recorded(request))
    return SubjectRequestID("s\(record.seq)")
  }

  func request(_ id: SubjectRequestID) throws -> FiledRequest {
    let key = try #require(SubjectRequest.key(id))
    let stored = try #require(record.stored(key))
    return FiledRequest(id: id, version: stored.version, request: try SubjectRequest(json: stored.bytes))
  }

  func pack(_ id: SubjectRequestID) throws -> SubjectPack {
    try SubjectPack(
      try record.held(on: Self.reference), try request(id).request, lists: lists, forms: FormLibrary())
  }

  /// Redacts everything that is to be decided.
  mutating func redactAll(_ id: SubjectRequestID, by staff: StaffID = "dshah") throws {
    let pack = try pack(id)
    let decisions = pack.undecided.map { pack.deciding(.redact, $0.entry, $0.party, ground: "third-party") }
    try make(.decided(id, decisions), by: staff)
  }

  func page(_ id: SubjectRequestID) throws -> Page {
    let context = PageContext(
      service: "Eastmere", day: now.day, worker: nil, guide: PlanGuide(), lists: lists)
    let child = try #require(try record.header(of: Self.reference)).child
    return Page(pack: try pack(id), for: try request(id), child: child, rules: rules, context)
  }
}
