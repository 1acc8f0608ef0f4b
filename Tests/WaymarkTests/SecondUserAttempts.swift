/// What somebody types who wants in, or out with something.
///
/// `$W` is the program, `$S` the store, `$L` a folder of traps (`SecondUsers.traps`); `%worker` stands for who works on the
/// case, `%secret` for the child's name, `%journal` and `%looks` for files of the store by the names that they have.
struct SecondUserAttempt: Sendable {
  /// What the same words do for the store's owner with a program that nothing protects.
  enum ForTheOwner { case gives, alters, nothing }

  let words: String
  let forTheOwner: ForTheOwner

  /// The tools that it needs and this host may not have.
  var tools: [String] {
    let named = words.split { !$0.isLetter }.map(String.init)
    return ["gdb", "strace", "script", "pgrep", "pkill", "unshare", "mount"].filter(named.contains)
  }

  static let all: [SecondUserAttempt] =
    giving.map { SecondUserAttempt(words: $0, forTheOwner: .gives) }
    + altering.map { SecondUserAttempt(words: $0, forTheOwner: .alters) }
    + others.map { SecondUserAttempt(words: $0, forTheOwner: .nothing) }

  /// Prints what stands in the memory of process `$P` wherever it has the secret.
  private static let memory =
    "while read -r range mode rest; do case $mode in rw*) a=$((0x${range%-*})); b=$((0x${range#*-})); "
    + "dd if=/proc/$P/mem iflag=skip_bytes,count_bytes bs=64k skip=$a count=$((b-a)) 2>/dev/null;; esac; "
    + "done < /proc/$P/maps | grep -aom1 %secret"

  /// What gives the secret to whoever may have it.
  private static let giving: [String] = [
    // Read the store directly.
    "cat $S/journal/*", "cp -R $S stolen", "tar cf - $S", "head -c 99999 /proc/self/root$S/journal/%journal",
    "ln $S/journal/%journal linked", "ln -s $S stolen && cat stolen/journal/*", "find $S -type f | xargs cat",
    // Be somebody else.
    "$W case 1 --as %worker", "WAYMARK_USER=%worker $W case 1", "USER=%worker LOGNAME=%worker $W case 1",
    "HOME=/root $W case 1",
    // Take the whole of it.
    "$W backup all", "$W export", "$W export --case 1", "$W search tomi", "$W case 1 --history", "$W caseload --all",
    // Put other places where it looks for its own.
    "LOCPATH=$PWD LANG=../../$S NLSPATH=$S/%N $W case 1", "MALLOC_CHECK_=7 $W case 1",
    "SWIFT_BACKTRACE=enable=yes,output-to=$PWD/trace $W case 1", "LD_DEBUG=all LD_DEBUG_OUTPUT=$PWD/ld $W case 1",
    "GCONV_PATH=$L/gconv LANG=en_GB.X-WAYMARK $W case 1",
    // Look into it while it works.
    "LD_PRELOAD=$L/trap.so $W forms list >/dev/null", "LD_AUDIT=$L/trap.so $W forms list >/dev/null",
    "strace -f -s 99999 -o trace $W case 1", "gdb -batch -ex run --args $W case 1",
    "sleep 5 | $W import children - & P=$!; sleep 2; " + memory,
    "sleep 5 | $W import children - & P=$!; sleep 2; "
      + "gdb -batch -p $P -ex 'generate-core-file taken' >/dev/null 2>&1; grep -aom1 %secret taken; rm -f taken",
    // Give the store another name.
    "ln -s $S $PWD/mine2 && $W case 1 --store mine2 --as %worker", "$W case 1 --store $S/ --as %worker",
    "$W case 1 --store $S/. --as %worker", "$W case 1 --store $S --as %worker",
    "$W case 1 --store /proc/self/root$S --as %worker", "cp $W own && chmod 2755 own && ./own case 1 --store $S",
    "ln $W hard && ./hard case 1 --store $S",
    // Have it start something.
    "EDITOR=\"sh -c 'cat /proc/\\$PPID/environ; ls -l /proc/self/fd; cat $S/journal/*; id'\" $W standards edit --dry-run",
    "VISUAL=\"sh -c 'id; cat $S/journal/*; ls /proc/self/fd; P=\\$PPID; cat /proc/\\$P/mem'\" $W standards edit --dry-run",
  ]

