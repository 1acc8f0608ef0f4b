import CaseStore
import Casework
import Foundation
import Fuzzing
import Testing

/// What commands print of a store whose every typed text would drive a terminal.
@Suite("Hostile text in what commands print") struct HostileOutputTests {
  /// Commands that print what is stored, with a case of each kind where they want one.
  private static let commands: [String] = [
    "today", "today --team", "caseload --all", "deadlines", "deadlines --case 3", "search talked", "search cmd",
    "case 1", "case 3", "case 5", "case 1 --section contacts", "case 3 --section orders", "case 5 --section offences",
    "case 4 --section people", "case 4 --section consents", "consent list 3", "flag list 3", "case 2 --section history",
    "case 3 --section deadlines", "plan show 3", "plan list",
    "exit show 3", "exit list", "programme list", "close 1 --list", "letter 3 appointment", "print 4 assessment",
    "print 5 assessment", "print 3 plan", "print 5 plan", "print 3 exit", "print 3 form-a", "print 1 welcome-pack",
    "print 5 contract", "print 4 bail-timetable", "print 5 resettlement", "visit list", "oversight list", "allocate",
    "workload", "enforcement list", "assessment list 3", "assessment show 4 a4.1", "countersign list", "audit list",
    "staff list", "team list", "service show", "diary", "diary --ics", "court list", "court ahead", "court remands",
    "court warrants",
    "court breaches", "court civil", "court panel", "court-report list", "custody list", "custody show 5",
    "custody themes", "duty list", "standards list", "forms list", "looks", "access list", "export --case 1",
    "export", "check", "report timeliness", "report contacts", "report hours", "report visits", "report audits",
    "report checklists", "report concordance", "report court-feedback", "no-such-command \u{1B}[2J",
    "case \u{1B}]0;x\u{7}", "search \u{9B}2J\u{202E}",
  ]

  /// Makes every text that was typed into the demonstration hostile.
  private func spoil(_ path: String) throws {
    let store = try FileStore.open(path)
    var edits: [(DocumentKey, [UInt8])] = []
    func take(_ key: DocumentKey, _ stored: Stored) {
      edits.append((key, HostileRecord.spoilt(key, stored.bytes, edits.count * 8)))
    }
    for number in try store.caseNumbers().prefix(12) {
      let reference = CaseReference(number)
      if let stored = try store.read(reference.key) { take(reference.key, stored) }
      for collection in CaseCollection.allCases {
        for (key, stored) in try store.documents(in: reference.path(collection)).prefix(12) { take(key, stored) }
      }
    }
    for collection in ["teams", "programmes", "courts", "supervision", "duty", "panels"] {
      for (key, stored) in try store.documents(in: collection) { take(key, stored) }
    }
    _ = try store.commit(Act(by: "\u{1B}[31mroot", op: "test", why: "\u{202E}\u{9B}2J")) { transaction in
      for (key, bytes) in edits { transaction.put(key, bytes) }
    }
    try store.checkpoint()
    try store.remakeIndex()
    try store.remakeWordIndex()
  }

  @Test func nothingOfItReachesTheTerminalOrAPipe() throws {
    var program = try Program.withDemonstration()
    program.user = "rellis"
    defer { program.remove() }
    try spoil(program.store)
    var (printed, bytes, refused) = (0, 0, [String]())
    for command in Self.commands {
      for format in ["", "--json", "--csv", "--html"] {
        let run = program.run(all: command.split(separator: " ").map(String.init) + (format.isEmpty ? [] : [format]))
        if run.status == 0 {
          printed += 1
          bytes += run.output.utf8.count
        } else if format.isEmpty {
          refused.append("\(command) (\(run.status))")
        }
        // The parser of the command line quotes what was typed there itself, which comes from whoever reads it.
        let isQuoted = command.unicodeScalars.contains { $0.value < 0x20 } && run.status == 64
        for (name, text) in [("output", run.output), ("errors", isQuoted ? "" : run.errors)] {
          if let harm = Self.harm(in: text) { Issue.record("\(command) \(format): \(name) has \(harm)") }
        }
        if format == "--html", run.status == 0 {
          #expect(!run.output.contains("<script"), "\(command)")
        }
        if format == "--csv", run.status == 0 {
          for line in run.output.split(separator: "\r\n") {
            let isFormula = line.hasPrefix("=") || line.contains(",=") || line.contains(",\"=") || line.contains(",@")
            #expect(!isFormula, "\(command): \(line.prefix(200))")
          }
        }
      }
    }
    print("\(printed) outputs, \(bytes) bytes; refused: \(refused.joined(separator: ", "))")
    #expect(printed > 100)
    #expect(program.run("check").status == 0)
  }

  /// The first sign that could drive a terminal; nil where none stands there.
  private static func harm(in text: String) -> String? {
    var before: UInt32 = 0
    for scalar in text.unicodeScalars {
      let value = scalar.value
      let isControl = value < 0x20 && value != 10 && value != 13 || (0x7F..<0xA0).contains(value)
      let turns = (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
      if isControl || turns || [0x200E, 0x200F, 0x61C].contains(value) || before == 13 && value != 10 {
        return "U+" + String(value, radix: 16)
      }
      before = value
    }
    return nil
  }

  /// Ten million letters in a note and in a name: stored whole or refused with a reason, and shown in no time.
  @Test func tenMillionLettersAreStoredOrRefused() throws {
    var program = try Program.withDemonstration()
    program.user = "rellis"
    defer { program.remove() }
    let long = String(repeating: "A long thought about the heron. ", count: 312_500)
    try Data(long.utf8).write(to: program.folder.appendingPathComponent("note"))
    let note = program.shell(
      "waymark contact add 1 --kind office --outcome attended --note-file \"$FOLDER/note\"")
    if note.status == 0 {
      let shown = program.shell("waymark case 1 --section contacts --json | wc -c")
      #expect(Int(shown.output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0 > 10_000_000)
    } else {
      #expect(!note.errors.isEmpty)
    }
    let name = "source,family_name,given_names\nL1," + String(repeating: "y", count: 10_000_000) + ",Zed\n"
    try Data(name.utf8).write(to: program.folder.appendingPathComponent("names.csv"))
    let imported = program.shell("waymark import children \"$FOLDER/names.csv\"")
    print(
      "a note of 10 MB: status \(note.status); a name of 10 MB: status \(imported.status) \(imported.errors.prefix(200))"
    )
    #expect(imported.status == 0 || !imported.errors.isEmpty)
    #expect(imported.errors.utf8.count < 10_000)
    let clock = ContinuousClock()
    let took = clock.measure {
      for command in ["today", "caseload", "search heron", "case 1"] {
        #expect(program.shell("waymark \(command) > /dev/null").status <= 1, "\(command)")
      }
    }
    #expect(took < .seconds(40))
    #expect(program.run("check").status == 0)
  }
}
