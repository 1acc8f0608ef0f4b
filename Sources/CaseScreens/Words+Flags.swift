public import Casework

extension Words {
  /// What a flag says on a day, in lines; the first names it. One that is to be looked at again says so, with how late it is.
  public static func lines(of flag: CaseFlag, _ lists: CodeLists, on day: Day) -> [String] {
    let span = [flag.from.map { "from " + $0.text(.short) }, flag.to.map { "to " + $0.text(.short) }].compactMap { $0 }
    let dates = span.isEmpty ? "" : ", " + span.joined(separator: " ")
    var lines = ["Flag: " + lists.words("flags", flag.kind) + dates]
    if let review = review(of: flag, on: day) { lines.append(review) }
    if let told = flag.told {
      lines.append("told " + told.to + ", " + told.on.text(.short) + (told.why.isEmpty ? "" : ": " + told.why))
    }
    if !flag.note.isEmpty { lines.append(flag.note) }
    return lines
  }

  /// When a flag that holds is to be looked at again; nil where no day is set.
  public static func review(of flag: CaseFlag, on day: Day) -> String? {
    guard let review = flag.review, flag.holds(on: day) else { return nil }
    let words = "to be looked at again " + review.text(.short)
    let late = review.days(until: day)
    return late > 0 ? "! \(words), \(late) day\(late == 1 ? "" : "s") late" : words
  }
}
