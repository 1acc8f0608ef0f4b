public import JSON

/// A form by its name, such as `assetplus`; each of its versions bears the same.
public struct FormID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// One section of a form, such as `living`.
public struct SectionID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// One question of a form, such as `living.type`; the answers are stored under it, so it never changes its meaning.
public struct QuestionID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}
