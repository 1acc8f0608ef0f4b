import CaseStore

/// A seeded source of chance (SplitMix64), so that every life and every death can be lived again.
struct Chance: RandomNumberGenerator {
  var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
  mutating func below(_ limit: Int) -> Int { limit > 0 ? Int(next() % UInt64(limit)) : 0 }
}

/// A disk with a memory of what has been synced: what is written lives in `current`, and what survives a power cut is the
/// durable image with any part of what came since.
final class SimulatedDisk {
  /// A file or directory.
  struct Node {
    var isDirectory: Bool
    var mode: Int
    var current: [UInt8] = []
    var durable: [UInt8] = []
    var unsynced: [Write] = []
    var names: [String: Int] = [:]
    var durableNames: [String: Int] = [:]
    var unsyncedNames: [NameChange] = []
    /// How often a sync of it failed and lost what it should have written.
    var failures = 0
  }

  /// A change of a file's bytes that is not synced yet.
  enum Write {
    case bytes([UInt8], at: Int)
    case size(Int)
  }

  /// A change of a directory's names that is not synced yet: it happens as a whole or not at all.
  struct NameChange {
    var added: (name: String, node: Int)?
    var removed: String?
  }

  /// What a fault does to the call that meets it.
  enum Trouble: Equatable {
    /// The power goes: this call and all that follow fail.
    case powerCut
    /// This call fails; a write is half done.
    case failure(FileFault.Reason)
    /// This call fails, and its process is killed before it makes another.
    case death(FileFault.Reason)
  }

  var nodes: [Int: Node] = [0: Node(isDirectory: true, mode: 0o700)]
  var locks: [Int: Int32] = [:]
  private var nextNode = 1
  /// Calls made so far.
  private(set) var calls = 0
  /// The call at which trouble comes, counted from 1.
  var trouble: (at: Int, what: Trouble)?
  private(set) var isOff = false
  /// Whether a failed sync loses what it should have written, as Linux does: it stays to be read, and the next sync says
  /// yes without writing it.
  var losesWhatFailedToSync = false
  /// What another process does just before a call, which counts none of its own.
  var meanwhile: (before: Int, what: () -> Void)?
  private var isMeanwhile = false

  /// Counts a call; tells whether it fails, and how.
  func count() -> FileFault.Reason? {
    if isMeanwhile { return nil }
    if isOff { return .inputOutput }
    calls += 1
    if let meanwhile, meanwhile.before == calls {
      isMeanwhile = true
      meanwhile.what()
      isMeanwhile = false
    }
    guard let trouble, trouble.at == calls else { return nil }
    switch trouble.what {
    case .powerCut:
      isOff = true
      return .inputOutput
    case .failure(let reason): return reason
    case .death(let reason):
      isOff = true
      return reason
    }
  }

  /// Processes that live on find everything in memory as it was, and no lock held by those that died.
  func goOn() {
    isOff = false
    trouble = nil
    meanwhile = nil
    locks = [:]
  }

  func make(directory: Bool, mode: Int) -> Int {
    let node = nextNode
    nextNode += 1
    nodes[node] = Node(isDirectory: directory, mode: mode)
    return node
  }

  /// The node at a path, and its parent and name.
  func find(_ path: String) -> (parent: Int?, name: String, node: Int?) {
    let parts = path.split(separator: "/").map(String.init)
    var at: Int? = 0
    var parent: Int?
    for part in parts {
      parent = at
      at = parent.flatMap { nodes[$0]?.names[part] }
      if at == nil, part != parts.last { return (nil, part, nil) }
    }
    return (parent, parts.last ?? "", at)
  }

  /// The disk as it is when the power comes back: any part of what was not synced has survived.
  func afterPowerCut(_ chance: inout Chance) -> SimulatedDisk {
    let disk = SimulatedDisk()
    disk.nextNode = nextNode
    for (id, node) in nodes {
      var survivor = node
      survivor.current = node.durable
      for write in node.unsynced { Self.survive(write, &survivor.current, &chance) }
      survivor.durable = survivor.current
      survivor.unsynced = []
      survivor.names = node.durableNames
      for change in node.unsyncedNames where chance.below(2) == 0 {
        if let removed = change.removed { survivor.names[removed] = nil }
        if let added = change.added { survivor.names[added.name] = added.node }
      }
      survivor.durableNames = survivor.names
      survivor.unsyncedNames = []
      disk.nodes[id] = survivor
    }
    return disk
  }

  private static func survive(_ write: Write, _ bytes: inout [UInt8], _ chance: inout Chance) {
    switch write {
    case .size(let size):
      if chance.below(2) == 0 { resize(&bytes, to: size) }
    case .bytes(let data, let offset):
      switch chance.below(4) {
      case 0: break
      case 1: put(data, at: offset, into: &bytes)
      case 2: put(Array(data.prefix(chance.below(data.count + 1))), at: offset, into: &bytes)
      default:
        // Zeroes stand only where nothing was on the disk before.
        put(Array(data.prefix(chance.below(data.count + 1))), at: offset, into: &bytes)
        if bytes.count < offset + data.count { resize(&bytes, to: offset + data.count) }
      }
    }
  }

  /// Writes to the disk what was not synced yet.
  static func sync(_ node: inout Node) {
    for write in node.unsynced {
      switch write {
      case .size(let size): resize(&node.durable, to: size)
      case .bytes(let data, let offset): put(data, at: offset, into: &node.durable)
      }
    }
    node.unsynced = []
  }

  static func put(_ data: [UInt8], at offset: Int, into bytes: inout [UInt8]) {
    if data.isEmpty { return }
    if bytes.count < offset + data.count { resize(&bytes, to: offset + data.count) }
    bytes.replaceSubrange(offset..<(offset + data.count), with: data)
  }

  static func resize(_ bytes: inout [UInt8], to size: Int) {
    if bytes.count > size { bytes.removeLast(bytes.count - size) }
    if bytes.count < size { bytes += Array(repeating: 0, count: size - bytes.count) }
  }
}
