import Casework

extension CaseMaker {
  /// A sentence that is to come, and the report that the court asked for.
  ///
  /// It has throws of its own, so that it alters nothing else of a case.
  func ask(_ header: inout Case) {
    var dice = Dice(seed: service.seed &* 32_452_843 &+ UInt64(number))
    guard isOpen, let calendar = service.calendar, header.worker != nil, !header.offences.isEmpty,
      header.hearings.isEmpty, dice.chance(10)
    else {
      return
    }
    let today = service.today
    var hearing = Hearing()
    hearing.id = "h1"
    let day = calendar.workingDay(onOrAfter: today.adding(days: dice.number(2...19)))
    hearing.at = Moment(day, TimeOfDay(hour: 10) ?? .midday)
    hearing.court = "Eastmere Youth Court"
    hearing.kind = .youth
    hearing.type = "sentence"
    header.hearings = [hearing]
    var report = ReportRequest()
    report.id = "r1"
    report.kind = dice.weighted([(.preSentence, 6), (.addendum, 1), (.breach, 1)])
    report.asked = today.adding(days: -dice.number(3...15))
    report.due = calendar.workingDay(onOrBefore: day - 1)
    report.author = header.worker
    report.court = hearing.court
    report.hearing = hearing.id
    report.heard = day
    report.isAllOptions = report.kind == .preSentence && dice.chance(30)
    header.reports.append(report)
  }
}
