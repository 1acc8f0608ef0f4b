import Foundation
import Synchronization
import Testing

@Suite(
  "Other users of the same host",
  .enabled(if: SecondUsers.hindrance == nil, "Skipped: \(SecondUsers.hindrance ?? "")"), .serialized)
struct SecondUserTests {
  private func host() throws -> SecondUsers { try SecondUsers.staffed() }

  @Test func whoIsOnTheStaffWorksAndWhoIsNotIsTold() throws {
    let host = try host()
    defer { host.remove() }
    let plain = host.run(as: host.other, "$W case 2 && $W contact add 2 --kind phone --outcome attended --note Seen")
    #expect(plain.status == 0 && plain.output.contains("Plain"), "\(plain.output)")
    #expect(host.run(as: host.other, "$W case 1").status == 3)
    #expect(host.run(as: host.outsider, "$W today").output.contains("no member of staff"))
    // Their own store is theirs altogether, with the rights of nobody else.
    let own = host.run(
      as: host.outsider, "$W init --store mine --service Own && $W caseload --store mine && $W check --store mine")
    #expect(own.status == 0, "\(own.output)")
    let files = host.asRoot("find $S ! -group \(host.group) -o -perm /007")
    #expect(files.output.isEmpty, "\(files.output)")
    #expect(host.asRoot("$W check && $W backup \(host.folder.path)/backup").status == 0)
  }

