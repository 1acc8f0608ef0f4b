import Testing
import TextUI

@Suite("Where one is in a list") struct ListStateTests {
  @Test func aSelectionPassesTwoRowsOfOneRecord() {
    var list = ListState<String>()
    let ids = ["a", "b", "b", "b", "c"]
    var rows: [Int?] = []
    for _ in ids {
      rows.append(list.index(in: ids))
      _ = list.handle(.down, ids: ids, page: 3)
    }
    for _ in ids {
      rows.append(list.index(in: ids))
      _ = list.handle(.up, ids: ids, page: 3)
    }
    #expect(rows == [0, 1, 2, 3, 4, 4, 3, 2, 1, 0])
  }

  @Test func aSelectionFollowsItsRecord() {
    var list = ListState<String>()
    list.select(1, in: ["a", "b", "c"])
    #expect(list.index(in: ["x", "y", "z", "b"]) == 3)
    #expect(list.index(in: ["x", "y", "z"]) == 1)
  }
}
