import Casework

/// Turns rows into documents, each found again by the other system's number.
struct ImportMaker<R: Record> {
  enum Result { case new, updated, unchanged }

  let kind: ImportKind
  let record: R
  var sources: ImportSources
  let context: ChangeContext
  let words: (Refusal) -> String
  private(set) var edits = Edits()
  /// Children on record who may be the new one of the row that was taken last.
  private(set) var alike: [Match] = []
  private var cases: [CaseReference: Case] = [:]
  /// The exit plans that this batch begins or adds orders to.
  private var exits: [CaseReference: (id: DocumentID, plan: ExitPlan)] = [:]
  private var contacts: [CaseReference: [String: (ContactID, Contact)]] = [:]
  private var nextCase: Int?
  private var made = 0

  init(
    kind: ImportKind, record: R, sources: ImportSources, context: ChangeContext, words: @escaping (Refusal) -> String
  ) {
    self.kind = kind
    self.record = record
    self.sources = sources
    self.context = context
    self.words = words
  }

  mutating func take(_ row: ImportRow) throws -> Result {
    alike = []
    return switch kind {
    case .children: try child(row)
    case .staff: try staff(row)
    case .orders: try order(row)
    case .offences: try offence(row)
    case .contacts: try contact(row)
    }
  }

  private mutating func header(_ reference: CaseReference) throws -> Case? {
    if let kept = cases[reference] { return kept }
    return try record.header(of: reference)
  }

  private mutating func put(_ reference: CaseReference, _ header: Case) {
    cases[reference] = header
    edits.put(reference.key, header)
  }

  private mutating func unusedNumber() throws -> Int {
    let number = try nextCase ?? record.unusedCaseNumber()
    nextCase = number + 1
    return number
  }

  private mutating func child(_ row: ImportRow) throws -> Result {
    let source = row.text("source")
    let pnc = row.text("pnc")
    let found = sources.children[source] ?? (pnc.isEmpty ? nil : sources.pnc[pnc])
    let earlier = try found.flatMap { try header($0) }
    var after = earlier ?? Case()
    var child = after.child
    child.familyName = row.text("family_name")
    child.givenNames = row.text("given_names")
    if !row.text("known_as").isEmpty { child.knownAs = row.text("known_as") }
    child.dateOfBirth = try row.day("date_of_birth") ?? child.dateOfBirth
    if let born = child.dateOfBirth, born > context.now.day {
      throw row.problem("date_of_birth", "it lies in the future.")
    }
    child.sex = try row.code("sex") { (sex: Sex) in sex.rawValue } ?? child.sex
    child.ethnicity = try row.listed("ethnicity", "ethnicities", on: context.now.day) ?? child.ethnicity
    Self.set(&child, .source, source)
    if !pnc.isEmpty { Self.set(&child, .pnc, pnc) }
    if !row.text("address").isEmpty || !row.text("postcode").isEmpty {
      var home = child.residences.last ?? Residence()
      home.address = row.text("address").isEmpty ? home.address : row.text("address")
      home.postcode = row.text("postcode").isEmpty ? home.postcode : row.text("postcode").uppercased()
      if child.residences.isEmpty {
        child.residences = [home]
      } else {
        child.residences[child.residences.count - 1] = home
      }
    }
    if !row.text("likes").isEmpty { child.likes = row.text("likes") }
    if !row.text("wants").isEmpty { child.wants = row.text("wants") }
    after.child = child
    try place(row, &after)
    if found == nil { alike = sources.matcher?.matches(child, limit: 3).filter(\.isLikely) ?? [] }
    let reference = try found ?? CaseReference(unusedNumber())
    sources.add(child, reference)
    if after == earlier { return .unchanged }
    put(reference, after)
    return earlier == nil ? .new : .updated
  }

