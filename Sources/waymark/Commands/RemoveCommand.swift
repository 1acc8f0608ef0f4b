import ArgumentParser
import CaseScreens
import Casework
import Interchange
import JSON

extension CasePart.Kind: ExpressibleByArgument {}

/// `waymark remove REF [ID]`
struct RemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Takes what was recorded by mistake off a case, with a reason; the trail keeps it.",
    discussion:
      "Without an id it lists what can be removed and what stands on it. What others stand on is refused: that goes first. `waymark undo REF` brings it back."
  )
  @OptionGroup var options: Options
  @OptionGroup var listing: ListingOptions
  @Argument(help: "The case: YJ-000142 or 142.") var reference: String
  @Argument(help: "What to remove, by its id.") var id: String?
  @Option(
    name: .long,
    help: "Its kind, where ids are alike: \(CasePart.Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
  var kind: CasePart.Kind?
  @Option(name: .long, help: "Why.") var why: String?

  func validate() throws {
    if id != nil, why == nil { throw ValidationError("--why is missing: nothing is removed without a reason.") }
  }

  func run() throws {
    let session = try Session(options)
    let file = try session.caseFile(reference)
    let seen = file.recorded.filter { recorded in
      let part = recorded.part.kind
      return (kind ?? part) == part && (session.casebook.viewer?.sees(part.section) ?? true)
    }
    guard let id else { return try listing.write(table(seen, file, session), none: "Nothing that can be removed.") }
    let meant = seen.filter { $0.part.id == id }
    guard let recorded = meant.first else {
      throw Failure(
        .badInput,
        "\(file.reference) has nothing \(id) that can be removed. `waymark remove \(file.reference)` lists it.")
    }
    guard meant.count == 1 else {
      let kinds = meant.map { $0.part.kind.rawValue }.joined(separator: ", ")
      throw Failure(.badInput, "\(id) is the id of more than one thing: say --kind (\(kinds)).")
    }
    let made = try session.make(.removed(file.reference, recorded.part, why: why ?? ""))
    var table = Listing([
      .init("case", "Ref"), .init("seq"), .init("kind", "Removed"), .init("id", "Id"), .init("was", "Was"),
      .init("why"),
    ])
    let was = Words.of(recorded, session.casebook.lists)
    table.add([
      .init(file.reference.description), .init(made.seq), .init(recorded.part.kind.rawValue), .init(id), .init(was),
      .init(why),
    ])
    if listing.wrote(table) { return }
    Output.write(
      "Removed from \(file.reference): \(Words.kind(of: recorded)) \(id), \(was). The history keeps it; `waymark undo \(file.reference)` brings it back.\n"
    )
  }

  private func table(_ seen: [RecordedPart], _ file: CaseFile, _ session: Session) throws -> Listing {
    var table = Listing([
      .init("id", "Id"), .init("kind", "Kind"), .init("what", "What"), .init("dependants", "Stands on it", right: true),
      .init("blocked"),
    ])
    for recorded in seen {
      let part = recorded.part
      let dependants = try session.casebook.record.dependants(of: part, in: file)
      table.add([
        .init(part.id), .init(part.kind.rawValue, words: Words.kind(of: recorded)),
        .init(Words.of(recorded, session.casebook.lists)),
        .init(.integer(dependants.count), words: dependants.isEmpty ? "" : String(dependants.count)),
        .init(dependants.isEmpty ? nil : Words.of(.removal(.stoodOn(part, dependants)))),
      ])
    }
    return table
  }
}
