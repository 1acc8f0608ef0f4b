import CaseScreens
import CaseStore
import Casework
import Glibc
import Interchange
import Terminal
import TextUI

/// Keys in, canvases out, and between them the store: the only place where the interface meets the world.
@MainActor
struct RunLoop {
  private let terminal: Console
  private let casebook: Casebook
  private let fixedDay: Bool
  private let copies: Bool
  private var desk: LiveDesk
  private var app: App
  private var undoable = UndoStack()
  private var redoable = UndoStack()
  private let watch: Watch?
  private var presence: Presence?
  /// The last change of which the screens know.
  private var told: Int
  private var lastKept = RunLoop.seconds()
  /// When a key was last pressed, and after how many idle seconds the session locks; nil where it never does.
  private var lastKey = RunLoop.seconds()
  private let idleSeconds: Int?
  /// Whether the user was told that the disk doesn't confirm the looks.
  private var saidLooksFail = false

  /// For how long an idle second is worked in at most, so that a key pressed in it isn't kept waiting.
  private static let idleWork = Duration.milliseconds(40)

  /// How many seconds typed text may wait before it is kept as a draft.
  private static let draftSeconds = 3

  /// Runs the interface until it is left; returns the exit status. Throws `Failure`.
  static func run(
    _ session: Session, fixedDay: Bool, keys: KeyMap, copies: Bool, locksAfter seconds: Int?, mouse: Bool, colour: Bool,
    ascii: Bool
  ) throws -> Int32 {
    var options = Console.Options()
    options.mouse = mouse
    options.colour = colour
    options.ascii = ascii
    let terminal: Console
    do throws(Console.Failure) {
      terminal = try Console(options)
    } catch {
      switch error {
      case .notATerminal: throw Failure(.usage, "This is no terminal. Use a subcommand, such as `waymark today`.")
      case .plainTerminal(let name):
        throw Failure(
          .usage,
          "The terminal \u{201C}\(name)\u{201D} can't show full screens. Use a subcommand, such as `waymark today`.")
      case .unknownTerminal(let name):
        throw Failure(
          .usage,
          "The terminal \u{201C}\(name)\u{201D} is not known on this machine. Set TERM, for example to xterm-256color.")
      }
    }
    defer { session.tidy() }
    defer { terminal.close() }
    var loop = try RunLoop(
      terminal, session, fixedDay: fixedDay, keys: keys, copies: copies, locksAfter: seconds)
    return loop.run()
  }

  private init(
    _ terminal: Console, _ session: Session, fixedDay: Bool, keys: KeyMap, copies: Bool, locksAfter seconds: Int?
  ) throws {
    idleSeconds = seconds
    self.terminal = terminal
    self.fixedDay = fixedDay
    self.copies = copies
    casebook = session.casebook
    told = session.casebook.store.seq
    desk = LiveDesk(
      casebook: session.casebook, settings: session.shipped,
      drafts: try Self.drafts(session), me: session.me, now: session.now,
      preferences: PreferencesFile.load(), keys: keys)
    app = App(desk, size: terminal.size, glyphs: terminal.glyphs)
    watch = (session.casebook.store as? FileStore).map { Watch($0) }
    presence = (session.casebook.store as? FileStore).map { Presence($0, session.me) }
    terminal.watched = watch?.fileDescriptor
  }

  /// What was typed over one store isn't offered over another.
  private static func drafts(_ session: Session) throws -> Drafts {
    let folder = try Environment.stateHome() + "/waymark/drafts"
    guard let store = session.casebook.store as? FileStore else { return Drafts(in: folder) }
    let drafts = Drafts(in: folder, of: store.id)
    // Drafts are each user's own, so each one's session takes away those about cases that others destroyed.
    drafts.remove(about: Set(((try? session.casebook.certificates()) ?? []).map(\.reference.description)))
    return drafts
  }

  private static func seconds() -> Int {
    var time = timespec()
    // A machine that sleeps is nobody's at work either.
    clock_gettime(CLOCK_BOOTTIME, &time)
    return Int(time.tv_sec)
  }

  /// Tells the screens what happened, and does what they ask for. A session doesn't end by that.
  private mutating func tell(_ event: App.Event) { _ = perform(app.update(event, desk)) }

