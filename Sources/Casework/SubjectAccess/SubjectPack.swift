public import Forms
import JSON

/// Everything that is held on a child, in order, with what is marked in it and what was decided about that.
public struct SubjectPack: Sendable {
  /// The entries, section by section.
  public let entries: [PackEntry]
  /// Where each entry tells of parties.
  public let marks: [[PartyMark]]
  /// Whoever turns up in it besides the child.
  public let parties: [ThirdParty]
  /// What was decided and still holds, by entry and party.
  private let rulings: [Place: PackDecision]
  /// What was decided about entries that say something else since.
  private let lapsed: [Place: PackDecision]
  /// What earlier requests decided.
  private let proposals: [Place: Proposal]

  /// What an earlier request decided about the same: it holds here only once somebody decides so again.
  public struct Proposal: Sendable, Equatable {
    public var decision: PackDecision
    public var request: SubjectRequestID
  }

  private struct Place: Hashable {
    var entry: String
    var party: String
  }

  /// Compiles it from what is held, and holds it against what was decided. Throws `JSONError` where the case can't be
  /// read.
  public init(
    _ held: HeldRecord, _ request: SubjectRequest, lists: CodeLists, forms: FormLibrary
  ) throws {
    let words = HeldWords(lists: lists, forms: forms, staff: held.staff)
    let changes = Dictionary(held.history.map { ($0.seq, $0) }) { first, _ in first }
    var writer = EntryWriter(words: words, changes: changes)
    for document in held.documents where document.key.caseNumber != nil && !document.key.isInCollection {
      let names = document.people.map { ($0.id.text, $0.name) }
      let isNow = document.part.isEmpty
      writer.people[document.key, default: [:]].merge(names) { isNow ? $1 : $0 }
    }
    let header = held.documents.first { $0.key == held.reference.key && $0.part.isEmpty }
    let child = try header.map { try Case(json: $0.value.json()) } ?? Case()
    var found = held.documents.sorted { ($0.key, $0.part) < ($1.key, $1.part) }.flatMap(writer.entries(of:))
    found += held.history.map(writer.entry(of:))
    let entries = HeldKind.allCases.flatMap { kind in found.filter { $0.kind == kind } }
    self.entries = entries
    switch held.form {
    case .first:
      var index = FirstPartyIndex(held, request, header: child, words: words)
      marks = index.marks(in: entries)
      parties = index.parties
    case .second:
      var index = PartyIndex(held, request, header: child, words: words)
      marks = index.marks(in: entries)
      parties = index.parties
    }
    let digests = Dictionary(entries.map { ($0.id, $0.digest) }) { first, _ in first }
    var rulings: [Place: PackDecision] = [:]
    var lapsed: [Place: PackDecision] = [:]
    for decision in request.decisions {
      let place = Place(entry: decision.entry, party: decision.party)
      if digests[decision.entry] == decision.seen { rulings[place] = decision } else { lapsed[place] = decision }
    }
    self.rulings = rulings
    self.lapsed = lapsed
    proposals = Self.proposals(of: held, digests)
  }

  /// What other requests for what is held on the child decided about entries that still say the same, the latest of each.
  private static func proposals(of held: HeldRecord, _ digests: [String: String]) -> [Place: Proposal] {
    var found: [Place: Proposal] = [:]
    for document in held.documents where document.kind == .requests {
      guard let earlier = try? SubjectRequest(json: document.value.json()) else { continue }
      for decision in earlier.decisions where digests[decision.entry] == decision.seen {
        let place = Place(entry: decision.entry, party: decision.party)
        if let other = found[place], other.decision.at >= decision.at { continue }
        found[place] = Proposal(decision: decision, request: SubjectRequestID(document.key.id))
      }
    }
    return found
  }

  // MARK: Decisions

  /// One thing to decide: a party in an entry.
  public struct Item: Sendable, Equatable, Hashable {
    /// Which entry.
    public var entry: Int
    /// Which party; nil where the whole entry is withheld or nothing is marked in it.
    public var party: Int?
    /// Puts the parts together.
    public init(entry: Int, party: Int?) {
      self.entry = entry
      self.party = party
    }
  }

  /// Everything that is marked, in order.
  public var items: [Item] {
    entries.indices.flatMap { entry in parties(in: entry).map { Item(entry: entry, party: $0) } }
  }

  /// The parties of an entry, in the order in which they turn up.
  public func parties(in entry: Int) -> [Int] {
    var found: [Int] = []
    for mark in marks[entry] where !found.contains(mark.party) { found.append(mark.party) }
    return found
  }

  /// What was decided about a party in an entry, or about the whole entry.
  public func decision(_ entry: Int, _ party: Int?) -> PackDecision? {
    rulings[Place(entry: entries[entry].id, party: party.map { parties[$0].id } ?? "")]
  }

  /// What was decided before the entry said something else.
  public func lapsed(_ entry: Int, _ party: Int?) -> PackDecision? {
    lapsed[Place(entry: entries[entry].id, party: party.map { parties[$0].id } ?? "")]
  }

  /// What an earlier request decided about a party in an entry, or about the whole entry, where nothing is decided here.
  public func proposal(_ entry: Int, _ party: Int?) -> Proposal? {
    if decision(entry, party) != nil || isWithheld(entry) { return nil }
    return proposals[Place(entry: entries[entry].id, party: party.map { parties[$0].id } ?? "")]
  }

