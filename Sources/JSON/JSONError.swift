/// Why bytes are not acceptable JSON, or not of the expected shape.
public struct JSONError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The byte at which it was noticed, from 0.
  public var offset: Int
  /// The members that lead to it, such as `child.residences`; empty at the top.
  public var path: String
  /// What is wrong.
  public var fault: JSONFault

  /// Puts the parts together.
  public init(offset: Int, path: String = "", fault: JSONFault) {
    self.offset = offset
    self.path = path
    self.fault = fault
  }

  public var description: String {
    (path.isEmpty ? "" : path + ": ") + fault.words + " at byte \(offset)"
  }

  /// The same fault seen from the object that has it as a member.
  @usableFromInline
  func inside(_ member: String) -> JSONError {
    JSONError(offset: offset, path: path.isEmpty ? member : member + "." + path, fault: fault)
  }
}

/// What can be wrong with JSON.
public enum JSONFault: Equatable, Sendable {
  case unexpectedEnd
  case unexpectedByte(UInt8)
  case trailingBytes
  case invalidUTF8
  case controlCharacter
  case badEscape
  case badNumber
  case numberTooLarge
  case tooDeep
  case nul
  case duplicateKey(String)
  case missingField(String)
  case unknownField(String)
  case wrongType(expected: String)
  case badValue(String)

  /// A few words for a message.
  public var words: String {
    switch self {
    case .unexpectedEnd: "it ends too early"
    case .unexpectedByte(let byte):
      byte >= 0x20 && byte < 0x7F
        ? "unexpected \u{201C}\(Character(Unicode.Scalar(byte)))\u{201D}" : "unexpected byte \(byte)"
    case .trailingBytes: "something follows the end"
    case .invalidUTF8: "text that is not UTF-8"
    case .controlCharacter: "a control character in text"
    case .badEscape: "an escape that JSON doesn't know"
    case .badNumber: "a number that JSON doesn't allow"
    case .numberTooLarge: "a number that is too large"
    case .tooDeep: "more than 128 levels"
    case .nul: "a NUL character in text"
    case .duplicateKey(let key): "\u{201C}\(key)\u{201D} stands twice"
    case .missingField(let name): "\u{201C}\(name)\u{201D} is missing"
    case .unknownField(let name): "\u{201C}\(name)\u{201D} is not known here"
    case .wrongType(let expected): "\(expected) was expected"
    case .badValue(let value): "\u{201C}\(value)\u{201D} is not a value that is allowed here"
    }
  }
}
