import ArgumentParser
import CaseStore
import Casework
import Demonstration
import Glibc
import Interchange
import JSON

/// `waymark init`
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "init", abstract: "Makes a new, empty store.")
  @OptionGroup var options: Options
  @Option(name: .long, help: "The service's name.") var service = "Youth Justice Service"
  @Option(name: .long, help: "The local authority.") var borough = ""
  @Flag(name: .long, help: "Let the directory's group read and write (mode 2770).") var shared = false

  func run() throws {
    try options.checkOwner("make a store there")
    let settings = try Settings.load()
    let path = try options.storePath
    try Folders.makeParents(of: path)
    let casebook = try Casebook(
      FileStore.create(at: path, isShared: shared, options: Session.storeOptions(options)), lists: settings.lists,
      limits: settings.limits)
    _ = try casebook.make(
      .serviceSaved(Service(name: service, borough: borough)), by: options.me, now: try options.now())
    var me = Staff()
    me.name = Environment.userName() == options.me.text ? Environment.fullName() : options.me.text
    me.role = .manager
    _ = try casebook.make(.staffSaved(options.me, me), by: options.me, now: try options.now())
    try (casebook.store as? FileStore)?.checkpoint()
    Output.write("Made a store for \(service) at \(path).\n")
  }
}

/// `waymark demo`
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Makes a made-up, realistic service to try things on.")
  @OptionGroup var options: Options
  @Option(name: .long, help: "The same seed and day give the same service.") var seed: UInt64 = 1
  @Option(name: .long, help: "Open and closed cases in all.") var cases = 400
  @Option(name: .long, help: "Open cases.") var openCases = 300
  @Option(name: .long, help: "About how many contacts in all; as many as is natural where not given.") var contacts:
    Int?
  @Option(name: .long, help: "Staff, 3 to 20.") var staff = 20

  func validate() throws {
    if cases < 1 || openCases < 0 || (contacts ?? 0) < 0 {
      throw ValidationError("The numbers must not be negative, and there must be a case.")
    }
  }

  func run() throws {
    try options.checkOwner("make a store there")
    let now = try options.now()
    let path = try options.storePath
    try Folders.makeParents(of: path)
    guard options.me.key != nil else { throw Refusal.badIdentifier(options.me.text) }
    var storeOptions = Session.storeOptions(options)
    let clock = Moment(now.day, TimeOfDay(hour: 6) ?? .midnight).utcSeconds * 1000
    storeOptions.clock = { clock }
    // Before the store, so that none is left empty where the program's data are wrong.
    let settings = try Settings.load()
    let store = try FileStore.create(at: path, options: storeOptions, id: "demonstration-\(seed)")
    var service = DemonstrationService(
      seed: seed, today: now.day, openCases: min(openCases, cases), cases: cases, contacts: contacts, staff: staff,
      me: options.me)
    service.standards = settings.standards
    service.calendar = settings.calendar
    service.guide = settings.planGuide
    service.forms = settings.forms
    service.tools = settings.tools
    var documents = 0
    try store.commitInBulk { bulk in
      try service.make { _, batch in
        documents += batch.edits.list.count
        try bulk(Act(by: batch.by.text, op: batch.op), batch.edits)
      }
    }
    let casebook = try Casebook(store, lists: settings.lists, limits: settings.limits)
    casebook.shipped = settings.practice
    casebook.countersigning = settings.countersigning
    casebook.shippedForms = settings.forms
    try service.write(on: casebook.record, countersigning: settings.countersigning) { change, author, moment in
      _ = try casebook.make(change, by: author, now: moment)
    }
    try store.checkpoint()
    try store.remakeWordIndex()
    Output.write(
      "Made a demonstration service of \(cases.counted("case")) and \(documents.counted("document")) at \(path).\n")
  }
}

/// `waymark check`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Proves the store whole, or says what is not.")
  @OptionGroup var options: Options
  @Flag(name: .long, help: "Print one JSON document.") var json = false
  @Flag(name: .long, help: "Make case files and index again where they differ from the journal.") var mend = false
  @Flag(
    name: .long,
    help: "With --mend: go on without changes that the journal lost; what is missing is written down in it.")
  var acceptLoss = false
  @Option(name: .long, help: "A file of seals, kept outside the store: the chain must go through each of them.")
  var against: String?

  func validate() throws {
    if acceptLoss && !mend { throw ValidationError("--accept-loss goes with --mend.") }
  }

  func run() throws {
    try options.checkOwner("check it")
    var storeOptions = Session.storeOptions(options)
    storeOptions.mendsIdentity = mend
    if acceptLoss {
      _ = try FileStore.acceptLoss(at: try options.storePath, by: options.me.text, options: storeOptions)
    }
    let store = try FileStore.open(try options.storePath, options: storeOptions)
    let seals = try against.map { try SealFile.read($0) } ?? []
    let report = try store.check(mends: mend, against: seals)
    if json {
      var table = Listing(
        [.init("kind"), .init("path"), .init("words")] + LostChanges.columns)
      for finding in report.findings {
        table.add([.init(finding.kind.rawValue), .init(finding.path), .init(finding.words)])
      }
      LostChanges(report).add(to: &table, path: store.path)
      Output.write(table.json())
    } else {
      Output.write(
        "\(report.changes.counted("change")), \(report.documents.counted("document")), \(report.cases.counted("case")), \(report.looks.counted("look")); the chain ends in \(report.head.prefix(16)).\n"
      )
      for finding in report.findings { Output.write("\(finding.kind.rawValue): \(finding.path): \(finding.words)\n") }
      Output.write(LostChanges(report).text)
      if report.isWhole {
        if against != nil {
          Output.write("It goes through \(seals.count == 1 ? "the one seal" : "all of \(seals.count) seals").\n")
        }
        Output.write(
          report.accepted == 0
            ? "The store is whole.\n"
            : "The store is whole but for \(report.accepted.counted("change")), whose loss was accepted.\n")
      }
    }
    if !report.findings.allSatisfy({ $0.kind == .mended || $0.kind == .note }) { throw Finding() }
  }
}

