extension StoreError {
  /// One or two sentences: what, where, and what to do.
  public var words: String {
    switch self {
    case .notFound(let path):
      "There is no store at \(path). Make one with `waymark init`, or name another with --store."
    case .notAStore(let path):
      "\(path) is not a Waymark store, so nothing was touched. Name another with --store."
    case .notEmpty(let path):
      "\(path) is not empty, so nothing was written there. Name a directory that doesn't exist yet."
    case .newerFormat(let path, let found, let known):
      "The store at \(path) was written by a later Waymark (format \(found); this one knows \(known)). Install the later one."
    case .noMigration(let path, let format):
      "The store at \(path) is of format \(format), which this Waymark can't bring up to date. Nothing was touched."
    case .exposed(let path, let mode):
      "\(path) can be read by everybody (mode \(String(mode, radix: 8))). Close it with `chmod o= \(path)` first."
    case .remote(let path, let kind):
      "\(path) is on a network file system (\(kind)), where locks can't be trusted. Keep the store on a local disk."
    case .file(let fault): fault.words
    case .full(let path) where path.contains("/looks/"):
      "Not shown: the disk is full, so the look couldn’t be written down. Free some space and try again (\(path))."
    case .full(let path) where path.contains("/journal/"):
      "Not saved: the disk is full. Free some space and save again; nothing earlier is lost (\(path))."
    case .full(let path):
      "The disk is full, so \(path) couldn’t be written. Free some space and try again; nothing that was saved is lost."
    case .viewOnly(let why): why.words
    case .locked(let holder, let seconds):
      "Not saved: \(holder.map { "\($0.user) (process \($0.process))" } ?? "another session") has held the store for \(seconds) seconds. Try again, or ask them to end it."
    case .looksLocked:
      "Nothing is shown: another session holds the trail of looks, so what you look at can't be written down. Try again; one that was stopped holds it until it goes on (`kill -CONT`) or ends."
    case .damaged(let path, let at, let what):
      "\(path) is damaged at byte \(at): \(what). Run `waymark check`, and restore from a backup if it can't mend it."
    case .spoilt(let path, let isMissing):
      "\(path) \(isMissing ? "is missing" : "is not as it was written"). Run `waymark check --mend`, which makes it again; nothing that was saved is lost."
    case .identityLost(let path):
      "\(path) is missing or damaged, and no second copy was kept of it. Put the one from a backup of this store in its place; nothing else was touched."
    case .syncFailed(let path):
      "This entry may not be saved: the disk didn't confirm it. Open Waymark again and look before you enter it anew (\(path))."
    case .looksUnproved(let path):
      "The disk didn't confirm what was written down of your looks (\(path)). They are written again while Waymark stays open; tell whoever runs this machine."
    case .conflict(let key, _, let found):
      found == nil
        ? "\(key) was removed by somebody else meanwhile. Nothing was saved; open it again."
        : "\(key) was changed by somebody else meanwhile. Nothing was saved; open it again."
    case .unfit(let key, let what): "\(key) can't be stored: \(what). Nothing was saved."
    case .insideStore(let path):
      "\(path) is inside the store, so nothing was written. Name a file elsewhere, best on another disk."
    case .notBackedUp(let path, let what):
      "Not backed up: \(what). Nothing was written to \(path). Keep the earlier backups; `waymark check` says what is missing and what to do."
    case .inUse(let path):
      "Somebody has \(path) open, so nothing was replaced. Ask everybody to end Waymark, and try again."
    case .beingReplaced(let path):
      "\(path) is just being restored from a backup. Open Waymark again in a while."
    case .badBackup(let path, let what): "\(path) can't be restored: \(what). Nothing was written."
    }
  }
}

extension FileStore {
  /// What is to be said to whoever opens the store where something that was saved may be lost; nil where nothing is.
  public var lossWords: String? { viewOnly.flatMap { $0.tellsOfLoss ? $0.words : nil } }
}

extension ViewOnly {
  /// Whether something that was saved may be lost.
  var tellsOfLoss: Bool {
    switch self {
    case .lost, .damaged: true
    case .asked, .readOnlyDirectory, .syncFailed: false
    }
  }

  /// Why nothing can be saved, in words.
  public var words: String {
    switch self {
    case .asked: "For looking only, as --read-only asks. Open Waymark without it to save."
    case .readOnlyDirectory(let path):
      "For looking only: \(path) can't be written to. Ask whoever runs this machine for write access."
    case .damaged(let path, let at, let what):
      "For looking only: \(path) is damaged at byte \(at) (\(what)). Run `waymark check`."
    case .lost(let path):
      "For looking only: \(path) is missing, and the changes in it. `waymark check` says which, and what to do."
    case .syncFailed(let path):
      "This session saves nothing more: the disk failed while \(path) was being written. Open Waymark again."
    }
  }
}

extension FileFault {
  /// What failed, where, and why.
  var words: String {
    let why: String
    switch reason {
    case .notFound: why = "it isn't there"
    case .exists: why = "it is there already"
    case .notPermitted: why = "you have no permission"
    case .readOnly: why = "the disk is read-only"
    case .noSpace: why = "the disk is full"
    case .inputOutput: why = "the disk reports an error"
    case .tooManyFiles: why = "too many files are open"
    case .notDirectory: why = "a part of its path is no directory"
    case .isDirectory: why = "it is a directory"
    case .notEmpty: why = "it is not empty"
    case .fileTooLarge: why = "it would be too large"
    case .interrupted: why = "the call was interrupted"
    case .other(let number): why = "error \(number)"
    }
    let verb: String
    switch call {
    case .open, .read, .size, .list, .status, .kind: verb = "read"
    case .lock: verb = "locked"
    case .remove: verb = "removed"
    case .rename: verb = "renamed"
    default: verb = "written"
    }
    return "\(path) can't be \(verb): \(why)." + (verb == "written" ? " Nothing that was saved is lost." : "")
  }
}
