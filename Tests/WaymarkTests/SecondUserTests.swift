import Foundation
import Synchronization
import Testing

@Suite(
  "Other users of the same host",
  .enabled(if: SecondUsers.hindrance == nil, "Skipped: \(SecondUsers.hindrance ?? "")"), .serialized)
struct SecondUserTests {
  /// What nobody but the worker and root may ever read.
  private static let secret = "Zanzibar"

  private func host() throws -> SecondUsers {
    let host = try SecondUsers()
    let made = host.run(
      as: host.worker,
      """
      set -e
      $W staff save \(host.other) --name Other --role officer >/dev/null
      printf 'source,family_name,given_names,worker\\nA1,\(Self.secret),Tomi,\(host.worker)\\nA2,Plain,Ana,\(host.other)\\n' > in.csv
      $W import children in.csv >/dev/null
      $W contact add 1 --kind phone --outcome attended --note '\(Self.secret) was here' >/dev/null
      $W access restrict 1 --why 'Family of staff' >/dev/null
      $W case 1
      """)
    guard made.status == 0, made.output.contains(Self.secret) else { throw SecondUsers.Trouble(words: made.output) }
    return host
  }

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

  /// What somebody types who wants in, or out with something; `%worker` stands for who works on the case, `%journal` and
  /// `%looks` for files of the store by the names that they have.
  private static let attempts: [String] = [
    // Read the store directly.
    "cat $S/store.json", "ls -la $S", "cat $S/journal/*", "cp -R $S stolen", "cd $S && ls", "tar cf - $S",
    "head -c 99999 /proc/self/root$S/journal/%journal", "stat -c %n $S/cases", "ln $S/store.json linked",
    "ln -s $S stolen && cat stolen/journal/*", "find $S -type f | xargs cat", "mv $S elsewhere", "rm -rf $S",
    "cat $S/looks/%looks", "truncate -s 0 $S/looks/%looks",
    "sed -i '$ d' $S/journal/%journal", "chmod -R 777 $S", "chgrp -R $(id -gn) $S", "touch $S/journal/extra",
    "mount --bind $S mine",
    // Be somebody else.
    "$W case 1 --as %worker", "WAYMARK_USER=%worker $W case 1", "USER=%worker LOGNAME=%worker $W case 1",
    "$W case 1 --store $S --as root", "HOME=/root $W case 1", "WAYMARK_TODAY=2020-01-01 $W case 1 --today 2020-01-01",
    "$W staff save $USER --role manager", "$W staff save %worker --to yesterday", "$W access lift 1",
    "$W access restrict 1 --why mine --allow $USER", "unshare -r $W case 1",
    // Take the whole of it.
    "$W backup all", "$W backup $S/all", "$W check --json", "$W seal --to seals", "$W export", "$W export --case 1",
    "$W restore all --store $S", "$W init --store $S", "$W demo --store $S", "$W search tomi",
    "$W case 1 --history",
    "$W print 1 plan", "$W looks 1", "$W looks",
    // Put other places where it looks for its own.
    "mkdir -p r/Lists && WAYMARK_RESOURCES=$PWD/r $W case 1", "WAYMARK_STORE=$PWD/mine $W case 1 --as %worker",
    "XDG_DATA_HOME=$PWD XDG_STATE_HOME=$S XDG_CONFIG_HOME=$S $W case 1", "TMPDIR=$S $W today",
    "mkdir -p .config/waymark && ln -s $S/journal/%journal .config/waymark/config.json && $W today; rm -r .config",
    "mkdir -p .local/state && ln -s $S .local/state/waymark && $W today; rm -r .local",
    "TERMINFO=$PWD TERM=../../../$S $W",
    "mkdir -p .terminfo/x && cp /etc/hostname .terminfo/x/xterm && script -qc $W /dev/null",
    "LOCPATH=$PWD LANG=../../$S NLSPATH=$S/%N $W case 1", "MALLOC_CHECK_=7 GCONV_PATH=$PWD $W case 1",
    "SWIFT_BACKTRACE=enable=yes,output-to=$PWD/trace $W case 1", "LD_DEBUG=all LD_DEBUG_OUTPUT=$PWD/ld $W case 1",
    // Look into it while it works.
    "printf 'int x;' > p.c; cc -shared -o p.so p.c 2>/dev/null; LD_PRELOAD=$PWD/p.so LD_AUDIT=$PWD/p.so $W case 1",
    "LD_LIBRARY_PATH=$PWD $W case 1", "strace -f -o trace $W case 1",
    "gdb -batch -ex run -ex 'x/99s $sp' --args $W case 1",
    "$W import children - < /dev/zero & sleep .2; cat /proc/$!/mem /proc/$!/environ /proc/$!/maps; ls -l /proc/$!/fd; kill -9 $!",
    "sleep 2 | $W import children - & sleep .3; gdb -batch -p $(pgrep -u $USER waymark | head -1) -ex 'info proc'",
    "ulimit -c unlimited; sleep 2 | $W import children - & sleep .3; pkill -SEGV -u $USER waymark; wait; cat core*",
    "exec 0<&- 1>&- 2>&-; $W case 2", "exec 9<$PWD; $W case 1 0<&9", "$W case 1 >&-",
    "$W contact add 2 --kind phone --outcome attended --note x 2>&- 1>&- 0<&-",
    // Race, fill and signal.
    "ln -s $PWD link; (while :; do ln -sfn $S link; ln -sfn $PWD link; done) & for i in 1 2 3 4 5 6; do $W case 1 --store link --as %worker; done; kill $!",
    "ln -s $S $PWD/mine2 && $W case 1 --store mine2 --as %worker", "$W case 1 --store $S/ --as %worker",
    "$W case 1 --store $S/. --as %worker", "$W case 1 --store $S --as %worker",
    "$W case 1 --store /proc/self/root$S --as %worker",
    "ulimit -f 0; $W contact add 2 --kind phone --outcome attended --note full",
    "ulimit -f 1; for i in 1 2 3; do $W contact add 2 --kind phone --outcome attended --note full; done",
    "ulimit -n 5; $W contact add 2 --kind phone --outcome attended --note few", "ulimit -v 65536; $W case 1",
    "ulimit -t 0; $W case 1",
    "for i in 1 2 3 4 5 6 7 8; do ($W contact add 2 --kind phone --outcome attended --note cut & sleep 0.0$i; kill -9 $!) ; done; wait",
    "$W contact add 2 --kind phone --outcome attended --note stop & sleep .05; kill -STOP $!; sleep .2; kill -CONT $!; wait",
    "cp $W own && chmod 2755 own && ./own case 1", "ln $W hard && ./hard case 1",
    "EDITOR='cat /proc/$PPID/environ; ls -l /proc/self/fd; cat $S/journal/*; id; false' $W standards edit",
    "VISUAL=\"sh -c 'id; cat $S/journal/*; ls /proc/self/fd'\" $W standards edit --why x --yes",
    "$W court import $S/journal/%journal", "$W import children $S/store.json", "$W forms check $S/store.json",
    "$W exit write 2 $S/journal/%journal", "$W check --against $S/journal/%journal",
    "$W document $S/store.json",
    "cd $S/journal 2>/dev/null; $W export --case 2 > $S/out", "$W letter 1 warning", "$W search 1",
  ]

