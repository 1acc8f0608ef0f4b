import Casework
import TextUI

/// Targets that are suggested, area by area of need; one that is taken is altered before it is saved.
struct SuggestionsScreen: Screen {
  static let name = "Suggested targets"

  struct Choice: Hashable, Sendable {
    var area: ListCode
    var index: Int
  }

  let reference: CaseReference
  private var list = ItemList<Choice>()

  init(_ reference: CaseReference) { self.reference = reference }

  static var commands: [Command<Self>] {
    [
      Command([.enter], "take this target and alter it", hint: "take") { screen, desk in
        guard let choice = screen.list.selected,
          let area = desk.planGuide.areas.first(where: { $0.code == choice.area }),
          area.suggestions.indices.contains(choice.index), let file = (try? desk.caseFile(screen.reference)) ?? nil
        else { return .say("There is no suggestion. Esc goes back; n writes a target.") }
        let target = PlanTarget(area.suggestions[choice.index], area: area.code, taken: desk.now.day)
        return .replace(
          RecordForm(.planTarget(nil, from: target, found: FoundAnswers(of: screen.reference, desk)), of: file, desk))
      }
    ]
  }

  var caseShown: CaseReference? { reference }
  var lookedAt: Look? { Look(.section, of: reference, "suggested targets") }
  func title(_ desk: any Desk) -> String { "Suggested targets" }

  mutating func refresh(_ desk: any Desk) {
    list.items = desk.planGuide.areas.filter { !$0.suggestions.isEmpty }.flatMap { area in
      [ItemList<Choice>.Item(nil, [("", .plain), (area.words.uppercased(), .bold)])]
        + area.suggestions.enumerated().map { index, suggestion in
          ItemList<Choice>.Item(
            Choice(area: area.code, index: index),
            [("\u{B7} " + suggestion.what, .plain), ("    \u{201C}\(suggestion.childWords)\u{201D}", .good)])
        }
    }
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    let took = list.handle(key)
    guard took.isTaken else { return nil }
    return took.opens ? run(.enter, desk) : .stay
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    list.draw(&canvas, rows: rows, column: 1, width: canvas.size.columns - 2)
  }
}
