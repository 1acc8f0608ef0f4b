import ArgumentParser
import CaseStore
import Casework
import Forms
import Interchange
import JSON

/// `waymark forms`
struct FormsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forms", abstract: "The assessments, screenings and checklists, which are data.",
    subcommands: [List.self, Show.self, Check.self, Accept.self, Withdraw.self, Tools.self],
    defaultSubcommand: List.self)

  /// What is known where no store is needed to say it: the shipped forms, with those of the store where there is one.
  private struct Known {
    var forms: FormLibrary
    var own: [(form: FormDefinition, own: OwnForm)] = []

    init(_ options: Options) throws {
      do {
        let casebook = try Session(options, looksOnly: true).casebook
        forms = casebook.forms
        own = casebook.ownForms.values.map { (form: $0.definition, own: $0.own) }
      } catch  where Self.isWithoutStore(error) {
        forms = try Settings.load().forms
      }
    }

    /// Whether there is no store, or none for this user: what comes with the program is no secret all the same.
    private static func isWithoutStore(_ error: any Error) -> Bool {
      if case StoreError.notFound = error { return true }
      return Failure(error)?.status == .refused
    }

    func own(_ form: FormDefinition) -> OwnForm? {
      own.first { $0.form.id == form.id && $0.form.version == form.version }?.own
    }
  }

  /// `waymark forms list`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "One row a version of a form, the service's own among them.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions

    func run() throws {
      var table = Listing([
        .init("form", "Form"), .init("version", "Version", right: true), .init("title", "Title"),
        .init("purpose", "Purpose"), .init("sections", "Sections", right: true),
        .init("questions", "Questions", right: true), .init("from", "From"), .init("through", "To"),
        .init("own", "Own"), .init("withdrawn", "Withdrawn"), .init("acceptedBy"), .init("acceptedAt"), .init("why"),
        .init("unverified"), .init("source"),
      ])
      let known = try Known(options)
      for form in known.forms.definitions {
        let own = known.own(form)
        let accepted = own?.acts.last { $0.kind == .accepted }
        table.add([
          .init(form.id.text), .init(form.version), .init(form.title), .init(form.purpose.rawValue),
          .init(form.sections.count), .init(form.sections.reduce(0) { $0 + $1.questions.count }),
          .init(form.from?.jsonText), .init(form.through?.jsonText),
          .init(own != nil, words: own == nil ? "" : "yes"), .init(own?.withdrawn?.iso), .init(accepted?.by.text),
          .init(accepted?.at.rfc3339), .init(own?.acts.last?.why), .init(form.isUnverified, words: ""),
          .init(form.source),
        ])
      }
      listing.write(table)
    }
  }

  /// `waymark forms show FORM`
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Every section and question of a form, to read aloud.")
    @OptionGroup var options: Options
    @Argument(help: "The form's name; `waymark forms` lists them.") var form: String
    @Option(name: .long, help: "Which version; else the newest.") var version: Int?
    @Flag(name: .long, help: "Print one JSON document.") var json = false

    func run() throws {
      let forms = try Known(options).forms
      let id = FormID(form)
      guard let found = version.map({ forms.definition(id, version: $0) }) ?? forms.latest(id) else {
        throw Failure(.badInput, "There is no such form or version: \(form). `waymark forms` lists them.")
      }
      Output.write(json ? FormReport.json(found) : Array(FormReport.text(found).utf8))
    }
  }

  /// `waymark forms check FILE…`
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Says every fault of files with forms, each with its place; accepts nothing.")
    @Argument(help: "The files; - for standard input.") var files: [String]

    func run() throws {
      var faults: [DefinitionFault] = []
      for file in files {
        do throws(DefinitionFaults) {
          _ = try FormDefinition(json: try Self.bytes(file), file: file)
          Output.write("\(file) has no fault.\n")
        } catch {
          faults += error.list
        }
      }
      for fault in faults { Output.write(fault.description + "\n") }
      if !faults.isEmpty { throw Finding() }
    }

    /// The bytes of a file; what can't be read is a fault of it like any other.
    private static func bytes(_ file: String) throws(DefinitionFaults) -> [UInt8] {
      do { return try InputFile.bytes(file) } catch {
        throw DefinitionFaults(list: [DefinitionFault(file: file, path: "", reason: .unreadable)])
      }
    }
  }

  /// `waymark forms tools`
  struct Tools: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "tools", abstract: "Which form a disposal is assessed with, and from when to when.")
    @OptionGroup var listing: ListingOptions

    func run() throws {
      var table = Listing([
        .init("rule", "Rule"), .init("form", "Form"), .init("stage", "Stage"), .init("needed", "Needed"),
        .init("from", "From"), .init("until", "Until"), .init("disposals"), .init("status", "Status"),
        .init("source", "Source"),
      ])
      for rule in try Settings.load().tools.rules {
        table.add([
          .init(rule.name.text), .init(rule.form.text), .init(rule.stage),
          .init(rule.isNeeded, words: rule.isNeeded ? "yes" : "can be"), .init(rule.from?.iso), .init(rule.until?.iso),
          .init(.array(rule.disposals.map { .string($0.rawValue) }), words: ""), .init(rule.status.rawValue),
          .init(rule.source),
        ])
      }
      listing.write(table)
    }
  }
}