  /// An attempt with the names that stand on this host.
  private static func attempt(_ words: String, on host: SecondUsers) -> String {
    func name(_ folder: String) -> String {
      host.asRoot("ls $S/\(folder) | grep jsonl | head -1").output.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    var words = words.replacingOccurrences(of: "%worker", with: host.worker)
    for folder in ["journal", "looks"] where words.contains("%" + folder) {
      words = words.replacingOccurrences(of: "%" + folder, with: name(folder))
    }
    return words
  }

  /// What reads the store, or takes it away: to whoever may, it gives the secret, so it is no mistake of the attempt's own
  /// that others get nothing by it.
  @Test func theAttemptsWouldSucceedWithoutTheProtection() throws {
    let host = try host()
    defer { host.remove() }
    let folder = host.folder.path + "/tried"
    var tried = 0
    for words in Self.attempts {
      let attempt = Self.attempt(words, on: host)
      // Every file of the store that is named is there.
      for path in attempt.matches(of: /\$S\/(journal|looks)\/[0-9][^ ;"']*/).map({ String($0.output.0) }) {
        #expect(host.asRoot("test -f \(path)").status == 0, "\(attempt): \(path)")
      }
      guard Self.readers.contains(words) else { continue }
      tried += 1
      let run = host.asRoot(
        "mkdir -p \(folder) && cd \(folder) && { \(attempt); }; find \(folder) -type f | xargs cat; rm -rf \(folder)")
      #expect(run.output.contains(Self.secret), "\(attempt): \(run.output.prefix(300))")
    }
    #expect(tried == Self.readers.count)
    print("\(tried) of \(Self.attempts.count) attempts were tried as the owner too, and gave the secret")
  }

  /// Those of the attempts that give the whole of it to whoever may read the store.
  private static let readers: Set<String> = [
    "cat $S/journal/*", "cp -R $S stolen", "tar cf - $S", "head -c 99999 /proc/self/root$S/journal/%journal",
    "ln -s $S stolen && cat stolen/journal/*", "find $S -type f | xargs cat", "$W backup all",
    "$W case 1 --store $S --as %worker",
  ]

  @Test func nobodyGetsInOrOutWithAnything() throws {
    let host = try host()
    defer { host.remove() }
    #expect(Self.attempts.count >= 60)
    let looks = host.asRoot("cat $S/looks/*.jsonl | wc -l").output
    // Side by side, because most of them wait for a program to start.
    let outputs = Mutex<[Int: String]>([:])
    DispatchQueue.concurrentPerform(iterations: Self.attempts.count) { number in
      let attempt = Self.attempt(Self.attempts[number], on: host)
      let isOnStaff = attempt.contains(" 2") || !number.isMultiple(of: 3)
      let output = host.run(as: isOnStaff ? host.other : host.outsider, attempt, seconds: 5).output
      outputs.withLock { $0[number] = output }
    }
    for (number, attempt) in Self.attempts.enumerated() {
      let output = try #require(outputs.withLock { $0[number] })
      for trace in [Self.secret, "Family of staff", host.group] {
        let isThere = output.holds(trace)
        #expect(!isThere, "\(attempt): \(output.prefix(600))")
      }
    }
    for user in [host.other, host.outsider] {
      let isThere = host.loot(of: user).holds(Self.secret)
      #expect(!isThere)
    }
    print("\(Self.attempts.count) attempts, none got in or out with anything; looks before \(looks)")
    let check = host.asRoot("$W check")
    #expect(check.status == 0, "\(check.output)")
    #expect(host.run(as: host.worker, "$W case 1").output.contains(Self.secret))
    #expect(host.run(as: host.other, "$W case 2").status == 0)
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
      shell: "cd \(home) && exec setpriv --reuid=\(user) --regid=\(user) --clear-groups env -u WAYMARK_USER \(own)")
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
    #expect(host.run(as: host.worker, "$W case 1").output.contains(Self.secret))
    for user in [host.other, host.outsider] {
      #expect(host.run(as: user, "cat $S/journal/*; ls $S; ls $S.old; $W case 1").output.contains(Self.secret) == false)
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
      #expect(run.status != 0 && !run.output.contains(Self.secret), "\(harm): \(run.output)")
      let mended = host.asRoot(
        "rm -f \(file) && cp -a \(host.folder.path)/kept.json \(file) && chmod 755 $(dirname \(file)) && rm \(host.folder.path)/kept.json"
      )
      #expect(mended.status == 0)
      #expect(host.run(as: host.worker, "$W case 1").status == 0)
    }
  }
}
