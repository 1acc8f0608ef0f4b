import ArgumentParser
import CaseScreens
import Casework

extension CustodyCommand {
  /// `waymark custody resettle REF HEAD --what …`
  struct Resettle: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "resettle", abstract: "Plans or settles one head of coming home: what, who, by when.")
    @OptionGroup var options: Options
    @OptionGroup var subject: Subject
    @Argument(help: "Which head.") var head: Coded<ResettlementPlan.Head>
    @Option(name: .long, help: "What is to be there on the day.") var what: String?
    @Option(name: .long, help: "Who sees to it.") var who: String?
    @Option(name: .long, help: "By when.") var by: String?
    @Option(name: .long, help: "The day on which it was settled; none takes it back.") var settled: String?
    func run() throws {
      let session = try Session(options)
      let (file, order) = try subject.find(session)
      var item = file.header.stay(under: order.id)?.resettlement.item(head.value) ?? ResettlementItem(head.value, "")
      item.what = what ?? item.what
      item.who = who ?? item.who
      if let by { item.by = try session.day(by, .future) }
      if let settled { item.settled = settled == "none" ? nil : try session.past(settled) }
      try make(.resettled(order.id, item), file, session, "\(head.value.words.lowercased()): \(Words.text(of: item))")
    }
  }

  /// `waymark custody check REF --risk no --words …`
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "The joint check with children's social care that the child won't be homeless.")
    @OptionGroup var options: Options
    @OptionGroup var subject: Subject
    @Option(name: .long, help: "Whether the child may be homeless: yes or no.") var risk:
      ExitCommand.LookBackCommand.YesNo
    @Option(name: .long, help: "Who was there for children's social care.") var with = ""
    @Option(name: .long, help: "What was agreed.") var words: String
    @Option(name: .long, help: "The day; today where none is given.") var on: String?
    func run() throws {
      let session = try Session(options)
      let (file, order) = try subject.find(session)
      let found = HomelessnessCheck(on: try session.past(on), with: with, isAtRisk: risk == .yes, words)
      try make(.homelessnessChecked(order.id, found), file, session, "homelessness check recorded")
    }
  }

  /// `waymark custody meeting REF`
  struct Meeting: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "meeting", abstract: "The planning meeting before release was held.")
    @OptionGroup var options: Options
    @OptionGroup var subject: Subject
    @Option(name: .long, help: "The day; today where none is given.") var on: String?
    func run() throws {
      let session = try Session(options)
      let (file, order) = try subject.find(session)
      let day = try session.past(on)
      try make(.releasePlanned(order.id, on: day), file, session, "planning meeting held on \(day.text(.long))")
    }
  }

  /// `waymark custody release REF`
  struct ReleaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "release", abstract: "The child came home: starts the contact, home visit and meeting that are due.")
    @OptionGroup var options: Options
    @OptionGroup var subject: Subject
    @Option(name: .long, help: "The day; today where none is given.") var on: String?
    @Option(name: .long, help: "How it came about.") var kind: Coded<Release.Kind>?
    @Option(name: .long, help: "Where to.") var address = ""
    @Option(name: .long, help: "Who met the child.") var metBy = ""
    @Option(name: .long, help: "The last day of licence or supervision; by the order where none is given.")
    var licenceTo: String?
    @Option(name: .long, help: "A condition, such as 'curfew 19:00 to 7:00'; may be given again.")
    var condition: [String] = []
    @Option(name: .long, help: "What else is to be known.") var note = ""
    func run() throws {
      let session = try Session(options)
      let (file, order) = try subject.find(session)
      let isRemand = order.disposal == .remandToYouthDetention
      var release = Release(on: try session.past(on), kind?.value ?? (isRemand ? .remandEnded : .due))
      release.address = address
      release.metBy = metBy
      let ends = isRemand ? nil : CustodyDates(order, in: file.header).licenceEnds
      release.licenceEnds = try licenceTo.map { try session.day($0, .future) } ?? ends
      release.conditions = condition.flatMap { OrderText.conditions($0) }
      release.note = note
      try make(.released(order.id, release), file, session, "released on \(release.on.text(.long))")
    }
  }

  /// `waymark custody recall REF --by … --why …`
  struct RecallCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "recall", abstract: "The child was brought back: ends the licence and begins custody anew.")
    @OptionGroup var options: Options
    @OptionGroup var subject: Subject
    @Option(name: .long, help: "Who authorised it: the court, or the Secretary of State.") var by: String
    @Option(name: .long, help: "Why.") var why: String
    @Option(name: .long, help: "The day; today where none is given.") var on: String?
    func run() throws {
      let session = try Session(options)
      let (file, order) = try subject.find(session)
      let recall = Recall(on: try session.past(on), why: why, authorisedBy: by)
      try make(.recalled(order.id, recall), file, session, "recalled on \(recall.on.text(.long))")
    }
  }

  /// `waymark custody conditions REF --condition …`
  struct Conditions: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "conditions", abstract: "What licence or supervision asks for, as it now stands, each with its days."
    )
    @OptionGroup var options: Options
    @OptionGroup var subject: Subject
    @Option(name: .long, help: "A condition; FROM..TO behind @ for its days: 'curfew 19:00 to 7:00 @2026-11-23..'.")
    var condition: [String] = []
    func run() throws {
      let session = try Session(options)
      let (file, order) = try subject.find(session)
      let conditions = try condition.flatMap { text in
        let parts = text.split(separator: "@", maxSplits: 1).map(String.init)
        let days = parts.count > 1 ? parts[1] : ".."
        guard let range = days.firstRange(of: "..") else {
          throw Failure(.badInput, "\u{201C}\(days)\u{201D} is no span of days. One looks like 2026-11-23..2027-02-12.")
        }
        let (first, last) = (String(days[..<range.lowerBound]), String(days[range.upperBound...]))
        return try OrderText.conditions(parts.first ?? "").map { condition in
          var dated = condition
          dated.from = first.isEmpty ? nil : try session.day(first, .future)
          dated.to = last.isEmpty ? nil : try session.day(last, .future)
          return dated
        }
      }
      try make(.conditionsSet(order.id, conditions), file, session, "\(conditions.count) conditions saved")
    }
  }

  /// `waymark custody panel REF --report …`
  struct Panel: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "panel",
      abstract: "The post-custody panel: looks back at report and sentence; lessons are chased until they are done.")
    @OptionGroup var options: Options
    @OptionGroup var subject: Subject
    @Option(name: .long, help: "How the report and the assessment stood up.") var report = ""
    @Option(name: .long, help: "Whether another sentence was possible.") var sentence = ""
    @Option(name: .long, help: "What the bench said; from the result of the hearing where none is given.")
    var remarks: String?
    @Option(name: .long, help: "What court, child and family said of the work.") var feedback: String?
    @Option(name: .long, help: "A theme; may be given again.") var theme: [String] = []
    @Option(name: .long, help: "What is to be learnt, WHAT=BY; may be given again.") var lesson: [String] = []
    @Option(name: .long, help: "Who was there.") var present = ""
    @Option(name: .long, help: "The day; today where none is given.") var on: String?
    func run() throws {
      let session = try Session(options)
      let (file, order) = try subject.find(session)
      let heard = file.header.hearings.last { $0.result?.orders.contains(order.id) ?? false }?.result
      var review = CustodyReview()
      review.on = try session.past(on)
      review.present = present
      review.report = report
      review.sentence = sentence
      review.remarks = remarks ?? heard?.remarks ?? ""
      review.feedback = feedback ?? heard?.feedback ?? ""
      review.themes = theme
      review.lessons = (file.header.stay(under: order.id)?.review?.lessons ?? [])
      review.lessons += try lesson.map { text in
        let (what, due) = try StaffCommand.action(text, session)
        return OversightAction(typed: what, due: due, staff: session.casebook.staff)
      }
      try make(.reviewed(order.id, review), file, session, "post-custody panel recorded")
    }
  }
}
