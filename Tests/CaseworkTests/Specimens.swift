import Casework
import JSON

/// One value of every stored type with every field set to something other than its default.
enum Specimens {
  static let day = Day(year: 2026, month: 11, day: 23) ?? .epoch
  static let moment = Moment(day, .midday)
  static func make<T: JSONRecord>(_ change: (inout T) -> Void) -> T {
    var value = T()
    change(&value)
    return value
  }

  static let identifier = ChildIdentifier(.pnc, "26/123456K")
  static let residence: Residence = make {
    $0.from = day
    $0.to = day
    $0.address = "12 Alder Road"
    $0.postcode = "E30 1AB"
    $0.borough = "Eastmere"
    $0.type = "parents"
    $0.suitability = .suitable
  }
  static let careStatus: CareStatus = make {
    $0.status = "child-in-need"
    $0.from = day
    $0.to = day
    $0.authority = "Eastmere"
  }
  static let flag: CaseFlag = make {
    $0.kind = "knife"
    $0.from = day
    $0.to = day
    $0.note = "Says so himself."
    $0.review = day
    $0.told = told
  }
  static let education: EducationStatus = make {
    $0.from = day
    $0.to = day
    $0.provision = "college"
    $0.provider = "Eastmere College"
    $0.inBorough = false
    $0.hoursOffered = 16
    $0.hoursAttended = 0
    $0.suitability = .unknown
  }
  static let reach = Reach(.email, "t@example.org", note: "after school")
  static let child: Child = make {
    $0.familyName = "Ó Sé-Łuk"
    $0.givenNames = "渡辺 Tomi"
    $0.knownAs = "\u{201C}T\u{201D}"
    $0.aliases = ["Smiler"]
    $0.dateOfBirth = day
    $0.sex = .notKnown
    $0.genderTermUsed = "boy"
    $0.genderSameAsRegisteredAtBirth = false
    $0.ethnicity = "b2"
    $0.ethnicityDetail = "Yoruba"
    $0.ethnicitySelfReported = true
    $0.nationality = "British"
    $0.immigrationStatus = "settled"
    $0.religion = "none"
    $0.preferredLanguage = "Polish"
    $0.interpreterNeeded = true
    $0.identifiers = [identifier]
    $0.residences = [residence]
    $0.careStatuses = [careStatus]
    $0.flags = [flag]
    $0.education = [education]
    $0.reach = [reach]
    $0.registeredWithGP = false
    $0.likes = "football"
    $0.wants = "a job"
    $0.busy = [busy]
    $0.ownWords = "line one\nline \"two\"\t\\"
  }
  static let person: PersonAround = make {
    $0.id = "p1"
    $0.name = "Ama Abara"
    $0.relationship = "mother"
    $0.parentalResponsibility = true
    $0.livesWithChild = false
    $0.mayBeContacted = true
    $0.organisation = "none"
    $0.reach = [reach]
    $0.language = "Twi"
    $0.note = "Evenings."
  }
  static let offence: Offence = make {
    $0.id = "f1"
    $0.date = day
    $0.arrested = day
    $0.charged = day
    $0.description = "Affray"
    $0.code = "PU86004"
    $0.codeUnknown = "none fits"
    $0.category = "public-order"
    $0.seriousness = 3
    $0.policeGravity = 2
    $0.plea = Plea.none
    $0.postcode = "E30 1AB"
    $0.knifeRelated = false
    $0.identifiableVictim = true
    $0.careStatus = "looked-after"
    $0.source = "F-9"
  }
  static let term = Term(12, .weeks)
  static let requirement: Requirement = make {
    $0.kind = .curfew
    $0.term = term
    $0.hoursADay = 10
    $0.hoursCompleted = 0
    $0.detail = "7 pm to 5 am"
  }
  static let orderEnd = OrderEnd(on: day, .revoked, note: "progress")
  static let order: Order = make {
    $0.id = "o1"
    $0.disposal = .youthRehabilitationOrder
    $0.made = day
    $0.starts = day
    $0.ends = day
    $0.term = term
    $0.by = "Eastmere Youth Court"
    $0.offences = ["f1"]
    $0.requirements = [requirement]
    $0.level = .intensive
    $0.released = day
    $0.ended = orderEnd
    $0.appeal = .dismissed
    $0.remandDays = 3
    $0.pence = 6_000
    $0.found = [.grave]
    $0.releaseDue = day
    $0.source = "O-77"
  }
  static let allocation: Allocation = make {
    $0.on = day
    $0.worker = "kmason"
    $0.team = "t1"
    $0.by = "rellis"
    $0.note = "Start with school."
    $0.against = ["remand-social-worker"]
    $0.reason = "Knows him."
    $0.dues = [allocatedDue]
    $0.hasVictim = false
  }
  static let closure: Closure = make {
    $0.on = day
    $0.reason = "moved"
    $0.note = "Leeds"
    $0.withoutExit = "Moved at once"
    $0.entry = closingEntry
  }
  static let judgements = Judgements(on: day, reoffending: .medium, harm: .veryHigh, safety: .high)
  static let header: Case = make {
    $0.child = child
    $0.people = [person]
    $0.offences = [offence]
    $0.orders = [order]
    $0.worker = "kmason"
    $0.secondaryWorkers = ["rellis"]
    $0.team = "t1"
    $0.allocations = [allocation]
    $0.opened = day
    $0.closed = closure
    $0.referredBy = "court"
    $0.heldFor = "Leeds"
    $0.heldBy = "Hull"
    $0.judgements = judgements
    $0.assessed = [day]
    $0.answers = [answer]
    $0.documents = [signedMark]
    $0.episodes = [episode]
    $0.milestones = [milestone]
    $0.enrolments = [enrolment]
    $0.formsA = [formA]
    $0.closing = closingEntry
    $0.closures = [closure]
    $0.lookBack = lookBack
    $0.restriction = restriction
    $0.openings = [opening]
    $0.retention = caseRetention
    $0.enforcement = [enforcementAct]
    $0.oversight = [oversightNote]
    $0.reports = [report]
    $0.hearings = [hearing]
    $0.listedAs = [listedIdentity]
    $0.links = [recordLink]
    $0.custody = [stay]
    $0.remandWork = [remandWork]
    $0.civilOrders = [civilOrder]
    $0.breaches = [breach]
    $0.consents = [consent]
  }
  static let contact: Contact = make {
    $0.at = moment
    $0.length = Minutes(45)
    $0.kind = "home"
    $0.outcome = .late
    $0.worker = "kmason"
    $0.with = [.child, .mother]
    $0.others = "an aunt"
    $0.place = "library"
    $0.purpose = "college"
    $0.decision = absenceDecision
    $0.homeVisit = homeVisit
    $0.order = "o1"
    $0.counts = true
    $0.sensitive = true
    $0.reason = "bus"
    $0.group = "g7"
    $0.note = "Came."
    $0.source = "K-501"
    $0.series = "s7"
    $0.moves = [rescheduling]
    $0.targets = ["t1"]
    $0.requirement = .unpaidWork
    $0.programme = "blade"
  }
  static let staff: Staff = make {
    $0.name = "Karen Mason"
    $0.shortName = "K. Mason"
    $0.role = .manager
    $0.team = "t1"
    $0.contract = "permanent"
    $0.hundredths = 60
    $0.qualifiedSocialWorker = true
    $0.from = day
    $0.to = day
    $0.source = "S-7"
    $0.covers = [cover]
    $0.otherRoles = [heldRole]
    $0.reductions = [reduction]
    $0.supervised = day
  }
  static let orderSummary: OrderSummary = make {
    $0.id = "o1"
    $0.disposal = .section250
    $0.made = day
    $0.begins = day
    $0.ends = day
    $0.released = day
    $0.level = .enhanced
    $0.ended = day
    $0.firstSeen = day
    $0.failures = [day, day]
    $0.heldFrom = day
    $0.releaseExpected = day
    $0.wasTransferred = true
    $0.licences = [endedLicence]
  }
  static let contactSummary = ContactSummary("c1.1", contact)
  static let summary: CaseSummary = make {
    $0.reference = CaseReference(142)
    $0.name = "Abara, Tomi"
    $0.shortName = "T. Abara"
    $0.otherNames = ["Smiler"]
    $0.reviews = [flagReview]
    $0.dateOfBirth = day
    $0.ethnicity = "b2"
    $0.worker = "kmason"
    $0.secondaryWorkers = ["rellis"]
    $0.team = "t1"
    $0.opened = day
    $0.closed = day
    $0.allocated = day
    $0.waiting = day
    $0.heldFor = "Leeds"
    $0.heldBy = "Hull"
    $0.reports = [report]
    $0.flags = ["knife"]
    $0.judgements = judgements
    $0.orders = [orderSummary]
    $0.contacts = [contactSummary]
    $0.lastSeen = moment
    $0.marks = [ContactMark(contact)].compactMap { $0 }
    $0.assessed = [day]
    $0.answers = [answer]
    $0.enforcement = [enforcementAct]
    $0.documents = [signedMark]
    $0.milestones = [milestone]
    $0.enrolments = [enrolment]
    $0.lookedBack = day
    $0.restriction = restriction
    $0.openings = [opening]
    $0.actions = [oversightAction]
    $0.court = courtSummary
  }
  static let entry: ListEntry = make {
    $0.code = "home"
    $0.words = "Home visit"
    $0.from = day
    $0.to = day
    $0.tags = ["counts"]
    $0.source = "local"
  }
  static let list: CodeList = make {
    $0.name = "contact-kinds"
    $0.words = "Kinds"
    $0.entries = [entry]
  }
  static let answer: ObligationAnswer = make {
    $0.key = ObligationKey("first", part: "licence", subject: "o1", turn: day)
    $0.kind = .late
    $0.on = day
    $0.reason = "The family was away."
    $0.accepted = "dshah"
    $0.by = "kmason"
    $0.at = moment
  }
  static let span: RuleSpan = make {
    $0.count = 5
    $0.unit = .workingDays
    $0.after = .orderEnds
    $0.countsFirst = true
  }
  static let scope: RuleScope = make {
    $0.disposals = [.referralOrder]
    $0.tiers = [.firstTier]
    $0.routes = [.court]
    $0.levels = [.enhanced]
    $0.minAge = 10
    $0.maxAge = 17
    $0.tags = ["report"]
  }
  static let proof: RuleProof = make {
    $0.events = [.planAgreed]
    $0.contact = .held
    $0.kinds = ["home"]
    $0.notBefore = span
  }
  static let hours: IntensiveHours = make {
    $0.months = 3
    $0.hours = 5
    $0.source = "local"
  }
  static let deadline: DeadlineRule = make {
    $0.name = "first"
    $0.title = "First appointment"
    $0.starts = .released
    $0.part = "licence"
    $0.isOff = true
    $0.words = "See the child."
    $0.scope = scope
    $0.runs = [span]
    $0.repeats = true
    $0.until = .orderEnds
    $0.met = proof
    $0.notIfSeen = true
    $0.outlivesOrder = true
    $0.suspendedBy = [.custody]
    $0.source = "local"
    $0.status = .local
    $0.from = day
    $0.to = day
  }
  static let frequency: ContactFrequency = make {
    $0.level = .intensive
    $0.first = 12
    $0.after = 4
    $0.source = "local"
    $0.from = day
    $0.to = day
  }
  static let edit: DataEdit = make {
    $0.by = "dshah"
    $0.at = Moment(Day(year: 2026, month: 11, day: 23) ?? .epoch, .midday)
    $0.why = "New policy."
    $0.entries = ["rule plan"]
  }
  static let standards: Standards = make {
    $0.rules = [deadline]
    $0.about = "Local"
    $0.frequencies = [frequency]
    $0.intensiveHours = [hours]
    $0.edits = [edit]
    $0.enforcement = policy
  }
  static let holiday: OneOffHoliday = make {
    $0.day = day
    $0.name = "Coronation"
    $0.replaces = day
    $0.source = "GOV.UK"
  }
  static let holidays: OneOffHolidays = make {
    $0.about = "One-off days"
    $0.days = [holiday]
  }
}
