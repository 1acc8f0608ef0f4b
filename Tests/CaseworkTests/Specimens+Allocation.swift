import Casework
import JSON

extension Specimens {
  static let allocatedDue: AllocatedDue = make {
    $0.rule = "plan"
    $0.title = "Plan"
    $0.due = day
  }
  static let report: ReportRequest = make {
    $0.id = "r1"
    $0.kind = .breach
    $0.asked = day
    $0.due = day
    $0.author = "rellis"
    $0.court = "Stratford Youth Court"
    $0.hearing = "h1"
    $0.heard = day
    $0.isAllOptions = true
    $0.document = "k7"
    $0.submitted = day
    $0.shared = day
    $0.delivered = day
    $0.read = day
  }
  static let cover: Cover = make {
    $0.id = "v1"
    $0.deputy = "rellis"
    $0.from = day
    $0.to = day
    $0.why = "Leave."
  }
  static let reduction = WorkloadReduction(20, why: "Court duty", from: day, to: day)
  static let action: SupervisionAction = make {
    $0.id = "a1.1"
    $0.what = "Visit Leeds"
    $0.due = day
    $0.done = day
  }
  static let supervision: Supervision = make {
    $0.on = day
    $0.by = "rellis"
    $0.kind = .clinical
    $0.cases = [CaseReference(142)]
    $0.note = "Three cases."
    $0.actions = [action]
    $0.next = day
  }
  static let supervisions: SupervisionFile = make { $0.records = [supervision] }
  static let holdingRule: HoldingRule = make {
    $0.name = "remand"
    $0.words = "Remands"
    $0.disposals = [.remandToLocalAuthority]
    $0.levels = [.intensive]
    $0.flags = ["knife"]
    $0.harm = [.high]
    $0.fromMonths = 7
    $0.roles = [.officer]
    $0.socialWorker = true
    $0.teams = ["court"]
    $0.source = "R29"
    $0.status = .local
    $0.from = day
    $0.until = day
  }
  static let holdingRules: AllocationRules = make {
    $0.about = "Rules"
    $0.rules = [holdingRule]
    $0.edits = [edit]
  }
  static let figure: WorkloadFigure = make {
    $0.value = 100
    $0.source = "local"
    $0.status = .local
  }
  static let weight: WorkloadWeight = make {
    $0.name = "standard"
    $0.words = "Standard"
    $0.points = 4
    $0.levels = [.standard]
    $0.disposals = [.referralOrder]
    $0.stages = [.running]
    $0.holdings = [.own]
    $0.eachReport = true
    $0.source = "local"
    $0.status = .local
  }
  static let busy = BusyTime([.monday, .friday], TimeOfDay(hour: 9) ?? .midday, .midday, what: "school")
  static let rescheduling: Rescheduling = make {
    $0.from = moment
    $0.on = day
    $0.request = .court
    $0.why = "Hearing."
  }
  static let weights: WorkloadWeights = make {
    $0.about = "Weights"
    $0.fullTime = figure
    $0.warnAt = figure
    $0.secondWorker = figure
    $0.stageDays = figure
    $0.supervisionDays = figure
    $0.weights = [weight]
    $0.edits = [edit]
  }
}
