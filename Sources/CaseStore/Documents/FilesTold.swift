import Casework

/// What a store knows of files besides what is in them, so that one that is gone isn't taken for one that never was.
struct FilesTold {
  /// The lines of the case history that was last looked through; nil where the case has none.
  var history: (number: Int, lines: [UInt8]?)?
  /// Documents that histories tell of and that were rightly removed.
  var removed: Set<DocumentKey> = []
  /// The numbers of the cases that the index has, once it was asked.
  var indexed: Set<Int>?
}
