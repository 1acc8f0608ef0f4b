import CaseScreens
import Casework
import Testing
import TextUI

/// What somebody who sits down at it for the first time stumbled over.
@Suite("In use") struct UseTests {
  private func footer(_ keyboard: inout Keyboard) -> String {
    let canvas = keyboard.screen()
    return canvas.line(canvas.size.rows - 1)
  }

  @Test func theFooterPromisesNoLetterWhileLettersAreText() throws {
    var keyboard = try Keyboard()
    for keys in [[Key.char("2"), .char("/")], [.char("2"), .enter, .tab, .char("/")], [.char("3")]] {
      for key in keys { keyboard.press(key) }
      let hints = footer(&keyboard)
      #expect(hints.contains("Esc") && hints.contains("F1 help"), "\(hints)")
      for letter in [" c contact", " s sort", " v whose", " e edit", " / filter", " b book", "? help"] {
        #expect(!hints.contains(letter), "\(hints)")
      }
      keyboard.press(.escape, .escape, .escape)
    }
  }

  @Test func theFooterPromisesNoOpeningWhereNothingIsSelected() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("2"), .enter)
    #expect(!footer(&keyboard).contains("Enter open"))
    keyboard.press(.tab)
    #expect(footer(&keyboard).contains("Enter open"))
    keyboard.press(.backTab, .backTab, .end)
    #expect(!footer(&keyboard).contains("e edit"))
    keyboard.press(.char("e"))
    #expect(keyboard.text().contains("Nothing edits it"), "\(keyboard.text())")
  }

  @Test func marksAreUsedUpByWhatWasSavedForThem() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("2"), .char("*"), .char("c"), .control("s"))
    #expect(keyboard.desk.made.last?.op == "contact.group")
    #expect(!keyboard.text().contains("marked"))
    keyboard.press(.char("*"), .char("A"))
    keyboard.type("shah")
    keyboard.press(.escape, .escape, .char("y"))
    #expect(keyboard.desk.made.last?.op == "contact.group")
  }

  @Test func aFieldThatIsLeftShowsItsBeginning() {
    var canvas = Canvas(Size(rows: 1, columns: 20))
    let line = LineEditor("to live with dad again")
    line.draw(&canvas, 0, 0, width: 12, isFocused: false)
    #expect(canvas.line(0) == "to live wit\u{2026}")
    line.draw(&canvas, 0, 0, width: 12, isFocused: true)
    #expect(canvas.line(0) == "h dad again")
    #expect(canvas.cursor == Spot(row: 0, column: 11))
  }

  @Test func optionsLieAboveWhatIsSaidBelowTheFields() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("2"), .enter, .tab, .tab, .tab, .tab, .char("O"))
    keyboard.type("yro")
    keyboard.tell(.refused(String(repeating: "words of a refusal ", count: 8)))
    keyboard.tab(to: "Requirements")
    keyboard.type("e")
    let lines = keyboard.text().split(separator: "\n")
    let top = try #require(lines.firstIndex { $0.contains("\u{250C}\u{2500}") && !$0.contains("New order") })
    let option = try #require(lines[(top + 1)...].first { $0.contains("education") || $0.contains("exclusion") })
    #expect(!option.contains("words of a refusal"), "\(option)")
    let column = try #require(lines[top].firstIndex { $0 == "\u{250C}" })
    let offset = lines[top].distance(from: lines[top].startIndex, to: column)
    let bottom = try #require(lines[(top + 1)...].firstIndex { $0.dropFirst(offset).first == "\u{2514}" })
    for line in lines[(top + 1)..<bottom] { #expect(line.dropFirst(offset).first == "\u{2502}", "\(line)") }
  }

  @Test func aLongReasonAndALongNoteAreReadWhole() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("3"))
    keyboard.type("abara")
    keyboard.press(.enter, .tab, .tab, .char("e"))
    keyboard.press(.paste(String(repeating: "A line of the note.\n", count: 30)), .tab)
    keyboard.type("as he told it")
    keyboard.press(.control("s"), .char("e"), .tab)
    keyboard.type("because of what the school wrote about the day on which he had come home late")
    keyboard.press(.control("s"), .enter)
    let words = keyboard.text().split { " \n\u{25BC}".contains($0) }.joined(separator: " ")
    #expect(words.contains("because of what the school wrote about the day on which he had come home late"))
    #expect(keyboard.text().contains("\u{25BC}"))
    keyboard.press(.end)
    #expect(keyboard.text().contains("\u{25B2}") && !keyboard.text().contains("\u{25BC}"))
  }

  @Test func aComplaintGoesWhenItIsMet() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("3"))
    keyboard.type("abara")
    keyboard.press(.enter, .tab, .tab, .char("D"), .enter)
    #expect(keyboard.text().contains("A reason is needed"))
    keyboard.type("w")
    #expect(!keyboard.text().contains("A reason is needed"))
  }

  @Test func aCommandInHelpIsReadWhole() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("2"), .char("?"), .down, .down)
    #expect(footer(&keyboard) == " Enter: filter as you type: words, worker:me, order:yro, status:overdue")
  }

  @Test func threeVeryHighJudgementsStayApart() throws {
    var keyboard = try Keyboard()
    var judged = Judgements()
    judged.on = keyboard.desk.now.day
    (judged.reoffending, judged.harm, judged.safety) = (.veryHigh, .veryHigh, .medium)
    _ = keyboard.desk.make(.judged(CaseReference(1), judged))
    keyboard.tell(.changedElsewhere([CaseReference(1)]))
    keyboard.press(.char("2"))
    #expect(keyboard.text().contains("V V M"))
  }

  @Test func aNoteThatIsFoundSaysWhoseItIs() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("3"))
    keyboard.type("college")
    keyboard.press(.control("n"))
    #expect(keyboard.text().contains("YJ-000001  T. Abara"))
    #expect(keyboard.text().contains("Spoke about college"))
  }

  @Test func whoeverHoldsNoCaseIsToldWhatToDo() throws {
    var keyboard = try Keyboard()
    keyboard.desk.me = "dshah"
    keyboard.tell(.changedElsewhere([]))
    #expect(keyboard.text().contains("You hold no case yet. t shows everybody"))
    keyboard.press(.char("t"))
    #expect(keyboard.text().contains("OVERDUE"))
  }

  @Test func aSummaryThatGoesOnSaysSo() throws {
    var keyboard = try Keyboard(rows: 14)
    keyboard.press(.char("2"), .enter)
    #expect(keyboard.text().contains("\u{25BC}"))
    keyboard.press(.end)
    #expect(!keyboard.text().contains("\u{25BC}") && keyboard.text().contains("\u{25B2}"))
  }

  @Test func theFilterStaysWhereItIsWhileOneTypes() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("2"), .char("/"))
    let first = try #require(keyboard.screen().cursor)
    for (count, letter) in "zzzz".enumerated() {
      keyboard.press(.char(letter))
      #expect(keyboard.screen().cursor == Spot(row: first.row, column: first.column + count + 1))
    }
  }
}
