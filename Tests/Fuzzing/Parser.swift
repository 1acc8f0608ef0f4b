/// A way for bytes from outside into the program, as a fuzzer takes it: any bytes at all must be read or refused, within
/// bounds of time and memory, and never stop the process.
public struct Parser: Sendable {
  /// How much an input may cost.
  public struct Bounds: Sendable {
    /// Bytes of memory that any input may take at its peak.
    public var memory = 4 << 20
    /// Further bytes for each byte of the input.
    public var memoryPerByte = 400
    /// Microseconds that any input may take in release mode.
    public var time = 250_000
    /// Further microseconds for each byte of the input.
    public var timePerByte = 4
    /// The longest input that is tried many times.
    public var length = 8192

    /// The usual bounds.
    public init() {}

    init(
      memory: Int = 4 << 20, memoryPerByte: Int = 400, time: Int = 250_000, timePerByte: Int = 4, length: Int = 8192
    ) {
      self.memory = memory
      self.memoryPerByte = memoryPerByte
      self.time = time
      self.timePerByte = timePerByte
      self.length = length
    }
  }

  /// What it is called in figures and in the folder of its corpus.
  public let name: String
  /// What it may cost.
  public let bounds: Bounds
  /// Words of its grammar, for inputs that are made from parts.
  public let words: [String]
  /// Inputs that it reads.
  public let seeds: @Sendable () -> [[UInt8]]
  /// Reads an input and uses what was read; returns what is wrong with the parser, nil where nothing is.
  public let run: @Sendable ([UInt8]) -> String?

  /// A parser.
  public init(
    _ name: String, bounds: Bounds = Bounds(), words: [String] = [],
    seeds: @escaping @Sendable () -> [[UInt8]] = { [] }, run: @escaping @Sendable ([UInt8]) -> String?
  ) {
    self.name = name
    self.bounds = bounds
    self.words = words
    self.seeds = seeds
    self.run = run
  }

  #if DEBUG || FUZZING
  /// Every way in, in the order in which figures are printed. It is there where internals are open to tests: a release
  /// build without them has none.
  public static let all: [Parser] =
    storeFiles + storeParts + documents + definitions + foreign + typing + screen

  /// The parser of a name.
  public static func named(_ name: String) -> Parser? { all.first { $0.name == name } }
  #endif
}
