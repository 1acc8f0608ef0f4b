import CaseScreens
import Casework
import Testing
import TextUI

@Suite("Forms, as a person sees them") struct FormPictureTests {
  private static let sizes = [(24, 80), (45, 140)]

  private func suffix(_ size: (Int, Int)) -> String { "-\(size.1)x\(size.0)" }

  private func type(_ fields: [(String, String)], _ keyboard: inout Keyboard) {
    for (label, typed) in fields {
      keyboard.tab(to: label)
      keyboard.type(typed)
    }
  }

  /// Tomi's case at its orders.
  private func atOrders(_ size: (Int, Int)) throws -> Keyboard {
    var keyboard = try Keyboard(rows: size.0, columns: size.1)
    keyboard.press(.char("3"))
    keyboard.type("abara")
    keyboard.press(.enter, .tab, .tab, .tab, .tab)
    return keyboard
  }

  @Test(arguments: sizes) func registering(size: (Int, Int)) throws {
    var keyboard = try Keyboard(rows: size.0, columns: size.1)
    keyboard.press(.char("2"), .char("N"))
    keyboard.type("Abara")
    try expect(keyboard.screen(), is: "register-begun" + suffix(size))
    type(
      [
        ("Given names", "Tomi"), ("Born", "3/4/10"), ("Sex", "male"), ("Address", "12 Alder Road"),
        ("Postcode", "E30 1AB"), ("Referred by", "police"), ("Ethnicity", "an"),
      ], &keyboard)
    try expect(keyboard.screen(), is: "register-choosing" + suffix(size))
    keyboard.press(.tab, .control("s"))
    try expect(keyboard.screen(), is: "register-asked" + suffix(size))
    keyboard.press(.control("t"))
    try expect(keyboard.screen(), is: "register-like" + suffix(size))
  }

  @Test(arguments: sizes) func ordersAndOffences(size: (Int, Int)) throws {
    var keyboard = try atOrders(size)
    keyboard.press(.char("F"))
    type(
      [("Offence", "Robbery of a phone near the station"), ("Date", "12/8"), ("Category", "robbery")], &keyboard)
    keyboard.tab(to: "YJB seriousness")
    keyboard.type("9")
    keyboard.press(.control("s"))
    try expect(keyboard.screen(), is: "offence-refused" + suffix(size))
    keyboard.press(.backspace)
    keyboard.type("6")
    keyboard.press(.control("s"), .char("O"))
    type(
      [
        ("Disposal", "yro"), ("Made", "2/11"), ("Length", "12 months"), ("Court or force", "Eastmere Youth Court"),
        ("Offences", " "), ("Requirements", "curf,"), ("curfew", "3 months, 10 hours a day"), ("Requirements", "su"),
      ], &keyboard)
    try expect(keyboard.screen(), is: "order-choosing" + suffix(size))
    keyboard.press(.enter, .control("s"))
    try expect(keyboard.screen(), is: "case-orders" + suffix(size))
    keyboard.press(.char("E"))
    try expect(keyboard.screen(), is: "order-end" + suffix(size))
  }

  @Test(arguments: sizes) func peopleAllocationAndClosure(size: (Int, Int)) throws {
    var keyboard = try atOrders(size)
    keyboard.press(.tab, .tab, .char("P"))
    type([("Name", "Ama Abara"), ("Relationship", "mother"), ("To be contacted", "no")], &keyboard)
    try expect(keyboard.screen(), is: "person" + suffix(size))
    keyboard.tab(to: "Note")
    keyboard.type("Asked us to write to the aunt.")
    keyboard.press(.control("s"), .char("X"))
    try expect(keyboard.screen(), is: "closing" + suffix(size))
    keyboard.press(.char("x"))
    try expect(keyboard.screen(), is: "closure" + suffix(size))
    keyboard.press(.escape, .escape, .char("2"), .char("*"), .char("A"))
    keyboard.type("shah")
    try expect(keyboard.screen(), is: "allocate-marked" + suffix(size))
    keyboard.press(.escape, .escape)
    _ = keyboard.screen()
    keyboard.press(.char("y"), .char("3"), .control("u"))
    keyboard.type("nobody such")
    try expect(keyboard.screen(), is: "search-nothing" + suffix(size))
  }
}
