import Casework
import JSON

/// A record whose every text that people type is hostile, and still a record.
public enum HostileRecord {
  /// A document with the texts that people typed replaced by hostile ones, as far as it is still read; as it was where
  /// its kind isn't known. `number` tells which of the texts come first.
  public static func spoilt(_ key: DocumentKey, _ bytes: [UInt8], _ number: Int, texts: [String] = Hostile.texts)
    -> [UInt8]
  {
    guard let reads = reader(of: key), let value = try? JSONValue(json: bytes), reads(bytes) else { return bytes }
    var next = number
    let all = replaced(value, "", &next, texts) { _ in true }
    if reads(all.json()) { return all.json() }
    // One of them can't be so: each is tried by itself.
    var count = 0
    _ = replaced(value, "", &count, texts) { _ in true }
    var kept: Set<Int> = []
    for place in 0..<count {
      var seen = 0
      let tried = replaced(value, "", &seen, texts) { kept.contains($0) || $0 == place }
      if reads(tried.json()) { kept.insert(place) }
    }
    var seen = 0
    return replaced(value, "", &seen, texts) { kept.contains($0) }.json()
  }

  /// The value with hostile texts; counts those that could be replaced.
  private static func replaced(
    _ value: JSONValue, _ name: String, _ count: inout Int, _ texts: [String], _ isWanted: (Int) -> Bool
  ) -> JSONValue {
    switch value {
    case .string(let text):
      guard isTyped(text, name) else { return value }
      defer { count += 1 }
      guard isWanted(count) else { return value }
      return .string(texts[count % texts.count])
    case .array(let list): return .array(list.map { replaced($0, name, &count, texts, isWanted) })
    case .object(let members):
      return .object(
        members.map { member in
          JSONMember(key: member.key, value: replaced(member.value, member.key, &count, texts, isWanted))
        })
    default: return value
    }
  }

  /// Whether a text is one that people type, not a code, a name of the program or a day: it has a capital or a blank.
  private static func isTyped(_ text: String, _ name: String) -> Bool {
    if name == "id" || name == "by" || text.hasPrefix("YJ-") || text.hasPrefix("20") { return false }
    return text.utf8.contains { $0 == 0x20 || $0 >= 0x80 || (0x41...0x5A).contains($0) }
  }

  /// Whether bytes are a document of the kind that a key names; nil where the kind isn't known.
  private static func reader(of key: DocumentKey) -> (([UInt8]) -> Bool)? {
    func reads<T: JSONRecord>(_ type: T.Type) -> ([UInt8]) -> Bool { { (try? T(json: $0)) != nil } }
    if key.caseNumber != nil {
      guard let collection = key.collection else { return reads(Case.self) }
      switch collection.split(separator: "/").last.flatMap({ CaseCollection(rawValue: String($0)) }) {
      case .contacts: return reads(Contact.self)
      case .assessments: return reads(Assessment.self)
      case .plans: return reads(Plan.self)
      case .exits: return reads(ExitPlan.self)
      case .reports: return reads(CourtReport.self)
      case nil: return nil
      }
    }
    if let file = ServiceFile.allCases.first(where: { $0.key == key }) {
      return { (try? ServiceData(file, json: $0)) != nil }
    }
    switch key.text.split(separator: "/").first {
    case "staff": return reads(Staff.self)
    case "teams": return reads(Team.self)
    case "supervision": return reads(SupervisionFile.self)
    case "programmes": return reads(Programme.self)
    case "courts": return reads(CourtDay.self)
    case "duty": return reads(DutyDay.self)
    case "panels": return reads(PanelMeeting.self)
    case "audits": return reads(CaseAudit.self)
    case "service": return reads(Service.self)
    case "access-requests": return reads(SubjectRequest.self)
    case "erasures": return reads(DestructionCertificate.self)
    default: return nil
    }
  }
}
