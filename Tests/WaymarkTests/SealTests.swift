import Foundation
import Fuzzing
import Testing

/// What is kept of a store outside it, against whoever can rewrite all that is in it.
@Suite("Seals outside the store") struct SealTests {
  /// A store in whose journal and trail a word stands, which is sealed, and is worked in after that.
  private func sealed(_ program: Program, by seal: (Program) throws -> Void) throws {
    func work(_ words: String) {
      let run = program.run(
        "contact", "add", "1", "--kind", "phone", "--outcome", "attended", "--note", "Saw a \(words) there.")
      #expect(run.status == 0, "\(run.errors)")
      #expect(program.run("search", words).status == 0)
    }
    work("heron")
    try seal(program)
    work("kestrel")
    #expect(program.run("check").status == 0)
  }

  /// All digests, the pointer, the lock files' claims and every file that is made from the journal fit what was rewritten:
  /// `check` alone has nothing to say of it, and a seal that was kept elsewhere names the line.
  @Test func whoeverRewritesTheWholeStoreIsFoundByASealAlone() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let seals = program.folder.appendingPathComponent("seals").path
    let log = program.folder.appendingPathComponent("auth.log").path
    try sealed(program) { program in
      #expect(program.run("seal", "--to", seals).status == 0)
      let line = try String(contentsOfFile: seals, encoding: .utf8)
      try ("Nov 22 02:15:01 host1 waymark[4711]: " + line).write(toFile: log, atomically: true, encoding: .utf8)
    }
    for outside in [seals, log] { #expect(program.run("check", "--against", outside).status == 0) }
    // What was written behind the seal is nothing that it could speak of.
    let later = try Forgery.rewrite(program.store, replacing: "kestrel", with: "KESTREL")
    #expect(later.change != nil && later.look != nil)
    #expect(program.run("check", "--against", seals).status == 0)

    let (change, look) = try Forgery.rewrite(program.store, replacing: "heron", with: "HERON")
    #expect(change != nil && look != nil)
    let alone = program.run("check")
    #expect(alone.status == 0, "\(alone.output)\(alone.errors)")
    #expect(program.run("case", "1", "--section", "contacts").output.contains("Saw a HERON there."))
    for outside in [seals, log] {
      let run = program.run("check", "--against", outside)
      #expect(run.status == 1, "\(run.output)")
      for what in ["change", "look"] {
        let named = try #require(
          run.output.matches(of: try Regex("\(what) ([0-9]+) is not the one that was sealed")).first?.output[1]
            .substring)
        // A seal speaks of the last line then, and so of every one before it.
        #expect((Int(named) ?? 0) >= (what == "change" ? change : look) ?? .max, "\(run.output)")
      }
    }
  }

  /// Whether this machine lets a test have a `/dev/log` of its own.
  private static let hasOwnLog =
    getuid() == 0
    && (try? Program())?.shell("unshare -m sh -c 'mount -t tmpfs none /dev && ln -s x /dev/log'").status == 0

  /// What `seal --syslog` sends goes where every program's words to the system log go, is short enough to arrive whole, and
  /// is found in the log again.
  @Test(.enabled(if: hasOwnLog, "Skipped: only root can have a /dev/log of its own, where mounts are allowed"))
  func theSystemLogGetsTheSealWhole() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let log = program.folder.appendingPathComponent("auth.log").path
    let socket = try Self.datagrams(at: program.folder.appendingPathComponent("log").path)
    defer { close(socket) }
    try sealed(program) { program in
      let run = program.shell(
        """
        exec unshare -m sh -ec '
        mkdir "$FOLDER/dev" && mount --rbind /dev "$FOLDER/dev" && mount -t tmpfs none /dev
        for name in null zero urandom; do touch /dev/$name && mount --bind "$FOLDER/dev/$name" /dev/$name; done
        ln -s "$FOLDER/log" /dev/log
        exec waymark seal --syslog'
        """)
      #expect(run.status == 0 && run.output.isEmpty, "\(run.output)\(run.errors)")
      var buffer = [UInt8](repeating: 0, count: 65_536)
      let count = recv(socket, &buffer, buffer.count, Int32(MSG_DONTWAIT))
      let sent = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
      // AUTHPRIV, NOTICE; RFC 3164 lets a line have 1,024 bytes.
      #expect(sent.hasPrefix("<85>") && sent.contains(" waymark[") && sent.utf8.count < 1024, "\(sent)")
      // Whoever writes the log puts the host's name behind the time.
      let stamp = sent.index(sent.startIndex, offsetBy: 20)
      let line = sent[..<stamp].dropFirst(4) + "host1 " + sent[stamp...] + "\n"
      try String(line).write(toFile: log, atomically: true, encoding: .utf8)
    }
    let whole = program.run("check", "--against", log)
    #expect(whole.status == 0 && whole.output.contains("the one seal"), "\(whole.output)\(whole.errors)")
    _ = try Forgery.rewrite(program.store, replacing: "heron", with: "HERON")
    #expect(program.run("check").status == 0)
    #expect(program.run("check", "--against", log).status == 1)
  }

  /// A socket that takes datagrams at a path.
  private static func datagrams(at path: String) throws -> Int32 {
    let made = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    try #require(made >= 0 && bytes.count < MemoryLayout.size(ofValue: address.sun_path))
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(made, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(bound == 0)
    return made
  }
}