/// `waymark backup FILE`
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Writes a consistent copy into one file while others work; sealed with a passphrase where that is asked.")
  @OptionGroup var options: Options
  @OptionGroup var passphrase: PassphraseOptions
  @Flag(name: .long, help: "Seal it with a passphrase, which is asked for where no file has it.") var sealed = false
  @Option(name: .long, help: "Why; the trail of looks keeps it, and the file\u{2019}s name.") var why = ""
  @Argument(help: "The file to write; it must not exist yet.") var file: String

  func run() throws {
    try options.checkOwner("back it up")
    let store = try FileStore.open(try options.storePath, options: Session.storeOptions(options))
    if !store.isForReadingOnly {
      // All of it leaves the store: a disclosure, of which the copy tells too.
      let trail = try store.trail()
      try trail.add(Look(.disclosure, "the whole store", why: why, recipient: file), by: options.me)
      try trail.sync()
    }
    let words = sealed || passphrase.isGiven ? try passphrase.new() : nil
    do {
      let count = try store.backup(to: file, passphrase: words)
      Output.write("Backed up \(count) files, up to change \(store.seq), to \(file); every line of it proves itself.\n")
    } catch let error as StoreError {
      // A damaged store has the status that `check` gives it.
      guard case .notBackedUp = error else { throw error }
      throw Failure(.found, error.words)
    }
  }
}

/// `waymark restore FILE`
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Makes a store again from a backup, proved before it has its name; --replace puts it in place of another."
  )
  @OptionGroup var options: Options
  @OptionGroup var passphrase: PassphraseOptions
  @Flag(
    name: .long,
    help:
      "Put it in place of the store that stands there, which is kept beside it; refused while anybody has that open.")
  var replace = false
  @Argument(help: "The backup.") var file: String

  func run() throws {
    try options.checkOwner("restore it")
    let path = try options.storePath
    try Folders.makeParents(of: path)
    var how = FileStore.Restoring()
    how.passphrase = try FileStore.isSealed(file) ? passphrase.known() : nil
    if let installed = ServiceRights.installed, installed.store == path { how.group = installed.group }
    if replace { how.keepingOldAs = path + ".before-" + StoreClock.stamp() }
    let report = try FileStore.restore(file, to: path, how, options: Session.storeOptions(options))
    Output.write(
      "Restored \(report.changes.counted("change")) and \(report.cases.counted("case")) to \(path); the store is whole"
        + (report.accepted == 0
          ? ".\n" : " but for \(report.accepted.counted("change")), whose loss was accepted before.\n"))
    if let old = how.keepingOldAs, access(old, F_OK) == 0 { Output.write("What stood there is kept as \(old).\n") }
  }
}

/// `waymark export`
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "The whole store, or one case, as JSON lines: key, version, document.")
  @OptionGroup var options: Options
  @Option(name: [.customLong("case")], help: "One case alone.") var reference: String?
  @Option(name: .long, help: "To whom it is given; the trail keeps it.") var to: String?
  @Option(name: .long, help: "Why; the trail keeps it.") var why: String?

  func run() throws {
    let session = try Session(options)
    try session.needs(.exports)
    func line(_ key: DocumentKey, _ stored: Stored) {
      var writer = JSONWriter()
      writer.beginObject()
      writer.key("key")
      writer.string(key.text)
      writer.key("version")
      writer.integer(stored.version)
      writer.key("document")
      writer.raw(stored.bytes)
      writer.endObject()
      Output.write(writer.bytes + [10])
    }
    if let reference {
      let file = try session.caseFile(reference, to: .export, "", why: why, recipient: to)
      return try session.casebook.export(file.reference, line)
    }
    try session.look(Look(.export, "the whole store", why: why ?? "", recipient: to ?? ""))
    let hidden = try session.casebook.export(line)
    if hidden > 0 {
      Output.complain("\(hidden) restricted cases were left out, because they aren\u{2019}t open to you.")
    }
  }
}

/// Directories above the store.
enum Folders {
  /// Makes the directories above a path, private, where they are missing.
  static func makeParents(of path: String) throws {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
    let parent = String(path[..<slash])
    if access(parent, F_OK) == 0 { return }
    try makeParents(of: parent)
    guard mkdir(parent, 0o700) == 0 || errno == EEXIST else {
      throw Failure(.store, "\(parent) can't be made: \(String(cString: strerror(errno))).")
    }
  }
}