  private mutating func place(_ row: ImportRow, _ header: inout Case) throws {
    let (worker, team) = (header.worker, header.team)
    if !row.text("worker").isEmpty {
      let worker = StaffID(row.text("worker"))
      guard try record.staff(worker) != nil else {
        throw row.problem("worker", "nobody on the staff has this user name. Import staff first.")
      }
      header.worker = worker
    }
    if !row.text("team").isEmpty {
      let team = TeamID(row.text("team"))
      guard try record.team(team) != nil else { throw row.problem("team", "there is no such team.") }
      header.team = team
    }
    header.opened = try row.day("opened") ?? (header.opened == .epoch ? context.now.day : header.opened)
    if header.allocations.isEmpty {
      header.allocateAsOpened(by: context.by)
    } else if header.worker != worker || header.team != team {
      header.allocate(to: header.worker, header.team, by: context.by, on: context.now.day)
    }
    if let closed = try row.day("closed") {
      if closed < header.opened { throw row.problem("closed", "it is before the day on which the case was opened.") }
      if header.closed?.on != closed { header.closed = Closure(on: closed, reason: "completed") }
    }
  }

  private static func set(_ child: inout Child, _ kind: IdentifierKind, _ value: String) {
    if let index = child.identifiers.firstIndex(where: { $0.kind == kind }) {
      child.identifiers[index].value = value
    } else {
      child.identifiers.append(ChildIdentifier(kind, value))
    }
  }

  private mutating func staff(_ row: ImportRow) throws -> Result {
    let id = StaffID(row.text("user"))
    guard let key = id.key else { throw row.problem("user", "a user name has lower-case letters, digits and hyphens.") }
    let earlier = try record.staff(id)
    var after = earlier ?? Staff()
    after.name = row.text("name")
    after.role = try row.code("role") { (role: StaffRole) in role.rawValue } ?? after.role
    if !row.text("team").isEmpty {
      let team = TeamID(row.text("team"))
      guard let teamKey = team.key else {
        throw row.problem("team", "an identifier has lower-case letters, digits and hyphens.")
      }
      if try record.team(team) == nil { edits.put(teamKey, Team(name: team.text)) }
      after.team = team
    }
    if !row.text("source").isEmpty { after.source = row.text("source") }
    if after == earlier { return .unchanged }
    edits.put(key, after)
    return earlier == nil ? .new : .updated
  }

  private mutating func caseOf(_ row: ImportRow) throws -> (CaseReference, Case) {
    guard let reference = sources.children[row.text("child")], let header = try header(reference) else {
      throw row.problem("child", "no child has this source number. Import children first.")
    }
    return (reference, header)
  }

  private mutating func order(_ row: ImportRow) throws -> Result {
    let (reference, before) = try caseOf(row)
    var after = before
    let source = row.text("source")
    let index = after.orders.firstIndex { $0.source == source }
    var order = index.map { after.orders[$0] } ?? Order()
    guard let disposal = try row.code("disposal", { (disposal: Disposal) in disposal.name }) else {
      throw row.problem("disposal", "it is needed.")
    }
    order.disposal = disposal
    order.made = try row.requiredDay("made")
    order.source = source
    if let months = try row.number("months", 1...60) { order.term = Term(months, .months) }
    order.ends = try row.day("ends") ?? order.term?.lastDay(from: order.begins)
    order.level = try row.code("level") { (level: InterventionLevel) in level.rawValue } ?? order.level
    if !row.text("by").isEmpty { order.by = row.text("by") }
    try check(order, before: index.map { after.orders[$0] }, in: after, row)
    if let index {
      after.orders[index] = order
    } else {
      made += 1
      order.id = OrderID("o\(context.seq).\(made)")
      after.orders.append(order)
      if after.closed == nil, order.runs(on: context.now.day) { try beginExit(for: order, reference, &after) }
    }
    if after == before { return .unchanged }
    put(reference, after)
    return index == nil ? .new : .updated
  }

  /// Begins the exit plan of an order that runs, as saving it at the keyboard does.
  private mutating func beginExit(for order: Order, _ reference: CaseReference, _ header: inout Case) throws {
    var begun = try exits[reference] ?? Change.exitBegun(for: order, of: reference, on: record, in: context)
    if begun?.plan.orders.contains(order.id) == false, order.disposal.isSupervised {
      begun?.plan.orders.append(order.id)
    }
    guard let begun else { return }
    exits[reference] = begun
    header.mark(SignedMark(begun.id, begun.plan, at: context.now))
    edits.put(SignedName(.exitPlan, begun.id).key(in: reference), begun.plan)
  }

