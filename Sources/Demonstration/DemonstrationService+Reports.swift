public import Casework

extension DemonstrationService {
  /// How many reports are written on: each is one step further than the one before.
  private static let written = 4

  /// Writes on some of the reports that courts asked for, and the minutes of the Court Review Panel, by the program's own
  /// rules: `make` makes a change as somebody at a moment. What it throws passes through.
  public func write(
    on record: some Record, countersigning policy: CountersigningPolicy,
    _ make: (Change, StaffID, Moment) throws -> Void
  ) throws {
    let yesterday = Moment(calendar?.workingDay(onOrBefore: today - 1) ?? today - 1, .midday)
    var done = 0
    var discussed: [(CaseReference, StaffID)] = []
    for number in 1...max(1, openCases) where done < Self.written {
      let reference = CaseReference(number)
      guard let header = try record.header(of: reference), header.closed == nil, header.restriction == nil,
        let request = header.reports.first(where: { $0.kind == .preSentence && $0.asked <= yesterday.day }),
        let author = request.author, header.nextHearing != nil
      else { continue }
      try make(.reported(reference, .begun(request.id)), author, yesterday)
      if let draft = try record.reports(of: reference).draft, done > 0 {
        try make(.reported(reference, .written(draft.id, content(of: draft.plan))), author, yesterday)
        let name = SignedName(.report, draft.id)
        try make(.documentSigned(reference, name, .submit(note: "")), author, yesterday)
        if done > 1, let reader = manager(besides: author) {
          let checks = policy.checklist(for: .report, on: yesterday.day)?.questions ?? []
          let answers = checks.map { CheckAnswer($0.id, .yes) }
          try make(.documentSigned(reference, name, .countersign(checks: answers, note: "")), reader, yesterday)
          if done > 2 {
            let sharing = ReportSharing(
              .child, .inPerson, on: yesterday.day, words: "It says what I said. The part about college is right.")
            try make(.reported(reference, .shared(draft.id, sharing)), author, yesterday)
            let filing = ReportFiling(on: yesterday.day, court: request.court)
            try make(.reported(reference, .filed(draft.id, filing)), author, yesterday)
          }
        }
      }
      discussed.append((reference, author))
      done += 1
    }
    try minutes(of: discussed, at: yesterday, make)
  }

  /// What the panel said of those whose reports are in hand.
  private func minutes(
    of cases: [(CaseReference, StaffID)], at moment: Moment, _ make: (Change, StaffID, Moment) throws -> Void
  ) throws {
    guard let chair = manager(besides: nil), !cases.isEmpty else { return }
    let said = [
      "The proposal is fair and can be done. The family was heard.",
      "Say more of what has changed since the offence, and who will be there in the evenings.",
    ]
    let notes = cases.prefix(said.count).enumerated().map { index, found in
      var action = OversightAction("Visit at home before the hearing", due: moment.day.adding(days: 7))
      action.doer = found.1
      action.who = Names.staff.first { StaffID($0.user) == found.1 }?.name ?? ""
      return PanelNote(found.0, said[index], actions: index == 0 ? [action] : [])
    }
    let name = Names.staff.first { StaffID($0.user) == chair }?.name ?? chair.text
    let present = ["\(name), chair", "A magistrate of the youth panel", "The nurse of the service"]
    try make(.panelMet(on: moment.day, present: present, notes), chair, moment)
  }

  private func manager(besides author: StaffID?) -> StaffID? {
    Names.staff.prefix(min(staff, Self.teams.count)).map { StaffID($0.user) }.first { $0 != author }
  }

  /// A draft as its author would finish it: what is filled in taken over in their own words, what is missing written.
  private func content(of report: CourtReport) -> ReportContent {
    var content = report.content
    for index in content.sections.indices {
      let section = content.sections[index]
      content.sections[index].text =
        section.text.isEmpty ? Self.ownWords[index % Self.ownWords.count] : section.text + "\n\n" + Self.ownWords[0]
    }
    guard content.proposes else { return content }
    content.options = [
      ReportOption(
        .detentionAndTrainingOrder, isSuitable: false,
        why: "A place at college would be lost, and so would the people who keep the child safe."),
      ReportOption(
        .youthRehabilitationOrder, isSuitable: true, why: "It deals with why it happened, near home and at once."),
      ReportOption(
        .conditionalDischarge, isSuitable: false, why: "It would leave the child without the help that is asked for."),
    ]
    content.proposals = [
      ReportProposal(
        .youthRehabilitationOrder, Term(12, .months),
        requirements: [
          Requirement(.supervision, term: Term(12, .months)), Requirement(.activity, term: Term(20, .days)),
        ])
    ]
    return content
  }

  private static let ownWords = [
    "We spoke about this with the child and the family.",
    "There were older boys that evening, and it was hard to leave. That is clear to the child now.",
    "The shopkeeper was frightened for weeks, and would like to say so at a meeting.",
    "Mornings go better since college began on three days; the teachers speak well of the work.",
    "Every appointment but one was kept since October.",
  ]
}
