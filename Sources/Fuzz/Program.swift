import Fuzzing
@preconcurrency import Glibc

setvbuf(stdout, nil, _IOLBF, 0)
let words = CommandLine.arguments

func option(_ name: String, _ fallback: Int) -> Int {
  guard let place = words.firstIndex(of: "--" + name), place + 1 < words.count else { return fallback }
  guard let value = Int(words[place + 1]), value >= 0 else { complain("--\(name) needs a number.") }
  return value
}

func complain(_ message: String) -> Never {
  fputs("Fuzz: " + message + "\n", stderr)
  exit(2)
}

switch words.dropFirst().first {
case "child":
  guard words.count == 6, let runs = Int(words[3]), let seed = Int(words[4]), let file = Int32(words[5]),
    let number = Parser.all.firstIndex(where: { $0.name == words[2] })
  else { complain("child PARSER RUNS SEED FILE") }
  Child(number, runs: runs, seed: seed, current: file).run()
case "one":
  guard words.count == 4, let parser = Parser.named(words[2]), let bytes = Corpus.bytes(of: words[3]) else {
    complain("one PARSER FILE")
  }
  print(parser.run(bytes) ?? "read, or refused with a reason")
case "list": for parser in Parser.all { print(parser.name) }
default:
  var wanted = Set(words.dropFirst().filter { Parser.named($0) != nil })
  if wanted.isEmpty { wanted = Set(Parser.all.map(\.name)) }
  let runs = option("runs", 1_000_000)
  print(Figures.heading)
  var failed: [String] = []
  for parser in Parser.all where wanted.contains(parser.name) {
    let figures = Figures.of(parser, runs: runs, seed: option("seed", 1))
    print(figures.line)
    if !figures.isClean { failed.append(parser.name) }
  }
  print(failed.isEmpty ? "No parser failed." : "Failed: " + failed.joined(separator: ", ") + ".")
  exit(failed.isEmpty ? 0 : 1)
}
