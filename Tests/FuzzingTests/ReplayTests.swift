import Fuzzing
import Testing

/// Every parser of outside bytes on what is kept of its inputs, on a few thousand that are made of them, and on long ones.
///
/// `make fuzz` tries each a million times.
@Suite struct ReplayTests {
  @Test(arguments: Parser.all.map(\.name)) func whatIsKeptIsReadOrRefused(name: String) throws {
    let parser = try #require(Parser.named(name))
    let inputs = Corpus.inputs(of: name)
    for (file, bytes) in inputs {
      if let fault = parser.run(bytes) { Issue.record("\(name)/\(file): \(fault)") }
    }
    #expect(!inputs.isEmpty || !parser.seeds().isEmpty, "the parser has no inputs to begin with")
  }

  @Test(arguments: Parser.all.map(\.name)) func whatIsMadeOfItIsReadOrRefused(name: String) throws {
    let parser = try #require(Parser.named(name))
    let seeds = parser.seeds() + Corpus.inputs(of: name).map(\.bytes)
    let mutation = Mutation(parser, splicing: seeds)
    var chance = Chance(20_261_121)
    let clock = ContinuousClock()
    let end = clock.now + .milliseconds(120)
    var runs = 0
    while runs < 4000, runs < 50 || clock.now < end {
      runs += 1
      let bytes = mutation.mutated(seeds[chance.below(seeds.count)], &chance)
      if let fault = parser.run(bytes) {
        Issue.record("\(name), run \(runs): \(fault): \(String(decoding: bytes.prefix(2000), as: UTF8.self))")
        return
      }
    }
  }

  @Test(arguments: Parser.all.map(\.name)) func aLongInputTakesTimeInProportion(name: String) throws {
    let parser = try #require(Parser.named(name))
    let seeds = parser.seeds() + Corpus.inputs(of: name).map(\.bytes)
    let clock = ContinuousClock()
    for input in LongInputs.of(Array(seeds.prefix(1)), length: 6000) {
      var fault: String?
      let took = clock.measure { fault = parser.run(input.bytes) }
      if let fault { Issue.record("\(name), \(input.what): \(fault)") }
      #expect(took < .seconds(5), "\(name), \(input.what)")
    }
  }

  @Test func everyFolderOfTheCorpusBelongsToAParser() {
    let unknown = Set(Corpus.parsers()).subtracting(Parser.all.map(\.name))
    #expect(unknown.isEmpty)
    #expect(Set(Parser.all.map(\.name)).count == Parser.all.count)
  }
}
