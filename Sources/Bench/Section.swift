/// A part of the benchmark, which `make bench BENCH="small open"` asks for by name.
enum Section: String, CaseIterable {
  case upkeep, search, names, cases, looks, open, obligations, assessment, court, terminal, alone, together

  /// Measures some sections, or all where none is named, and says which figures miss.
  static func measure(_ sections: [Section], isSmall: Bool, _ surroundings: Surroundings, _ runs: Int) throws {
    print(
      isSmall
        ? "Waymark beside its references (small: 1,030 cases)"
        : "Waymark beside its references (10,300 cases, 1,030,000 contacts)")
    let scale = isSmall ? 10 : 1
    let all = try Dataset(
      surroundings, name: "all", openCases: 300, cases: 10_300 / scale, contacts: 1_030_000 / scale, alsoSQLite: true)
    var figures = Figures()
    for section in sections.isEmpty ? allCases : sections { try section.measure(all, surroundings, runs, &figures) }
    print(figures.missed.isEmpty ? "Every figure reaches." : "Misses: " + figures.missed.joined(separator: "; "))
  }

  private func measure(_ all: Dataset, _ surroundings: Surroundings, _ runs: Int, _ figures: inout Figures) throws {
    let store = StoreWork(surroundings: surroundings, runs: runs)
    let search = SearchWork(surroundings: surroundings, runs: runs)
    let write = WriteWork(surroundings: surroundings, runs: runs)
    switch self {
    case .upkeep: try store.upkeep(all, &figures)
    case .search: try search.notes(all, &figures)
    case .names: try search.names(all, &figures)
    case .cases: try store.oneCase(all, &figures)
    case .looks: try LookWork(runs: runs).measure(all, &figures)
    case .open:
      let open = try Dataset(
        surroundings, name: "open", openCases: 300, cases: 300, contacts: 30_000, alsoSQLite: false)
      try store.opening(all, open, &figures)
    case .obligations: try ObligationWork(runs: runs).measure(all, &figures)
    case .assessment: try AssessmentWork(surroundings: surroundings, runs: runs).measure(all, &figures)
    case .court: try CourtWork(surroundings: surroundings, runs: runs).measure(all, &figures)
    case .terminal: try TerminalWork(surroundings: surroundings, runs: runs).measure(all, &figures)
    case .alone: try write.alone(all, &figures)
    case .together: try write.together(all, &figures)
    }
  }
}
