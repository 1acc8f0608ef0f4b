extension Page {
  /// The plan for coming home as the child and the family get it, in plain words and large letters; nil where nobody has
  /// recorded a stay in custody.
  public init?(resettlement file: CaseFile, _ context: PageContext) {
    let child = file.header.child
    guard let order = file.header.custodialOrder(on: context.day), let stay = file.header.stay(under: order.id) else {
      return nil
    }
    self.init(
      title: child.callName + "\u{2019}s plan for coming home",
      subtitle: "\(file.reference) \u{B7} \(context.service) \u{B7} \(context.day.text(.long))", isLarge: true)
    quote(child.ownWords)
    heading("My dates")
    let dates = CustodyDates(order, in: file.header)
    if let released = order.released, released <= context.day {
      fact("I came home on", released.text(.longWithWeekday))
    } else {
      fact("I should come home on", dates.release?.text(.longWithWeekday) ?? "my worker will tell me when they know")
    }
    if let earliest = dates.earliest { fact("It could be as early as", earliest.text(.longWithWeekday)) }
    fact("After that my worker sees me until", dates.licenceEnds?.text(.longWithWeekday) ?? "")
    fact("Planning meeting", stay.resettlement.meeting?.text(.long) ?? "")
    for head in ResettlementPlan.Head.allCases {
      heading(head.plainWords)
      if stay.resettlement.isWithheld(head), let section = head.section {
        paragraph(section.notShown + ".")
        continue
      }
      guard let item = stay.resettlement.item(head), !item.what.isEmpty else {
        paragraph("We still have to plan this together.")
        continue
      }
      paragraph(item.what)
      fact("Who does it", item.who)
      if item.settled == nil { fact("By", item.by?.text(.long) ?? "") }
      paragraph(item.settled.map { "This is sorted (" + $0.text(.long) + ")." } ?? "This isn\u{2019}t sorted yet.")
    }
    if let conditions = stay.release?.conditions, !conditions.isEmpty {
      heading("What I have to do when I am home")
      list(conditions.map(\.datedWords))
    }
    heading("In the first days")
    list([
      "My worker meets me or speaks to me on the day I come home.",
      "My worker visits me at home in the first days.",
      "We meet with everyone who helps me, to see how it goes.",
    ])
    let people = [
      ("My worker", context.workerAlone), ("My worker inside", stay.people.secureWorker),
      ("My social worker", stay.people.socialWorker), ("My advocate, who speaks for me", stay.people.advocate),
    ].filter { !$0.1.isEmpty }
    heading("Who I can ask")
    for (label, name) in people { fact(label, name) }
    blocks.append(.signatures([child.callName, "Parent or carer", context.signer]))
  }
}

extension Page {
  /// Who is in custody and who comes home, to print.
  ///
  /// `cells` says what a row's parts are in words: it is made where the words are.
  public init(
    custody board: CustodyBoard, service: String, heads: [String], cells: (CustodyBoard.Row) -> [String], total: String
  ) {
    self.init(
      title: "In custody and coming home",
      subtitle: "\(service) \u{B7} in confidence \u{B7} as of \(board.day.text(.long))")
    paragraph(total)
    if !board.rows.isEmpty { blocks.append(.table(head: heads, rows: board.rows.map(cells))) }
  }
}
