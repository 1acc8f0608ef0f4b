import Casework
import JSON

extension Specimens {
  static let lifting: LegalHold.Lifting = make {
    $0.by = "boss"
    $0.on = day
    $0.why = "The inquiry has reported"
  }

  static let legalHold: LegalHold = make {
    $0.id = 7
    $0.kind = .lookedAfter
    $0.why = "A claim"
    $0.by = "boss"
    $0.on = day
    $0.lifted = lifting
  }

  static let keptLonger: KeptLonger = make {
    $0.until = day
    $0.by = "boss"
    $0.on = day
    $0.why = "He asked for it"
  }

  static let settledKind: SettledKind = make {
    $0.kind = .sexualOffence
    $0.isSo = true
    $0.by = "boss"
    $0.on = day
    $0.why = "Read the charge"
  }

  static let destructionProposal: DestructionProposal = make {
    $0.id = 9
    $0.by = "boss"
    $0.on = day
    $0.rule = "out-of-court"
    $0.due = day
    $0.why = "Read it all"
  }

  static let caseRetention: CaseRetention = make {
    $0.holds = [legalHold]
    $0.keptUntil = keptLonger
    $0.settled = [settledKind]
    $0.proposal = destructionProposal
  }

  static let moratoria: Moratoria = make { $0.holds = [legalHold] }

  static let erasedLine: ErasedLines.Line = make {
    $0.seq = 3
    $0.sum = "ab"
    $0.left = "cd"
  }

  static let certificate: DestructionCertificate = make {
    $0.reference = CaseReference(7)
    $0.rule = "out-of-court"
    $0.ruleWords = "Kept three years"
    $0.source = "Local default"
    $0.start = day
    $0.due = day
    $0.closed = day
    $0.proposedBy = "kmason"
    $0.proposedOn = day
    $0.approvedBy = "boss"
    $0.approvedAt = moment
    $0.documents = [.init("contacts", 12)]
    $0.cleared = [.init("duty", 1)]
    $0.listed = [CourtPlace("2026-11-23.youth-court", "e1")]
    $0.lines = 2
    $0.finished = moment
  }

  static let erasedLines: ErasedLines = make {
    $0.reference = CaseReference(7)
    $0.lines = [erasedLine]
  }

  static let retentionRule: RetentionRule = make {
    $0.name = "looked-after"
    $0.words = "Kept 75 years"
    $0.kind = .lookedAfter
    $0.trigger = .birthday
    $0.age = 18
    $0.years = 75
    $0.months = 6
    $0.reviewedBy = [.manager]
    $0.source = "Kirklees"
    $0.status = .local
    $0.from = day
    $0.until = day
  }

  static let retentionRules: RetentionRules = make {
    $0.about = "How long records are kept."
    $0.rules = [retentionRule]
    $0.edits = [edit]
  }

  static let retained: [any JSONRecord] = [
    lifting, legalHold, keptLonger, settledKind, destructionProposal, caseRetention, moratoria, erasedLine, certificate,
    erasedLines,
    DestructionCertificate.Count("contacts", 12), retentionRule, retentionRules,
  ]
}
