import CaseScreens
import Casework
import Testing
import TextUI

@Suite("Groups, search, help and what works everywhere") struct SessionTests {
  private func group() throws -> Keyboard {
    var keyboard = try Keyboard()
    keyboard.press(.char("2"), .char("g"), .char(" "), .char(" "), .char("c"))
    return keyboard
  }

  @Test func eachChildOfAGroupHasAnOutcomeAndANote() throws {
    var keyboard = try group()
    keyboard.type("Knife awareness")
    keyboard.press(.tab, .tab)
    keyboard.type("All took part.")
    keyboard.press(.control("t"))
    keyboard.type("Led the discussion.")
    keyboard.press(.down, .right, .control("s"))
    let members = try [3, 4].map { try #require(try keyboard.desk.record.caseFile(CaseReference($0))?.contacts.last) }
    #expect(Set(members.map(\.contact.note)) == ["All took part.\n\nLed the discussion.", "All took part."])
    #expect(Set(members.compactMap(\.contact.outcome)) == [.attended, .attendedNotEngaged])
    #expect(Set(members.map(\.contact.group)).count == 1)
    #expect(Set(members.map { $0.contact.purpose }) == ["Knife awareness"])
    keyboard.press(.char("u"))
    #expect(try keyboard.desk.record.caseFile(CaseReference(3))?.contacts.isEmpty ?? false)
    #expect(try keyboard.desk.record.caseFile(CaseReference(4))?.contacts.isEmpty ?? false)
  }

  @Test func aGroupsDraftComesBackWhole() throws {
    var keyboard = try group()
    keyboard.type("Knife awareness")
    keyboard.press(.control("t"))
    keyboard.type("Left early")
    keyboard.press(.right)
    keyboard.tell(.hangUp)
    var later = try group()
    later.desk.drafts = keyboard.desk.drafts
    later.press(.escape, .char("c"))
    #expect(later.text().contains("Unsaved draft from"))
    later.press(.control("o"))
    #expect(later.text().contains("Knife awareness"))
    #expect(later.text().contains("Left early"))
    #expect(later.text().contains("Attended, didn't engage"))
  }

  @Test(arguments: [
    ("abara", "Abara, Tomi"), ("tomi ab", "Abara, Tomi"), ("abraa", "Abara, Tomi"), ("zoe", "Zoë-Łuk"),
    ("YJ-000003", "Rowe, Kelly"), ("3", "Rowe, Kelly"), ("2010-03-04", "Abara, Tomi"),
  ])
  func namesAreFoundAsTheyAreTyped(typed: String, name: String) throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("3"))
    keyboard.type(typed)
    #expect(keyboard.screen().line(4).contains(name))
  }

  @Test func notesAreSearchedAndOpenTheContact() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("3"))
    keyboard.type("13 days")
    #expect(keyboard.text().contains("Enter searches the notes"))
    keyboard.press(.enter)
    #expect(keyboard.screen().line(4).contains("10 Nov 26"))
    keyboard.press(.enter)
    #expect(keyboard.text().contains("Tuesday 10 November 2026"))
    keyboard.press(.escape)
    #expect(keyboard.screen().line(4).contains("10 Nov 26"))
  }

  @Test(arguments: [
    ("undo", "undo this session's last change"), ("grpsn", "record a contact; for all"),
    ("ctrl-l", "draw the screen anew"),
  ])
  func theFirstHitOfThePaletteIsWhatWasMeant(typed: String, words: String) throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("2"), .char(":"))
    keyboard.type(typed)
    #expect(keyboard.screen().line(4).contains(words))
  }

  @Test func thePaletteRunsWhatIsChosen() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("2"), .control("p"))
    keyboard.type("filter")
    keyboard.press(.enter)
    keyboard.type("abara")
    #expect(keyboard.text().contains("1 open"))
    keyboard.press(.function(1))
    keyboard.type("draw the screen")
    keyboard.press(.enter)
    #expect(keyboard.requests.contains(.redraw))
  }

  /// While text is typed, help offers what can be pressed, and types nothing.
  @Test func helpInAFormRunsAndTypesNothing() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("2"), .char("c"), .tab, .tab, .tab, .tab, .tab)
    keyboard.type("kept")
    keyboard.press(.function(1))
    keyboard.type("undo this")
    #expect(keyboard.text().contains("No command has these words"))
    keyboard.press(.escape, .function(1))
    keyboard.type("save")
    keyboard.press(.enter)
    #expect(keyboard.desk.made.last?.op == "contact.record")
    #expect(try keyboard.desk.record.caseFile(CaseReference(3))?.contacts.last?.contact.note == "kept")
    keyboard.press(.char("2"), .char("/"), .function(1))
    keyboard.type("allocate the case")
    #expect(keyboard.text().contains("No command has these words"))
    keyboard.press(.escape)
    #expect(keyboard.text().contains("4 open"))
  }

  @Test func helpIsThereWhileWordsAreLookedForInANote() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("3"))
    keyboard.type("abara")
    keyboard.press(.enter, .tab, .tab, .enter, .char("/"))
    keyboard.type("coll")
    #expect(keyboard.text().contains("1 line"))
    for key in [Key.function(1), .control("p")] {
      keyboard.press(key)
      #expect(keyboard.text().contains("Commands of this screen"))
      keyboard.press(.escape)
      #expect(keyboard.text().contains("find /coll"))
    }
  }

  @Test func wordsAreFoundInALongNote() throws {
    var keyboard = try Keyboard()
    let note = (0..<200).map { $0 % 50 == 7 ? "Here is the otter \($0)." : "Line \($0)." }.joined(separator: "\n")
    keyboard.press(.char("3"))
    keyboard.type("abara")
    keyboard.press(.enter, .char("c"), .tab, .tab, .tab, .tab, .tab, .paste(note), .control("s"))
    keyboard.press(.tab, .tab, .enter)
    _ = keyboard.screen()
    keyboard.press(.char("/"))
    keyboard.type("otter")
    #expect(keyboard.text().contains("otter 7."))
    keyboard.press(.enter, .char("n"))
    #expect(keyboard.screen().line(2).contains("otter 57."))
    keyboard.press(.char("N"))
    #expect(keyboard.screen().line(2).contains("otter 7."))
  }

  @Test func savingSaysHowToUndoAndWhenItWas() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("2"), .char("c"), .control("s"))
    #expect(keyboard.text().contains("u undoes it"))
    #expect(keyboard.text().contains("saved 09:00"))
  }

  @Test func whereNothingCanBeSavedTheFormStaysAndSaysWhy() throws {
    var keyboard = try Keyboard()
    keyboard.desk.viewOnly = "The disk is full. Free some room and start again."
    keyboard.press(.char("2"), .char("c"), .tab, .tab, .tab, .tab, .tab)
    keyboard.type("kept")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("The disk is full"))
    #expect(keyboard.text().contains("kept"))
    #expect(keyboard.desk.made.isEmpty)
    keyboard.tell(.tick)
    #expect(keyboard.desk.drafts.values.contains { $0.fields["note"] == "kept" })
  }

  @Test func nothingTypedIsLostOnResize() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("2"), .char("c"), .tab, .tab, .tab, .tab, .tab)
    keyboard.type("kept")
    for (rows, columns) in [(10, 40), (5, 20), (60, 200), (24, 80)] {
      keyboard.tell(.resized(Size(rows: rows, columns: columns)))
      #expect(keyboard.screen().size == Size(rows: rows, columns: columns))
    }
    #expect(keyboard.text().contains("kept"))
  }

  @Test func everyScreenHasRoomForItsHeaderAtFortyColumns() throws {
    var keyboard = try Keyboard(rows: 12, columns: 44)
    for key in ["1", "2", "3"] {
      keyboard.press(.escape, .escape, .char(Character(key)))
      #expect(keyboard.screen().line(0).hasPrefix(" Waymark   1 Today  2 Caseload  3 Search"))
    }
  }

  @Test func atMidnightTheDayIsAnotherWithoutAKey() throws {
    var keyboard = try Keyboard()
    #expect(!keyboard.text().contains("OUTCOMES TO RECORD"))
    keyboard.desk.now = Moment(keyboard.desk.now.day.adding(days: 1), .midnight)
    keyboard.tell(.tick)
    #expect(keyboard.text().contains("OUTCOMES TO RECORD"))
    #expect(keyboard.text().contains("36d late"))
  }

  @Test func theTabsCanBeClicked() throws {
    var keyboard = try Keyboard()
    keyboard.press(.mouse(.init(row: 0, column: 22, kind: .press)))
    #expect(keyboard.text().contains("My caseload"))
  }

  @Test func aLockedSessionShowsNothingAndKeepsWhatWasTyped() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("2"), .char("c"))
    keyboard.tab(to: "Note")
    keyboard.type("He was upset about")
    let open = keyboard.text()
    keyboard.press(.alt("l"))
    #expect(
      keyboard.app.isLocked && keyboard.desk.drafts.values.contains { $0.fields.values.contains("He was upset about") })
    for _ in 0..<2 {
      let shown = keyboard.text().split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
      #expect(shown.count == 3 && shown[0].contains("Waymark is locked"), "\(shown)")
      keyboard.press(.escape, .control("z"), .tab, .function(1), .up)
      keyboard.tell(.changedElsewhere([CaseReference(1)]))
    }
    keyboard.type("q1?sesame")
    #expect(keyboard.text().contains(": *********") && !keyboard.text().contains("sesame"))
    keyboard.press(.enter)
    #expect(keyboard.requests.last == .unlock(password: "q1?sesame"))
    keyboard.tell(.unlocked(else: "That isn\u{2019}t the password."))
    #expect(keyboard.app.isLocked && keyboard.text().contains("That isn"))
    keyboard.type("sesame")
    keyboard.press(.enter)
    keyboard.tell(.unlocked(else: nil))
    #expect(!keyboard.app.isLocked && keyboard.text() == open)
    keyboard.tell(.lock)
    keyboard.press(.control("c"))
    #expect(keyboard.requests.last != .quit && keyboard.app.isLocked)
    keyboard.tell(.passwordUnknown)
    #expect(keyboard.text().contains("Ctrl-C leaves"))
    keyboard.press(.control("c"))
    #expect(keyboard.requests.last == .quit)
  }
}
