public import JSON

/// A contact as lists need it.
///
/// It is stored as one text, because a row of the index has many and opening reads all of them:
/// `c4.8|2026-10-13T15:45|reparation|attended|awright|o1|counts|45|f|place`, with nothing between two bars where there is
/// nothing to say. A bar or percent sign within a part is written `%7C` or `%25`.
public struct ContactSummary: JSONText, Equatable {
  /// The identifier within the case.
  public var id: ContactID
  /// When it begins.
  public var at: Moment
  /// What kind it is.
  public var kind: ListCode
  /// What came of it; nil for an appointment.
  public var outcome: ContactOutcome?
  /// Who holds it.
  public var worker: StaffID
  /// The order towards which it counts.
  public var order: OrderID?
  /// Whether it counts.
  public var counts: Bool
  /// How long it takes or took; nil where nobody said.
  public var length: Minutes?
  /// What became of a home visit's form; nil where there is none.
  public var visit: HomeVisitMark?
  /// Where, if that isn't plain from the kind.
  public var place: String

  /// The summary of a contact.
  public init(_ id: ContactID, _ contact: Contact) {
    self.id = id
    at = contact.at
    kind = contact.kind
    outcome = contact.outcome
    worker = contact.worker
    order = contact.order
    counts = contact.counts
    length = contact.length
    visit = contact.homeVisit.map { $0.checked == nil ? .filled : .checked }
    place = contact.place
  }

  public init?(jsonText: String) {
    let bytes = jsonText.utf8.span
    var start = 0
    /// The bytes up to the next bar, or to the end.
    func part() -> Range<Int> {
      let from = min(start, bytes.count)
      var end = from
      while end < bytes.count, bytes[end] != Self.bar { end += 1 }
      start = end + 1
      return from..<end
    }
    func text(_ range: Range<Int>) -> String { Self.plain(bytes.extracting(range)) }
    let (id, at, kind, outcome) = (part(), part(), part(), part())
    let (worker, order, counts, length, visit) = (part(), part(), part(), part(), part())
    let hasPlace = start <= bytes.count
    let place = part()
    guard hasPlace, start > bytes.count, !id.isEmpty, !kind.isEmpty, !worker.isEmpty,
      let moment = Moment(iso: bytes.extracting(at))
    else { return nil }
    self.id = ContactID(text(id))
    self.at = moment
    self.kind = ListCode(text(kind))
    if !outcome.isEmpty {
      guard let known = ContactOutcome(rawValue: text(outcome)) else { return nil }
      self.outcome = known
    }
    self.worker = StaffID(text(worker))
    if !order.isEmpty { self.order = OrderID(text(order)) }
    self.counts = !counts.isEmpty
    if !length.isEmpty {
      guard let minutes = Int(text(length)) else { return nil }
      self.length = Minutes(minutes)
    }
    if !visit.isEmpty {
      guard let mark = HomeVisitMark(rawValue: text(visit)) else { return nil }
      self.visit = mark
    }
    self.place = text(place)
  }

  public var jsonText: String {
    var text = ""
    text.reserveCapacity(96)
    add(id.text, to: &text)
    text += at.jsonText
    text += "|"
    add(kind.text, to: &text)
    text += outcome?.rawValue ?? ""
    text += "|"
    add(worker.text, to: &text)
    add(order?.text ?? "", to: &text)
    text += counts ? "counts|" : "|"
    text += (length.map { String($0.count) } ?? "") + "|" + (visit?.rawValue ?? "") + "|"
    text += Self.safe(place)
    return text
  }

  private func add(_ part: String, to text: inout String) {
    text += Self.safe(part)
    text += "|"
  }

  private static let bar = UInt8(ascii: "|")
  private static let percent = UInt8(ascii: "%")

  /// The text without bars.
  static func safe(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == bar || $0 == percent }) else { return text }
    var safe = ""
    for character in text.unicodeScalars {
      switch character {
      case "|": safe += "%7C"
      case "%": safe += "%25"
      default: safe.unicodeScalars.append(character)
      }
    }
    return safe
  }

  /// The text that `safe` made the part of.
  static func plain(_ part: Substring) -> String { plain(Array(part.utf8).span) }

  private static func plain(_ part: Span<UInt8>) -> String {
    var bytes: [UInt8] = []
    var isEscaped = false
    for index in part.indices where part[index] == percent { isEscaped = true }
    if !isEscaped { return part.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }
    var index = 0
    while index < part.count {
      let isMark = part[index] == percent && index + 2 < part.count
      bytes.append(isMark ? (part[index + 1] == UInt8(ascii: "7") ? bar : percent) : part[index])
      index += isMark ? 3 : 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
