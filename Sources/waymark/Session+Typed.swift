import Casework

/// What people type on a command line, as the record knows it.
extension Session {
  /// The day that was typed as people write it, such as `fri` or `27 nov`; without a year it is the nearest one in a
  /// direction.
  ///
  /// Throws `Failure` that says what can be typed.
  func day(_ text: String, _ direction: TypedDate.Direction) throws -> Day {
    do {
      return try TypedDate.parse(text, today: now.day, direction: direction, calendar: settings.calendar)
    } catch {
      throw Failure(.badInput, error.words + ".")
    }
  }

  /// The day that was typed, the nearest one where no year is given; today where nothing was. Throws `Failure`.
  func nearestDay(_ text: String?) throws -> Day {
    guard let text else { return now.day }
    let (past, future) = (try day(text, .past), try day(text, .future))
    return now.day - past < future - now.day ? past : future
  }

  /// The first day of the month that was typed as YYYY-MM. Throws `Failure`.
  func month(_ text: String) throws -> Day {
    guard let first = Day(iso: text + "-01") else {
      throw Failure(.badInput, "\u{201C}\(text)\u{201D} is no month. One looks like \(now.day.iso.prefix(7)).")
    }
    return first
  }

  /// The day and time that were typed, such as `fri 1500`. Throws `Failure` that says what can be typed.
  func moment(_ text: String, _ direction: TypedDate.Direction) throws -> Moment {
    do {
      return try TypedMoment.parse(text, now: now, direction: direction, calendar: settings.calendar)
    } catch {
      throw Failure(.badInput, error.words + ".")
    }
  }

  /// The member of staff with a user name; `me` is whoever runs the command. Throws `Refusal.noSuchStaff`.
  func staff(_ name: String) throws -> StaffID {
    let id = name == "me" ? me : StaffID(name)
    guard casebook.staff[id] != nil else { throw Refusal.noSuchStaff(id) }
    return id
  }

  /// The team with a name. Throws `Refusal.noSuchTeam`.
  func team(_ name: String) throws -> TeamID {
    guard casebook.teams[TeamID(name)] != nil else { throw Refusal.noSuchTeam(TeamID(name)) }
    return TeamID(name)
  }
}
