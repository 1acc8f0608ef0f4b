import Casework
import TextUI

/// Registers a child: opens the case, once it is clear that the child has none yet.
struct RegisterForm: ChangeSheet {
  static let name = "Register form"

  var lookedAt: Look? { Look(.section, "children like one to be registered") }
  /// The children who are like this one are looked for anew with every key.
  var references: [CaseReference] { [] }

  var sheet: FormSheet
  private var search = ChildMatcher([])
  /// Children on record who may be this one, the likeliest first.
  private(set) var like: [Match] = []
  var list = ListState<CaseReference>()
  /// Whether keys act on the children who are like this one.
  var isAtLike = false
  /// Likely ones that were named when saving was asked for.
  private var named: Set<CaseReference> = []

  /// How many are shown.
  private static let limit = 4

  /// The form, begun with what somebody looked for and didn't find, or with the details of a court list.
  init(_ desk: any Desk, wanted: String = "", child listed: Child? = nil) {
    let (family, given) = Self.names(in: wanted)
    var child = listed ?? Child()
    if listed == nil { (child.familyName, child.givenNames) = (family, given) }
    let fields =
      ChildFields.of(child, desk) + [
        .code("referredBy", "Referred by", "referral-sources", nil, desk),
        .line("received", "Received", desk.now.day.text(.short)).beside,
        .worker("worker", "Worker", desk.me, desk), .team("team", "Team", desk).beside,
      ] + ChildFields.strengths(child)
    sheet = FormSheet(Form(fields), subject: "register", desk)
    follow(desk)
  }

  /// The family name and the given names in what was looked for; both empty where it can't be a name.
  private static func names(in wanted: String) -> (family: String, given: String) {
    if wanted.contains(where: \.isNumber) { return ("", "") }
    let parts = wanted.split(separator: ",", maxSplits: 1).map { part in
      part.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }
    }
    if parts.count == 2 { return (parts[0].joined(separator: " "), parts[1].joined(separator: " ")) }
    let words = parts.first ?? []
    return (words.last ?? "", words.dropLast().joined(separator: " "))
  }

  static var commands: [Command<Self>] {
    sheetCommands() + [
      Command(
        [.control("t")], "to the children on record who may be this one: Enter opens one", hint: "known already?",
        unavailable: { screen, _ in screen.like.isEmpty ? "Nobody on record is like this child." : nil }
      ) { screen, _ in
        screen.isAtLike.toggle()
        return .stay
      }
    ]
  }

  mutating func refresh(_ desk: any Desk) {
    search = ChildMatcher(
      desk.openCases + ((try? desk.closedCases()) ?? []), nicknames: Nicknames(desk.lists))
    follow(desk)
  }

  mutating func follow(_ desk: any Desk) {
    ChildFields.follow(&sheet.form, desk)
    let worker = StaffID(sheet.form.text("worker"))
    let team = desk.staff[worker]?.team.map { desk.teams[$0]?.name ?? $0.text }
    sheet.form.echo("team", sheet.form.text("team").isEmpty ? team ?? "" : "")
    like = search.matches(typedChild(desk), limit: Self.limit)
    if like.isEmpty { isAtLike = false }
  }

  /// What can be read of the child so far.
  func typedChild(_ desk: any Desk) -> Child {
    var child = Child()
    child.familyName = sheet.form.line("family")
    child.givenNames = sheet.form.line("given")
    child.knownAs = sheet.form.line("knownAs")
    child.dateOfBirth = try? sheet.form.day("born", .past, desk)
    child.set(.pnc, sheet.form.line("pnc"))
    return child
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    isAtLike ? choosing(key) : typedInFields(key, desk)
  }

  /// Keys while one is at the children who are like this one; any that means nothing there goes back to the fields.
  private mutating func choosing(_ key: Key) -> Step? {
    let ids = like.map(\.summary.reference)
    switch key {
    case .enter:
      guard let index = list.index(in: ids) else { return .stay }
      return .open(CaseScreen(ids[index]))
    case .up, .down, .pageUp, .pageDown, .home, .end: _ = list.handle(key, ids: ids, page: Self.limit)
    case .function, .control: return nil
    default: isAtLike = false
    }
    return .stay
  }

  mutating func save(_ desk: any Desk) -> Step {
    let step = asked(desk)
    guard case .make = step else {
      isAtLike = false
      return step
    }
    let likely = like.filter(\.isLikely).map(\.summary.reference)
    if Set(likely).isSubset(of: named) { return step }
    named.formUnion(likely)
    let who = likely.map(\.description).joined(separator: ", ")
    sheet.fault("On record already? \(who). Ctrl-T goes there, Enter opens one; Ctrl-S again registers a new child.")
    return .stay
  }

  func change(_ desk: any Desk) throws(FormFault) -> Change { .caseOpened(try header(desk)) }

  private func header(_ desk: any Desk) throws(FormFault) -> Case {
    let form = sheet.form
    var header = Case()
    header.child = try ChildFields.child(form, onto: Child(), desk)
    header.opened = try form.pastDay("received", desk) ?? desk.now.day
    header.referredBy = form.code("referredBy")
    let worker = form.text("worker").isEmpty ? nil : StaffID(form.text("worker"))
    header.worker = worker
    header.team = form.text("team").isEmpty ? worker.flatMap { desk.staff[$0]?.team } : TeamID(form.text("team"))
    if worker != nil || header.team != nil {
      var allocation = Allocation()
      allocation.on = desk.now.day
      allocation.worker = worker
      allocation.team = header.team
      allocation.by = desk.me
      header.allocations = [allocation]
    }
    return header
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    let reserved = like.isEmpty ? 0 : like.count + 1
    let free = sheet.draw(&canvas, rows: rows, title: "Register a child", reserved: reserved)
    if !like.isEmpty { drawLike(&canvas, free.rows, free.columns, desk) }
  }
}
