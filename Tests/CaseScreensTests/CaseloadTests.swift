import CaseScreens
import Casework
import Testing
import TextUI

@Suite("The caseload and the lists that counts open") struct CaseloadTests {
  private func caseload(rows: Int = 24, columns: Int = 80) throws -> Keyboard {
    var keyboard = try Keyboard(rows: rows, columns: columns)
    keyboard.press(.char("2"))
    _ = keyboard.screen()
    return keyboard
  }

  /// The references that are shown, from top to bottom.
  private func shown(_ keyboard: inout Keyboard) -> [Int] {
    keyboard.text().split(separator: "\n").compactMap { line in
      guard let start = line.firstRange(of: "YJ-")?.upperBound, line.prefix(20).contains("YJ-") else { return nil }
      return Int(line[start...].prefix(6))
    }
  }

  @Test(
    arguments: [
      ("abara", [1]), ("ab", [1]), ("ZOE", [4]), ("zoë", [4]), ("luk", [4]), ("referral", [3, 4]), ("yro", [1]),
      ("000002", [2]), ("worker:me", [3, 4, 2, 1]), ("worker:mason", [3, 4, 2, 1]), ("worker:none", []),
      ("status:overdue", [3]), ("status:late", [3]), ("due:late", [3]), ("status:today", [1]),
      ("status:behind", [3, 4, 1]), ("order:caution", [2]), ("age:15", [2]), ("work", []),
      ("worker:", [3, 4, 2, 1]),
      ("status:overdue referral", [3]), ("status:overdue caution", []), ("seen:2", [1]), ("level:enh", [3, 4, 2, 1]),
      ("colour:red", []),
    ] as [(String, [Int])])
  func filters(typed: String, expected: [Int]) throws {
    var keyboard = try caseload()
    keyboard.press(.char("/"))
    keyboard.type(typed)
    #expect(shown(&keyboard) == expected)
  }

  @Test func whatIsDueIsFoundBehindWhatIsLate() throws {
    var keyboard = try caseload()
    var order = try #require(try keyboard.desk.record.header(of: CaseReference(3))?.orders.first)
    order.id = OrderID("")
    order.made = keyboard.desk.now.day.adding(days: -3)
    keyboard.tell(keyboard.desk.make(.orderSaved(CaseReference(3), order)))
    keyboard.press(.char("/"))
    keyboard.type("status:due")
    #expect(shown(&keyboard) == [3, 4, 2])
  }

  @Test func earlierFiltersComeBack() throws {
    var keyboard = try caseload()
    for words in ["abara", "referral"] {
      keyboard.press(.char("/"))
      keyboard.type(words)
      keyboard.press(.enter, .escape)
    }
    keyboard.press(.char("/"), .up)
    #expect(shown(&keyboard) == [3, 4])
    keyboard.press(.up)
    #expect(shown(&keyboard) == [1])
    keyboard.press(.up)
    #expect(keyboard.text().contains("filter /abara"))
    keyboard.press(.down, .down)
    #expect(shown(&keyboard) == [3, 4, 2, 1])
    keyboard.type("zo")
    keyboard.press(.up)
    #expect(keyboard.text().contains("filter /zo"))
  }

  @Test func columnsAreChosenPutInOrderAndKept() throws {
    var keyboard = try caseload()
    keyboard.press(.char("C"))
    #expect(keyboard.text().contains("Columns of the caseload"))
    keyboard.press(.char(" "), .down, .char(">"), .end, .char("<"), .enter)
    let heading = try #require(keyboard.text().split(separator: "\n").first { $0.contains("Child") })
    #expect(!heading.contains("Ref") && heading.split(separator: " ").prefix(2) == ["Age", "Child"])
    let kept = try #require(keyboard.desk.preferences.columns["Caseload"])
    #expect(kept.prefix(2) == ["age", "child"] && kept.suffix(2) == ["enforcement", "born"])
    keyboard.press(.char("C"), .char("x"))
    #expect(keyboard.desk.preferences == Preferences())
    #expect(keyboard.text().contains("Ref       Child"))
  }

  @Test func columnsThatDoNotFitAreLeftOutFromTheRight() throws {
    var keyboard = try caseload()
    keyboard.desk.preferences.columns["Caseload"] = [
      "enforcement", "born", "team", "worker", "due", "seen", "judgements", "reference", "nonsense",
    ]
    let heading = try #require(keyboard.text().split(separator: "\n").first { $0.contains("Enforcement") })
    #expect(heading.contains("Born") && heading.contains("Team") && !heading.contains("Ref "))
  }

  @Test func aFieldThatThereIsNotSaysWhichThereAre() throws {
    var keyboard = try caseload()
    keyboard.press(.char("/"))
    keyboard.type("colour:red")
    #expect(keyboard.text().contains("\u{201C}colour\u{201D} is no field. There are worker, team"))
  }

