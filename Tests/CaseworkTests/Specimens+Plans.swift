import Casework
import JSON

/// One of each of what plans, exit plans and programmes store, with every field set.
extension Specimens {
  static let planStep = PlanStep(.partner, "meets every week", by: day, name: "Ms Bell")
  static let finding = Finding("Out of school since May", assessment: "a7", question: "ete/status")
  static let target: PlanTarget = make {
    $0.id = "t1"
    $0.area = "learning"
    $0.what = "Goes to college every day"
    $0.childWords = "I go in"
    $0.finding = finding
    $0.steps = [planStep]
    $0.evidence = "The register"
    $0.strength = "Punctual"
    $0.requirement = .education
  }
  static let control = PlanControl("Curfew 19:00 to 7:00", by: "the court", to: day)
  static let contingency = Contingency(.harm, .high, signs: "Threats", does: "Ring the manager")
  static let safetyPlan: SafetyPlan = make {
    $0.on = day
    $0.with = "PC Ward and his mother"
    $0.worries = "The ground floor window"
    $0.signs = "Calls at night"
    $0.does = "Goes to his aunt"
    $0.call = "999, then the duty worker"
  }
  static let planContent: PlanContent = make {
    $0.hopes = "My card and a job on a site"
    $0.strengths = ["Plastering"]
    $0.targets = [target]
    $0.controls = [control]
    $0.tailoring = "Short sentences, pictures"
    $0.contingencies = [contingency]
    $0.safety = safetyPlan
  }
  static let agreement: Agreement = make {
    $0.who = .carer
    $0.name = "Grace Abara"
    $0.answer = .refused
    $0.on = day
    $0.how = .phone
    $0.why = "Wants him home by six"
    $0.words = "Too late"
    $0.hasCopy = true
    $0.by = "kmason"
    $0.at = moment
  }
  static let progress: TargetProgress = make {
    $0.target = "t1"
    $0.state = .dropped
    $0.on = day
    $0.note = "Moved away"
    $0.by = "kmason"
    $0.at = moment
  }
  static let planReview: PlanReview = make {
    $0.id = "v8"
    $0.on = day
    $0.kind = "panel"
    $0.present = [.child, .mother]
    $0.others = "The panel"
    $0.withoutFamily = "Ill"
    $0.progress = [progress]
    $0.childWords = "Going well"
    $0.carerWords = "Better"
    $0.decisions = "Go on"
    $0.next = day
    $0.by = "kmason"
    $0.at = moment
  }
  static let plan: Plan = make {
    $0.signing = signing
    $0.begun = day
    $0.orders = ["o1"]
    $0.replaces = "p2"
    $0.content = planContent
    $0.agreements = [agreement]
    $0.progress = [progress]
    $0.reviews = [planReview]
  }
  static let destination: Destination = make {
    $0.id = "d1"
    $0.kind = "early-help"
    $0.to = "Ms Okoro, Early Help"
    $0.referred = day
    $0.hope = "Somebody for his mother"
  }
  static let destinationOutcome: DestinationOutcome = make {
    $0.destination = "d1"
    $0.state = .declined
    $0.on = day
    $0.note = "Full"
    $0.by = "kmason"
    $0.at = moment
  }
  static let exitContent: ExitContent = make {
    $0.destinations = [destination]
    $0.education = "college"
    $0.hours = 16
    $0.accommodation = "parents"
    $0.health = "Well"
    $0.people = "His aunt"
    $0.helped = "Boxing"
    $0.didNotHelp = "Mornings"
    $0.safety = "Safer"
    $0.achievements = "AQA certificate"
    $0.childWords = "Done"
    $0.carerWords = "Thank you"
  }
  static let surveyPoint = SurveyPoint("fair", 5)
  static let survey: Survey = make {
    $0.who = .carer
    $0.on = day
    $0.points = [surveyPoint]
    $0.words = "Good people"
    $0.declined = "No time"
  }
  static let exitPlan: ExitPlan = make {
    $0.signing = signing
    $0.begun = day
    $0.orders = ["o1"]
    $0.replaces = "x2"
    $0.content = exitContent
    $0.outcomes = [destinationOutcome]
    $0.agreements = [agreement]
    $0.surveys = [survey]
  }
  static let closingEntry: ClosingEntry = make {
    $0.words = "Done well"
    $0.by = "dshah"
    $0.at = moment
  }
  static let formA: FormA = make {
    $0.order = "o1"
    $0.on = day
    $0.outcome = .notCompleted
    $0.words = "Came to three of six"
    $0.to = "PC Ward"
    $0.by = "kmason"
    $0.at = moment
  }
  static let lookBack: LookBack = make {
    $0.on = day
    $0.hasLasted = true
    $0.cameBack = false
    $0.education = "college"
    $0.words = "Rang his mother"
    $0.by = "kmason"
  }
  static let session: Programme.Session = make {
    $0.group = "g7"
    $0.at = moment
    $0.topic = "The map"
    $0.present = 5
    $0.expected = 8
    $0.feedback = "Liked the film"
  }
  static let programme: Programme = make {
    $0.name = "Behind the Blade"
    $0.about = "Knives"
    $0.venue = "The Hub"
    $0.lead = "kmason"
    $0.partners = "Police"
    $0.length = 6
    $0.minAge = 13
    $0.maxAge = 17
    $0.places = 8
    $0.ended = day
    $0.evaluation = "Well attended"
    $0.sessions = [session]
  }
  static let enrolment: Enrolment = make {
    $0.programme = "blade"
    $0.referred = day
    $0.target = "t1"
    $0.ended = day
    $0.outcome = .completed
    $0.ledTo = "Boxing club"
    $0.childWords = "Made me think"
    $0.award = "AQA"
  }
  static let guideStep: PlanGuide.Step = make {
    $0.who = .worker
    $0.what = "rings the school"
    $0.weeks = 2
  }
  static let suggestion: PlanGuide.Suggestion = make {
    $0.what = "Goes to college"
    $0.childWords = "I go"
    $0.steps = [guideStep]
    $0.evidence = "The register"
  }
  static let guideArea: PlanGuide.Area = make {
    $0.code = "learning"
    $0.words = "Learning"
    $0.suggestions = [suggestion]
  }
  static let guide: PlanGuide = make {
    $0.about = "Local"
    $0.areas = [guideArea]
    $0.contingencies = [contingency]
  }
  static let surveyQuestion: SurveyForm.Question = make {
    $0.id = "fair"
    $0.child = "I was treated fairly"
    $0.carer = "We were treated fairly"
  }
  static let surveyForm: SurveyForm = make {
    $0.about = "Local"
    $0.questions = [surveyQuestion]
  }
  static let planning: [any JSONRecord] = [
    planStep, finding, target, control, contingency, safetyPlan, planContent, agreement, progress, planReview, plan,
    destination, destinationOutcome, exitContent, surveyPoint, survey, exitPlan, closingEntry, formA, lookBack, session,
    programme, enrolment, guideStep, suggestion, guideArea, guide, surveyQuestion, surveyForm,
  ]
}
