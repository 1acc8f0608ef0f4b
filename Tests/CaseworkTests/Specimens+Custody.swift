import Casework
import JSON

/// One of each of what custody, bail, civil orders and breaches store, with every field set.
extension Specimens {
  static let placement: CustodyPlacement = make {
    $0.from = day
    $0.kind = "sch"
    $0.name = "Hillview, unit 2"
    $0.why = "Nearer to home"
  }
  static let custodyPeople: CustodyPeople = make {
    $0.secureWorker = "Ms Lane"
    $0.socialWorker = "Mr Poole"
    $0.advocate = "Ms Dean"
  }
  static let advocacyNote: AdvocacyNote = make {
    $0.on = day
    $0.words = "Wants to ring home more"
    $0.isConcern = true
    $0.by = "kmason"
  }
  static let leave: TemporaryRelease = make {
    $0.id = "l7"
    $0.on = day
    $0.purpose = "Interview at college"
    $0.cameBack = .inTime
    $0.note = "Went well"
  }
  static let screening: PublicProtectionScreening = make {
    $0.on = day
    $0.isMet = true
    $0.level = "Category 2, level 1"
    $0.words = "Violence"
    $0.by = "kmason"
  }
  static let briefing: RiskBriefing = make {
    $0.on = day
    $0.words = "Quiet week"
    $0.by = "kmason"
  }
  static let riskPanel: RiskPanel = make {
    $0.from = day
    $0.words = "Serious harm"
    $0.briefings = [briefing]
    $0.ended = day
    $0.why = "Settled"
  }
  static let resettlementItem: ResettlementItem = make {
    $0.head = .education
    $0.what = "College from Monday"
    $0.who = "Mr Poole"
    $0.by = day
    $0.settled = day
  }
  static let homelessness: HomelessnessCheck = make {
    $0.on = day
    $0.with = "Mr Poole"
    $0.isAtRisk = true
    $0.words = "A placement is looked for"
  }
  static let resettlement: ResettlementPlan = make {
    $0.items = [resettlementItem]
    $0.homelessness = homelessness
    $0.meeting = day
  }
  static let release: Release = make {
    $0.on = day
    $0.kind = .early
    $0.address = "12 Alder Road"
    $0.metBy = "his mother"
    $0.conditions = [bailCondition]
    $0.licenceEnds = day
    $0.note = "In good spirits"
  }
  static let recall: Recall = make {
    $0.on = day
    $0.why = "Breach of licence"
    $0.authorisedBy = "The Secretary of State"
    $0.released = day
  }
  static let custodyReview: CustodyReview = make {
    $0.on = day
    $0.present = "Panel of three"
    $0.report = "Clear"
    $0.sentence = "ISS was possible"
    $0.remarks = "No alternative"
    $0.feedback = "Thanks"
    $0.themes = ["school exclusion"]
    $0.lessons = [oversightAction]
    $0.by = "dshah"
  }
  static let endedLicence = EndedLicence(released: day, recalled: day)
  static let stay: CustodyStay = make {
    $0.id = "u7"
    $0.order = "o1"
    $0.from = day
    $0.placements = [placement]
    $0.people = custodyPeople
    $0.advocacy = [advocacyNote]
    $0.leaves = [leave]
    $0.screenings = [screening]
    $0.riskPanel = riskPanel
    $0.resettlement = resettlement
    $0.releaseExpected = day
    $0.release = release
    $0.recall = recall
    $0.review = custodyReview
  }
  static let bailUpdate: BailUpdate = make {
    $0.on = day
    $0.compliance = .mixed
    $0.wentWell = "Came to all"
    $0.concerns = "Late twice"
    $0.recommendation = "Go on"
    $0.by = "kmason"
    $0.at = moment
  }
  static let remandWork: RemandWork = make {
    $0.since = day
    $0.programme = "Boxing twice a week"
    $0.done = ["address"]
    $0.alternatives = "Foster care"
    $0.updates = [bailUpdate]
  }
  static let civilOrder: CivilOrder = make {
    $0.id = "v7"
    $0.kind = "cbo"
    $0.court = "Eastmere Youth Court"
    $0.from = day
    $0.to = day
    $0.conditions = ["Not to enter the precinct"]
    $0.consulted = day
    $0.answer = "Too wide"
    $0.parenting = "Six sessions"
    $0.ended = day
    $0.note = "Appealed"
    $0.by = "kmason"
  }
  static let breachOutcome: BreachOutcome = make {
    $0.on = day
    $0.finding = .proved
    $0.result = .fined
    $0.fine = 5000
    $0.note = "To be paid weekly"
  }
  static let breach: Breach = make {
    $0.id = "b7"
    $0.order = "o1"
    $0.step = "e9"
    $0.laid = day
    $0.court = "Eastmere Youth Court"
    $0.number = "45684548"
    $0.failures = [day]
    $0.statement = "He was told in writing"
    $0.signedBy = "kmason"
    $0.hearing = "h7"
    $0.outcome = breachOutcome
    $0.by = "kmason"
  }
  static let held: [any JSONRecord] = [
    placement, custodyPeople, advocacyNote, leave, screening, briefing, riskPanel, resettlementItem, homelessness,
    resettlement, release, recall, custodyReview, endedLicence, stay, bailUpdate, remandWork, civilOrder, breachOutcome,
    breach,
  ]
}
