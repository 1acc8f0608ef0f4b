import ArgumentParser
import CaseScreens
import CaseStore
import Casework
import Interchange
import JSON
import TextUI

extension SubjectAccessCommand {
  /// `waymark subject-access show REQUEST`
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "What is marked in the pack and what was decided, one row a party and entry.")
    @OptionGroup var request: RequestOptions
    @OptionGroup var listing: ListingOptions
    @Flag(name: .long, help: "Only what is still to be decided.") var undecided = false
    @Flag(name: .long, help: "Entries in which nothing is marked, too.") var all = false

    func run() throws {
      let (session, filed) = try request.open()
      try session.look(Look(.print, of: filed.request.reference, Waymark.typedName, why: "request \(filed.id)"))
      let pack = try session.casebook.pack(of: filed.request)
      var table = Listing([
        .init("number", "No.", right: true), .init("entry"), .init("section"), .init("title", "Entry"),
        .init("party", "Who"), .init("kind", "Kind"), .init("times", "Times", right: true),
        .init("state", "Decided"), .init("ground", "Ground"), .init("suggested"), .init("by"),
      ])
      for entry in pack.entries.indices {
        var parties = pack.parties(in: entry).map(Optional.some)
        if parties.isEmpty, all || pack.isWithheld(entry) { parties = [nil] }
        for party in parties {
          let ruling = party.map { pack.ruling(entry, $0) } ?? (pack.isWithheld(entry) ? .withhold : .release)
          if undecided, ruling != nil { continue }
          let decision = pack.decision(entry, nil) ?? pack.decision(entry, party)
          let times = pack.marks[entry].count { $0.party == party }
          table.add([
            .init(entry + 1), .init(pack.entries[entry].id), .init(pack.entries[entry].kind.rawValue),
            .init(pack.entries[entry].title), .init(party.map { pack.parties[$0].words }),
            .init(party.map { pack.parties[$0].kind.rawValue }), .init(times),
            .init(ruling?.rawValue, words: Words.of(ruling)), .init(decision?.ground?.text),
            .init(party.map { pack.parties[$0].suggested.rawValue }), .init(decision?.by.text),
          ])
        }
      }
      if listing.wrote(table) { return }
      Output.write(table.rows.isEmpty ? "Nothing is marked.\n" : table.text { TextWidth.columns(of: $0) })
      Output.write(
        "\n\(pack.entries.count.counted("entry", "entries")), \(pack.undecided.count) to decide, \(filed.request.stage.words).\n"
      )
    }
  }

  /// `waymark subject-access seek REQUEST WORDS`
  struct Seek: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "seek", abstract: "Looks for words besides what is found by itself: a nickname, a street.")
    @OptionGroup var request: RequestOptions
    @Argument(help: "The words.") var words: String
    @Flag(name: .long, help: "Looks for them no more.") var stop = false
    func run() throws {
      try request.make(
        { filed, _ in .sought(filed.id, words, isSought: !stop) }, stop ? "looked for no more" : "looked for")
    }
  }

  /// `waymark subject-access decide REQUEST`
  struct Decide: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "decide",
      abstract: "Decides what becomes of a party in one entry or everywhere, or of a whole entry.",
      discussion: "Entries are given by their numbers in `subject-access show`, parties by their words there.")
    @OptionGroup var request: RequestOptions
    @Argument(
      help: "What: \(PackDecision.Ruling.allCases.map(\.rawValue).joined(separator: ", ")).")
    var ruling: Coded<PackDecision.Ruling>
    @Option(name: .long, help: "The entry, by its number; every entry where none is given.") var entry: Int?
    @Option(name: .long, help: "The party, by its words or kind; all of the entry where none is given.") var party:
      String?
    @Option(name: .long, help: "The ground, where it isn\u{2019}t released.") var ground: String?
    @Option(name: .long, help: "What is to be said besides.") var note = ""

    func validate() throws {
      if entry == nil, party == nil { throw ValidationError("Say which --entry or --party is meant, or both.") }
      if ruling.value == .withhold, entry == nil || party != nil {
        throw ValidationError("A whole entry is withheld: say which with --entry alone.")
      }
    }

    func run() throws {
      let (session, filed) = try request.open()
      let pack = try session.casebook.pack(of: filed.request)
      if let entry, !pack.entries.indices.contains(entry - 1) {
        throw Refusal.subjectAccess(.nothingThere(String(entry)))
      }
      let decisions = decisions(in: pack)
      if decisions.isEmpty { throw Refusal.subjectAccess(.nothingThere(party ?? "")) }
      _ = try session.make(
        .subjectAccess(filed.request.reference, .decided(filed.id, decisions, seen: filed.version)))
      let after = try session.casebook.subjectRequest(filed.id).map { try session.casebook.pack(of: $0.request) }
      Output.write(
        "\(filed.id): \(decisions.count.counted("decision")), \(after?.undecided.count ?? 0) left to decide.\n")
    }

    private func decisions(in pack: SubjectPack) -> [PackDecision] {
      let code = ground.map { ListCode($0) }
      let entries = entry.map { [$0 - 1] } ?? Array(pack.entries.indices)
      if party == nil, let only = entries.first, ruling.value == .withhold || pack.isWithheld(only) {
        return [pack.deciding(ruling.value, only, nil, ground: code, note: note)]
      }
      return entries.flatMap { entry in
        pack.parties(in: entry).filter(isMeant(in: pack)).map {
          pack.deciding(ruling.value, entry, $0, ground: code, note: note)
        }
      }
    }

    private func isMeant(in pack: SubjectPack) -> (Int) -> Bool {
      { index in
        guard let party else { return pack.parties[index].kind.isDecided }
        return pack.parties[index].words.lowercased() == party.lowercased()
          || pack.parties[index].kind.rawValue == party || pack.parties[index].id == party
      }
    }
  }

  /// `waymark subject-access earlier REQUEST`
  struct Earlier: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "earlier",
      abstract: "What earlier requests decided about entries that still say the same; --accept decides it so again.")
    @OptionGroup var request: RequestOptions
    @OptionGroup var listing: ListingOptions
    @Flag(name: .long, help: "Decides all of it as it was decided then, in your name.") var accept = false

    func run() throws {
      let (session, filed) = try request.open()
      try session.look(Look(.print, of: filed.request.reference, Waymark.typedName, why: "request \(filed.id)"))
      let pack = try session.casebook.pack(of: filed.request)
      let proposed = pack.proposed
      var table = Listing([
        .init("entry", "Entry"), .init("title", "What"), .init("party", "Party"), .init("ruling", "Ruling"),
        .init("ground", "Ground"), .init("request", "Request"), .init("by", "By"), .init("on", "On"),
      ])
      for (item, proposal) in proposed {
        let decision = proposal.decision
        table.add([
          .init(String(item.entry + 1)), .init(pack.entries[item.entry].title),
          .init(item.party.map { pack.parties[$0].words } ?? ""),
          .init(decision.ruling.rawValue, words: Words.of(decision.ruling)), .init(decision.ground?.text ?? ""),
          .init(proposal.request.text), .init(decision.by.text),
          .init(decision.at.day.iso, words: decision.at.day.text(.short)),
        ])
      }
      if accept, !proposed.isEmpty {
        let decisions = proposed.map { pack.repeating($0.item, $0.proposal) }
        _ = try session.make(
          .subjectAccess(filed.request.reference, .decided(filed.id, decisions, seen: filed.version)))
      }
      listing.write(table, none: "No earlier request decided any of it.")
    }
  }

  /// `waymark subject-access submit REQUEST`
  struct Submit: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "submit", abstract: "Hands what is decided to a second person.")
    @OptionGroup var request: RequestOptions
    @Option(name: .long, help: "What the second person should know.") var note = ""
    func run() throws { try request.make({ filed, _ in .submitted(filed.id, note: note) }, "to sign off") }
  }

  /// `waymark subject-access take-back REQUEST`
  struct TakeBack: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "take-back", abstract: "Takes it back before it is signed off.")
    @OptionGroup var request: RequestOptions
    func run() throws { try request.make({ filed, _ in .takenBack(filed.id) }, "taken back") }
  }

  /// `waymark subject-access send-back REQUEST`
  struct SendBack: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "send-back", abstract: "Sends it back with a reason.")
    @OptionGroup var request: RequestOptions
    @Option(name: .long, help: "What is to be done about it.") var why: String
    func run() throws { try request.make({ filed, _ in .sentBack(filed.id, why: why) }, "sent back") }
  }

  /// `waymark subject-access sign REQUEST`
  struct Sign: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "sign", abstract: "Signs off what others decided; nobody signs off their own decisions.")
    @OptionGroup var request: RequestOptions
    @Option(name: .long, help: "What is said with it.") var note = ""
    func run() throws { try request.make({ filed, _ in .signed(filed.id, note: note) }, "signed off") }
  }

  /// `waymark subject-access issue REQUEST`
  struct Issue: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "issue",
      abstract: "Says that it is given out, to whom and how: the trail keeps it as a disclosure. `pack` prints it.")
    @OptionGroup var request: RequestOptions
    @Option(name: .long, help: "To whom.") var to: String
    @Option(name: .long, help: "How: by hand, by recorded post, by sealed e-mail.") var how = ""
    func run() throws {
      try request.make({ filed, _ in .issued(filed.id, to: to, how: how) }, "given out, and in the trail")
    }
  }

  /// `waymark subject-access pack REQUEST`
  struct Pack: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "pack", abstract: "The pack: letter, index, everything that is held, and why something is left out.")
    @OptionGroup var request: RequestOptions
    @Flag(name: .long, help: "As a page that prints as it stands and fetches nothing.") var html = false
    @Flag(name: .long, help: "Before it is signed off; what is undecided is left out.") var draft = false

    func run() throws {
      let (session, filed) = try request.open()
      let stage = filed.request.stage
      if !draft, stage != .signed, stage != .issued { throw Refusal.subjectAccess(.notSigned) }
      let reference = filed.request.reference
      guard let file = try session.casebook.caseFile(reference) else { throw Refusal.noSuchCase(reference) }
      let pack = try session.casebook.pack(of: filed.request)
      if !draft, let signed = filed.request.last(.signed), signed.pack != pack.digest {
        throw Refusal.subjectAccess(.packChanged)
      }
      let recipients = try session.casebook.looks(at: reference).entries.map(\.look.recipient).filter { !$0.isEmpty }
      try session.look(
        Look(
          .print, of: reference, Waymark.typedName, why: "request \(filed.id)",
          recipient: filed.request.last(.issued)?.recipient ?? ""))
      let context = PageContext(
        service: session.casebook.service.name, day: session.now.day, worker: nil, guide: session.settings.planGuide,
        lists: session.settings.lists)
      let page = Page(
        pack: pack, for: filed, child: file.header.child, rules: session.settings.practice.subjectAccess,
        recipients: Set(recipients).sorted(), context)
      Output.write(html ? page.html : page.text)
    }
  }
}
