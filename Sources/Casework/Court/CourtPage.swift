extension Page {
  /// A day's court list to carry into the corridor: who, for what, known as whom, on bail or in custody, what is ready.
  ///
  /// `words` says what a row's parts are in words: it is made where the words are.
  public init(
    court board: CourtBoard, rows: [CourtBoard.Row], service: String, words: (CourtBoard.Row) -> [String],
    heads: [String]
  ) {
    self.init(
      title: "Court list, " + board.day.text(.longWithWeekday),
      subtitle: "\(service) \u{B7} in confidence \u{B7} \(rows.count) listed")
    var place = ""
    var cells: [[String]] = []
    func flush(_ page: inout Page) {
      if cells.isEmpty { return }
      page.heading(place)
      page.blocks.append(.table(head: heads, rows: cells))
      cells = []
    }
    for row in rows {
      let here = [row.court, row.room].filter { !$0.isEmpty }.joined(separator: ", ")
      if here != place {
        flush(&self)
        place = here
      }
      cells.append(words(row))
    }
    flush(&self)
    if rows.isEmpty { paragraph("Nobody is listed.") }
  }
}