  private mutating func run() -> Int32 {
    // Its first page is a look too.
    tell(.tick)
    terminal.show(app.view(desk))
    defer { presence?.enter(nil) }
    while true {
      presence?.enter(app.place)
      let event = terminal.next(within: 1000)
      if let status = take(event) { return status }
      while let more = terminal.takeWaiting() { if let status = take(more) { return status } }
      if Self.seconds() - lastKept >= Self.draftSeconds {
        lastKept = Self.seconds()
        tell(.tick)
      }
      terminal.show(app.view(desk))
    }
  }

  private mutating func take(_ event: Console.Event) -> Int32? {
    tellTime()
    lockIfIdle()
    switch event {
    case .key(let key):
      lastKey = Self.seconds()
      return perform(app.update(.key(key), desk))
    case .resize(let size): return perform(app.update(.resized(size), desk))
    case .wake:
      watch?.drain()
      follow()
    case .timeout:
      follow()
      tidyUp()
    case .ended(let signal):
      tell(.hangUp)
      return 128 + signal
    }
    return nil
  }

  /// Locks the session where nobody was at it for too long: before anything else is done, and before anything is shown.
  private mutating func lockIfIdle() {
    guard let idleSeconds, !app.isLocked, Self.seconds() - lastKey >= idleSeconds else { return }
    _ = perform(app.update(.lock, desk))
  }

  private mutating func tellTime() {
    let clock = Environment.clock()
    let now = fixedDay ? Moment(desk.now.day, clock.time) : clock
    if now == desk.now, now == casebook.gate?.now { return }
    let closing = casebook.nextClosing()
    desk.now = now
    casebook.gate?.now = now
    // What was open for an hour goes from the lists with it, not with the next change.
    if let closing, closing <= now { tell(.changedElsewhere([])) }
  }

  /// Takes in what others saved.
  private mutating func follow() {
    desk.present = app.showsAssessment || app.place != nil ? presence?.others() ?? [:] : [:]
    do {
      let changed = try casebook.follow()
      if !changed.isEmpty { tell(.changedElsewhere(changed.isBeyondCases ? [] : changed.cases)) }
      told = casebook.store.seq
    } catch {
      tell(.refused(Failure(error)?.message ?? "\(error)"))
    }
  }

  /// Does what waits for a second in which nothing is typed. What fails is tried again in the next; of looks that the
  /// disk doesn't confirm the user is told once.
  private mutating func tidyUp() {
    do {
      try casebook.syncLooks()
      saidLooksFail = false
    } catch {
      if !saidLooksFail { tell(.refused(Failure(error)?.message ?? "\(error)")) }
      saidLooksFail = true
    }
    workOutRetention()
    guard let store = casebook.store as? FileStore, store.isCheckpointDue else { return }
    _ = try? store.checkpoint()
  }

  /// What a records manager's day counts, worked out a little at a time: the day is shown before it.
  private mutating func workOutRetention() {
    guard casebook.viewer?.may(.retain) ?? false else { return }
    let start = ContinuousClock.now
    let isDone = try? casebook.workOutRetention(on: desk.now.day) { ContinuousClock.now - start < Self.idleWork }
    if isDone ?? false { tell(.changedElsewhere([])) }
  }

  private mutating func perform(_ requests: [App.Request]) -> Int32? {
    for request in requests {
      switch request {
      case .make(let change): make(change)
      case .undo: undo()
      case .redo: redo()
      case .keepPreferences(let preferences):
        desk.preferences = preferences
        do { try PreferencesFile.keep(preferences) } catch {
          tell(.refused(Failure(error)?.message ?? "\(error)"))
        }
      case .edit(let text): edit(text)
      case .keepDraft(let subject, let fields):
        lastKept = Self.seconds()
        let draft = Drafts.Draft(of: subject, at: desk.now.rfc3339, fields: fields)
        do { try desk.drafts.keep(draft) } catch {
          tell(.refused(Failure(error)?.message ?? "\(error)"))
        }
      case .dropDraft(let subject): desk.drafts.remove(subject)
      case .write(let name, let text, let reference): write(text, to: name, of: reference)
      case .look(let look): note(look)
      case .copy(let text): copy(text)
      case .unlock(let password): unlock(password)
      case .importCourtList(let path): importCourtList(path)
      case .redraw: terminal.redraw()
      case .suspend:
        terminal.suspend()
        lockIfIdle()
      case .quit: return 0
      }
    }
    return nil
  }

  /// A change of this session's own is known to its screens; what others did just before it they are told of now.
  private mutating func own(_ seq: Int) {
    if seq == told + 1 { told = seq } else { follow() }
  }

