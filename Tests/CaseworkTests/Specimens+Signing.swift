import Casework
import JSON

/// One of each of what signing stores, with every field set.
extension Specimens {
  static let partReason = PartReason("target 2", "Say who does it.")
  static let checkAnswer = CheckAnswer("smart", .partly, note: "Two of three.")
  static let signingAct: SigningAct = make {
    $0.kind = .sentBack
    $0.by = "dshah"
    $0.at = moment
    $0.note = "Nearly there."
    $0.reasons = [partReason]
    $0.checks = [checkAnswer]
  }
  static let signingNeed = SigningNeed(.harm, level: .high, tag: "court-report")
  static let signing: Signing = make {
    $0.state = .sentBack
    $0.version = 2
    $0.authors = ["kmason"]
    $0.needs = [signingNeed]
    $0.acts = [signingAct]
  }
  static let signedMark: SignedMark = make {
    $0.name = SignedName(.exitPlan, "x7")
    $0.title = "Referral order"
    $0.state = .submitted
    $0.version = 2
    $0.author = "kmason"
    $0.authors = ["kmason", "rellis"]
    $0.order = "o1"
    $0.since = moment
    $0.isReplaced = true
  }
  static let milestone = Milestone(.planReviewed, on: day, order: "o1", subject: "p7")
  static let countersigningRule: CountersigningRule = make {
    $0.kind = .exitPlan
    $0.always = true
    $0.harm = .medium
    $0.safety = .high
    $0.reoffending = .veryHigh
    $0.tags = ["court-report"]
    $0.by = [.manager]
    $0.source = "local"
    $0.status = .local
    $0.from = day
    $0.to = day
  }
  static let question: QualityChecklist.Question = make {
    $0.id = "smart"
    $0.words = "Is every target SMART?"
    $0.guidance = "Who, what, when."
  }
  static let checklist: QualityChecklist = make {
    $0.kind = .report
    $0.questions = [question]
    $0.source = "R211"
    $0.status = .local
    $0.from = day
    $0.to = day
  }
  static let countersigning: CountersigningPolicy = make {
    $0.about = "Local"
    $0.rules = [countersigningRule]
    $0.checklists = [checklist]
  }
  static let signed: [any JSONRecord] = [
    partReason, checkAnswer, signingAct, signingNeed, signing, signedMark, milestone, countersigningRule, question,
    checklist, countersigning,
  ]
}
