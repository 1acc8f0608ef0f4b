public import Casework

/// Appointments as an iCalendar file (RFC 5545), for the calendar on a worker's own telephone.
///
/// It leaves the building, so it says initials and the reference, never a name, an address or a note.
public struct ICalendar: Sendable {
  private var lines: [String] = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Waymark//Waymark//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
  ]
  private let stamp: String

  /// A calendar that was made at a moment.
  public init(madeAt now: Moment) { stamp = Self.utc(now) }

  /// Adds an appointment: what kind it is in words, whose, where, and how long it takes.
  public mutating func add(
    _ id: ContactID, of reference: CaseReference, initials: String, kind: String, at moment: Moment, length: Minutes,
    place: String = ""
  ) {
    lines += [
      "BEGIN:VEVENT", "UID:\(reference.description.lowercased())-\(id.text)@waymark", "DTSTAMP:" + stamp,
      "DTSTART:" + Self.utc(moment), "DTEND:" + Self.utc(moment.adding(length)), "CLASS:PRIVATE",
      "SUMMARY:" + Self.escaped("\(kind) \(initials) \(reference)"),
    ]
    if !place.isEmpty { lines.append("LOCATION:" + Self.escaped(place)) }
    lines.append("END:VEVENT")
  }

  /// The file: lines of at most 75 bytes, each with CRLF behind it.
  public var text: String {
    (lines + ["END:VCALENDAR"]).map { Self.folded($0) + "\r\n" }.joined()
  }

  private static func utc(_ moment: Moment) -> String {
    let seconds = moment.utcSeconds
    let time = seconds - (seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400) * 86_400
    let day = Day.epoch.adding(days: (seconds - time) / 86_400)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let date = day.iso.filter { $0 != "-" }
    return date + "T" + two(time / 3600) + two(time / 60 % 60) + two(time % 60) + "Z"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\", ";", ",": escaped += "\\" + String(character)
      case let line where line.isNewline: escaped += "\\n"
      default: escaped.append(character)
      }
    }
    return escaped
  }

  /// A line in pieces of at most 75 bytes, each further one behind a space.
  private static func folded(_ line: String) -> String {
    var folded = ""
    var count = 0
    for character in line.unicodeScalars {
      let size = character.utf8.count
      if count + size > 75 {
        folded += "\r\n "
        count = 1
      }
      folded.unicodeScalars.append(character)
      count += size
    }
    return folded
  }
}
