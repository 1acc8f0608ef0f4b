import ArgumentParser
import CaseScreens
import Casework
import Glibc
import JSON

extension StandardsCommand {
  /// `waymark standards edit`
  struct Edit: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Edits the service's own standards in your editor, or takes them from a file.")
    @OptionGroup var options: Options
    @OptionGroup var part: PartOptions
    @Option(name: .long, help: "Take them from this file instead of the editor; - for standard input.") var file:
      String?
    @Flag(name: .long, help: "Put back what comes with the program.") var shipped = false
    @Option(name: .long, help: "Why they change, for the journal.") var why: String?
    @Flag(name: .long, help: "Only say what would move.") var dryRun = false
    @Flag(name: .long, help: "Save without asking.") var yes = false

    func validate() throws {
      if shipped, file != nil { throw ValidationError("--shipped and --file exclude each other.") }
    }

    func run() throws {
      let session = try Session(options)
      guard dryRun || session.casebook.staff[session.me]?.role.savesStandards ?? false else {
        throw Refusal.mayNotSaveStandards(session.me)
      }
      let what = part.what
      let seen = session.casebook.version(of: what.file)
      let before = session.settings.practice[what.file].withoutEdits
      let after = try edited(before, session)
      let problems = after.problems()
      if !problems.isEmpty {
        let words = problems.map { Words.of($0) }.joined(separator: "\n  ")
        throw Failure(
          .badInput, "The \(Words.name(of: what.file)) are as they were, because of these faults:\n  \(words)")
      }
      if after == before { return Output.write("Nothing is changed.\n") }
      Output.write(words(after, session))
      if dryRun { return }
      guard let reason = why ?? Self.ask("Why do they change? "), !reason.isEmpty else {
        throw Failure(
          .badInput, "The \(Words.name(of: what.file)) are as they were: say with --why why they change.")
      }
      guard yes || Self.ask("Save? y saves, anything else leaves them as they were: ") == "y" else {
        throw Failure(
          .badInput, "The \(Words.name(of: what.file)) are as they were. --yes saves them without a question.")
      }
      _ = try session.casebook.make(
        .dataSaved(after, why: reason, seen: seen), by: session.me, now: session.now)
      Output.write("Saved.\n")
    }

    private func edited(_ before: ServiceData, _ session: Session) throws -> ServiceData {
      let what = part.what
      if shipped {
        let document = what.document(of: session.shipped.practice[what.file].withoutEdits)
        return try what.read(document.json(), "What comes with the program", into: before)
      }
      if let file { return try what.read(try InputFile.bytes(file), file, into: before) }
      let text = String(decoding: what.document(of: before).json(pretty: true), as: UTF8.self) + "\n"
      return try what.read(Array(try ExternalEditor.edit(text).utf8), "The edited text", into: before)
    }

    /// What an edit would change, in words.
    private func words(_ after: ServiceData, _ session: Session) -> String {
      let casebook = session.casebook
      let moves =
        DataPreview(
          after, over: session.settings.practice, summaries: casebook.openCases, staff: casebook.staff,
          teams: Set(casebook.teams.keys), on: session.now.day
        ).moves
      var text = Words.moved(moves.count, by: after.file) + "\n"
      for move in moves.prefix(40) { text += "  " + Words.of(move, names: casebook.staff) + "\n" }
      if moves.count > 40 { text += "  and \(moves.count - 40) more\n" }
      return text
    }

    /// What somebody answers at the terminal; nil where nobody sits there.
    private static func ask(_ question: String) -> String? {
      guard isatty(STDIN_FILENO) == 1 else { return nil }
      Output.write(question)
      return readLine()
    }
  }
}

/// What can be listed and edited by itself: a data file, or the part of the standards about enforcement.
enum ServicePart: String, CaseIterable, ExpressibleByArgument {
  case standards, enforcement, allocation, workload, letters

  /// The file that it is, or is part of.
  var file: ServiceFile {
    switch self {
    case .standards, .enforcement: .standards
    case .allocation: .allocation
    case .workload: .workload
    case .letters: .letters
    }
  }

  /// What is shown and edited of the file.
  func document(of data: ServiceData) -> any JSONRecord {
    guard self == .enforcement, case .standards(let standards) = data else { return data.document }
    return standards.enforcement ?? EnforcementPolicy()
  }

  /// Reads it, in its place in the file. Throws `Failure` that names the file and the line.
  func read(_ bytes: [UInt8], _ name: String, into data: ServiceData) throws -> ServiceData {
    do throws(JSONError) {
      if self == .enforcement, case .standards(var standards) = data {
        standards.enforcement = try EnforcementPolicy(json: bytes)
        return .standards(standards)
      }
      let read = try ServiceData(file, json: bytes).withoutEdits
      // A file from before the steps of enforcement were kept here leaves them as they are.
      guard case .standards(var standards) = read, case .standards(let before) = data else { return read }
      standards.enforcement = standards.enforcement ?? before.enforcement
      return .standards(standards)
    } catch {
      let line = bytes.prefix(error.offset).count { $0 == UInt8(ascii: "\n") } + 1
      throw Failure(.badInput, "\(name) can't be read: line \(line), \(error).")
    }
  }
}
