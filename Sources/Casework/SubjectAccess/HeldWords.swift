import Forms
import JSON

/// How stored values read: labels from the names of members, codes from the lists, days and names in full.
struct HeldWords {
  let lists: CodeLists
  let forms: FormLibrary
  let staff: [StaffID: Staff]

  /// `dateOfBirth` as `date of birth`.
  static func label(_ member: String) -> String {
    if let words = labels[member] { return words }
    var label = ""
    for character in member {
      if character.isUppercase, !label.isEmpty { label += " " }
      label += character == "-" ? " " : character.lowercased()
    }
    return label
  }

  private static let labels = [
    "pnc": "police number", "asn": "arrest number", "cro": "criminal records number", "by": "by", "at": "when",
    "reach": "reached at", "ete": "education, training or employment", "registeredWithGP": "registered with a doctor",
    "formsA": "police told (Form A)", "why": "why", "giver": "who answered", "matter": "to what",
    "review": "to be looked at again",
  ]

  /// In which lists the code of a member may stand, the likeliest first.
  private static let lists: [String: [String]] = [
    "relationship": ["relationships"], "ethnicity": ["ethnicities"], "immigrationStatus": ["immigration-statuses"],
    "provision": ["education"], "type": ["accommodation", "hearing-types"], "status": ["care-statuses"],
    "referredBy": ["referral-sources"], "category": ["offence-categories"], "reason": ["closure-reasons"],
    "kind": ["contact-kinds", "flags", "civil-orders", "destinations"], "establishment": ["establishments"],
    "contract": ["contract-statuses"], "matter": ["consents"],
  ]

  /// What a code of a member reads as; nil where none of its lists has it.
  private func code(_ stored: String, of member: String) -> String? {
    for name in Self.lists[member] ?? [] {
      if let entry = lists.lists[name]?.entries.first(where: { $0.code.text == stored }) { return entry.words }
    }
    return nil
  }

  /// A text of a member as it reads; nil where it says nothing.
  func text(_ stored: String, of member: String = "") -> String? {
    if stored.isEmpty { return nil }
    if stored.utf8.count == 10, let day = Day(iso: stored) { return day.text(.long) }
    if stored.utf8.count == 16, let moment = Moment(jsonText: stored) { return Self.words(moment) }
    if stored.utf8.count >= 20, stored.utf8.count < 40, let moment = Moment(rfc3339: stored) {
      return Self.words(moment)
    }
    if let member = staff[StaffID(stored)] { return member.name }
    if let words = code(stored, of: member) { return words }
    return Self.isCode(stored) ? stored.split(separator: "-").joined(separator: " ") : stored
  }

  static func words(_ moment: Moment) -> String { moment.day.text(.long) + ", " + moment.time.description }

  /// Whether it is a name for scripts: lower-case words between hyphens.
  private static func isCode(_ text: String) -> Bool {
    text.contains("-") && text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || ($0 >= 97 && $0 <= 122) }
  }

  /// What a choice of a question reads as.
  func choice(_ code: String, of question: Question?) -> String? {
    question?.choices.first { $0.code == code }?.words ?? text(code)
  }
}
