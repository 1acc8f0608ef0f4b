public import JSON

/// Why the words of a contact aren't shown to somebody.
public enum Withheld: String, JSONText, CaseIterable {
  /// Only the case's own team may read them.
  case sensitive
  case victims, health, exploitation

  init?(_ section: CaseSection) { self.init(rawValue: section.rawValue) }

  /// That something else of the contact isn't shown, in words.
  public var notShown: String {
    self == .sensitive ? "Not shown (sensitive)" : section.notShown
  }

  /// What stands in their place.
  func words(by worker: StaffID) -> String {
    switch self {
    case .sensitive: "Sensitive: only the case\u{2019}s own team may read what \(worker) wrote."
    case .victims, .health, .exploitation:
      "Kept apart (\(CaseSection(rawValue: rawValue)?.words ?? rawValue)): \(worker) wrote it, and your role doesn\u{2019}t see it."
    }
  }
}

extension Contact {
  /// Without its words, and with a sentence in their place that says whose they are. What counts stays: when it was, of
  /// what kind, what came of it. Where nothing was written, nothing is withheld.
  func withholding(_ why: Withheld) -> Contact {
    var shown = self
    shown.note = ""
    shown.reason = ""
    shown.decision?.withholdWords()
    shown.homeVisit = shown.homeVisit?.withoutAnswers
    for index in shown.moves.indices { shown.moves[index].why = "" }
    if why != .sensitive {
      shown.others = ""
      shown.place = ""
      shown.purpose = ""
    }
    guard shown != self else { return self }
    shown.note = why.words(by: worker)
    shown.withheld = why
    return shown
  }
}

extension HomeVisit {
  /// That there is a form, and whether a manager compared it with the case, without anything that was found.
  var withoutAnswers: HomeVisit {
    var shown = HomeVisit()
    shown.checked = checked
    return shown
  }
}

extension Contact {
  /// With when it was, of what kind and what came of it alone.
  var withoutWords: Contact {
    var shown = self
    shown.note = ""
    shown.reason = ""
    shown.others = ""
    shown.place = ""
    shown.purpose = ""
    shown.homeVisit = nil
    shown.decision?.withholdWords()
    return shown
  }
}
