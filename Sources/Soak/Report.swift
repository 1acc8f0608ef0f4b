import CaseStore
import Casework
import JSON

/// What a storm left behind, against what its sessions were told.
struct Report {
  private let heard: Heard
  private let kills: Int
  private let stops: Int
  private var lines = 0
  private var lost = 0
  private var doubled = 0
  private var invented = 0
  private var misplaced = 0
  private let check: CheckReport
  /// What went wrong, in words.
  private var faults: [String] = []

  /// Reads the store as a new session would, once from the journal's lines and once as cases.
  init(store path: String, heard: Heard, kills: Int, stops: Int) throws {
    self.heard = heard
    self.kills = kills
    self.stops = stops
    let store = try FileStore.open(path)
    check = try store.check()
    var found: [String: [Int]] = [:]
    var latest: [Substring: Int] = [:]
    try store.forEachCommit { commit, documents in
      guard commit.op == "contact.record" else { return }
      for bytes in documents {
        guard let bytes, let note = try? Contact(json: bytes).note else { continue }
        found[note, default: []].append(commit.seq)
        lines += 1
        let parts = note.split(separator: "-")
        guard parts.count == 2, let count = Int(parts[1]) else { continue }
        if count <= latest[parts[0]] ?? 0 { misplaced += 1 }
        latest[parts[0]] = count
      }
    }
    var inCases: [String: Int] = [:]
    let casebook = try Casebook(store, lists: CodeLists())
    for number in 1...Writer.cases {
      let contacts = try casebook.caseFile(CaseReference(number))?.contacts ?? []
      for filed in contacts { inCases[filed.contact.note, default: 0] += 1 }
    }
    for finding in check.findings { faults.append("\(finding.kind): \(finding.path): \(finding.words)") }
    for (token, seq) in heard.saved where found[token] != [seq] || inCases[token] != 1 {
      lost += 1
      faults.append("\(token), saved as \(seq): journal \(found[token] ?? []), cases \(inCases[token] ?? 0)")
    }
    for (token, places) in found where places.count > 1 || inCases[token] ?? 0 > 1 { doubled += 1 }
    invented = found.keys.count { !heard.tried.contains($0) }
  }

  /// Whether nothing that was acknowledged is lost, doubled, invented or out of order, and the store is whole.
  var isClean: Bool {
    lost == 0 && heard.missed == 0 && doubled == 0 && invented == 0 && misplaced == 0 && check.isWhole
      && heard.deaths == 0
      && !heard.saved.isEmpty
  }

  var text: String {
    func spread(_ unsorted: [Int]) -> String {
      let waits = unsorted.sorted()
      func wait(_ share: Double) -> String {
        waits.isEmpty ? "-" : "\(waits[min(waits.count - 1, Int(Double(waits.count) * share))] / 1000) ms"
      }
      return "median \(wait(0.5)), 99th percentile \(wait(0.99)), worst \(wait(1))"
    }
    return """
      \(heard.saved.count) acknowledged, \(lines) in the journal, \(kills) sessions killed, \(stops) stopped, \
      \(heard.deaths) ended by themselves
      lost \(lost), doubled \(doubled), invented \(invented), out of order \(misplaced); \
      the store is \(check.isWhole ? "whole" : "NOT whole")
      waits to save: \(spread(heard.waits)); \(heard.lockedOut) times told who holds the store
      \(heard.looks.count) looks: \(spread(heard.looks)); \(heard.missed) times not seen what was saved
      """ + faults.prefix(20).map { "\n" + $0 }.joined()
  }
}
