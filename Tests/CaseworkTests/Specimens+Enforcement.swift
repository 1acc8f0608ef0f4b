import Casework

/// One of each of what enforcement and home visits store, with every field set.
extension Specimens {
  static let ruling: EnforcementAct.Ruling = make {
    $0.isAuthorised = true
    $0.reason = "No excuse"
    $0.by = "dshah"
    $0.at = moment
  }
  static let deed: EnforcementAct.Deed = make {
    $0.on = day
    $0.note = "Court 3"
    $0.by = "kmason"
    $0.at = moment
  }
  static let enforcementAct: EnforcementAct = make {
    $0.id = "e9"
    $0.order = "o1"
    $0.step = .finalWarning
    $0.number = 2
    $0.absence = "c4.1"
    $0.failedOn = day
    $0.on = day
    $0.warnedTo = day
    $0.note = "by hand"
    $0.by = "kmason"
    $0.at = moment
    $0.decision = ruling
    $0.done = deed
    $0.withdrawn = ruling
    $0.settled = day
  }
  static let absenceDecision: AbsenceDecision = make {
    $0.isAcceptable = true
    $0.reason = "In hospital"
    $0.evidence = day
    $0.by = "kmason"
    $0.at = moment
  }
  static let visitCheck: HomeVisit.Check = make {
    $0.by = "dshah"
    $0.at = moment
  }
  static let homeVisit: HomeVisit = make {
    $0.wasPlanned = true
    $0.notMade = "Nobody in"
    $0.seen = [.child]
    $0.seenAlone = false
    $0.rooms = [.bedroom]
    $0.accommodation = "parents"
    $0.suitability = .unsuitable
    $0.whyUnsuitable = "No heating"
    $0.concerns = "Mould"
    $0.safetyPlan = "Ring the landlord"
    $0.next = day
    $0.checked = visitCheck
  }
  static let oversightAction: OversightAction = make {
    $0.who = "K. Mason"
    $0.doer = "kmason"
    $0.id = "g9.1"
    $0.what = "Visit school"
    $0.asked = day
    $0.due = day
  }
  static let oversightNote: OversightNote = make {
    $0.id = "g9"
    $0.kind = .risk
    $0.on = day
    $0.by = "dshah"
    $0.at = moment
    $0.note = "Plan is too thin"
    $0.actions = [oversightAction]
  }
  static let letterText = LetterTexts.Text(.appointment, "Dear {child},", source: "local")
  static let letterTexts: LetterTexts = make {
    $0.about = "Letters"
    $0.letters = [letterText]
    $0.edits = [edit]
  }
  static let ladder: EnforcementPolicy.Ladder = make {
    $0.name = "panel"
    $0.disposals = [.referralOrder]
    $0.steps = [.backToPanel]
    $0.source = "local"
    $0.status = .local
  }
  static let stepRule: EnforcementPolicy.StepRule = make {
    $0.step = .layInformation
    $0.runs = span
    $0.rule = "breach-information"
    $0.isAuthorised = true
    $0.source = "local"
    $0.status = .local
  }
  static let policy: EnforcementPolicy = make {
    $0.about = "Steps"
    $0.warnedMonths = 6
    $0.warnedSource = "local"
    $0.warnedStatus = .local
    $0.ladders = [ladder]
    $0.rules = [stepRule]
  }
}
