import Casework
import TextUI

/// Requests for what is held on children: who asks, by when it is to be answered, how far it has come.
struct SubjectRequestsScreen: Screen {
  static let name = "Requests for what is held"

  private static let columns = [
    Column("Child", 15, grows: true), Column("Asks", 18, grows: true), Column("Received", 11), Column("Due", 11),
    Column("Stands", 18, grows: true), Column("Request", 8, from: 100),
  ]

  private var withEnded = false
  private var board: RequestBoard?
  private var children: [CaseReference: String] = [:]
  private var ids: [SubjectRequestID] = []
  private var list = RowList<SubjectRequestID>()

  static var commands: [Command<Self>] {
    [
      Command([.enter], "decide what is given", hint: "decide", unavailable: Self.withoutRow) { screen, _ in
        screen.selected.map { .open(SubjectPackScreen($0.filed)) } ?? .stay
      }.needing(.disclose),
      Command([.char("n")], "what comes next: who asks, the answer, giving it out", hint: "next") { screen, desk in
        screen.next(desk)
      }.needing(.disclose),
      Command([.char("a")], "ask what is meant: the clock stands", hint: "ask", unavailable: Self.withoutRow) {
        screen, desk in
        let today = desk.now.day
        return screen.reason("Ask what is meant", "Ask") { id, words in
          .paused(id, RequestPause(words, asked: today))
        } ?? .stay
      }.needing(.disclose),
      Command([.char("e")], "extend the time, with the reason that the person was told", unavailable: Self.withoutRow) {
        screen, desk in
        let today = desk.now.day
        return screen.reason("Extend the time", "Why") { id, words in
          .extended(id, RequestExtension(on: today, why: words))
        } ?? .stay
      }.needing(.disclose),
      Command([.char("x")], "end it without a pack: withdrawn or refused", unavailable: Self.withoutRow) {
        screen, desk in screen.form({ .subjectEnd($0) }, desk)
      }.needing(.disclose),
      Command([.char("p")], "read the pack as it is given", hint: "pack", unavailable: Self.withoutRow) { screen, _ in
        screen.selected.map { .open(PageScreen(.subjectPack($0.id), of: $0.request.reference)) } ?? .stay
      }.needing(.disclose),
      Command([.char("c")], "open the case", hint: "case", unavailable: Self.withoutRow) { screen, _ in
        screen.selected.map { .open(CaseScreen($0.request.reference)) } ?? .stay
      },
      Command([.char("v")], "those that are open, or all", hint: "open/all") { screen, desk in
        screen.withEnded.toggle()
        screen.refresh(desk)
        return .stay
      },
    ]
  }

  private static let withoutRow: @Sendable (Self, any Desk) -> String? = { screen, _ in
    screen.selected == nil ? "Nobody waits for an answer." : nil
  }

  var lookedAt: Look? { Look(.section, "requests for what is held") }
  func title(_ desk: any Desk) -> String { "requests" }
  func status(_ desk: any Desk) -> String { withEnded ? "all" : "" }
  var caseShown: CaseReference? { selected?.request.reference }

  private var selected: RequestBoard.Row? { list.index(in: ids).flatMap { board?.rows[$0] } }

  /// The requests as they stand, for those who answer them.
  static func board(_ desk: any Desk, withEnded: Bool = false) -> RequestBoard? {
    guard desk.whyNot(.disclose) == nil, let requests = try? desk.subjectRequests() else { return nil }
    return RequestBoard(
      requests, desk.practice.subjectAccess, desk.calendar, on: desk.now.day, withEnded: withEnded)
  }

  private func reason(
    _ heading: String, _ asks: String, _ change: @escaping @Sendable (SubjectRequestID, String) -> SubjectAccessChange
  ) -> Step? {
    guard let row = selected else { return nil }
    let (id, reference) = (row.id, row.request.reference)
    return .open(
      ReasonForm("\(heading): \(children[reference] ?? "")", asks: asks) { .subjectAccess(reference, change(id, $0)) })
  }

  private func form(_ spec: (FiledRequest) -> RecordForm.Spec, _ desk: any Desk) -> Step {
    guard let row = selected, let file = (try? desk.caseFile(row.request.reference)) ?? nil else { return .stay }
    return .open(RecordForm(spec(row.filed), of: file, desk))
  }

