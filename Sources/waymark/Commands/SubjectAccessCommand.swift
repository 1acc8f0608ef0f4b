import ArgumentParser
import CaseScreens
import CaseStore
import Casework
import Interchange
import JSON
import TextUI

/// `waymark subject-access`
struct SubjectAccessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "subject-access",
    abstract: "Requests for what is held on a child: who asks, what is given, what is left out and why.",
    subcommands: [
      List.self, Record.self, Identity.self, Ask.self, Answered.self, Extend.self, Show.self, Seek.self, Decide.self,
      Earlier.self,
      Submit.self, TakeBack.self, SendBack.self, Sign.self, Issue.self, End.self, Pack.self,
    ], defaultSubcommand: List.self)

  /// Which request a command is about.
  struct RequestOptions: ParsableArguments {
    @OptionGroup var options: Options
    @Argument(help: "The request, such as s1042; or the case with one request that is open.") var request: String

    /// The open session with the request.
    func open() throws -> (session: Session, filed: FiledRequest) {
      let session = try Session(options)
      try session.needs(.disclose)
      if let filed = try session.casebook.subjectRequest(SubjectRequestID(request)) { return (session, filed) }
      if let reference = CaseReference(typed: request) {
        let all = try session.casebook.subjectRequests().filter { $0.request.reference == reference }
        let open = all.filter(\.request.stage.isOpen)
        if let only = open.count == 1 ? open.first : open.isEmpty && all.count == 1 ? all.first : nil {
          return (session, only)
        }
      }
      throw Refusal.subjectAccess(.noSuchRequest(SubjectRequestID(request)))
    }

    /// Makes a change to the request and says what is so now.
    func make(_ change: (FiledRequest, Session) throws -> SubjectAccessChange, _ said: String) throws {
      let (session, filed) = try open()
      _ = try session.make(.subjectAccess(filed.request.reference, change(filed, session)))
      Output.write("\(filed.id), \(filed.request.reference): \(said).\n")
    }
  }

  /// `waymark subject-access list`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "The requests, those that are due first.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @Flag(name: .long, help: "Those that are over, too.") var all = false

    func run() throws {
      let session = try Session(options)
      try session.needs(.disclose)
      try session.look(Look(.report, Waymark.typedName))
      let practice = session.settings.practice
      let board = RequestBoard(
        try session.casebook.subjectRequests(), practice.subjectAccess, practice.calendar, on: session.now.day,
        withEnded: all)
      var table = Listing([
        .init("request", "Request"), .init("case", "Ref"), .init("child", "Child"), .init("asks", "Asks"),
        .init("received", "Received"), .init("due", "Due"), .init("state", "State"), .init("by"), .init("sendTo"),
      ])
      for row in board.rows {
        let child = try session.casebook.summary(of: row.request.reference)?.shortName ?? ""
        table.add([
          .init(row.id.text), .init(row.request.reference.description), .init(child),
          .init(
            row.request.requester == .child ? "child" : row.request.name,
            words: Words.asker(of: row.request, child: "the child")),
          .init(row.request.received.iso, words: row.request.received.text(.short)),
          .init(row.due?.iso, words: Words.due(of: row, on: session.now.day)),
          .init(row.request.stage.rawValue, words: row.request.stage.words), .init(row.request.by.text),
          .init(row.request.sendTo),
        ])
      }
      listing.write(table, none: "Nobody waits for an answer.")
    }
  }

  /// `waymark subject-access record REF`
  struct Record: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "record", abstract: "Records that somebody asks for what is held on a child.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Option(
      name: .long,
      help:
        "Who asks: \(SubjectRequest.Requester.allCases.map(\.rawValue).joined(separator: ", ")); the child where nobody is named."
    )
    var from: Coded<SubjectRequest.Requester>?
    @Option(name: .long, help: "Their name; not needed for the child.") var name = ""
    @Option(name: .long, help: "When it came; today where none is given.") var on: String?
    @Option(name: .long, help: "What is asked for, in their words; everything where none is given.") var asks = ""
    @Option(name: .long, help: "Where the answer goes.") var to = ""

    func run() throws {
      let session = try Session(options)
      let file = try session.caseFile(reference)
      var request = SubjectRequest()
      request.requester = from?.value ?? .child
      request.name = name
      request.received = try session.past(on)
      request.asks = asks
      request.sendTo = to
      let made = try session.make(.subjectAccess(file.reference, .recorded(request)))
      let due = request.due(session.settings.practice.subjectAccess, session.settings.calendar)
      Output.write(
        "s\(made.seq), \(file.reference): recorded, to be answered by \(due?.text(.long) ?? "a day to come").\n")
    }
  }

  /// `waymark subject-access identity REQUEST`
  struct Identity: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "identity",
      abstract: "Records how the identity was proved, or that proof was asked for: the clock starts when it comes.")
    @OptionGroup var request: RequestOptions
    @Option(
      name: .long,
      help: "How it was proved: \(IdentityProof.Means.allCases.map(\.rawValue).joined(separator: ", ")).")
    var how: Coded<IdentityProof.Means>?
    @Flag(name: .long, help: "Proof was asked for and isn\u{2019}t there yet.") var asked = false
    @Option(name: .long, help: "The day; today where none is given.") var on: String?
    @Option(name: .long, help: "What was seen, or who said so.") var note = ""

    func validate() throws {
      if asked == (how != nil) { throw ValidationError("Say either --how or --asked.") }
    }

    func run() throws {
      try request.make(
        { filed, session in
          let day = try session.past(on)
          guard let how else { return .identityAsked(filed.id, on: day) }
          return .identified(filed.id, IdentityProof(how.value, on: day, note: note))
        }, asked ? "proof of identity is asked for, and the clock waits" : "identity proved")
    }
  }

  /// `waymark subject-access ask REQUEST`
  struct Ask: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "ask", abstract: "Records that it was asked what is meant; those days don\u{2019}t count.")
    @OptionGroup var request: RequestOptions
    @Option(name: .long, help: "What was asked.") var what: String
    @Option(name: .long, help: "The day; today where none is given.") var on: String?
    func run() throws {
      try request.make(
        { .paused($0.id, RequestPause(what, asked: try $1.past(on))) }, "the clock stands until the answer comes")
    }
  }

  /// `waymark subject-access answered REQUEST`
  struct Answered: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "answered", abstract: "Records that the answer to what is meant came.")
    @OptionGroup var request: RequestOptions
    @Option(name: .long, help: "The day; today where none is given.") var on: String?
    func run() throws {
      try request.make({ .resumed($0.id, on: try $1.past(on)) }, "the clock runs again")
    }
  }

  /// `waymark subject-access extend REQUEST`
  struct Extend: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "extend", abstract: "Extends the time once, with the reason that the person was told.")
    @OptionGroup var request: RequestOptions
    @Option(name: .long, help: "Why: it is complex, or there are many requests.") var why: String
    @Option(name: .long, help: "The day on which the person was told; today where none is given.") var on: String?
    func run() throws {
      try request.make({ .extended($0.id, RequestExtension(on: try $1.past(on), why: why)) }, "time extended")
    }
  }

  /// `waymark subject-access end REQUEST`
  struct End: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "end", abstract: "Ends a request without a pack: it was withdrawn, or is refused with a reason.")
    @OptionGroup var request: RequestOptions
    @Option(name: .long, help: "How: refused or withdrawn.") var how: Coded<RequestEnd.How>
    @Option(name: .long, help: "Why, as the person is told.") var why: String
    @Option(name: .long, help: "The day; today where none is given.") var on: String?
    func run() throws {
      try request.make({ .ended($0.id, RequestEnd(how.value, on: try $1.past(on), why: why)) }, how.value.rawValue)
    }
  }
}
