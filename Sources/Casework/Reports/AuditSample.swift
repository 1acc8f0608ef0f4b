/// A random sample of cases for an audit, the same for the same seed (R313 to R316).
public enum AuditSample {
  /// What an audit looks at, and which cases it is drawn from.
  public enum Theme: String, Sendable, CaseIterable {
    /// The whole case.
    case whole
    /// Management oversight: cases whose risk of serious harm or safety is high.
    case oversight
    /// Managing risk: cases whose risk of serious harm is at least medium.
    case risk
    /// Exploitation: cases with a flag of exploitation.
    case exploitation
    /// Plans and assessments: cases with an assessment or a plan that is signed.
    case plan

    /// Whether a case belongs to it.
    func includes(_ summary: CaseSummary) -> Bool {
      let summary = summary.facts
      return switch self {
      case .whole: true
      case .oversight: summary.judgements.map { max($0.harm, $0.safety) >= .high } ?? false
      case .risk: summary.judgements.map { $0.harm >= .medium } ?? false
      case .exploitation: summary.flags.contains { $0.text.hasPrefix("exploitation") }
      case .plan: summary.documents.contains { $0.state.isSigned }
      }
    }
  }

  /// So many cases of each worker, drawn by the seed: the order of the cases doesn't matter, and neither does that of
  /// the workers.
  public static func draw(
    from summaries: some Sequence<CaseSummary>, perWorker: Int, theme: Theme, seed: UInt64
  ) -> [CaseSummary] {
    var byWorker: [StaffID: [(rank: UInt64, summary: CaseSummary)]] = [:]
    for summary in summaries where theme.includes(summary) {
      guard let worker = summary.worker else { continue }
      byWorker[worker, default: []].append((rank(summary.reference, seed), summary))
    }
    return byWorker.sorted { $0.key < $1.key }.flatMap { _, cases in
      cases.sorted { ($0.rank, $0.summary.reference) < ($1.rank, $1.summary.reference) }.prefix(max(0, perWorker))
        .map(\.summary)
    }
  }

  /// A number that follows from the seed and the case alone (SplitMix64).
  private static func rank(_ reference: CaseReference, _ seed: UInt64) -> UInt64 {
    var mixed = seed &+ 0x9E37_79B9_7F4A_7C15 &* UInt64(truncatingIfNeeded: reference.number &+ 1)
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
