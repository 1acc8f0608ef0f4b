/// A part of the benchmark, which `make bench BENCH="small open"` asks for by name.
enum Section: String, CaseIterable {
  case upkeep, search, names, cases, open, terminal, alone, together

  func measure(_ all: Dataset, _ surroundings: Surroundings, _ runs: Int, _ figures: inout Figures) throws {
    let store = StoreWork(surroundings: surroundings, runs: runs)
    let search = SearchWork(surroundings: surroundings, runs: runs)
    let write = WriteWork(surroundings: surroundings, runs: runs)
    switch self {
    case .upkeep: try store.upkeep(all, &figures)
    case .search: try search.notes(all, &figures)
    case .names: try search.names(all, &figures)
    case .cases: try store.oneCase(all, &figures)
    case .open:
      let open = try Dataset(
        surroundings, name: "open", openCases: 300, cases: 300, contacts: 30_000, alsoSQLite: false)
      try store.opening(all, open, &figures)
    case .terminal: try TerminalWork(surroundings: surroundings, runs: runs).measure(all, &figures)
    case .alone: try write.alone(all, &figures)
    case .together: try write.together(all, &figures)
    }
  }
}
