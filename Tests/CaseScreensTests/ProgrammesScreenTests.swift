import CaseScreens
import Casework
import Testing
import TextUI

@Suite("Programmes on the screen") struct ProgrammesScreenTests {
  @Test func whatChildrenSayOfASessionIsWritten() throws {
    var keyboard = try Keyboard()
    var programme = Programme()
    programme.name = "Drumming"
    guard case .saved = keyboard.desk.make(.programmeSaved("drumming", programme)) else {
      Issue.record("the programme was refused")
      return
    }
    var session = Contact()
    session.at = Moment(keyboard.desk.now.day.adding(days: -7), .midday)
    session.programme = "drumming"
    session.worker = "kmason"
    session.kind = "group"
    session.purpose = "Rhythm"
    let members = [GroupMember(CaseReference(1), outcome: .attended)]
    guard case .saved = keyboard.desk.make(.groupRecorded(session, members)) else {
      Issue.record("the session was refused")
      return
    }
    keyboard.press(.char("4"), .char("p"), .enter)
    #expect(keyboard.text().contains("Choose a session first."))
    keyboard.press(.down, .enter)
    keyboard.tab(to: "Children say")
    keyboard.type("Loud and good")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("\u{201C}Loud and good\u{201D}"))
    #expect(try keyboard.desk.programmes()["drumming"]?.sessions.first?.feedback == "Loud and good")
  }

  @Test func aPlansWordsAreFoundAndOpenIt() throws {
    var keyboard = try Keyboard()
    var content = PlanContent()
    content.hopes = "A curlew on the roof"
    guard case .saved = keyboard.desk.make(.planned(CaseReference(1), .written(nil, content, orders: []))) else {
      Issue.record("the plan was refused")
      return
    }
    keyboard.press(.char("3"))
    keyboard.type("curlew")
    keyboard.press(.enter)
    #expect(keyboard.screen().line(4).contains("Plan"))
    keyboard.press(.enter)
    #expect(keyboard.text().contains("A curlew on the roof"))
  }
}