  private func next(_ desk: any Desk) -> Step {
    guard let row = selected else { return .say("Nobody waits for an answer. a on a case records a request.") }
    switch row.request.stage {
    case .identity: return form({ .subjectIdentity($0) }, desk)
    case .waiting:
      return .make(
        .subjectAccess(row.request.reference, .resumed(row.id, on: desk.now.day)), closes: false)
    case .deciding, .toSign: return .open(SubjectPackScreen(row.filed))
    case .signed: return form({ .subjectIssue($0) }, desk)
    case .issued, .refused, .withdrawn: return .say(Words.of(.subjectAccess(.over(row.request.stage))))
    }
  }

  mutating func refresh(_ desk: any Desk) {
    board = Self.board(desk, withEnded: withEnded)
    ids = (board?.rows ?? []).map(\.id)
    for row in board?.rows ?? [] where children[row.request.reference] == nil {
      let file = (try? desk.caseFile(row.request.reference)) ?? nil
      children[row.request.reference] = file?.header.child.shortName ?? row.request.reference.description
    }
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    let step = list.typed(key, ids: ids) { _ in .stay }
    if step != nil, case .mouse(let mouse) = key, mouse.kind == .doublePress { return run(.enter, desk) }
    return step
  }

  private static let detailRows = 5

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    canvas.cursor = Spot(row: area.lowerBound, column: 1)
    guard let board else {
      canvas.put(
        area.lowerBound, 1,
        TextWidth.truncated(desk.whyNot(.disclose) ?? "The record can\u{2019}t be read.", to: canvas.size.columns - 2))
      return
    }
    let open = board.rows.count { $0.request.stage.isOpen }
    let column = canvas.put(area.lowerBound, 1, "Requests for what is held: \(open) open", .bold) + 2
    if board.late > 0 { canvas.put(area.lowerBound, column, "\(board.late) late", .overdue) }
    if ids.isEmpty {
      canvas.put(area.lowerBound + 2, 2, "Nobody waits for an answer. a on a case records a request.", .quiet)
      return
    }
    let rule = area.upperBound - Self.detailRows
    list.place(ids, in: (area.lowerBound + 2)..<max(area.lowerBound + 3, rule))
    list.draw(&canvas, columns: Self.columns, indent: 2) { canvas, line, index in
      let row = board.rows[index]
      let isLate = row.due.map { $0 < board.day } ?? false
      if isLate { canvas.put(line, 0, "!", .overdue) }
      return [
        (children[row.request.reference] ?? "", .bold),
        (row.request.requester == .child ? "the child" : row.request.name, .plain),
        (row.request.received.text(.short), .plain),
        (Words.due(of: row, on: board.day), isLate ? .overdue : .plain), (row.request.stage.words, .plain),
        (row.id.text, .quiet),
      ]
    }
    let details = selected.map { Words.lines(of: $0.request, desk) } ?? []
    canvas.details(details.map { ($0, .plain) }, below: rule, until: area.upperBound)
  }
}

extension Words {
  /// A request in lines: who asks for what, who showed what, what became of it.
  static func lines(of request: SubjectRequest, _ desk: any Desk) -> [String] {
    var lines = [
      "asked by \(request.requester.words)" + (request.name.isEmpty ? "" : ", \(request.name)")
        + (request.asks.isEmpty ? ", for everything" : ": " + request.asks)
    ]
    if let proof = request.identity {
      lines.append(
        "identity: \(proof.how.words), \(proof.on.text(.short))" + (proof.note.isEmpty ? "" : ", " + proof.note))
    } else if let asked = request.identityAsked {
      lines.append("proof of identity asked for \(asked.text(.short)); the clock starts when it comes")
    }
    if let pause = request.pauses.last {
      lines.append("asked \(pause.asked.text(.short)): \(pause.what)" + (pause.answered == nil ? "" : " (answered)"))
    }
    if let extended = request.extended { lines.append("extended \(extended.on.text(.short)): \(extended.why)") }
    if let end = request.ended { lines.append("\(end.how.rawValue) \(end.on.text(.short)): \(end.why)") }
    if let act = request.acts.last {
      let said = [act.recipient.isEmpty ? "" : "to " + act.recipient, act.how, act.note].filter { !$0.isEmpty }
      lines.append(
        "\(spoken(act.kind)) \(act.at.day.text(.short)) by \(desk.name(of: act.by))"
          + (said.isEmpty ? "" : ": " + said.joined(separator: ", ")))
    }
    return lines
  }
}
