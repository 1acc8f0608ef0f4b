import Casework

/// What whoever books or makes a visit must keep in sight: risk to staff and restrictions of visits.
enum VisitCautions {
  /// The tag of the flags that are shown while booking (list `flags`).
  static let tag = "visiting"

  /// A line for each such flag that holds on a day, with its note.
  static func lines(for child: Child, on day: Day, _ lists: CodeLists) -> [String] {
    child.flags.filter { flag in
      flag.holds(on: day) && lists.entry("flags", flag.kind)?.tags.contains(tag) ?? false
    }.map { flag in
      "! " + lists.words("flags", flag.kind) + (flag.note.isEmpty ? "" : ": " + flag.note)
    }
  }
}