  /// `make install-service`, but for the build: what it leaves behind, whose it is, and that doing it again harms nothing.
  @Test func makeInstallsAService() throws {
    let host = try host()
    defer { host.remove() }
    let place = host.folder.path
    func state() -> String {
      host.asRoot(
        """
        cd \(place) && stat -c '%n %a %U:%G' bin/waymark share/waymark share/waymark/Lists service service/store && cat pam \
        share/waymark/service.json && find share bin -perm /022 && find share ! -user root
        """
      ).output
    }
    let expected = """
      bin/waymark 2755 root:\(host.group)
      share/waymark 755 root:root
      share/waymark/Lists 755 root:root
      service 755 root:root
      service/store 2770 root:\(host.group)
      @include common-auth
      {"store": "\(host.store)", "lock": 10}

      """
    #expect(state() == expected)
    let changes = host.asRoot("cat $S/journal/*").output
    // As whoever brings a service's program up to date does it, with other minutes and a rule of their own for passwords.
    let again = host.asRoot("echo own > \(place)/pam; \(host.make("place place-service SERVICE_LOCK=3"))")
    #expect(again.status == 0 && again.output.isEmpty, "\(again.output)")
    #expect(
      state()
        == expected.replacingOccurrences(of: "10}", with: "3}").replacingOccurrences(
          of: "@include common-auth", with: "own"))
    #expect(host.asRoot("cat $S/journal/*").output == changes)
    #expect(host.run(as: host.worker, "$W case 1").output.contains(SecondUsers.secret))
    let documents = host.asRoot("cd \(place)/share && wc -c man/man1/* bash-completion/completions/* zsh/*/* fish/*/*")
    #expect(documents.status == 0 && !documents.output.contains(" 0 "), "\(documents.output)")
  }

  /// An attempt with the names that stand on this host.
  private static func words(of attempt: SecondUserAttempt, on host: SecondUsers) -> String {
    func name(_ folder: String) -> String {
      host.asRoot("ls $S/\(folder) | grep jsonl | head -1").output.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    var words = attempt.words.replacingOccurrences(of: "%worker", with: host.worker)
      .replacingOccurrences(of: "%secret", with: SecondUsers.secret)
    for folder in ["journal", "looks"] where words.contains("%" + folder) {
      words = words.replacingOccurrences(of: "%" + folder, with: name(folder))
    }
    return words
  }

  /// What reads the store gives the secret to whoever may have it, and what harms it does, with a program that nothing
  /// protects: so it is no mistake of the attempt's own that others get nothing by it.
  @Test func theAttemptsWouldSucceedWithoutTheProtection() throws {
    let host = try host()
    defer { host.remove() }
    try host.layTraps()
    let folder = host.folder.path + "/tried"
    let kept = host.folder.path + "/kept"
    let state = "find $S -type f | sort | xargs sha256sum; find $S | sort | xargs stat -c '%n %a %g'"
    #expect(host.asRoot("cp -a $S \(kept)").status == 0)
    let before = host.asRoot(state).output
    var (gave, altered, missing) = (0, 0, 0)
    for attempt in SecondUserAttempt.all {
      let words = Self.words(of: attempt, on: host)
      // Every file of the store that is named is there.
      for path in words.matches(of: /\$S\/(journal|looks)\/[0-9][^ ;"']*/).map({ String($0.output.0) }) {
        #expect(host.asRoot("test -f \(path)").status == 0, "\(words): \(path)")
      }
      if attempt.forTheOwner == .nothing { continue }
      if host.lacks(attempt.tools) {
        missing += 1
        continue
      }
      let run = host.asOwner(
        "mkdir -p \(folder) && cd \(folder) && { \(words); }; wait; cat $(find \(folder) -type f); rm -rf \(folder)")
      if attempt.forTheOwner == .gives {
        gave += 1
        let isThere = run.output.holds(SecondUsers.secret) || run.output.holds("Family of staff")
        #expect(isThere, "\(words): \(run.output.prefix(600))")
      } else {
        altered += 1
        #expect(host.asRoot(state).output != before, "\(words): \(run.output.prefix(600))")
        #expect(host.asRoot("rm -rf $S \(folder) && cp -a \(kept) $S").status == 0)
      }
    }
    print(
      "as the store's owner, \(gave) of \(SecondUserAttempt.all.count) attempts gave the secret and \(altered) altered "
        + "the store; \(missing) need a tool that isn't here")
    #expect(gave >= 30 && altered >= 8)
    // What lies in wait for a program that trusts its surroundings is met by one that does.
    for (words, mark) in [
      ("LD_PRELOAD=$L/trap.so cat /dev/null", SecondUsers.sprung),
      ("LD_AUDIT=$L/trap.so cat /dev/null", SecondUsers.sprung),
      ("GCONV_PATH=$L/gconv iconv -f X-WAYMARK -t UTF-8 /dev/null", SecondUsers.sprung),
      ("LD_LIBRARY_PATH=$L/libraries $W case 1 || echo cannot start", "cannot start"),
      ("TERMINFO=$L/terminfo TERM=xterm script -qec 'timeout --foreground 10 $W' /dev/null", SecondUsers.sprung),
    ] {
      let run = host.asOwner(words)
      let isThere = run.output.holds(mark)
      #expect(isThere, "\(words): \(run.output.prefix(600))")
    }
  }

  @Test func nobodyGetsInOrOutWithAnything() throws {
    let host = try host()
    defer { host.remove() }
    try host.layTraps()
    let attempts = SecondUserAttempt.all.filter { !host.lacks($0.tools) }
    for attempt in SecondUserAttempt.all where host.lacks(attempt.tools) {
      print("not tried, for there is no \(attempt.tools.joined(separator: " or ")) here: \(attempt.words)")
    }
    #expect(attempts.count >= 60)
    let looks = host.asRoot("cat $S/looks/*.jsonl | wc -l").output
    // Side by side, because most of them wait for a program to start.
    let outputs = Mutex<[Int: String]>([:])
    DispatchQueue.concurrentPerform(iterations: attempts.count) { number in
      let words = Self.words(of: attempts[number], on: host)
      let isOnStaff = words.contains(" 2") || !number.isMultiple(of: 3)
      let output = host.run(as: isOnStaff ? host.other : host.outsider, words, seconds: 8).output
      outputs.withLock { $0[number] = output }
    }
    for (number, attempt) in attempts.enumerated() {
      let output = try #require(outputs.withLock { $0[number] })
      for trace in [SecondUsers.secret, "Family of staff", host.group, SecondUsers.sprung] {
        let isThere = output.holds(trace)
        #expect(!isThere, "\(attempt.words): \(output.prefix(600))")
      }
    }
    for user in [host.other, host.outsider] {
      let isThere = host.loot(of: user).holds(SecondUsers.secret)
      #expect(!isThere)
    }
    print("\(attempts.count) attempts, none got in or out with anything; looks before \(looks)")
    let check = host.asRoot("$W check")
    #expect(check.status == 0, "\(check.output)")
    #expect(host.run(as: host.worker, "$W case 1").output.contains(SecondUsers.secret))
    #expect(host.run(as: host.other, "$W case 2").status == 0)
    #expect(host.run(as: host.other, "LD_LIBRARY_PATH=$L/libraries $W case 2").status == 0)
    #expect(host.asRoot("find $S ! -group \(host.group) -o -perm /007").output.isEmpty)
  }

  /// A limit on the size of files is the user's own: it is taken away as far as it can be, and else the program says so
  /// and shows nothing. The trail isn't switched off by it, on the command line or at a terminal.
  @Test func aLimitOnTheSizeOfFilesKeepsNoLookOutOfTheTrail() throws {
    let host = try host()
    defer { host.remove() }
    func looks() -> Int { Int(host.asRoot("cat $S/looks/*.jsonl | wc -l").output.filter(\.isNumber)) ?? 0 }
    let before = looks()
    let refused = host.run(as: host.other, "ulimit -f 0; $W case 2")
    #expect(refused.status == 5 && refused.output.contains("ulimit -H -f") && !refused.output.contains("Plain"))
    #expect(looks() == before)
    let raised = host.run(as: host.other, "ulimit -S -f 0; $W case 2")
    #expect(raised.status == 0 && raised.output.contains("Plain") && looks() == before + 1, "\(raised.output)")

    let program = try Program()
    defer { program.remove() }
    func terminal(_ limit: String) throws -> PseudoTerminal {
      let user = host.other
      let home = host.folder.path + "/home/" + user
      return try PseudoTerminal(
        program,
        shell: """
          cd \(home) && \(limit) && exec setpriv --reuid=\(user) --regid=\(user) --clear-groups \
          env -i PATH=/usr/bin:/bin HOME=\(home) USER=\(user) TERM=xterm LANG=C.UTF-8 \(host.program)
          """)
    }
    let hard = try terminal("ulimit -f 0")
    #expect(hard.wait(for: "ulimit -H -f") && !hard.printed("Caseload"), "\(hard.picture.text)")
    #expect(hard.status() == 5)
    let soft = try terminal("ulimit -S -f 0")
    #expect(soft.wait { soft.shows("Caseload") }, "\(soft.picture.text)")
    soft.send("2")
    #expect(soft.wait { soft.shows("Plain") }, "\(soft.picture.text)")
    #expect(looks() == before + 3)
  }

  /// The lock opens to the password with which the system knows the user, and to nothing else.
  @Test func aLockedSessionOpensToTheLoginPassword() throws {
    let host = try SecondUsers()
    defer { host.remove() }
    let user = host.worker
    #expect(
      host.asRoot("echo '\(user):open sesame 7' | chpasswd && install -m 755 $W \(host.folder.path)/bin/own").status
        == 0)
    let home = host.folder.path + "/home/" + user
    let own = "HOME=\(home) WAYMARK_STORE=\(home)/mine \(host.folder.path)/bin/own"
    #expect(host.run(as: user, own + " init --service Own").status == 0)
    var program = try Program()
    defer { program.remove() }
    program.user = user
    let terminal = try PseudoTerminal(
      program,
      shell:
        "cd \(home) && exec setpriv --reuid=\(user) --regid=\(user) --clear-groups env -u WAYMARK_USER WAYMARK_LOCK_SECONDS=8 \(own)"
    )
    terminal.opens()
    terminal.press("\u{1B}l")
    #expect(terminal.shows("Waymark is locked") && !terminal.shows("Caseload"))
    terminal.type("wrong")
    terminal.press("\r")
    #expect(terminal.wait(until: { terminal.shows("That isn") }), "\(terminal.picture.text)")
    terminal.type("open sesame 7")
    #expect(!terminal.shows("sesame"))
    terminal.press("\r")
    #expect(terminal.wait(until: { terminal.shows("Caseload") }), "\(terminal.picture.text)")

    // It locks by itself when nobody is at it, and what was being typed stands where it did.
    terminal.press("2", "N")
    terminal.type("Otterby")
    #expect(terminal.shows("Otterby"))
    #expect(terminal.wait(until: { terminal.shows("Waymark is locked") }), "\(terminal.picture.text)")
    #expect(!terminal.shows("Otterby") && !terminal.shows("Family"))
    terminal.type("open sesame 7")
    terminal.press("\r")
    #expect(terminal.wait(until: { terminal.shows("Otterby") }), "\(terminal.picture.text)")
    terminal.type("!")
    #expect(terminal.shows("Otterby!"), "\(terminal.picture.text)")
  }

  /// However a service's store is restored, those who work in it get into it again, and nobody else.
  @Test(arguments: [
    "mv $S $S.old && $W restore F", "mv $S $S.old && install -d -m 2770 -g GROUP $S && $W restore F",
    "mv $S $S.old && install -d -m 700 $S && $W restore F", "$W restore --replace F",
    "mv $S/journal $S.lost && $W restore --replace F",
  ])
  func aRestoredStoreIsTheServicesAgain(way: String) throws {
    let host = try host()
    defer { host.remove() }
    let file = host.folder.path + "/backup"
    #expect(host.asRoot("$W backup \(file)").status == 0)
    let script = way.replacingOccurrences(of: "F", with: file).replacingOccurrences(of: "GROUP", with: host.group)
    let restored = host.asRoot(script)
    #expect(restored.status == 0, "\(restored.output)")
    #expect(host.asRoot("find $S ! -group \(host.group) -o -perm /007").output.isEmpty)
    for user in [host.worker, host.other] {
      let run = host.run(as: user, "$W case 2 && $W contact add 2 --kind phone --outcome attended --note Again")
      #expect(run.status == (user == host.other ? 0 : run.status), "\(run.output)")
      #expect(!run.output.contains("permission"), "\(run.output)")
    }
    #expect(host.run(as: host.worker, "$W case 1").output.contains(SecondUsers.secret))
    for user in [host.other, host.outsider] {
      #expect(
        host.run(as: user, "cat $S/journal/*; ls $S; ls $S.old; $W case 1").output.contains(SecondUsers.secret) == false
      )
    }
    let check = host.asRoot("$W check")
    #expect(check.status == 0, "\(check.output)")
  }

  /// Where somebody else could have put the file that names the service, it is nobody's, and no rights are lent.
  @Test func anInstallationThatOthersCanAlterLendsNothing() throws {
    let host = try host()
    defer { host.remove() }
    for harm in [
      "chown \(host.other) F", "chmod 666 F", "chmod 777 $(dirname F)", "mv F G && ln -s G F",
      "printf '{\"store\":1}' > F", "rm F",
    ] {
      let file = host.folder.path + "/share/waymark/service.json"
      let copy = host.asRoot("cp -a \(file) \(host.folder.path)/kept.json")
      #expect(copy.status == 0)
      let script = harm.replacingOccurrences(of: "F", with: file).replacingOccurrences(of: "G", with: file + ".real")
      #expect(host.asRoot(script).status == 0)
      let run = host.run(as: host.worker, "$W case 1 --store $S")
      #expect(run.status != 0 && !run.output.contains(SecondUsers.secret), "\(harm): \(run.output)")
      let mended = host.asRoot(
        "rm -f \(file) && cp -a \(host.folder.path)/kept.json \(file) && chmod 755 $(dirname \(file)) && rm \(host.folder.path)/kept.json"
      )
      #expect(mended.status == 0)
      #expect(host.run(as: host.worker, "$W case 1").status == 0)
    }
  }
}
