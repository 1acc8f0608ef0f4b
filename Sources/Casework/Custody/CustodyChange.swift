/// What is done for a child in custody, or on the way home from it. The order says which custody is meant: its latest stay.
public enum CustodyChange: Sendable, Equatable {
  /// The child is held somewhere: at the beginning, or moved there.
  case placed(OrderID, CustodyPlacement)
  /// Who is there for the child, and the day of release that somebody was told.
  case described(OrderID, CustodyPeople, releaseExpected: Day?)
  /// The advocate was told something, or told it.
  case advocateTold(OrderID, AdvocacyNote)
  /// The child was outside for a while, new (identifier `l0`) or altered.
  case leave(OrderID, TemporaryRelease)
  /// A screening for multi-agency public protection arrangements.
  case screened(OrderID, PublicProtectionScreening)
  /// The child was referred to the internal risk panel.
  case riskReferred(OrderID, on: Day, words: String)
  /// The head of service was told of the risk.
  case riskBriefed(OrderID, RiskBriefing)
  /// The risk panel let go.
  case riskEnded(OrderID, on: Day, why: String)
  /// Something is planned or settled for coming home.
  case resettled(OrderID, ResettlementItem)
  /// The joint check that the child won't be homeless.
  case homelessnessChecked(OrderID, HomelessnessCheck)
  /// The planning meeting before release was held.
  case releasePlanned(OrderID, on: Day)
  /// The child came home.
  case released(OrderID, Release)
  /// The child was brought back.
  case recalled(OrderID, Recall)
  /// What licence or supervision asks for, as it now stands.
  case conditionsSet(OrderID, [BailCondition])
  /// The panel looked back at report and sentence.
  case reviewed(OrderID, CustodyReview)

  /// Under which order.
  public var order: OrderID {
    switch self {
    case .placed(let order, _), .described(let order, _, _), .advocateTold(let order, _), .leave(let order, _),
      .screened(let order, _), .riskReferred(let order, _, _), .riskBriefed(let order, _),
      .riskEnded(let order, _, _), .resettled(let order, _), .homelessnessChecked(let order, _),
      .releasePlanned(let order, _), .released(let order, _), .recalled(let order, _),
      .conditionsSet(let order, _), .reviewed(let order, _):
      order
    }
  }

  /// The change's name in the journal.
  var op: String {
    switch self {
    case .placed: "custody.place"
    case .described: "custody.people"
    case .advocateTold: "custody.advocate"
    case .leave: "custody.temporary"
    case .screened: "custody.mappa"
    case .riskReferred: "custody.risk-panel"
    case .riskBriefed: "custody.briefing"
    case .riskEnded: "custody.risk-end"
    case .resettled: "custody.resettle"
    case .homelessnessChecked: "custody.homelessness"
    case .releasePlanned: "custody.meeting"
    case .released: "custody.release"
    case .recalled: "custody.recall"
    case .conditionsSet: "custody.conditions"
    case .reviewed: "custody.panel"
    }
  }

  /// What the history calls a change of this name; nil for other changes.
  static func words(forOp op: String) -> String? {
    switch op {
    case "custody.place": "Placement in custody recorded"
    case "custody.people": "People around custody saved"
    case "custody.advocate": "Advocacy recorded"
    case "custody.temporary": "Temporary release saved"
    case "custody.mappa": "Screened for MAPPA"
    case "custody.risk-panel": "Referred to the risk panel"
    case "custody.briefing": "Head of service briefed"
    case "custody.risk-end": "Risk panel ended"
    case "custody.resettle": "Resettlement planned"
    case "custody.homelessness": "Joint homelessness check"
    case "custody.meeting": "Release planning meeting held"
    case "custody.release": "Released from custody"
    case "custody.recall": "Recalled to custody"
    case "custody.conditions": "Licence conditions saved"
    case "custody.panel": "Post-custody panel held"
    default: nil
    }
  }

  /// The reason that its author gave; nil where none is asked for.
  var why: String? {
    let words: String =
      switch self {
      case .placed(_, let placement): placement.why
      case .screened(_, let screening): screening.words
      case .riskReferred(_, _, let words): words
      case .riskEnded(_, _, let why): why
      case .recalled(_, let recall): recall.why
      case .released(_, let release): release.note
      default: ""
      }
    return words.isEmpty ? nil : words
  }
}

/// Why something isn't done about custody.
public enum CustodyRefusal: Error, Equatable, Sendable {
  /// The order holds nobody.
  case notCustodial(Disposal)
  /// A day that lies in the future, or before the stay began.
  case badDay(Day, since: Day)
  case establishmentMissing
  /// The child isn't held under the order any more.
  case notHeld(OrderID)
  /// The child is held, so that there is no licence.
  case notReleased(OrderID)
  /// The licence was over.
  case licenceOver(on: Day)
  case authorityMissing
  /// Nothing is said yet.
  case wordsMissing
  case noSuchLeave(LeaveID)
  /// The child is before the risk panel already.
  case riskPanelOpen(since: Day)
  case noRiskPanel(OrderID)
}
