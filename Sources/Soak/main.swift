import CaseStore
import Casework
@preconcurrency import Glibc

setvbuf(stdout, nil, _IOLBF, 0)
let words = CommandLine.arguments

func complain(_ message: String, _ status: Int32) -> Never {
  fputs("Soak: " + message + "\n", stderr)
  exit(status)
}

func option(_ name: String, _ fallback: Int) -> Int {
  guard let place = words.firstIndex(of: "--" + name), place + 1 < words.count else { return fallback }
  guard let value = Int(words[place + 1]), value >= 0 else { complain("--\(name) needs a number.", 2) }
  return value
}

do {
  switch words.dropFirst().first {
  case "writer":
    guard words.count == 4, let number = Int(words[3]) else { complain("writer STORE NUMBER", 2) }
    var writer = try Writer(store: words[2], number: number)
    try writer.run()
  case "hold":
    guard words.count == 3 else { complain("hold STORE", 2) }
    try Writer.stopInsideACommit(words[2])
  case let store? where !store.hasPrefix("-"):
    var storm = Storm(
      store: store, sessions: option("sessions", 32), seconds: option("seconds", 600), seed: option("seed", 1))
    let report = try storm.run()
    print(report.text)
    exit(report.isClean ? 0 : 1)
  default:
    complain(
      """
      Soak STORE [--sessions 32] [--seconds 600] [--seed 1]
      Makes a store, lets sessions read and write it while others are killed and stopped at random, and proves what is left.
      """, 2)
  }
} catch let error as StoreError {
  complain(error.words, 5)
} catch {
  complain("\(error)", 1)
}
