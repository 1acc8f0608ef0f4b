import CaseStore
import Casework
import Forms
import Foundation
import Fuzzing
import JSON
import Testing

/// Every command that shows what is held, run by those who lack a part of cases or are kept from some, over a record with
/// a word in each part: nothing of it is printed to them.
@Suite("No command shows what is closed to whoever runs it") struct SectionWalkTests {
  private static let planted = CaseReference(3)
  private static let hidden = CaseReference(6)
  private static let hiddenWord = "zqzq"

  /// Roles that work on the planted case as second workers, and those that work on none.
  private static let named: [StaffRole] = [.health, .reader, .educationWorker, .police]
  private static let others: [StaffRole] = [.officer, .analyst]

  private static func id(_ role: StaffRole) -> StaffID { StaffID("zz-" + role.rawValue) }

  /// A store with the words in it, the number of a request for what is held, and what to ask the rules by.
  private func planted(_ program: Program, manager: StaffID) throws -> (casebook: Casebook, policy: AccessPolicy) {
    func resource(_ name: String) throws -> [UInt8] {
      Array(try Data(contentsOf: Program.checkout.appendingPathComponent("Resources/" + name)))
    }
    let policy = try AccessPolicy(json: resource("Standards/access.json"))
    let casebook = try Casebook(FileStore.open(program.store), lists: CodeLists())
    casebook.shippedForms = try FormLibrary(
      files: ["assetplus-1.json", "audit-case-1.json"].map { (name: $0, bytes: try resource("Assessments/" + $0)) })
    let now = Moment(Day(iso: program.today) ?? .epoch, .midday)
    func make(_ change: Change, _ staff: StaffID) throws -> Int { try casebook.make(change, by: staff, now: now).seq }
    for role in Self.named + Self.others {
      var staff = Staff()
      staff.name = "Zz " + role.rawValue
      staff.role = role
      _ = try make(.staffSaved(Self.id(role), staff), manager)
    }
    for reference in [Self.planted, Self.hidden] {
      let isHidden = reference == Self.hidden
      let header = try #require(try casebook.caseFile(reference)?.header)
      let worker = try #require(header.worker)
      let other = worker == manager ? StaffID("zz-other") : manager
      if other != manager {
        var staff = Staff()
        staff.name = "Zz other"
        staff.role = .manager
        _ = try make(.staffSaved(other, staff), manager)
      }
      let sections = PlantedSections(
        in: reference, on: now, worker: worker, manager: other, as: { isHidden ? Self.hiddenWord : $0.text }, make: make
      )
      try sections.plant(in: header, forms: casebook.forms)
      if isHidden { continue }
      _ = try make(
        .allocated([reference], to: worker, with: Self.named.map(Self.id), team: nil, note: "", reason: "Right."), other
      )
      _ = try make(.workloadReduced(worker, WorkloadReduction(20, why: "zqstaff", from: now.day)), manager)
    }
    let before = try #require(try casebook.caseFile(Self.hidden))
    var child = before.header.child
    child.familyName = Self.hiddenWord
    _ = try make(.childAmended(Self.hidden, child, seen: nil), manager)
    var waiting = Case()
    waiting.opened = now.day - 3
    waiting.child.familyName = Self.hiddenWord
    _ = try make(.caseOpened(waiting), manager)
    let hidden = casebook.openCases.filter { $0.name.contains(Self.hiddenWord) }.map(\.reference)
    #expect(hidden.count == 2 && hidden.first == Self.hidden)
    for reference in hidden {
      var restriction = Restriction()
      restriction.why = Self.hiddenWord
      let seen = try #require(try casebook.caseFile(reference)?.version)
      _ = try make(.accessChanged(reference, .restricted(restriction, seen: seen)), manager)
    }
    return (casebook, policy)
  }

