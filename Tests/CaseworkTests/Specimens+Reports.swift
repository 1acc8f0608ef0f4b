import Casework
import JSON

/// One of each of what reports to courts store, with every field set.
extension Specimens {
  static let reportOrigin = ReportOrigin("What happened?", of: SignedName(.assessment, "a7"), on: day)
  static let reportConfirmation = ReportConfirmation(by: "kmason", at: moment)
  static let reportSection: ReportSection = make {
    $0.heading = "voice"
    $0.title = "In the child\u{2019}s own words"
    $0.isNeeded = true
    $0.text = "I want to go back to college."
    $0.origins = [reportOrigin]
    $0.confirmed = reportConfirmation
  }
  static let reportOption: ReportOption = make {
    $0.disposal = .detentionAndTrainingOrder
    $0.isSuitable = true
    $0.why = "Nothing less would do."
  }
  static let reportProposal: ReportProposal = make {
    $0.disposal = .youthRehabilitationOrder
    $0.term = Term(12, .months)
    $0.requirements = [requirement]
    $0.note = "With a review after three months."
  }
  static let reportFacts: ReportFacts = make {
    $0.offences = ["f1"]
    $0.orders = ["o1"]
    $0.judgements = judgements
    $0.assessment = "a7"
  }
  static let reportContent: ReportContent = make {
    $0.sections = [reportSection]
    $0.options = [reportOption]
    $0.proposals = [reportProposal]
    $0.isAllOptions = true
    $0.proposes = true
    $0.facts = reportFacts
  }
  static let reportSharing: ReportSharing = make {
    $0.with = .carer
    $0.name = "Grace Abara"
    $0.how = .video
    $0.on = day
    $0.words = "That is fair."
    $0.by = "kmason"
    $0.at = moment
  }
  static let reportFiling: ReportFiling = make {
    $0.on = day
    $0.court = "Stratford Youth Court"
    $0.unshared = "In hospital"
    $0.by = "kmason"
    $0.at = moment
  }
  static let reportReading: ReportReading = make {
    $0.on = day
    $0.court = "Stratford Youth Court"
    $0.reader = "The bench"
    $0.by = "kmason"
    $0.at = moment
  }
  static let reportFeedback: ReportFeedback = make {
    $0.on = day
    $0.from = "The bench"
    $0.answers = [checkAnswer]
    $0.words = "Clear and fair."
    $0.by = "kmason"
    $0.at = moment
  }
  static let courtReport: CourtReport = make {
    $0.signing = signing
    $0.begun = day
    $0.orders = ["o1"]
    $0.replaces = "k2"
    $0.request = "r1"
    $0.reportKind = .addendum
    $0.name = "Addendum"
    $0.reuses = "k1"
    $0.content = reportContent
    $0.sharings = [reportSharing]
    $0.filing = reportFiling
    $0.readings = [reportReading]
    $0.feedback = [reportFeedback]
  }
  static let reportHeading: ReportHeading = make {
    $0.id = "voice"
    $0.title = "In the child\u{2019}s own words"
    $0.prompt = "What does the child want the court to know?"
    $0.guidance = "As the child said it."
    $0.isNeeded = true
    $0.from = [.answer("self-child.want"), .plan(.hopes), .record(.offences)]
  }
  static let reportKind: ReportKindTexts = make {
    $0.kind = .civil
    $0.title = "Report to a civil court"
    $0.headings = ["voice"]
    $0.proposes = true
    $0.source = "Local"
  }
  static let feedbackQuestion: FeedbackQuestion = make {
    $0.id = "clear"
    $0.words = "Was it clear?"
  }
  static let panelText: PanelText = make {
    $0.id = "guideline"
    $0.title = "Where to begin"
    $0.text = "The welfare of the child."
    $0.source = "Local"
  }
  static let reportTexts: ReportTexts = make {
    $0.about = "Local"
    $0.headings = [reportHeading]
    $0.kinds = [reportKind]
    $0.feedback = [feedbackQuestion]
    $0.panel = [panelText]
    $0.edits = [edit]
  }
  static let panelNote: PanelNote = make {
    $0.id = "g7.1"
    $0.reference = CaseReference(142)
    $0.words = "Proposal is fair."
    $0.actions = [oversightAction]
    $0.by = "dshah"
    $0.at = moment
  }
  static let panelMeeting: PanelMeeting = make {
    $0.day = day
    $0.present = ["Dana Shah, manager"]
    $0.notes = [panelNote]
  }
  static let reporting: [any JSONRecord] = [
    panelNote, panelMeeting,
    reportOrigin, reportConfirmation, reportSection, reportOption, reportProposal, reportFacts, reportContent,
    reportSharing, reportFiling, reportReading, reportFeedback, courtReport, reportHeading, reportKind,
    feedbackQuestion, panelText, reportTexts,
  ]
}
