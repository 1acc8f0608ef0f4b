import TextUI

/// What a member of staff likes to see, kept between sessions.
public struct Preferences: Sendable, Equatable {
  /// The columns of a list, in order, by the name of its screen; a list that isn't named shows its own.
  public var columns: [String: [String]] = [:]

  /// Everything as it comes.
  public init() {}
}
