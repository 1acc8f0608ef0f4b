import Casework
import Demonstration
import Fuzzing
import JSON
import Testing
import TextUI

@testable import CaseScreens

/// Goes everywhere that commands lead to over a hostile record, types hostile text into every field that it meets, and
/// looks at every frame.
struct HostileWalk {
  /// Where one is: a screen, and the form or the list that it is one of.
  private(set) var places: Set<String> = []
  /// What stood on a screen and must not.
  private(set) var faults: [String] = []
  /// Whether every frame is drawn and looked at.
  var looksAtFrames = true
  /// What is wrong with a frame; nil where nothing is.
  var judge: (Canvas) -> String? = Self.fault
  /// Each form as it was first met from each start, with nothing typed into it: where it can't be filled in over one
  /// record, it may be over another.
  private(set) var forms: [String: [Keyboard]] = [:]
  private(set) var frames = 0
  private(set) var moves = 0
  /// Screens by what can be done on them, each met once.
  private var met: Set<String> = []
  /// Where to go on from: places that were new, then places where something else can be done.
  private var fresh: [Keyboard] = []
  private var again: [Keyboard] = []
  private var filled: Set<String> = []
  private var opened: Set<String> = []
  private var formsMet: Set<String> = []
  private var typed = 0

  /// Goes on from here until nothing new is met, so many moves are made, or every place was met that is wanted.
  mutating func go(from start: Keyboard, moves budget: Int, until isAllMet: (Set<String>) -> Bool = { _ in false }) {
    let end = moves + budget
    (met, filled, opened, formsMet) = ([], [], [], [])
    look(start)
    (fresh, again) = ([start], [])
    var at = (fresh: 0, again: 0)
    while moves < end, !isAllMet(places) {
      if at.fresh < fresh.count {
        at.fresh += 1
        expand(fresh[at.fresh - 1])
      } else if at.again < again.count {
        at.again += 1
        expand(again[at.again - 1])
      } else {
        return
      }
    }
  }

  private mutating func expand(_ keyboard: Keyboard) {
    guard let screen = keyboard.app.stack.last else { return }
    if screen.isTyping, filled.insert(Self.place(screen)).inserted { fill(keyboard) }
    var keys = type(of: screen).rows.map(\.key)
    if !screen.isTyping { keys += [.enter, .tab, .char("1"), .char("2"), .char("3"), .char("4"), .char("?")] }
    for key in keys where key != .control("c") { step(keyboard, [key]) }
    if screen.isTyping { return }
    var lower = keyboard
    let isNew = opened.insert(Self.place(screen)).inserted
    for row in 0..<14 {
      press(&lower, .down)
      look(lower)
      if isNew, row < 7 { step(lower, [.enter]) }
    }
    step(keyboard, [.end])
  }

  /// Types hostile text into each field and saves, then what is asked for until it is saved.
  private mutating func fill(_ start: Keyboard) {
    var keyboard = start
    for _ in 0..<(Self.form(of: start)?.visible.count ?? 2) {
      typed += 1
      press(&keyboard, .paste(Hostile.shortTexts[typed % Hostile.shortTexts.count]))
      keyboard.pressUnseen(.tab)
    }
    step(keyboard, [.control("s")])
    step(keyboard, [.enter])
    keyboard = start
    if Self.form(of: start) == nil {
      press(&keyboard, .paste("heron"))
      step(keyboard, [.enter])
      return
    }
    let depth = keyboard.app.stack.count
    for attempt in 0..<18 {
      press(&keyboard, .control("s"))
      guard keyboard.app.stack.count == depth, let form = Self.form(of: keyboard) else { break }
      Self.answer(form, attempt, &keyboard)
    }
    look(keyboard)
  }

  private static let answers = [
    "23/11/2026", "Heron spoke.", "10:00", "1", "22/11/2026", "24/11/2026", "6 months", "kmason", "YJ-000002", "2026",
  ]

  /// Gives the field that is to blame another answer, or the first that is empty where none is.
  static func answer(_ form: Form, _ attempt: Int, _ keyboard: inout Keyboard) {
    let isBlamed = form.fields.indices.contains(form.focus) && !form.fields[form.focus].problem.isEmpty
    if !isBlamed {
      for _ in form.visible {
        guard let form = Self.form(of: keyboard), !form.text(form.focused).isEmpty else { break }
        keyboard.pressUnseen(.tab)
      }
    }
    guard let form = Self.form(of: keyboard), form.fields.indices.contains(form.focus) else { return }
    switch form.fields[form.focus].kind {
    case .line, .note:
      keyboard.pressUnseen(.control("u"), .paste(Self.answers[attempt % Self.answers.count]))
    case .choice, .picks, .flags:
      let letters = Array("aeiorstmbc")
      keyboard.pressUnseen(.char(" "), .char(letters[attempt % letters.count]), .char(" "))
    }
  }

  static func form(of keyboard: Keyboard) -> Form? {
    (keyboard.app.stack.last as? any SheetScreen)?.sheet.form
  }

