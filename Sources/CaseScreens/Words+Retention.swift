public import Casework

extension Words {
  /// Why a decision about keeping or destroying a case isn't made, and what to do.
  public static func of(_ refusal: RetentionRefusal) -> String {
    switch refusal {
    case .destroyed(let reference):
      "\(reference) was destroyed. Its certificate says when and by which rule; its number is given to no other."
    case .stillOpen(let reference): "\(reference) is open. Close it first; its time counts from then."
    case .notDue(let reference, nil): "\(reference) is kept for good by a rule. Change the rule if that is wrong."
    case .notDue(let reference, let day?):
      "\(reference) is to be kept until \(day.text(.long)). Nothing is destroyed before."
    case .keptUntil(let reference, let day):
      "A review keeps \(reference) until \(day.text(.long)). Review it again then."
    case .held(let reference, let why): "\(reference) is held and can't be destroyed: \(why). Lift the hold first."
    case .unclear(let reference, let missing):
      missing.isEmpty
        ? "No rule of retention speaks of \(reference). Keep it until a day, or write a rule."
        : "Nobody can tell how long \(reference) is to be kept: \(of(missing)). Settle that, or keep it until a day."
    case .notProposed(let reference):
      "Nobody has proposed to destroy \(reference). Review it and propose it; another person decides."
    case .changedSince(let reference): "\(reference) changed since it was proposed. Look at it, and propose it again."
    case .ownProposal(let id):
      "\u{201C}\(id)\u{201D} proposed it, and nobody destroys a record alone. Ask another person to decide."
    case .notReviewer(let id, let roles):
      "The rule asks for \(roles.map { spoken($0) }.joined(separator: " or ")) to review, and \u{201C}\(id)\u{201D} is neither. Ask one."
    case .noSuchHold(let id): "There is no hold \(id) in force. Look at the list again."
    case .keptIntoPast(let day): "\(day.text(.long)) isn\u{2019}t in the future. Choose a later day."
    case .noRules: "The service has no rules of retention. Put Standards/retention.json back in its place."
    }
  }

  /// What is missing, in a line, each once.
  public static func of(_ missing: [MissingFact]) -> String {
    var seen: Set<MissingFact> = []
    return missing.filter { seen.insert($0).inserted }.map(of).joined(separator: "; ")
  }

  /// What is missing for a rule.
  public static func of(_ missing: MissingFact) -> String {
    switch missing {
    case .dateOfBirth: "the date of birth isn\u{2019}t recorded"
    case .closure: "it isn\u{2019}t closed"
    case .death: "the day of death isn\u{2019}t recorded"
    case .careStatus: "nobody recorded whether the child was looked after"
    case .orderEnd(let id): "order \(id) has no last day"
    case .offenceCategory(let id): "offence \(id) has no category, so it may be a sexual one"
    }
  }

  /// The kinds that a reviewer may settle for what is missing; nil where only the record can be put right.
  public static func settles(_ missing: MissingFact) -> RecordKind? {
    switch missing {
    case .careStatus: .lookedAfter
    case .offenceCategory: .sexualOffence
    case .dateOfBirth, .closure, .death, .orderEnd: nil
    }
  }

  /// A kind of record, as it follows "for".
  public static func of(_ kind: RecordKind) -> String {
    switch kind {
    case .every: "every case"
    case .prevention: "prevention work"
    case .outOfCourt: "out-of-court disposals"
    case .referralOrder: "referral orders"
    case .courtOrder: "other court orders"
    case .longDetention: "long detention"
    case .sexualOffence: "a sexual offence"
    case .lookedAfter: "looked-after children"
    case .diedUnder18: "children who died"
    case .victim: "an identifiable victim"
    }
  }

  /// How long a rule keeps a record: `5 years from the last action`.
  public static func period(of rule: RetentionRule) -> String {
    if rule.isForGood { return "for good" }
    var parts: [String] = []
    if let years = rule.years, years > 0 { parts.append(years.counted("year")) }
    if rule.months > 0 { parts.append(rule.months.counted("month")) }
    let start =
      switch rule.trigger {
      case .lastAction: "last action"
      case .closure: "closure"
      case .birthday: "birthday \(rule.age ?? 18)"
      case .orderEnd: "end of order"
      case .death: "death"
      }
    return parts.isEmpty ? "to " + start : parts.joined(separator: " ") + " from " + start
  }

  /// The rule that keeps a case longest, in its own words, or how long it does where there is no room for them.
  static func keptBy(_ standing: RetentionStanding, isWide: Bool) -> String {
    guard let rule = standing.longest?.rule else { return "no rule" }
    return isWide ? rule.words : period(of: rule)
  }

  /// A hold in a line, for the case on which it stands; only those who decide what is kept read why.
  public static func of(_ hold: LegalHold, withReason: Bool) -> String {
    "Held since \(hold.on.text(.short)): nothing of it is destroyed" + (withReason ? " (\(hold.why))" : "")
  }

  /// How many closed cases wait for somebody to decide, in words that follow their key.
  static func waiting(_ queue: RetentionQueue) -> String? {
    let count = queue.items.count { $0.standing.state != .held }
    return count == 0 ? nil : count.counted("case") + " to keep or destroy"
  }

  /// Who reviews before destruction.
  static func reviewers(of rule: RetentionRule) -> String {
    rule.reviewedBy.isEmpty ? "whoever may decide" : rule.reviewedBy.map { spoken($0) }.joined(separator: ", ")
  }

  /// What there is to do about a case, in a word or two.
  public static func of(_ state: RetentionStanding.State) -> String {
    switch state {
    case .open: "open"
    case .forGood: "kept for good"
    case .notDue: "not due"
    case .kept: "kept longer"
    case .held: "held"
    case .unclear: "to look at"
    case .due: "to review"
    case .proposed: "to decide"
    }
  }

  /// Why a case is in the queue: the rule, the hold, what is missing, who proposed it.
  public static func why(_ item: RetentionQueue.Item, staff: [StaffID: Staff]) -> String {
    let rule = item.standing.longest.map { $0.rule.words } ?? "No rule speaks of it"
    switch item.standing.state {
    case .proposed:
      guard let proposal = item.decided.proposal else { return rule }
      let name = staff[proposal.by]?.listName ?? proposal.by.text
      return "\(name) proposed it on \(proposal.on.text(.short)): \(rule)"
    case .held: return "Held: " + item.standing.holds.map(\.why).joined(separator: "; ")
    case .unclear:
      let missing = of(item.standing.doubts.map(\.missing))
      return missing.isEmpty ? rule : missing.prefix(1).uppercased() + missing.dropFirst()
    case .kept(let until): return "Kept until \(until.text(.short)): \(item.decided.keptUntil?.why ?? "")"
    default: return rule
    }
  }
}
