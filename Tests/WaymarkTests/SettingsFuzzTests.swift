import Fuzzing
import Glibc
import JSON
import Testing

@testable import waymark

/// A user's own files, spoilt at random: read, or refused with a reason.
///
/// They belong to the program itself, which `make fuzz` can't take apart; `WAYMARK_FUZZ=1000000` asks for so many here.
@Suite struct SettingsFuzzTests {
  private var count: Int { getenv("WAYMARK_FUZZ").flatMap { Int(String(cString: $0)) } ?? 3000 }

  private static let words = [
    "store", "mouse", "keys", "screen", "Caseload", "Ctrl-", "Alt-N", "F12", "lists", "columns",
  ]

  private static let parser = Parser("settings", words: words) { bytes in
    if let found = try? Configuration(json: bytes) {
      if (try? Configuration(json: found.json())) != found { return "the settings aren't read back" }
      do {
        _ = try found.keyMap()
      } catch let failure as Failure {
        if failure.message.isEmpty { return "the keys are refused without a reason" }
      } catch {
        return "the keys are refused with \(error)"
      }
    }
    guard let found = try? PreferencesFile(json: bytes) else { return nil }
    return (try? PreferencesFile(json: found.json())) == found ? nil : "the preferences aren't read back"
  }

  @Test func spoiltSettingsAreReadOrRefused() {
    let seeds = [
      #"{"store":"/srv/waymark","mouse":false,"colour":true,"plain":false,"copy":true,"lock":10,"keys":[{"screen":"#
        + #""Caseload","command":"record a contact","keys":["n","Ctrl-X","F2"]}]}"#,
      #"{"lists":[{"screen":"Caseload","columns":["reference","child"]}]}"#,
    ].map { Array($0.utf8) }
    let mutation = Mutation(Self.parser, splicing: seeds)
    var chance = Chance(20_261_121)
    for run in 0..<count {
      let bytes = mutation.mutated(seeds[chance.below(seeds.count)], &chance)
      if let fault = Self.parser.run(bytes) {
        Issue.record("run \(run): \(fault): \(String(decoding: bytes, as: UTF8.self))")
        return
      }
    }
    for input in LongInputs.of(seeds, length: 10_000) {
      if let fault = Self.parser.run(input.bytes) { Issue.record("\(input.what): \(fault)") }
    }
  }
}
