import Casework
import JSON

/// One of each of what courts and their lists store, with every field set.
extension Specimens {
  static let listedOffence: ListedOffence = make {
    $0.code = "TH68001"
    $0.title = "Theft from a shop"
    $0.wording = "On 1 November 2026 stole two shirts"
    $0.act = "Theft Act 1968 s1"
    $0.penalty = "7 years"
    $0.plea = .guilty
    $0.pleaOn = day
    $0.convicted = day
    $0.adjourned = day
  }
  static let listedPerson: ListedPerson = make {
    $0.familyName = "ABARA"
    $0.givenNames = "Tomi"
    $0.born = day
    $0.age = 16
    $0.sex = .male
    $0.pnc = "26/123456K"
    $0.cro = "11111/26J"
    $0.asn = "ABC1"
    $0.address = "12 Alder Road"
    $0.postcode = "E30 1AB"
    $0.isYouth = true
  }
  static let matchDecision: MatchDecision = make {
    $0.reference = CaseReference(142)
    $0.by = "kmason"
    $0.at = moment
  }
  static let resultMark: ResultMark = make {
    $0.reference = CaseReference(142)
    $0.hearing = "h7"
    $0.outcome = .sentenced
  }
  static let courtEntry: CourtEntry = make {
    $0.id = "e7.1"
    $0.person = listedPerson
    $0.at = .midday
    $0.room = "Courtroom 1"
    $0.session = "morning"
    $0.number = "3"
    $0.reference = "45684548"
    $0.hearing = "E10E3EF3"
    $0.purpose = "Sentence"
    $0.type = "sentence"
    $0.panel = .youth
    $0.isApplication = true
    $0.channel = "VIDEO"
    $0.isRestricted = true
    $0.status = .conditionalBail
    $0.offences = [listedOffence]
    $0.extra = .object([JSONMember(key: "a", value: .integer(1))])
    $0.addedBy = 7
    $0.takenOff = 8
    $0.decision = matchDecision
    $0.takenBy = "kmason"
    $0.result = resultMark
  }
  static let listVersion: CourtListVersion = make {
    $0.seq = 7
    $0.at = moment
    $0.by = "kmason"
    $0.source = "CSV, list.csv"
    $0.published = "2026-11-22T18:00:00Z"
    $0.added = 3
    $0.removed = 2
    $0.altered = 1
  }
  static let courtDay: CourtDay = make {
    $0.court = "Stratford Youth Court"
    $0.kind = .youth
    $0.day = day
    $0.entries = [courtEntry]
    $0.versions = [listVersion]
    $0.extra = .bool(true)
  }
  static let bailCondition: BailCondition = make {
    $0.kind = .curfew
    $0.words = "19:00 to 7:00 at home"
    $0.from = day
    $0.to = day
  }
  static let remandDecision: RemandDecision = make {
    $0.status = .conditionalBail
    $0.conditions = [bailCondition]
    $0.note = "ISS was considered"
  }
  static let chargeResult: ChargeResult = make {
    $0.offence = "f1"
    $0.plea = .guilty
    $0.finding = .guilty
  }
  static let warrant: Warrant = make {
    $0.isBacked = true
    $0.checked = [day]
    $0.ended = day
    $0.how = .executed
    $0.note = "Arrested at home"
  }
  static let hearingResult: HearingResult = make {
    $0.outcome = .sentenced
    $0.charges = [chargeResult]
    $0.remand = remandDecision
    $0.next = "h9"
    $0.orders = ["o7"]
    $0.warrant = warrant
    $0.remarks = "The report was clear"
    $0.feedback = "Thanks to the author"
    $0.note = "With his mother"
    $0.by = "kmason"
    $0.at = moment
  }
  static let hearing: Hearing = make {
    $0.id = "h7"
    $0.at = moment
    $0.court = "Stratford Youth Court"
    $0.kind = .youth
    $0.room = "1"
    $0.number = "45684548"
    $0.type = "sentence"
    $0.purpose = "Sentence"
    $0.offences = ["f1"]
    $0.linked = ["h5"]
    $0.follows = "h6"
    $0.listed = CourtPlace("2026-11-23.stratford-youth-court", "e7.1")
    $0.officer = "kmason"
    $0.result = hearingResult
    $0.note = "Bring the report"
    $0.appeal = .pending
  }
  static let hearingMark: HearingMark = make {
    $0.id = "h7"
    $0.at = moment
    $0.court = "Stratford Youth Court"
    $0.kind = .youth
    $0.type = "sentence"
    $0.listed = CourtPlace("2026-11-23.stratford-youth-court", "e7.1")
  }
  static let listedIdentity: ListedIdentity = ListedIdentity(listedPerson)
  static let recordLink: RecordLink = make {
    $0.reference = CaseReference(143)
    $0.by = "kmason"
    $0.on = day
    $0.why = "The same PNC"
  }
  static let courtSummary: CourtSummary = make {
    $0.hearings = [hearingMark]
    $0.remand = .conditionalBail
    $0.warrants = [day]
    $0.listedAs = [listedIdentity]
    $0.links = [CaseReference(143)]
    $0.postcodes = ["E30 1AB"]
    $0.breaches = 1
    $0.civilOrders = 1
  }
  static let outcomeRule: OutcomeRule = make {
    $0.name = "adjourned"
    $0.outcomes = [.adjourned]
    $0.needs = [.next]
    $0.excludes = [.orders]
    $0.source = "Act s1"
    $0.status = .verified
    $0.from = day
    $0.until = day
    $0.note = "more"
  }
  static let remandRule: RemandRule = make {
    $0.name = "bail"
    $0.remands = [.conditionalBail]
    $0.needsConditions = true
    $0.hasNoConditions = true
    $0.source = "Act s1"
    $0.status = .verified
    $0.from = day
    $0.until = day
    $0.note = "more"
  }
  static let exclusionRule: ExclusionRule = make {
    $0.name = "alone"
    $0.disposals = [.referralOrder]
    $0.with = [.fine]
    $0.isForHearing = true
    $0.source = "Act s1"
    $0.status = .verified
    $0.from = day
    $0.until = day
    $0.note = "more"
  }
  static let dutyEntry: DutyEntry = make {
    $0.id = "d7"
    $0.kind = .appropriateAdult
    $0.at = moment
    $0.cases = [CaseReference(142)]
    $0.others = "A boy called Jo"
    $0.present = "Ms Bell"
    $0.place = "Eastmere police station"
    $0.words = "Asked for at ten"
    $0.outcome = "Attended"
    $0.arrived = moment
    $0.isOutOfHours = true
    $0.toPrevent = true
    $0.hasSolicitor = true
    $0.by = "kmason"
    $0.written = moment
  }
  static let dutyDay: DutyDay = make {
    $0.day = day
    $0.entries = [dutyEntry]
  }
  static let courtly: [any JSONRecord] = [
    dutyEntry, dutyDay,
    listedOffence, listedPerson, matchDecision, resultMark, courtEntry, listVersion, courtDay, bailCondition,
    remandDecision, chargeResult, warrant, hearingResult, hearing, hearingMark, listedIdentity, recordLink,
    courtSummary, outcomeRule, remandRule, exclusionRule, releaseRule,
  ]
}
