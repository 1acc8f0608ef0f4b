import ArgumentParser
import Casework
import Interchange
import JSON

/// `waymark workingdays DATE N`
struct WorkingDaysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workingdays", abstract: "The date so many working days after (or before) a date.",
    discussion: "Working days are Monday to Friday without the bank holidays of England and Wales; DATE is day 0.")

  @OptionGroup var options: Options
  @OptionGroup var listing: ListingOptions
  @Argument(help: "The date: 2026-11-23, 23/11, tomorrow, fri \u{2026}") var date: String
  @Argument(help: "How many working days; for days before, write -- first: 2026-11-23 -- -5.") var count: Int

  func run() throws {
    let settings = try Settings.load()
    let now = try options.now()
    let start = try TypedDay.parse(date, today: now.day, calendar: settings.calendar)
    let end = settings.calendar.adding(workingDays: count, to: start)
    if listing.json || listing.csv {
      var table = Listing([.init("from"), .init("workingDays"), .init("to")])
      table.add([.init(start.iso), .init(count), .init(end.iso)])
      Output.write(listing.json ? table.json() : table.csv())
    } else {
      Output.write(end.text(.longWithWeekday) + "\n")
    }
  }
}

/// `waymark dto DATE MONTHS`
struct DTOCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dto", abstract: "The dates of a detention and training order (Sentencing Act 2020 s241).")

  @OptionGroup var options: Options
  @OptionGroup var listing: ListingOptions
  @Argument(help: "The day of sentence: 2026-06-29, 29/6/2026 \u{2026}") var date: String
  @Argument(help: "The term in months, 4 to 24.") var months: Int
  @Option(name: .long, help: "Days on remand or tagged bail that count towards the term.") var remandDays = 0

  func run() throws {
    let settings = try Settings.load()
    let now = try options.now()
    let start = try TypedDay.parse(date, today: now.day, calendar: settings.calendar)
    let rows = try DTORows(order(from: start))
    if listing.json {
      Output.write(rows.json)
    } else if listing.csv {
      Output.write(rows.listing.csv())
    } else {
      Output.write(rows.text)
    }
  }
}

extension DTOCommand {
  private func order(from start: Day) throws -> DetentionAndTrainingOrder {
    do {
      return try DetentionAndTrainingOrder(start: start, months: months, creditDays: remandDays)
    } catch {
      throw Failure(.badInput, error.words)
    }
  }
}

/// The dates of an order as people and programs read them.
private struct DTORows {
  let order: DetentionAndTrainingOrder
  let dates: DetentionAndTrainingOrder.Dates

  init(_ order: DetentionAndTrainingOrder) {
    self.order = order
    dates = order.dates
  }

  var listing: Listing {
    var table = Listing([
      .init("start"), .init("months"), .init("remandDays"), .init("termDays"), .init("termEnd"), .init("halfwayDays"),
      .init("midTerm"), .init("earlyReleaseFrom"), .init("lateReleases"), .init("release"),
    ])
    table.add([
      .init(order.start.iso), .init(order.months), .init(order.creditDays), .init(dates.termDays),
      .init(dates.termEnd.iso), .init(dates.halfwayDays), .init(dates.midTerm.iso), .init(dates.earlyReleaseFrom?.iso),
      .init(.array(dates.lateReleases.map { .string($0.iso) }), words: ""), .init(dates.release.iso),
    ])
    return table
  }

  var json: [UInt8] {
    guard case .array(let rows)? = try? JSONValue(json: listing.json()), let row = rows.first else { return [] }
    return row.json(pretty: true) + [UInt8(ascii: "\n")]
  }

  var text: String {
    func line(_ name: String, _ value: String) -> String {
      name + String(repeating: " ", count: max(1, 24 - name.count)) + value + "\n"
    }
    var text = line("Sentenced", order.start.text(.longWithWeekday))
    text += line("Term", "\(order.months.counted("month")), \(dates.termDays.counted("day"))")
    if order.creditDays > 0 { text += line("Remand days counted", String(order.creditDays)) }
    if let early = dates.earlyReleaseFrom { text += line("Early release from", early.text(.longWithWeekday)) }
    text += line("Mid-term", dates.midTerm.text(.longWithWeekday))
    for late in dates.lateReleases { text += line("Late release", late.text(.longWithWeekday)) }
    text += line("Release", dates.release.text(.longWithWeekday))
    text += line("Term and licence end", dates.termEnd.text(.longWithWeekday))
    return text
  }
}

/// A day typed on the command line, or a failure that says what wasn't understood.
enum TypedDay {
  static func parse(_ text: String, today: Day, calendar: WorkingCalendar) throws -> Day {
    do {
      return try TypedDate.parse(text, today: today, direction: .past, calendar: calendar)
    } catch {
      throw Failure(.badInput, error.words)
    }
  }
}
