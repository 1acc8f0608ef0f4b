import Foundation

/// What lies in wait for a program that trusts its surroundings.
extension SecondUsers {
  /// What is said where a trap was walked into.
  static let sprung = "the trap was sprung"

  /// A folder that everybody may read: `trap.so`, a library that tells with whose rights it was loaded and prints the
  /// store's journal (of `$S`); `libraries`, the same under the name of each library that the program needs; `gconv`, the same
  /// as a character set; `terminfo`, a terminal that is switched on with the words above; `edit`, an editor that tells what it
  /// was started with and tries to read the store.
  var traps: String { folder.path + "/traps" }

  /// Lays them. Throws `Trouble` where one can't be made.
  func layTraps() throws {
    guard let compiler = CallFaults.compiler else {
      throw Trouble(words: "There is no compiler.")
    }
    let folder = URL(fileURLWithPath: traps)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Self.library.write(to: folder.appendingPathComponent("trap.c"), atomically: true, encoding: .utf8)
    try editor.write(to: folder.appendingPathComponent("edit"), atomically: true, encoding: .utf8)
    try "module X-WAYMARK// INTERNAL trap 1\nmodule INTERNAL X-WAYMARK// trap 1\n".write(
      to: folder.appendingPathComponent("gconv-modules"), atomically: true, encoding: .utf8)
    let laid = asRoot(
      """
      set -e
      cd \(traps) && mkdir libraries gconv terminfo && mv gconv-modules gconv
      \(compiler) -shared -fPIC -o trap.so trap.c && cp trap.so gconv/
      for l in $(ldd $W | sed -n 's/^[[:space:]]*\\([^ /]*\\) => .*/\\1/p'); do cp trap.so libraries/$l; done
      infocmp -x xterm | sed 's/smcup=[^,]*/smcup=\(Self.sprung)/' > changed && tic -x -o terminfo changed
      chmod -R a+rX . && chmod 755 edit
      """)
    guard laid.status == 0 else { throw Trouble(words: laid.output) }
  }

  private static let library = """
    #include <dirent.h>
    #include <fcntl.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <unistd.h>

    unsigned la_version(unsigned version) { return version; }

    __attribute__((constructor)) static void tell(void) {
      char line[4096];
      const char *store = getenv("S");
      dprintf(2, "\(sprung), group %d, in effect %d\\n", (int)getgid(), (int)getegid());
      snprintf(line, sizeof line, "%s/journal", store ? store : "");
      DIR *folder = opendir(line);
      struct dirent *entry;
      while (folder && (entry = readdir(folder))) {
        snprintf(line, sizeof line, "%s/journal/%s", store, entry->d_name);
        int file = open(line, O_RDONLY);
        ssize_t count;
        while (file >= 0 && (count = read(file, line, sizeof line)) > 0) (void)!write(2, line, (size_t)count);
        if (file >= 0) close(file);
      }
      if (folder) closedir(folder);
    }
    """

  /// It is the program's own child, because a shell that starts it makes way for it: `$PPID` is the program.
  private var editor: String {
    """
    #!/bin/sh
    ls -l /proc/$$/fd > "$HOME/files"
    {
      echo "run by $(id)"
      grep -E '^(Uid|Gid|Groups):' /proc/$$/status
      echo "umask $(umask)"
      grep 'Max core file size' /proc/$$/limits
      sed -n 's/.* \\([0-9]*\\) -> /open \\1 /p' "$HOME/files"
      for name in $(env | sed -n 's/^\\([A-Za-z_][A-Za-z_0-9]*\\)=.*/\\1/p'); do echo "named $name"; done
      echo "file $(stat -c '%a %U' "$1") in $(stat -c '%a %U' "$(dirname "$1")")"
      cat \(store)/journal/* \(store)/store.json \(store)/cases/*/*/case.json
      ls -la \(store) /proc/$PPID/fd
      cat /proc/$PPID/environ /proc/$PPID/maps
      head -c 65536 /proc/$PPID/mem
      echo altered >> \(store)/journal/000000001.jsonl
    } > "$HOME/seen" 2>&1
    [ "$(head -c 1 "$1")" = '{' ] || echo 'Written by the editor.' > "$1"
    """
  }
}