/// A form's definition for reading and for programs.
enum FormReport {
  /// Every section and question in words.
  static func text(_ form: FormDefinition) -> String {
    var text = "\(form.title) (\(form.id), version \(form.version))\n\(form.about)\nSource: \(form.source)\n"
    if form.isUnverified { text += "Local default, unverified: check it against your own practice.\n" }
    var part = ""
    for section in form.sections {
      if section.part != part {
        part = section.part
        if !part.isEmpty { text += "\n\(part.uppercased())\n" }
      }
      text += "\n" + section.title + (section.shownIf == nil ? "" : " (where it applies)") + "\n"
      if !section.guidance.isEmpty { text += "  \(section.guidance)\n" }
      for question in section.questions {
        text +=
          "  - \(question.words)\(question.isNeeded ? " *" : "")\(question.field.isEmpty ? "" : " [\(question.field)]")\n"
        if !question.guidance.isEmpty { text += "      \(question.guidance)\n" }
        if case .table(let columns, _) = question.kind {
          text += "      " + columns.map(\.words).joined(separator: " | ") + "\n"
        }
        if question.kind != .yesNo, !question.choices.isEmpty {
          text += "      " + question.choices.map(\.words).joined(separator: " / ") + "\n"
        }
      }
    }
    return text
  }

  /// Sections and questions as one JSON document.
  static func json(_ form: FormDefinition) -> [UInt8] {
    func member(_ key: String, _ value: JSONValue) -> JSONMember { JSONMember(key: key, value: value) }
    func text(_ key: String, _ value: String?) -> JSONMember { member(key, value.map { .string($0) } ?? .null) }
    let sections = form.sections.map { section -> JSONValue in
      .object([
        text("id", section.id.text), text("part", section.part), text("title", section.title),
        member("isConditional", .bool(section.shownIf != nil)),
        member(
          "questions",
          .array(
            section.questions.map { question in
              .object([
                text("id", question.id.text), text("kind", question.kind.name), text("words", question.words),
                member("needed", .bool(question.isNeeded)), member("isConditional", .bool(question.shownIf != nil)),
                text("field", question.field.isEmpty ? nil : question.field),
                member("choices", .array(question.choices.map { .string($0.code) })),
              ])
            })),
      ])
    }
    return JSONValue.object([
      text("form", form.id.text), member("version", .integer(form.version)), text("title", form.title),
      text("purpose", form.purpose.rawValue), text("source", form.source),
      member("unverified", .bool(form.isUnverified)), text("from", form.from?.jsonText),
      text("through", form.through?.jsonText), member("stages", .array(form.stages.map { .string($0.code) })),
      member("sections", .array(sections)),
    ]).json(pretty: true) + [UInt8(ascii: "\n")]
  }
}