  /// What leaves another store behind than there was.
  private static let altering: [String] = [
    "mv $S elsewhere", "rm -rf $S", "truncate -s 0 $S/looks/%looks", "sed -i '$ d' $S/journal/%journal",
    "chmod -R 777 $S", "chgrp -R 65534 $S", "touch $S/journal/extra", "$W access lift 1",
    "$W access restrict 1 --why mine --allow $USER",
    "cd $S/journal 2>/dev/null; $W export --case 2 > $S/out",
  ]

  private static let others: [String] = [
    "ln -s $PWD link; (while :; do ln -sfn $S link; ln -sfn $PWD link; done) & "
      + "for i in 1 2 3 4 5 6; do $W case 1 --store link --as %worker; done; kill $!",
    "unshare -r $W case 1", "cat $S/store.json", "ls -la $S", "cd $S && ls", "stat -c %n $S/cases",
    "cat $S/looks/%looks",
    "mount --bind $S mine && cat mine/journal/*", "$W case 1 --store $S --as root",
    "WAYMARK_TODAY=2020-01-01 $W case 1 --today 2020-01-01", "$W staff save $USER --role manager",
    "$W staff save %worker --to yesterday",
    "$W backup $S/all", "$W check --json", "$W seal --to seals", "$W restore all --store $S", "$W init --store $S",
    "$W demo --store $S", "$W print 1 plan", "$W looks 1", "$W looks",
    "mkdir -p r/Lists && WAYMARK_RESOURCES=$PWD/r $W case 1", "WAYMARK_STORE=$PWD/mine $W case 1 --as %worker",
    "XDG_DATA_HOME=$PWD XDG_STATE_HOME=$S XDG_CONFIG_HOME=$S $W case 1", "TMPDIR=$S $W today",
    "mkdir -p .config/waymark && ln -s $S/journal/%journal .config/waymark/config.json && $W today; rm -r .config",
    "mkdir -p .local/state && ln -s $S .local/state/waymark && $W today; rm -r .local",
    "TERMINFO=$L/terminfo TERM=xterm script -qec 'timeout --foreground 3 $W' /dev/null",
    "mkdir -p .terminfo && cp -r $L/terminfo/x .terminfo && script -qec 'timeout --foreground 3 $W' /dev/null",
    "mkdir -p t/x && ln -s $S/journal/%journal t/x/xterm && TERMINFO=$PWD/t script -qec 'timeout --foreground 3 $W' /dev/null",
    "TERMINFO=/ TERM=../../../$S/journal/%journal script -qec 'timeout --foreground 3 $W' /dev/null",
    "LD_LIBRARY_PATH=$L/libraries $W case 1",
    "$W import children - < /dev/zero & sleep .2; cat /proc/$!/environ /proc/$!/maps; ls -l /proc/$!/fd; kill -9 $!",
    "sleep 2 | $W import children - & sleep .3; gdb -batch -p $(pgrep -u $USER waymark | head -1) -ex 'info proc'",
    "ulimit -c unlimited; sleep 2 | $W import children - & sleep .3; pkill -SEGV -u $USER waymark; wait; cat core*",
    "exec 0<&- 1>&- 2>&-; $W case 2", "exec 9<$PWD; $W case 1 0<&9", "$W case 1 >&-",
    "$W contact add 2 --kind phone --outcome attended --note x 2>&- 1>&- 0<&-",
    "ulimit -f 0; $W contact add 2 --kind phone --outcome attended --note full",
    "ulimit -f 1; for i in 1 2 3; do $W contact add 2 --kind phone --outcome attended --note full; done",
    "ulimit -n 5; $W contact add 2 --kind phone --outcome attended --note few", "ulimit -v 65536; $W case 1",
    "ulimit -t 0; $W case 1",
    "for i in 1 2 3 4 5 6 7 8; do ($W contact add 2 --kind phone --outcome attended --note cut & sleep 0.0$i; kill -9 $!) ; done; wait",
    "$W contact add 2 --kind phone --outcome attended --note stop & sleep .05; kill -STOP $!; sleep .2; kill -CONT $!; wait",
    "$W court import $S/journal/%journal", "$W import children $S/store.json", "$W forms check $S/store.json",
    "$W exit write 2 $S/journal/%journal", "$W check --against $S/journal/%journal", "$W document $S/store.json",
    "$W letter 1 warning", "$W search 1",
  ]
}
