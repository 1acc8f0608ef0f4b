import Foundation
import Synchronization
import Testing

/// How long what somebody saved took to be shown to others: from the moment that its line stood in the journal to the
/// picture that shows it.
///
/// The moment is the journal file's own, which is before the save is acknowledged: what the disk took to confirm the line
/// counts too, and so does what tmux takes to tell the pictures. The promise is about less.
final class SeenDelays: Sendable {
  private let all = Mutex<[Double]>([])

  /// Does what saves, and waits until a screen comes to show something; false where it never does, or did before.
  func measure(_ program: Program, on screen: Tmux, _ isShown: (String) -> Bool, after save: () throws -> Void) rethrows
    -> Bool
  {
    if isShown(screen.picture) { return false }
    let before = Self.saved(program)
    try save()
    for _ in 0..<1500 {
      if isShown(screen.picture), let saved = Self.saved(program), saved != before {
        all.withLock { $0.append(Date().timeIntervalSince(saved)) }
        return true
      }
      usleep(10_000)
    }
    return false
  }

  /// When something was last written to the journal.
  private static func saved(_ program: Program) -> Date? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: program.store + "/journal/000000001.jsonl")
    return attributes?[.modificationDate] as? Date
  }

  private static func text(_ seconds: Double) -> String { "\(Int(seconds * 1000)) ms" }

  /// Prints what was measured, and requires that it is within what is promised.
  func expectPromise(at least: Int) {
    let sorted = all.withLock { $0.sorted() }
    guard let worst = sorted.last else { return }
    let median = sorted[sorted.count / 2]
    print(
      "what another saved was seen within \(Self.text(median)) (median of \(sorted.count)), \(Self.text(worst)) at most"
    )
    // A few say little of the usual.
    if sorted.count >= least { #expect(median < 1) }
    // The promise is a second for all; on a machine that builds and tests other things besides, a session may not get the
    // processor for longer than that, so one that is late alone fails nothing. Five seconds no such machine explains.
    #expect(worst < 5)
  }
}
