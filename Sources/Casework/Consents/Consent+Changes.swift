/// What is done about consents.
public enum ConsentChange: Sendable, Equatable {
  /// A consent or a refusal, new (empty identifier) or altered; a withdrawal that is recorded stays.
  case saved(Consent)
  /// It was taken back.
  case withdrawn(ConsentID, Consent.Withdrawal)

  /// The change's name in the journal.
  var op: String {
    switch self {
    case .saved: "consent.save"
    case .withdrawn: "consent.withdraw"
    }
  }

  /// What the history calls a change of this name; nil for other changes.
  static func words(forOp op: String) -> String? {
    switch op {
    case "consent.save": "Consent saved"
    case "consent.withdraw": "Consent withdrawn"
    default: nil
    }
  }

  /// The consent that it alters; nil where it puts a new one on the case.
  var altered: ConsentID? {
    switch self {
    case .saved(let consent): consent.id.text.isEmpty ? nil : consent.id
    case .withdrawn(let id, _): id
    }
  }
}

/// Why nothing is recorded of a consent.
public enum ConsentRefusal: Error, Equatable, Sendable {
  case noSuchConsent(ConsentID, CaseReference)
  case noSuchPerson(PersonID, CaseReference)
  /// Somebody who isn't on the case has no name.
  case giverMissing
  /// It doesn't say with whom may be shared what may be shared.
  case recipientMissing
  case withdrawnBeforeGiven(Day, given: Day)
  case withdrawnAlready(Day)
  /// What was refused can't be taken back.
  case refused(Day)
}

extension Change {
  /// The rules of the changes about consents.
  func consentEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    guard case .consented(let reference, let change) = self else { return }
    try amend(reference, on: record, &edits) { header in
      var place: Int?
      if let id = change.altered {
        place = header.consents.firstIndex { $0.id == id }
        guard place != nil else { throw Refusal.consent(.noSuchConsent(id, reference)) }
      }
      switch change {
      case .saved(let consent):
        let saved = try consent.checked(on: reference, header, over: place.map { header.consents[$0] }, in: context)
        if let place { header.consents[place] = saved } else { header.consents.append(saved) }
      case .withdrawn(_, var withdrawal):
        guard let place else { return }
        let consent = header.consents[place]
        if let earlier = consent.withdrawal { throw Refusal.consent(.withdrawnAlready(earlier.on)) }
        if withdrawal.on > context.now.day { throw Refusal.doneInFuture(withdrawal.on) }
        withdrawal.by = context.by
        header.consents[place].withdrawal = withdrawal
        try header.consents[place].checkWithdrawal()
      }
    }
  }
}

extension Consent {
  /// The consent as it is put on a case, or the reason why it isn't.
  fileprivate func checked(
    on reference: CaseReference, _ header: Case, over earlier: Consent?, in context: ChangeContext
  ) throws -> Consent {
    guard context.lists.has("consents", matter, on: on) else {
      throw Refusal.unknownCode(list: "consents", code: matter)
    }
    if on > context.now.day { throw Refusal.doneInFuture(on) }
    if let until, until < on { throw Refusal.datesReversed(from: on, to: until) }
    var saved = self
    saved.by = context.by
    saved.withdrawal = earlier?.withdrawal
    if earlier == nil { saved.id = ConsentID("n\(context.seq)") }
    if let person {
      guard let found = header.people.first(where: { $0.id == person }) else {
        throw Refusal.consent(.noSuchPerson(person, reference))
      }
      saved.giver = Giver(found)
      saved.name = ""
    } else if giver == .child {
      saved.name = ""
    } else if name.allSatisfy(\.isWhitespace) {
      throw Refusal.consent(.giverMissing)
    }
    let isShared = context.lists.entry("consents", matter)?.tags.contains("shared") ?? false
    if isShared, answer == .given, sharedWith.allSatisfy(\.isWhitespace) {
      throw Refusal.consent(.recipientMissing)
    }
    try saved.checkWithdrawal()
    return saved
  }

  /// Throws where it can't have been taken back when it was.
  fileprivate func checkWithdrawal() throws {
    guard let withdrawal else { return }
    if answer == .refused { throw Refusal.consent(.refused(on)) }
    if withdrawal.on < on { throw Refusal.consent(.withdrawnBeforeGiven(withdrawal.on, given: on)) }
  }
}