  private mutating func make(_ change: Change) {
    do {
      let done = try casebook.make(change, by: desk.me, now: desk.now, seen: told)
      own(done.seq)
      let isUndoable = change.isUndoable
      if isUndoable { undoable.push(done.undoing, on: casebook.record) }
      redoable = UndoStack()
      saved(
        Change.words(forOp: done.op) + " " + desk.now.time.description + (isUndoable ? undoes : "."),
        of: done.cases.first)
    } catch {
      // What others did in the same moment is shown before it is said that nothing was saved.
      if case .changedMeanwhile? = error as? Refusal { follow() }
      refused(error)
    }
  }

  /// Reads a court list and takes it in, or says everything that is wrong with it.
  private mutating func importCourtList(_ path: String) {
    do {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let read = CourtListFile(try InputFile.bytes(path), named: name, lists: casebook.lists)
      guard read.problems.isEmpty else {
        let more = read.problems.count > 3 ? " And \(read.problems.count - 3) more." : ""
        throw Failure(.badInput, read.problems.prefix(3).map(\.words).joined(separator: " ") + more)
      }
      make(.courtListImported(read.list))
    } catch {
      refused(error)
    }
  }

  /// Writes a new file where the program was started, and says where it is.
  private mutating func write(_ text: String, to name: String, of reference: CaseReference?) {
    do {
      try casebook.look(Look(.print, of: reference, name), by: desk.me)
      tell(.said("Written to \(try OutputFile.write(text, named: name))."))
    } catch {
      refused(error)
    }
  }

  /// Writes a look down; where that fails nothing is shown until it is written. A store to which nobody can write is shown
  /// all the same.
  private mutating func note(_ look: Look) {
    do {
      try casebook.look(look, by: desk.me)
    } catch {
      if casebook.isForReadingOnly { return }
      tell(.unlogged(look, why: Failure(error)?.message ?? "\(error)"))
    }
  }

  private mutating func unlock(_ password: String) {
    terminal.show(app.view(desk))
    switch LoginPassword.check(password) {
    case .right: tell(.unlocked(else: nil))
    case .wrong: tell(.unlocked(else: "That isn\u{2019}t the password."))
    case .cannotAsk: tell(.passwordUnknown)
    }
  }

  private mutating func copy(_ text: String) {
    guard copies else {
      tell(.said("Copying is off in your settings."))
      return
    }
    terminal.copy(text)
  }

  private mutating func undo() {
    guard let last = undoable.last else { return refused(Refusal.nothingToUndo) }
    do {
      let done = try casebook.make(.undone(last), by: desk.me, now: desk.now)
      own(done.seq)
      undoable.pop(undoneBy: done.seq)
      redoable.push(done.undoing.named(last.op), on: casebook.record)
      saved("Undone: " + Change.words(forOp: last.op).lowercased() + keyed(.control("y"), "does it again"))
    } catch {
      refused(error)
    }
  }

  /// Does again what was undone last, as a change of its own, which can be undone in turn.
  private mutating func redo() {
    guard let last = redoable.last else {
      tell(.said("Nothing was undone that could be done again."))
      return
    }
    do {
      let done = try casebook.make(.undone(last), by: desk.me, now: desk.now)
      own(done.seq)
      redoable.pop(undoneBy: done.seq)
      undoable.push(done.undoing.named(last.op), on: casebook.record)
      saved("Done again: " + Change.words(forOp: last.op).lowercased() + undoes)
    } catch {
      refused(error)
    }
  }

  private var undoes: String { keyed(.char("u"), "undoes it") }

  /// What a key of every screen does, under the name that it has for this user; the stop alone where it has none.
  private func keyed(_ key: Key, _ words: String) -> String {
    App.keyName(key, desk).map { ". \($0) \(words)." } ?? "."
  }

  private mutating func saved(_ words: String, of reference: CaseReference? = nil) {
    tell(.saved(words, of: reference))
  }

  /// What was typed stays, and is kept as a draft at once where the disk failed.
  private mutating func refused(_ error: any Error) {
    let failure = Failure(error)
    tell(.refused(failure?.message ?? "\(error)"))
    if failure?.status == .store { tell(.tick) }
  }

  private mutating func edit(_ text: String) {
    tell(.tick)
    do {
      let edited = try terminal.withShell { try ExternalEditor.edit(text) }
      tell(.edited(edited))
    } catch {
      tell(.refused(Failure(error)?.message ?? "\(error)"))
    }
    // Who wrote in the editor for longer than that may have left meanwhile; what they wrote is in the form by now.
    lockIfIdle()
  }
}
