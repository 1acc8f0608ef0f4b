import Casework
import Glibc
import JSON
import Testing

/// Days and calendars for the tests of the time folder.
enum TimeFixtures {
  static func day(_ iso: String) throws -> Day {
    try #require(Day(iso: iso), "\(iso) is no date")
  }

  static func moment(_ text: String) throws -> Moment {
    try #require(Moment(jsonText: text), "\(text) is no moment")
  }

  /// The calendar with the one-off holidays of `Resources`, as the program has it.
  static func calendar() throws -> WorkingCalendar { try loaded.get() }

  private static let loaded = Result { WorkingCalendar(oneOff: try OneOffHolidays(json: bytes(of: holidayFile))) }

  static let holidayFile = "Resources/Calendar/bank-holidays.json"

  static func bytes(of path: String) throws -> [UInt8] {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let file = try #require(fopen("/" + root + "/" + path, "r"), "\(path) can't be read")
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return bytes
  }
}

/// The same numbers for the same seed, on every machine (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
