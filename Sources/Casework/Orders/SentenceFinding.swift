public import JSON

/// What a court says when it sentences, because the law allows the sentence on that condition alone.
public enum SentenceFinding: String, JSONText, CaseIterable {
  /// The child is a persistent offender (Sentencing Act 2020 s235(3)).
  case persistent
  /// An offence of the table in section 249: one that carries 14 years or more, or one that is named there.
  case grave = "grave-offence"
  /// A specified offence, and a significant risk of serious harm from further ones (Sentencing Act 2020 ss 255 and 258).
  case dangerous
  /// An offence of Part 1 of Schedule 13 (Sentencing Act 2020 s252A).
  case terrorist = "terrorist-offence"
  /// Murder (Sentencing Act 2020 s259).
  case murder

  /// The words for lists and forms.
  public var words: String {
    switch self {
    case .persistent: "persistent"
    case .grave: "grave offence"
    case .dangerous: "dangerous"
    case .terrorist: "terrorist offence"
    case .murder: "murder"
    }
  }
}

/// Why a sentence can't be as it is written, for what the court said, what is to be paid, or what stands beside it.
public enum SentenceRefusal: Error, Equatable, Sendable {
  /// More than the most that can be asked of a child; both in pence.
  case amountTooHigh(Disposal, Int, most: Int, LegalBasis)
  /// Nothing is to be paid under it.
  case amountNotAllowed(Disposal)
  case amountEmpty
  case findingMissing(Disposal, SentenceFinding, LegalBasis)
  /// The age on the day of the offence decides, and nobody said which day it was.
  case offenceUndated(Disposal, String, LegalBasis)
  /// It is made beside a sentence, never alone.
  case needsSentence(Disposal, LegalBasis)
  /// It comes of an application, and answers no offence.
  case answersNoOffence(Disposal, LegalBasis)
  /// More days than there were between the offence and the sentence.
  case servedTooLong(Int, since: Day)
}