  /// Everything that an earlier request decided and that nothing is decided about here, in order.
  public var proposed: [(item: Item, proposal: Proposal)] {
    entries.indices.flatMap { entry in
      ([nil] + parties(in: entry).map(Optional.some)).compactMap { party in
        proposal(entry, party).map { (Item(entry: entry, party: party), $0) }
      }
    }
  }

  /// The decision that was taken then, as one of whoever takes it now.
  public func repeating(_ item: Item, _ proposal: Proposal) -> PackDecision {
    let earlier = proposal.decision
    let note = earlier.note.isEmpty ? "As in \(proposal.request)." : earlier.note
    return deciding(earlier.ruling, item.entry, item.party, ground: earlier.ground, note: note)
  }

  /// Whether an entry isn't given at all.
  public func isWithheld(_ entry: Int) -> Bool { decision(entry, nil)?.ruling == .withhold }

  /// What becomes of a party in an entry; nil while it is undecided.
  public func ruling(_ entry: Int, _ party: Int) -> PackDecision.Ruling? {
    if isWithheld(entry) { return .withhold }
    if let decided = decision(entry, party) { return decided.ruling }
    return parties[party].kind.isDecided ? nil : .release
  }

  /// What is still to be decided.
  public var undecided: [Item] {
    items.filter { item in item.party.map { ruling(item.entry, $0) == nil } ?? false }
  }

  /// A decision about a party in an entry, or about the whole entry.
  public func deciding(
    _ ruling: PackDecision.Ruling, _ entry: Int, _ party: Int?, ground: ListCode? = nil, note: String = ""
  ) -> PackDecision {
    PackDecision(
      ruling, party.map { parties[$0].id } ?? "", in: entries[entry].id,
      ground: ruling == .release ? nil : ground, note: note, seen: entries[entry].digest)
  }

  /// The same decision wherever the party turns up and isn't withheld.
  public func deciding(
    everywhere ruling: PackDecision.Ruling, _ party: Int, ground: ListCode? = nil
  ) -> [PackDecision] {
    entries.indices.filter { parties(in: $0).contains(party) && !isWithheld($0) }.map {
      deciding(ruling, $0, party, ground: ground)
    }
  }

  /// Whoever decided something that holds.
  public var deciders: [StaffID] { Set(rulings.values.map(\.by)).sorted() }

  /// How often something is left out, by ground, the most frequent first: one for each party of an entry, and one for
  /// each entry that is withheld.
  public var grounds: [(ground: ListCode, redacted: Int, withheld: Int)] {
    var counts: [ListCode: (redacted: Int, withheld: Int)] = [:]
    for entry in entries.indices {
      if isWithheld(entry) {
        counts[decision(entry, nil)?.ground ?? "ground", default: (0, 0)].withheld += 1
      } else {
        for party in parties(in: entry) where ruling(entry, party) == .redact {
          counts[decision(entry, party)?.ground ?? "ground", default: (0, 0)].redacted += 1
        }
      }
    }
    return counts.map { ($0.key, $0.value.redacted, $0.value.withheld) }
      .sorted { ($1.redacted + $1.withheld, $0.ground) < ($0.redacted + $0.withheld, $1.ground) }
  }

  /// A digest of what it says and what was decided.
  public var digest: String {
    var digest = PackDigest()
    for (number, entry) in entries.enumerated() {
      digest.add(entry.id)
      digest.add(entry.digest)
      digest.add(isWithheld(number) ? "withheld" : "given")
      for mark in marks[number] {
        digest.add("\(mark.line) \(mark.range) \(parties[mark.party].id) \(ruling(number, mark.party)?.rawValue ?? "")")
      }
    }
    return digest.text
  }

  // MARK: What is given

  /// What stands in place of what isn't given, however long that was.
  public static let block = "[redacted]"

  /// The title of an entry as it is given.
  public func title(_ entry: Int) -> String { given(entries[entry].title, entry, line: -1) }

  /// The lines of an entry as they are given; none where it is withheld.
  public func lines(_ entry: Int) -> [(label: String, text: String)] {
    if isWithheld(entry) { return [] }
    return entries[entry].lines.enumerated().map { number, line in
      (line.label, given(line.text, entry, line: number))
    }
  }

  /// A text with a block in place of everything that isn't released: what is undecided is left out too.
  private func given(_ text: String, _ entry: Int, line: Int) -> String {
    let out = marks[entry].filter { $0.line == line && ruling(entry, $0.party) != .release }
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
    if out.isEmpty { return text }
    let scalars = Array(text.unicodeScalars)
    var given = String.UnicodeScalarView()
    var at = 0
    var isAfterBlock = false
    for mark in out {
      let between = scalars[at..<max(at, mark.range.lowerBound)]
      // Blocks with nothing said between them become one: how many words a name has tells something.
      let saysNothing = between.allSatisfy { ComparedText.fold($0).isEmpty }
      if !(isAfterBlock && saysNothing) {
        given.append(contentsOf: between)
        given.append(contentsOf: Self.block.unicodeScalars)
      }
      at = max(at, mark.range.upperBound)
      isAfterBlock = true
    }
    given.append(contentsOf: scalars[at...])
    return String(given)
  }
}
