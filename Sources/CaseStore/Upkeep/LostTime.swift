public import Casework

/// A time in which changes were made that the journal lost and of which nothing else tells by whom: what surrounds them,
/// and who looked at which cases meanwhile.
public struct LostTime: Sendable, Equatable {
  /// Somebody who looked at the record in that time.
  public struct Looker: Sendable, Equatable {
    /// The user.
    public var by: String
    /// How often they looked.
    public var looks: Int
    /// When they looked first: RFC 3339, UTC.
    public var first: String
    /// When they looked last.
    public var last: String
    /// The cases that they looked at.
    public var cases: [CaseReference]
  }

  /// The numbers of the changes, the lowest first.
  public var changes: [Int]
  /// When the last change before them was made of which that is known; empty where there is none.
  public var after: String
  /// When the first change behind them was made of which that is known; empty where there is none.
  public var before: String
  /// Those who looked meanwhile, by their names.
  public var lookers: [Looker] = []

  /// Whether a moment belongs to it.
  func contains(_ moment: String) -> Bool { after <= moment && (before.isEmpty || moment <= before) }
}

extension FileStore {
  /// The times of changes of which nothing tells who made them, as what is known of others around them bounds them.
  func lostTimes(of changes: [LostChange], _ pointer: Checkpoint?) throws -> [LostTime] {
    let untold = changes.filter(\.at.isEmpty).map(\.seq)
    if untold.isEmpty { return [] }
    var moments = try momentsBeside(Set(changes.map(\.seq)), pointer)
    for change in changes where !change.at.isEmpty { moments[change.seq] = change.at }
    if let pointer, pointer.seq > 0 { moments[pointer.seq] = pointer.at }
    let known = moments.sorted { $0.key < $1.key }
    var times: [LostTime] = []
    var next = 0
    for seq in untold {
      while next < known.count, known[next].key <= seq { next += 1 }
      // The pointer tells when its own change was made, though not by whom.
      let behind = moments[seq] ?? known[next...].first?.value
      let time = LostTime(
        changes: [seq], after: next > 0 ? known[next - 1].value : "", before: behind ?? "")
      if let last = times.indices.last, times[last].after == time.after, times[last].before == time.before {
        times[last].changes.append(seq)
      } else {
        times.append(time)
      }
    }
    return try addLookers(to: times)
  }

  /// When the changes were made that the journal has next to others.
  private func momentsBeside(_ lost: Set<Int>, _ pointer: Checkpoint?) throws -> [Int: String] {
    var moments: [Int: String] = [:]
    var report = CheckReport()
    _ = try reader(readingOn: pointer).readAll(&report) { line, bytes in
      guard lost.contains(line.seq - 1) || lost.contains(line.seq + 1) else { return }
      if let at = try? JournalLine(bytes, line.parts).at, !at.isEmpty { moments[line.seq] = at }
    }
    return moments
  }

  /// Adds who looked in each time, as far as the trail can be read.
  private func addLookers(to times: [LostTime]) throws -> [LostTime] {
    var lookers = times.map { _ in [String: LostTime.Looker]() }
    var report = CheckReport()
    try TrailReader(files: files, paths: paths, identity: identity).readAll(&report, goesOn: true) { line in
      for index in times.indices where times[index].contains(line.at) {
        var looker = lookers[index][line.by] ?? .init(by: line.by, looks: 0, first: line.at, last: "", cases: [])
        looker.looks += 1
        looker.last = line.at
        if let reference = line.look.reference, !looker.cases.contains(reference) { looker.cases.append(reference) }
        lookers[index][line.by] = looker
      }
    }
    return zip(times, lookers).map { time, found in
      var time = time
      time.lookers = found.values.sorted { $0.by < $1.by }
      for index in time.lookers.indices { time.lookers[index].cases.sort() }
      return time
    }
  }
}
