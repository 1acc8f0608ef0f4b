import Casework
import JSON

extension Specimens {
  static let restriction: Restriction = make {
    $0.isClosed = false
    $0.allowed = ["kmason"]
    $0.denied = ["rellis"]
    $0.why = "A colleague\u{2019}s family"
    $0.by = "boss"
    $0.on = day
  }

  static let opening: EmergencyAccess = make {
    $0.id = 9
    $0.by = "kmason"
    $0.at = moment
    $0.until = moment.adding(minutes: 60)
    $0.why = "She is missing"
    $0.reviewedBy = "boss"
    $0.finding = "It was right."
  }

  static let heldRole = HeldRole(.duty, from: day, to: day.adding(days: 9))

  static let look: Look = make {
    $0.kind = .print
    $0.reference = CaseReference(7)
    $0.what = "plan"
    $0.why = "Hearing"
    $0.recipient = "the court"
  }

  static let roleAccess: RoleAccess = make {
    $0.role = .health
    $0.reach = .own
    $0.sections = [.summary]
    $0.ownSections = [.health]
    $0.ownTeam = true
    $0.may = [.record]
    $0.source = "Local default, unverified"
    $0.from = day
    $0.to = day
  }

  static let sectionParts: SectionParts = make {
    $0.section = .health
    $0.flags = ["mental-health"]
    $0.contacts = ["health-contact"]
    $0.people = ["nurse"]
    $0.consents = ["health-screening"]
    $0.forms = ["assetplus/health"]
    $0.source = "Local default, unverified"
  }

  static let accessPolicy: AccessPolicy = make {
    $0.about = "Who sees what."
    $0.roles = [roleAccess]
    $0.parts = [sectionParts]
    $0.emergencyMinutes = 30
    $0.edits = [edit]
  }

  static let told: CaseFlag.Told = make {
    $0.to = "the college"
    $0.on = day
    $0.why = "He starts on Monday."
  }
  static let flagReview: FlagReview = make {
    $0.subject = "w1"
    $0.due = day
    $0.known = day
  }

  static let withdrawal: Consent.Withdrawal = make {
    $0.on = day
    $0.why = "Changed his mind."
    $0.by = "rellis"
  }

  static let consent: Consent = make {
    $0.id = "n7"
    $0.giver = .parent
    $0.person = "p2"
    $0.name = "Ama Abara"
    $0.matter = "sharing"
    $0.sharedWith = "the college"
    $0.note = "Attendance alone."
    $0.answer = .refused
    $0.on = day
    $0.how = .inWriting
    $0.until = day
    $0.withdrawal = withdrawal
    $0.by = "kmason"
  }

  static let guarded: [any JSONRecord] = [
    told, flagReview, withdrawal, consent, restriction, opening, heldRole, look, roleAccess, sectionParts, accessPolicy,
  ]
}