  @Test func nothingOfAClosedSectionOrCaseIsPrinted() throws {
    var program = try Program.withDemonstration()
    program.user = "rellis"
    defer { program.remove() }
    let manager: StaffID = "rellis"
    let (casebook, policy) = try planted(program, manager: manager)
    let request = String(program.run("subject-access", "record", "3").output.prefix { $0 != "," })
    let row = try #require(try casebook.summary(of: Self.planted))
    let hiddenRow = try #require(try casebook.summary(of: Self.hidden))
    let now = Moment(Day(iso: program.today) ?? .epoch, .midday)
    let assessment = try #require(
      try casebook.assessments(of: Self.planted).last { $0.assessment.stage == "closure" }?.id.text)
    let holder = try #require(hiddenRow.worker)
    let commands =
      Self.commands(request, assessment, folder: program.folder.path) + [["handover", holder.text]]
    let hidden = casebook.openCases.filter { $0.name.contains(Self.hiddenWord) }.map(\.reference.description)
    var leaks: [String] = []
    for role in Self.named + Self.others + [.manager] {
      let id = role == .manager ? manager : Self.id(role)
      let viewer = Viewer(id, policy, staff: casebook.staff, teams: casebook.teams, now: now)
      let isHidden = !viewer.sees(hiddenRow)
      #expect(isHidden == (role != .manager), "\(role)")
      var met: Set<PlantedWord> = []
      var naming: Set<String> = []
      for command in commands {
        let run = program.run(all: command + ["--as", id.text])
        let text = run.output + run.errors
        if text.contains(Self.hiddenWord) { naming.insert(command.joined(separator: " ")) }
        for word in PlantedWord.allCases where text.contains(word.text) {
          met.insert(word)
          let isOpen = word.sections.allSatisfy { viewer.sees($0, of: row) } && !(word.isSensitive && role != .manager)
          if !isOpen || !viewer.sees(row) { leaks.append("\(role): \(command.joined(separator: " ")): \(word)") }
        }
        if text.contains("zqstaff"), !viewer.sees(.staff) { leaks.append("\(role): \(command): staff") }
        if isHidden, text.contains(Self.hiddenWord) || hidden.contains(where: { run.output.contains($0) }) {
          leaks.append("\(role): \(command.joined(separator: " ")): the hidden case")
        }
      }
      if role == .manager {
        #expect(met.count >= PlantedWord.allCases.count - 2, "\(Set(PlantedWord.allCases).subtracting(met))")
        // These name it to somebody who may see it, so that they were worth looking at.
        let names: Set<String> = [
          "allocate", "handover " + holder.text, "court list", "programme list --json", "duty list", "caseload --all",
          "audit list --json", "export",
        ]
        #expect(names.isSubset(of: naming), "\(names.subtracting(naming))")
      }
    }
    #expect(leaks.isEmpty, "\(leaks.joined(separator: "\n"))")
  }

  /// Listings that give programs more than they show people.
  private static let inFull: Set<String> = [
    "today --all", "caseload --all", "court list", "programme list", "allocate", "audit list", "visit list --case 3",
    "diary --all", "case 3", "custody list", "court-report list", "workload", "consent list 3",
  ]

  /// As people type them: each in words, some for programs too, and the planted case part by part.
  private static func commands(_ request: String, _ assessment: String, folder: String) -> [[String]] {
    let reads =
      TrailWalkTests.reads.filter { !$0.hasPrefix("backup") && $0 != "open" } + [
        "allocate", "case 3", "case 3 --section contacts", "case 3 --section compliance", "case 3 --history",
        "assessment show 3 \(assessment)", "assessment show 3 \(assessment) --html", "court hearings 3",
        "custody show 3", "export --case 3", "report timeliness --by worker", "diary --all", "today --all",
        "programme sessions drumming", "oversight list --case 3", "visit list --case 3",
        "deadlines --met --since always",
        "search zz", "print 3 plan", "handover kmason", "case 3 --section consents", "remove 3",
      ]
    let lines = reads.map {
      $0.replacing("$F", with: folder).replacing("$R", with: request).split(separator: " ").map(String.init)
    }
    return lines + lines.filter { inFull.contains($0.joined(separator: " ")) }.map { $0 + ["--json"] }
  }
}
