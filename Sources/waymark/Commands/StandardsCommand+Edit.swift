import ArgumentParser
import CaseScreens
import Casework
import Glibc
import JSON

extension StandardsCommand {
  /// `waymark standards edit`
  struct Edit: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "edit", abstract: "Edits the service's own standards in your editor, or takes them from a file.")
    @OptionGroup var options: Options
    @OptionGroup var part: PartOptions
    @Option(name: .long, help: "Take them from this file instead of the editor; - for standard input.") var file:
      String?
    @Flag(name: .long, help: "Put back what comes with the program.") var shipped = false
    @OptionGroup var saving: SavingOptions

    func validate() throws {
      if shipped, file != nil { throw ValidationError("--shipped and --file exclude each other.") }
    }

    func run() throws {
      let session = try Session(options)
      try saving.save(part.what.file, session) { before in try edited(before, session) }
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
  }
}

/// What can be listed and edited by itself: a data file, or the part of the standards about enforcement.
enum ServicePart: String, CaseIterable, ExpressibleByArgument {
  case standards, enforcement, allocation, workload, letters, reports, retention
  case subjectAccess = "subject-access"
  case access

  /// The file that it is, or is part of.
  var file: ServiceFile {
    switch self {
    case .standards, .enforcement: .standards
    case .allocation: .allocation
    case .workload: .workload
    case .letters: .letters
    case .reports: .reports
    case .retention: .retention
    case .subjectAccess: .subjectAccess
    case .access: .access
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
