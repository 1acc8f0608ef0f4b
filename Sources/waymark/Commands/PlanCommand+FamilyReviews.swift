import ArgumentParser
import Casework
import Interchange

extension PlanCommand {
  /// `waymark plan family-reviews`
  struct FamilyReviews: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "family-reviews",
      abstract: "When each agreed plan is to be reviewed with the family next, the earliest first (R121).")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @Option(name: .long, help: "Cases of this worker, by user name; me for your own.") var worker: String?
    @Option(name: .long, help: "Cases of this team.") var team: String?
    @Flag(name: .long, help: "Those alone whose day has passed.") var late = false

    func run() throws {
      let session = try Session(options)
      try session.needs(.plan)
      let wanted = worker.map { $0 == "me" ? session.me : StaffID($0) }
      if let wanted, session.casebook.staff[wanted] == nil { throw Refusal.noSuchStaff(wanted) }
      if let team, session.casebook.teams[TeamID(team)] == nil { throw Refusal.noSuchTeam(TeamID(team)) }
      var found: [(due: Day, last: Day?, summary: CaseSummary)] = []
      for summary in session.casebook.openCases
      where (wanted == nil || summary.worker == wanted) && (team == nil || summary.team?.text == team)
        && summary.documents.contains(where: { $0.name.kind == .plan && $0.state.isSigned })
      {
        let plans = try session.casebook.plans(of: summary.reference)
        guard let due = plans.familyReviewDue(childBorn: summary.dateOfBirth) else { continue }
        if !late || due < session.now.day { found.append((due, plans.lastFamilyReview?.on, summary)) }
      }
      var table = Listing([
        .init("due", "Due"), .init("state", "State"), .init("case", "Ref"), .init("child", "Child"),
        .init("worker", "Worker"), .init("last", "Last with family"),
      ])
      for each in found.sorted(by: { ($0.due, $0.summary.reference) < ($1.due, $1.summary.reference) }) {
        table.add([
          .init(each.due.iso), .init(each.due < session.now.day ? "late" : "upcoming"),
          .init(each.summary.reference.description), .init(each.summary.name), .init(each.summary.worker?.text),
          .init(each.last?.iso),
        ])
      }
      try session.look(.listing)
      listing.write(table, none: "No review is due.")
    }
  }
}