  @Test func theSelectionFollowsTheCase() throws {
    var keyboard = try caseload()
    keyboard.press(.down, .down)
    #expect(keyboard.screen().cursor?.row == 6)
    keyboard.press(.char("/"))
    keyboard.type("idris")
    #expect(shown(&keyboard) == [2])
    keyboard.press(.escape)
    #expect(keyboard.screen().cursor?.row == 6)
    keyboard.press(.char("s"), .right, .enter)
    let row = try #require(keyboard.screen().cursor?.row)
    #expect(keyboard.screen().line(row).contains("Idris"))
  }

  @Test func everyColumnSortsBothWays() throws {
    for columns in [80, 200] {
      var keyboard = try caseload(rows: 24, columns: columns)
      keyboard.press(.char("s"))
      var orders: Set<[Int]> = []
      for _ in 0..<12 {
        keyboard.press(.right)
        let up = shown(&keyboard)
        keyboard.press(.char("s"))
        let down = shown(&keyboard)
        #expect(up.sorted() == [1, 2, 3, 4])
        #expect(down.sorted() == [1, 2, 3, 4])
        orders.insert(up)
        orders.insert(down)
      }
      #expect(orders.contains([1, 2, 3, 4]))
      #expect(orders.contains([4, 3, 2, 1]))
      #expect(orders.count > 4)
    }
  }

  @Test func aClickOnAHeadingSortsAndASecondTurnsItRound() throws {
    var keyboard = try caseload()
    let column = try #require(keyboard.screen().line(3).firstRange(of: "Child")).lowerBound
    let at = keyboard.screen().line(3).distance(from: keyboard.screen().line(3).startIndex, to: column)
    let click = Key.mouse(.init(row: 3, column: at + 1, kind: .press))
    keyboard.press(click)
    #expect(shown(&keyboard) == [1, 2, 3, 4])
    keyboard.press(click)
    #expect(shown(&keyboard) == [4, 3, 2, 1])
    keyboard.press(.mouse(.init(row: 5, column: 10, kind: .doublePress)))
    #expect(keyboard.text().contains("Kelly Rowe"))
  }

  /// Below the last line that is shown there are rows that nobody sees.
  @Test func aClickBelowTheListSelectsNothing() throws {
    var keyboard = try caseload(rows: 10)
    for number in 1...3 {
      var header = Case()
      header.child.familyName = "Abara\(number)"
      header.worker = "kmason"
      _ = keyboard.desk.make(.caseOpened(header))
    }
    keyboard.tell(.changedElsewhere([]))
    for keys in [[Key.char("2")], [.char("3"), .char("a"), .char("b")]] {
      for key in keys { keyboard.press(key) }
      let before = keyboard.screen()
      for row in [8, 9] { keyboard.press(.mouse(.init(row: row, column: 10, kind: .press))) }
      #expect(keyboard.text() == before.text)
      #expect(keyboard.screen().cells.map(\.style) == before.cells.map(\.style))
    }
  }

  @Test func aClickWhileTheFilterIsTypedSelects() throws {
    var keyboard = try caseload()
    keyboard.press(.char("/"))
    keyboard.type("referral")
    _ = keyboard.screen()
    keyboard.press(.mouse(.init(row: 5, column: 10, kind: .doublePress)))
    #expect(keyboard.text().contains("YJ-000004"))
    #expect(!keyboard.text().contains("My caseload"))
  }

  @Test func goingBackFindsFilterOrderAndPlaceAsTheyWere() throws {
    var keyboard = try caseload()
    keyboard.press(.char("/"))
    keyboard.type("referral")
    keyboard.press(.enter, .down)
    let before = keyboard.screen()
    keyboard.press(.enter, .char("1"), .char("2"))
    #expect(keyboard.text() == before.text)
    #expect(keyboard.screen().cursor == before.cursor)
  }

  @Test func aHiddenCaseIsNeverActedUpon() throws {
    var keyboard = try caseload()
    keyboard.press(.char("*"), .char("/"))
    keyboard.type("referral")
    keyboard.press(.enter)
    #expect(keyboard.text().contains("4 marked, 2 hidden"))
    keyboard.press(.char("c"))
    #expect(keyboard.text().contains("2 children"))
    keyboard.press(.control("s"))
    #expect(keyboard.desk.made.last?.before.count == 2)
  }

  @Test func oneMarkedCaseIsTheOneThatIsRecordedFor() throws {
    var keyboard = try caseload()
    keyboard.press(.char("g"), .char(" "), .down, .char("c"))
    #expect(keyboard.text().contains("Kelly Rowe"))
  }

