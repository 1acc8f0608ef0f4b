extension Page {
  /// Bail and remand with the bed nights of a month, to print.
  ///
  /// `cells` says what a row's parts are in words: it is made where the words are.
  public init(
    remands board: RemandBoard, service: String, heads: [String], cells: (RemandBoard.Row) -> [String], total: String
  ) {
    let first = board.month.lowerBound
    self.init(
      title: "Bail and remand, \(first.monthName.name) \(first.year)",
      subtitle: "\(service) \u{B7} in confidence \u{B7} as of \(board.day.text(.long))")
    paragraph(total)
    if !board.rows.isEmpty { blocks.append(.table(head: heads, rows: board.rows.map(cells))) }
    paragraph("The night of arrival counts, the day of leaving doesn\u{2019}t; tonight isn\u{2019}t counted yet.")
  }
}
