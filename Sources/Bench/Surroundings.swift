import Glibc

/// Where the benchmark keeps its stores, and how it starts other programs.
struct Surroundings {
  /// A folder that is removed at the end.
  let folder: String
  /// The folder of the program itself: `waymark` and the slow disk are beside it.
  let products: String

  init() {
    var path = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &path, path.count - 1)
    let program = String(decoding: path[..<max(0, count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    products = String(program[..<(program.lastIndex(of: "/") ?? program.startIndex)])
    let base = getenv("WAYMARK_BENCH_DIR").map { String(cString: $0) } ?? products
    folder = base + "/bench-data-\(getpid())"
    mkdir(folder, 0o700)
  }

  /// A path in the folder.
  func path(_ name: String) -> String { folder + "/" + name }

  /// Removes the folder and all in it.
  func remove() { _ = Surroundings.run(["/bin/rm", "-rf", folder]) }

  /// Runs a program to its end; returns its exit status and what it printed.
  @discardableResult
  static func run(_ words: [String], environment: [String: String] = [:]) -> (status: Int32, output: [UInt8]) {
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    let child = start(words, environment: environment, output: ends[1])
    close(ends[1])
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(ends[0], &chunk, chunk.count)
      if count <= 0 { break }
      output += chunk[..<count]
    }
    close(ends[0])
    var status: Int32 = 0
    waitpid(child, &status, 0)
    return ((status >> 8) & 0xFF, output)
  }

  /// Starts a program; its standard output goes to `output`.
  static func start(_ words: [String], environment: [String: String] = [:], output: Int32) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var variables: [UnsafeMutablePointer<CChar>?] = []
    var index = 0
    while let entry = environ[index] {
      let name = String(cString: entry).prefix { $0 != "=" }
      if environment[String(name)] == nil { variables.append(strdup(entry)) }
      index += 1
    }
    for (name, value) in environment { variables.append(strdup(name + "=" + value)) }
    variables.append(nil)
    var arguments = words.map { strdup($0) }
    arguments.append(nil)
    defer { for pointer in variables + arguments { free(pointer) } }
    var child: pid_t = 0
    posix_spawnp(&child, words[0], &actions, nil, arguments, variables)
    return child
  }
}

extension Surroundings {
  /// The bytes of a file, or of the files in a folder.
  static func size(of path: String) -> Int {
    let (_, output) = run(["du", "-sb", path])
    return Int(String(decoding: output, as: UTF8.self).prefix { $0 != "\t" }) ?? 0
  }
}