  @Test func aCountOpensTheListThatItCounts() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("o"))
    #expect(keyboard.text().contains("filter /state:overdue,lateJustified"))
    #expect(keyboard.text().count { $0 == "!" } == 2)
    keyboard.press(.escape)
    #expect(keyboard.text().contains("CONTACT THIS MONTH"))
    let heading = try #require((2..<20).first { keyboard.screen().line($0).contains("CONTACT THIS MONTH") })
    keyboard.press(.mouse(.init(row: heading, column: 45, kind: .press)))
    #expect(keyboard.text().contains("filter /status:contact"))
    keyboard.press(.char("2"))
    #expect(!keyboard.text().contains("status:"))
  }

  /// Of a day with a covered worker's deadlines and an appointment in a case that somebody else holds.
  @Test func eachCountOfTheDayIsAsLongAsItsList() throws {
    var keyboard = try Keyboard()
    let day = keyboard.desk.now.day
    var robin = Staff()
    robin.name = "Robin Ellis"
    _ = keyboard.desk.make(.staffSaved("rellis", robin))
    _ = keyboard.desk.make(.allocated([CaseReference(2)], to: "rellis", team: nil, note: ""))
    _ = keyboard.desk.make(.allocated([CaseReference(3)], to: "dshah", team: nil, note: ""))
    _ = keyboard.desk.make(.allocated([CaseReference(4)], to: "rellis", with: ["kmason"], team: nil, note: ""))
    _ = keyboard.desk.make(.coverSaved("dshah", Cover(by: "kmason", from: day, to: day)))
    for (reference, hour) in [(2, 14), (2, 8), (4, 15)] {
      var contact = Contact()
      contact.at = Moment(day, TimeOfDay(hour: hour) ?? .midday)
      contact.worker = reference == 2 ? "kmason" : "rellis"
      _ = keyboard.desk.make(.appointmentBooked(CaseReference(reference), contact))
    }
    keyboard.tell(.changedElsewhere([]))
    let headings = [("OVERDUE", 2), ("DUE THIS WEEK", nil), ("DIARY", 4), ("OUTCOMES TO RECORD", 1), ("CONTACT", 2)]
    for (heading, expected) in headings {
      let screen = keyboard.screen()
      guard let row = (2..<22).first(where: { screen.line($0).contains(heading) }) else {
        #expect(expected == nil, "\(heading)\n\(screen.text)")
        continue
      }
      let column = try #require(screen.line(row).firstRange(of: heading)).lowerBound
      let at = screen.line(row).distance(from: screen.line(row).startIndex, to: column)
      let count = screen.line(row)[column...].split(separator: " ").compactMap { Int($0) }.first
      #expect(count == expected, "\(heading)")
      keyboard.press(.mouse(.init(row: row, column: at, kind: .press)))
      let listed = keyboard.screen().line(22).split(separator: " ").compactMap { Int($0) }.first
      #expect(listed == count, "\(heading)\n\(keyboard.text())")
      keyboard.press(.escape)
    }
  }

  @Test func whoHasNoTeamHasNoTeamsCases() throws {
    var keyboard = try caseload()
    keyboard.press(.tab)
    #expect(keyboard.text().contains("My team's caseload  0 open"))
    keyboard.press(.char("1"), .char("D"), .tab)
    #expect(keyboard.text().contains("My team\u{2019}s, to be done"))
    #expect(!keyboard.text().contains("YJ-"))
    keyboard.press(.char("t"))
    #expect(keyboard.text().contains("0 came due"))
    keyboard.press(.escape, .escape, .char("w"), .tab)
    #expect(keyboard.text().contains("My team's diary"))
    #expect(!keyboard.text().contains("YJ-"))
  }

  @Test func aClickSelectsOnTheFirstScreenAndASecondOpens() throws {
    var keyboard = try Keyboard()
    let row = try #require((2..<20).first { keyboard.screen().line($0).contains("10:00") })
    keyboard.press(.mouse(.init(row: row, column: 45, kind: .press)))
    #expect(keyboard.screen().cursor?.row == row)
    keyboard.press(.mouse(.init(row: row, column: 45, kind: .doublePress)))
    #expect(keyboard.text().contains("Tomi Abara  16"))
  }

  @Test func aWideTerminalShowsTheSelectedCaseBesideTheList() throws {
    var keyboard = try caseload(rows: 36, columns: 120)
    keyboard.press(.char("G"))
    #expect(keyboard.text().contains("LAST CONTACTS"))
    #expect(keyboard.text().contains("unaccepted absence"))
    for row in 0..<36 { #expect(keyboard.screen().line(row).count <= 120) }
  }

  /// Sixty people save: a case that is open is read again only where it is the one that was changed.
  @Test func whatIsNotSeenWaitsUntilItIs() throws {
    var keyboard = try caseload()
    keyboard.press(.char("g"), .enter)
    let before = keyboard.desk.reads.files
    var header = Case()
    header.child.familyName = "Newly"
    header.worker = "kmason"
    _ = keyboard.desk.make(.caseOpened(header))
    keyboard.tell(.changedElsewhere([CaseReference(5)]))
    #expect(keyboard.desk.reads.files == before)
    keyboard.tell(.changedElsewhere([CaseReference(3)]))
    #expect(keyboard.desk.reads.files > before)
    keyboard.press(.escape)
    #expect(keyboard.text().contains("Newly"))
  }

  @Test func whatSomebodyElseSavedIsShown() throws {
    var keyboard = try caseload()
    var header = Case()
    header.child.familyName = "Newly"
    header.worker = "kmason"
    _ = keyboard.desk.make(.caseOpened(header))
    keyboard.tell(.changedElsewhere([CaseReference(5)]))
    #expect(keyboard.text().contains("Newly"))
    #expect(keyboard.text().contains("5 open"))
  }
}
