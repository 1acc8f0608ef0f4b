import ArgumentParser
import Casework
import Interchange
import JSON
import TextUI

/// `waymark search WORDS`
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Finds names, aliases, references, identifiers, the text of notes, and of open cases' documents.")

  @OptionGroup var options: Options
  @OptionGroup var listing: ListingOptions
  @Argument(help: "The words; a note must have all of them.") var words: [String]
  @Flag(name: .long, help: "Names, aliases, references and identifiers alone.") var names = false
  @Option(name: .long, help: "At most so many cases and so many notes.") var limit = 50

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit takes a number of 1 or more.") }
  }

  func run() throws {
    let session = try Session(options)
    let query = words.joined(separator: " ")
    try session.look(Look(.search, query))
    let cases = session.casebook.openCases + (try session.casebook.closedCases())
    let found = NameSearch(cases).matches(query, limit: limit)
    let notes = names ? NoteHits(hits: [], hasMore: false) : try session.casebook.searchNotes(query, limit: limit)
    let documents =
      names ? DocumentHits(hits: [], hasMore: false) : try session.casebook.searchDocuments(query, limit: limit)
    var table = Listing([
      .init("in"), .init("case", "Ref"), .init("child", "Child"), .init("at", "When"), .init("contact"),
      .init("text", "Found"),
    ])
    for summary in found {
      table.add([
        .init("name"), .init(summary.reference.description), .init(summary.name), .init(nil as String?),
        .init(nil as String?),
        .init(
          summary.dateOfBirth?.iso,
          words: (summary.dateOfBirth.map { "born " + $0.text(.short) } ?? "") + (summary.isOpen ? "" : ", closed")),
      ])
    }
    for hit in notes.hits {
      let name = try session.casebook.summary(of: hit.reference)?.name ?? ""
      table.add([
        .init("note"), .init(hit.reference.description), .init(name),
        .init(hit.at.jsonText, words: hit.at.day.text(.short)),
        .init(hit.contact.text), .init(hit.snippet),
      ])
    }
    for hit in documents.hits {
      table.add([
        .init(hit.name.kind.rawValue), .init(hit.reference.description),
        .init(try session.casebook.summary(of: hit.reference)?.name ?? ""),
        .init(hit.at.jsonText, words: hit.at.day.text(.short)), .init(hit.name.id.text), .init(hit.snippet),
      ])
    }
    if listing.json {
      Output.write(table.json())
    } else if listing.csv {
      Output.write(table.csv())
    } else if !table.rows.isEmpty {
      Output.write(table.text { TextWidth.columns(of: $0) })
      if notes.hasMore || documents.hasMore { Output.write("There are more. Add a word, or raise --limit.\n") }
    }
    if table.rows.isEmpty {
      if !listing.json && !listing.csv { Output.write("Nothing has \u{201C}\(query)\u{201D}.\n") }
      throw Finding()
    }
  }
}
