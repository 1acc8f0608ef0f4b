import CaseResources
import CaseStore
import Casework
@preconcurrency import Glibc
import JSON

setvbuf(stdout, nil, _IOLBF, 0)
setenv("TERM", "xterm-256color", 1)
setenv("WAYMARK_TODAY", "2026-11-23", 1)
let words = CommandLine.arguments
if words.count == 7, words[1] == "write" {
  let resources = try Resources.find()
  let lists = CodeLists(try resources.files(in: "Lists").map { try CodeList(json: try resources.bytes($0)) })
  try WriteWork.write(
    words[2], words[3], Int(words[4]) ?? 0, begin: Double(words[5]) ?? 0, seconds: Double(words[6]) ?? 1, lists: lists)
  exit(0)
}

let isSmall = words.contains("small")
let sections = Section.allCases.filter { words.contains($0.rawValue) }
let runs = max(9, words.lazy.compactMap { Int($0) }.first ?? 9)
let surroundings = Surroundings()

do {
  defer { surroundings.remove() }
  if words.contains("scale") {
    try ScaleWork(surroundings: surroundings, runs: runs).measure()
  } else {
    try Section.measure(sections, isSmall: isSmall, surroundings, runs)
  }
} catch {
  print("The benchmark stopped: \(error)")
  exit(1)
}
