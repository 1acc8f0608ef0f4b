extension DeadlineRule {
  /// The sections that somebody must see to be told what the rule asks for; none where the summary of a case may tell.
  var sections: [CaseSection] {
    var found: [CaseSection] = []
    switch starts {
    case .actionDue: found.append(.oversight)
    case .victimLetterSent: found.append(.victims)
    case .absence, .month: found.append(.contacts)
    case .custodySentence, .remanded, .bailGranted, .releaseExpected, .released, .recalled, .breachDuty, .mappaNotMet,
      .riskPanelReferred, .reportRequested, .reportDue, .hearingListed, .warrantIssued:
      found.append(.orders)
    default: break
    }
    if met.contact != nil { found.append(.contacts) }
    for event in met.events {
      switch event {
      case .assessmentSigned: found.append(.assessments)
      case .planAgreed, .planReviewed, .exitPlanAgreed: found.append(.plan)
      case .formASent, .informationLaid, .nonEngagementTold: found.append(.orders)
      case .victimContacted: found.append(.victims)
      default: break
      }
    }
    return found
  }
}

extension [Obligation] {
  /// The same as somebody is shown them who doesn't see some sections: all of them, when they are due and how they stand,
  /// and of those that belong to such a section no more than that.
  func seen(of hidden: Set<CaseSection>, under standards: Standards) -> [Obligation] {
    if hidden.isEmpty { return self }
    var belonging: [ObligationKey.Rule: CaseSection] = [:]
    for rule in standards.rules {
      if let section = rule.sections.first(where: hidden.contains) { belonging[.init(rule.name, rule.part)] = section }
    }
    return map { $0.seen(of: hidden, belonging[.init($0.key.rule, $0.key.part)]) }
  }
}

extension Obligation {
  fileprivate func seen(of hidden: Set<CaseSection>, _ section: CaseSection?) -> Obligation {
    var seen = self
    if hidden.contains(.orders) { seen.order = "" }
    if hidden.contains(.oversight) {
      seen.lateness?.hideWords()
      if case .notNeeded(.decided(var answer)) = seen.state {
        answer.hideWords()
        seen.state = .notNeeded(.decided(answer))
      }
    }
    guard let section else { return seen }
    seen.hidden = section
    seen.title = section.notShown
    seen.source = ""
    seen.tally = nil
    return seen
  }
}

extension ObligationKey {
  /// A clock of a rule.
  struct Rule: Hashable {
    let name: ListCode
    let part: String

    init(_ name: ListCode, _ part: String) {
      self.name = name
      self.part = part
    }
  }
}
