import CSystem
import Glibc

/// The one lock of a store: a file that is never renamed and never removed, and says who holds it.
final class StoreLock {
  private let files: any FileSystem
  private let file: OpenFile
  private let patience: Int
  private let holder: [UInt8]
  private var shown: [UInt8]

  /// `patience` is how many milliseconds to wait for another holder.
  init(_ files: any FileSystem, path: String, mode: Int, patience: Int, user: String) throws {
    self.files = files
    self.patience = patience
    do {
      file = try files.open(path, .making(mode: mode))
    } catch {
      throw StoreError(error)
    }
    let text = "\(getpid()) \(user)"
    holder = Array((text + String(repeating: " ", count: max(0, 63 - text.utf8.count)) + "\n").utf8)
    shown = [UInt8](repeating: 0, count: holder.count)
  }

  deinit { files.close(file) }

  /// How far the journal is known to be on the disk.
  private(set) lazy var mark = SyncMark(files: files, file: file)

  /// What was saved since the case files were brought up to date.
  private(set) lazy var saved = SavedNotes(files: files, file: file)

  /// Runs `body` while holding the lock, with the signals that stop or end a session held back.
  ///
  /// Throws `StoreError.locked` where another keeps it too long.
  func hold<T>(_ body: () throws -> T) throws -> T {
    var before = sigset_t()
    cs_hold_signals(&before)
    defer { cs_restore_signals(&before) }
    let isTaken: Bool
    do throws(FileFault) {
      isTaken = try files.lock(file, waitingMilliseconds: patience)
    } catch {
      throw StoreError(error)
    }
    guard isTaken else { throw StoreError.locked(holder: reading(), seconds: max(1, patience / 1000)) }
    defer { files.unlock(file) }
    nameHolder()
    return try body()
  }

  /// Writes who holds the lock, unless the last holder was this process too. Saying so is a courtesy, so a full disk
  /// doesn't stop a commit here.
  private func nameHolder() {
    if (try? files.read(file, at: 0, into: &shown, from: 0)) == holder.count, shown == holder { return }
    _ = try? files.write(file, holder, from: 0, at: 0)
  }

  private func reading() -> LockHolder? {
    guard let bytes = try? files.contents(of: file, in: 0..<holder.count) else { return nil }
    let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: { $0 == " " || $0.isNewline })
    guard words.count == 2, let process = Int(words[0]) else { return nil }
    return LockHolder(process: process, user: String(words[1]))
  }
}
