import Casework
import Forms
import JSON

/// One of each of what assessments store, with every field set.
extension Specimens {
  static let assessment: Assessment = make {
    $0.form = "assetplus"
    $0.formVersion = 3
    $0.formTitle = "AssetPlus"
    $0.purpose = .screening
    $0.stage = "review"
    $0.stageTitle = "Review"
    $0.order = "o1"
    $0.started = moment
    $0.carriedFrom = "a1"
    $0.replaces = "a2"
    $0.why = "Typing error."
    $0.answers["living.type"] = {
      var answer = Answer(.choice("family"), AnswerOrigin(by: "kmason", at: moment.jsonText, source: "a1"))
      answer.isUnconfirmed = true
      answer.confirmed = Confirmation(by: "rellis", at: moment.jsonText)
      return answer
    }()
    $0.completed = ["living": SectionMark(by: "kmason", at: moment)]
    $0.effort = [Effort(by: "kmason", minutes: 30)]
    $0.judgements = Judgements(on: day, reoffending: .low, harm: .medium, safety: .high)
    $0.tags = ["form"]
    $0.signing = signing
  }
  static let episode: ExploitationEpisode = make {
    $0.assessment = "a1"
    $0.opened = day
    $0.reason = "Screening"
    $0.lead = "Ada"
    $0.closed = day
    $0.outcome = "Safe."
  }
  static let toolRule: ToolRule = make {
    $0.name = "court-order"
    $0.words = "Orders"
    $0.form = "assetplus"
    $0.stage = "entry"
    $0.disposals = [.referralOrder]
    $0.isNeeded = true
    $0.source = "local"
    $0.status = .local
    $0.from = day
    $0.until = day
  }
  static let tools: AssessmentTools = make {
    $0.about = "Local"
    $0.rules = [toolRule]
  }
  static let assessed: [any JSONRecord] = [
    assessment, episode, toolRule, tools, SectionMark(by: "kmason", at: moment), Effort(by: "kmason", minutes: 3),
  ]
}