  private mutating func step(_ start: Keyboard, _ keys: [Key]) {
    var keyboard = start
    for key in keys { press(&keyboard, key) }
    look(keyboard)
  }

  private mutating func press(_ keyboard: inout Keyboard, _ key: Key) {
    moves += 1
    keyboard.pressUnseen(key)
    check(&keyboard)
  }

  /// Notes where one is, and keeps it for going on from there where something else can be done than was met before.
  private mutating func look(_ keyboard: Keyboard) {
    guard let screen = keyboard.app.stack.last else { return }
    let place = Self.place(screen)
    let isNew = places.insert(place).inserted
    if let sheet = (screen as? any SheetScreen)?.sheet, !sheet.hasTypedText, formsMet.insert(place).inserted {
      forms[place, default: []].append(keyboard)
    }
    guard met.insert(place + Self.offers(screen, keyboard.desk)).inserted else { return }
    if isNew { fresh.append(keyboard) } else { again.append(keyboard) }
  }

  private mutating func check(_ keyboard: inout Keyboard) {
    guard looksAtFrames else { return }
    frames += 1
    let canvas = keyboard.screen()
    guard let fault = judge(canvas), faults.count < 10 else { return }
    faults.append((keyboard.app.stack.last.map(Self.place) ?? "") + ": " + fault + "\n" + canvas.text)
  }

  /// The screen's type, and what distinguishes it from others of that type.
  static func place(_ screen: any Screen) -> String {
    let name = String(describing: type(of: screen))
    let mirror = Mirror(reflecting: screen)
    for part in ["spec", "section", "tab", "part", "list", "kind"] {
      guard let value = mirror.descendant(part) else { continue }
      if part == "spec", let title = Mirror(reflecting: value).descendant("title") as? String {
        return name + " " + title
      }
      let words = String(describing: value)
      if words.utf8.count < 40 { return name + " " + words }
    }
    return name
  }

  /// Which of its commands can be run.
  private static func offers(_ screen: any Screen, _ desk: any Desk) -> String {
    func offers<S: Screen>(_ screen: S) -> String {
      String(S.commands.map { $0.unavailable(screen, desk) == nil ? "1" : "0" })
    }
    return offers(screen) + (screen.isTyping ? "t" : "")
  }

  /// What is wrong with a frame; nil where nothing is.
  static func fault(in canvas: Canvas) -> String? {
    for row in 0..<canvas.size.rows {
      let line = canvas.line(row)
      if TextWidth.columns(of: line) > canvas.size.columns { return "row \(row) is wider than the terminal" }
      for scalar in line.unicodeScalars where TextWidth.columns(of: scalar) == nil && scalar.value != 0xFFFD {
        return "U+\(String(scalar.value, radix: 16)) stands in row \(row)"
      }
    }
    return nil
  }
}

extension Keyboard {
  /// A keyboard over a made-up service of some cases.
  static func demonstration(rows: Int, columns: Int, seed: UInt64) throws -> Keyboard {
    var keyboard = try Keyboard(rows: rows, columns: columns)
    var service = DemonstrationService(
      seed: seed, today: keyboard.desk.now.day, openCases: 10, cases: 14, contacts: 60, staff: 6, me: keyboard.desk.me)
    service.standards = keyboard.desk.shipped.standards
    service.calendar = keyboard.desk.shipped.calendar
    service.guide = keyboard.desk.planGuide
    service.forms = keyboard.desk.forms
    service.tools = keyboard.desk.tools
    var edits = Edits()
    service.make { _, batch in for edit in batch.edits.list { edits.set(edit.key, edit.bytes) } }
    let change = Change.imported(source: "made up", edits, seen: keyboard.desk.record.seq)
    try keyboard.desk.record.make(change, by: keyboard.desk.me, now: keyboard.desk.now)
    keyboard.tell(.changedElsewhere([]))
    return keyboard
  }

  /// The data that comes with the program, as hostile as a service may edit it.
  private static let spoiltData: [ServiceFile: [UInt8]] = {
    guard let practice = try? MemoryDesk().practice else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: ServiceFile.allCases.map { file in
        (file, HostileRecord.spoilt(file.key, practice[file].document.json(), 1, texts: Hostile.shortTexts))
      })
  }()

  /// Makes every text that people typed into the record hostile.
  mutating func spoil(_ texts: [String] = Hostile.texts) throws {
    var edits = Edits()
    var number = 0
    for file in ServiceFile.allCases where desk.record.stored(file.key) == nil {
      edits.set(file.key, Self.spoiltData[file])
    }
    for key in desk.record.keys {
      guard let stored = desk.record.stored(key) else { continue }
      number += 8
      edits.set(key, HostileRecord.spoilt(key, stored.bytes, number, texts: texts))
    }
    let change = Change.imported(source: "hostile", edits, seen: desk.record.seq)
    _ = desk.make(change)
    tell(.changedElsewhere([]))
  }
}
