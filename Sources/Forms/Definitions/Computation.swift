/// How the answer to a computed question follows from others.
public struct Computation: Sendable, Equatable {
  /// What is worked out.
  public enum Method: Sendable, Equatable {
    /// The scores of the choices, and the numbers, of these questions together.
    case total([QuestionID])
    /// How many of these questions have one of the codes.
    case count([QuestionID], codes: [String])
    /// The largest score or number among these questions.
    case highest([QuestionID])
  }

  /// One step of a scale: from this number up, the answer bears this code and these words.
  public struct Band: Sendable, Equatable {
    /// The first number of it.
    public var from: FormNumber
    /// What is stored.
    public var code: String
    /// What is read.
    public var words: String
    /// Puts the parts together.
    public init(from: FormNumber, code: String, words: String) {
      self.from = from
      self.code = code
      self.words = words
    }
  }

  /// What is worked out.
  public var method: Method
  /// What the number means, from the lowest up; empty where it is only a number.
  public var bands: [Band]

  /// Puts the parts together.
  public init(_ method: Method, bands: [Band] = []) {
    self.method = method
    self.bands = bands
  }

  /// The questions that it works with.
  public var questions: [QuestionID] {
    switch method {
    case .total(let questions), .count(let questions, _), .highest(let questions): questions
    }
  }

  /// The band in which a number lies; nil below the lowest.
  public func band(of number: FormNumber) -> Band? { bands.last { $0.from <= number } }
}