  /// Throws the first fault that an order has and didn't have before.
  private func check(_ order: Order, before earlier: Order?, in header: Case, _ row: ImportRow) throws {
    func faults(_ order: Order) -> [Refusal] {
      OrderRules.faults(of: order, in: header, on: context.now.day, under: context.limits, as: .imported)
    }
    let known = earlier.map(faults) ?? []
    guard let fault = faults(order).first(where: { !known.contains($0) }) else { return }
    switch fault {
    case .orderInFuture: throw row.problem("made", "it lies in the future.")
    case .orderEndsBeforeItBegins: throw row.problem("ends", "it is before the day on which the order was made.")
    case .orderEndsTooLate: throw row.problem("ends", words(fault))
    case .termNotAllowed, .termEmpty: throw row.problem("months", words(fault))
    default: throw row.problem("disposal", words(fault))
    }
  }

  private mutating func offence(_ row: ImportRow) throws -> Result {
    let (reference, before) = try caseOf(row)
    var after = before
    let source = row.text("source")
    let index = after.offences.firstIndex { $0.source == source }
    var offence = index.map { after.offences[$0] } ?? Offence()
    offence.source = source
    offence.description = row.text("description")
    offence.date = try row.day("date") ?? offence.date
    offence.category = try row.listed("category", "offence-categories", on: context.now.day) ?? offence.category
    offence.seriousness = try row.number("seriousness", 1...8) ?? offence.seriousness
    offence.policeGravity = try row.number("police_gravity", 1...5) ?? offence.policeGravity
    offence.plea = try row.code("plea") { (plea: Plea) in plea.rawValue } ?? offence.plea
    if let index {
      after.offences[index] = offence
    } else {
      made += 1
      offence.id = OffenceID("f\(context.seq).\(made)")
      after.offences.append(offence)
    }
    if after == before { return .unchanged }
    put(reference, after)
    return index == nil ? .new : .updated
  }

  private mutating func contact(_ row: ImportRow) throws -> Result {
    let (reference, header) = try caseOf(row)
    let source = row.text("source")
    if contacts[reference] == nil {
      var known: [String: (ContactID, Contact)] = [:]
      for filed in try record.contacts(of: reference) where !filed.contact.source.isEmpty {
        known[filed.contact.source] = (filed.id, filed.contact)
      }
      contacts[reference] = known
    }
    let earlier = contacts[reference]?[source]
    var after = earlier?.1 ?? Contact()
    let day = try row.requiredDay("date")
    var time = after.at.time
    if !row.text("time").isEmpty {
      do { time = try TypedTime.parse(row.text("time")) } catch {
        throw row.problem("time", "it is no time. Write it like 10:30.")
      }
    }
    after.at = Moment(day, time)
    after.length = try row.number("minutes", 1...1440).map { Minutes($0) } ?? after.length
    guard let kind = try row.listed("kind", "contact-kinds", on: day) else {
      throw row.problem("kind", "it is needed.")
    }
    after.kind = kind
    after.outcome = try row.code("outcome") { (outcome: ContactOutcome) in outcome.words } ?? after.outcome
    if after.outcome != nil, day > context.now.day {
      throw row.problem("date", "it lies in the future, but an outcome is given.")
    }
    after.worker = row.text("worker").isEmpty ? (header.worker ?? context.by) : StaffID(row.text("worker"))
    switch row.text("counts").lowercased() {
    case "": after.counts = context.lists.counts(kind, after.outcome)
    case "yes", "y", "true", "1": after.counts = true
    case "no", "n", "false", "0": after.counts = false
    default: throw row.problem("counts", "write yes or no.")
    }
    after.order = after.order ?? header.mainOrder(on: day)?.id
    if !row.text("note").isEmpty { after.note = row.text("note") }
    after.source = source
    if after == earlier?.1 { return .unchanged }
    made += 1
    let id = earlier?.0 ?? ContactID("c\(context.seq).\(made)")
    edits.put(reference.key(.contacts, id.text), after)
    contacts[reference]?[source] = (id, after)
    return earlier == nil ? .new : .updated
  }
}
