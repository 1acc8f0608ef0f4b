/// Drafts of one subject that were kept earlier and are offered again, the latest first.
///
/// All of them travel in one set of fields: those of older ones under `1.`, `2.`…, so that a new draft never takes the
/// place of one that nobody has looked at yet.
struct OfferedDrafts: Sendable {
  private(set) var list: [KeptDraft] = []

  /// The drafts that a desk has for a subject.
  init(_ kept: KeptDraft?) {
    guard let kept else { return }
    var parts: [Int: [String: String]] = [:]
    for (name, value) in kept.fields {
      let pair = name.split(separator: ".", maxSplits: 1)
      if pair.count == 2, let number = Int(pair[0]) {
        parts[number, default: [:]][String(pair[1])] = value
      } else {
        parts[0, default: [:]][name] = value
      }
    }
    for number in parts.keys.sorted() {
      guard var fields = parts[number] else { continue }
      let at = number == 0 ? kept.at : fields["at"] ?? kept.at
      fields["at"] = nil
      list.append(KeptDraft(at: at, fields: fields))
    }
  }

  /// The latest one.
  var latest: KeptDraft? { list.first }

  /// Takes the latest one and puts what stood in the form behind the others.
  mutating func exchange(for current: KeptDraft?) -> KeptDraft? {
    guard !list.isEmpty else { return nil }
    let taken = list.removeFirst()
    if let current { list.append(current) }
    return taken
  }

  /// All fields of a set that holds these drafts behind others.
  func fields(behind first: [String: String] = [:]) -> [String: String] {
    var fields = first
    for (offset, draft) in list.enumerated() {
      let number = first.isEmpty ? offset : offset + 1
      let prefix = number == 0 ? "" : "\(number)."
      for (name, value) in draft.fields { fields[prefix + name] = value }
      if number > 0 { fields[prefix + "at"] = draft.at }
    }
    return fields
  }
}
