import Casework
import Interchange
import Testing

@Suite struct ICalendarTests {
  private func calendar(_ text: String, kind: String = "Home visit", place: String = "") throws -> String {
    let moment = try #require(Moment(jsonText: text))
    var calendar = ICalendar(madeAt: try #require(Moment(jsonText: "2026-11-23T09:00")))
    calendar.add(
      "c4.1", of: CaseReference(142), initials: "TA", kind: kind, at: moment, length: 45, place: place)
    return calendar.text
  }

  /// The time on the clock, and as the file has it in UTC: winter, summer, across midnight.
  @Test(arguments: [
    ("2026-11-23T14:30", "20261123T143000Z", "20261123T151500Z"),
    ("2026-07-01T14:30", "20260701T133000Z", "20260701T141500Z"),
    ("2026-07-01T00:30", "20260630T233000Z", "20260701T001500Z"),
    ("2028-02-29T23:30", "20280229T233000Z", "20280301T001500Z"),
  ])
  func timesAreInUTC(clock: String, start: String, end: String) throws {
    let text = try calendar(clock)
    #expect(text.contains("\r\nDTSTART:\(start)\r\nDTEND:\(end)\r\n"))
    #expect(text.contains("DTSTAMP:20261123T090000Z\r\n"))
  }

  @Test func theFileIsWholeFoldedAndEscaped() throws {
    let text = try calendar(
      "2026-11-23T14:30", kind: "Office; group, \\ and \u{201C}much more\u{201D} " + String(repeating: "é", count: 60),
      place: "Civic\nCentre")
    #expect(text.hasPrefix("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.hasSuffix("END:VCALENDAR\r\n"))
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    #expect(!text.replacing("\r\n", with: "").contains { $0.isNewline })
    let unfolded = text.replacing("\r\n ", with: "")
    #expect(unfolded.contains("SUMMARY:Office\\; group\\, \\\\ and "))
    #expect(unfolded.contains("TA YJ-000142\r\n"))
    #expect(unfolded.contains("LOCATION:Civic\\nCentre"))
    #expect(unfolded.contains("UID:yj-000142-c4.1@waymark"))
  }
}
