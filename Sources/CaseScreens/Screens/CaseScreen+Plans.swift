import Casework
import TextUI

extension CaseScreen {
  /// The plan's targets in short, for the section of the case; Enter opens the plan.
  func planItems(_ file: CaseFile, _ desk: any Desk) -> [CaseItem] {
    let plans = (try? desk.plans(of: reference)) ?? PlanFile([])
    guard let latest = plans.latest else { return [] }
    var items = [
      CaseItem(
        .fact("plan"),
        [
          (
            "Version \(latest.plan.signing.version), \(latest.plan.signing.state.words)"
              + agreed(latest.plan.agreements, file), .bold
          )
        ])
    ]
    for (index, target) in latest.plan.content.targets.enumerated() {
      let state = plans.state(of: target.id)
      let work = TargetWork(on: target.id, in: file.contacts)
      let last = work.last.map { ", last " + $0.day.weekdayText(near: desk.now.day) } ?? ""
      items.append(
        CaseItem(
          .fact("target \(target.id)"),
          [
            ("\(index + 1) \(TextWidth.padded(state.words, to: 9)) \(target.what)", state.isOpen ? .plain : .quiet),
            ("            \(work.held) contact\(work.held == 1 ? "" : "s")\(last)", .quiet),
          ]))
    }
    for work in RequirementWork.all(of: file, on: desk.now.day) {
      items.append(CaseItem(.fact("requirement \(work.kind.rawValue)"), [(Words.of(work), .plain)]))
    }
    return items
  }

  /// The exit plan in short, for the section of the case; Enter opens it.
  func exitItems(_ file: CaseFile, _ desk: any Desk) -> [CaseItem] {
    let exits = (try? desk.exits(of: reference)) ?? ExitFile([])
    var items: [CaseItem] = []
    if let latest = exits.latest {
      items.append(
        CaseItem(
          .fact("exit"),
          [
            (
              "Version \(latest.plan.signing.version), \(latest.plan.signing.state.words)"
                + agreed(latest.plan.agreements, file), .bold
            )
          ]))
      items += latest.plan.content.destinations.map {
        CaseItem(.fact("destination \($0.id)"), [("\(Words.spoken(latest.plan.state(of: $0.id))): \($0.to)", .plain)])
      }
      if latest.plan.content.destinations.isEmpty {
        items.append(CaseItem(.fact("nowhere"), [("no destination yet", .warning)]))
      }
    }
    for response in file.header.responses {
      items.append(
        CaseItem(
          .fact("response \(response.order.id)"),
          [("\(response.order.disposal.name): \(Words.of(response.outcome)), \(response.on.text(.short))", .plain)]))
    }
    if let found = file.header.lookBack {
      let lasted = found.hasLasted.map { $0 ? "has lasted" : "hasn\u{2019}t lasted" } ?? "asked"
      items.append(CaseItem(.fact("look back"), [("Look back \(found.on.text(.short)): \(lasted)", .plain)]))
    } else if let due = CaseSummary(of: file).lookBackDue {
      items.append(
        CaseItem(
          .fact("look back"), [("Look back due \(due.text(.short)): K", due <= desk.now.day ? .warning : .quiet)]))
    }
    return items
  }

  private func agreed(_ agreements: [Agreement], _ file: CaseFile) -> String {
    agreements.agreed(childBorn: file.header.child.dateOfBirth).map { ", agreed " + $0.text(.short) } ?? ", not agreed"
  }

  /// The commands that lead to plan, exit plan and closing.
  static var planning: [Command<Self>] {
    [
      Command([.char("p")], "the plan", hint: "plan", where: { [.summary, .plan].contains($0.section) }) { screen, _ in
        .open(PlanScreen(of: screen.reference))
      },
      Command([.char("x")], "the exit plan", hint: "exit plan", where: { $0.section == .exit }) { screen, _ in
        .open(ExitScreen(of: screen.reference))
      },
      Command(
        [.char("K")], "look back, six months after closing", hint: "look back",
        where: { $0.section == .exit && !($0.file?.header.isOpen ?? true) },
        unavailable: { s, _ in
          s.file?.header.isOpen ?? true ? Words.of(.exit(.notClosed(s.reference))) : nil
        }
      ) { screen, desk in
        guard let file = screen.file else { return .stay }
        return .open(RecordForm(.lookBack, of: file, desk))
      },
    ]
  }
}
