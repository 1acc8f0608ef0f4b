import Casework
import JSON

extension Specimens {
  static let identityProof: IdentityProof = make {
    $0.how = .authority
    $0.on = day
    $0.note = "Signed by him"
    $0.by = "dshah"
  }
  static let pause: RequestPause = make {
    $0.asked = day
    $0.answered = day
    $0.what = "Which years?"
  }
  static let requestExtension: RequestExtension = make {
    $0.on = day
    $0.why = "Complex"
    $0.by = "dshah"
  }
  static let packDecision: PackDecision = make {
    $0.entry = "cases/000007/contacts/c1.1"
    $0.party = "person p1"
    $0.ruling = .release
    $0.ground = "third-party"
    $0.note = "He knows."
    $0.seen = "00ff"
    $0.by = "dshah"
    $0.at = moment
  }
  static let packAct: PackAct = make {
    $0.kind = .issued
    $0.by = "dshah"
    $0.at = moment
    $0.pack = "00ff"
    $0.note = "All of it"
    $0.recipient = "Tomi"
    $0.how = "by hand"
    $0.seq = 7
    $0.form = 2
  }
  static let requestEnd: RequestEnd = make {
    $0.how = .refused
    $0.on = day
    $0.why = "Nothing held"
    $0.by = "dshah"
  }
  static let subjectRequest: SubjectRequest = make {
    $0.reference = CaseReference(7)
    $0.requester = .solicitor
    $0.name = "Ann Lee"
    $0.sendTo = "1 High Street"
    $0.received = day
    $0.asks = "The plan"
    $0.identityAsked = day
    $0.identity = identityProof
    $0.pauses = [pause]
    $0.extended = requestExtension
    $0.terms = ["Smiler"]
    $0.decisions = [packDecision]
    $0.acts = [packAct]
    $0.ended = requestEnd
    $0.by = "dshah"
  }
  static let ground: SubjectAccessRules.Ground = make {
    $0.name = "third-party"
    $0.words = "About others"
    $0.source = "The Act"
    $0.status = .local
    $0.rulings = [.redact]
  }
  static let matter: SubjectAccessRules.Matter = make {
    $0.name = "purposes"
    $0.title = "Why"
    $0.words = "To help."
    $0.source = "The Act"
  }
  static let subjectAccessRules: SubjectAccessRules = make {
    $0.about = "Requests"
    $0.months = 2
    $0.extensionMonths = 3
    $0.source = "The Act"
    $0.status = .local
    $0.signedBy = [.manager]
    $0.grounds = [ground]
    $0.matters = [matter]
    $0.edits = [edit]
  }

  static let disclosed: [any JSONRecord] = [
    identityProof, pause, requestExtension, packDecision, packAct, requestEnd, subjectRequest, ground, matter,
    subjectAccessRules,
  ]
}
