import Foundation
import Testing

/// What a command leaves where others of the host, or a script, could be misled by it.
@Suite("What a command leaves behind") struct DiscreetTests {
  /// A command that waits for a pipe is looked at in the list of processes meanwhile.
  @Test func theListOfProcessesHasNothingOfWhatWasTyped() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let seen = program.shell(
      """
      cd "$FOLDER"; mkfifo Zanzibar
      waymark contact add 1 --kind phone --outcome attended --note-file Zanzibar & child=$!
      for i in $(seq 100); do
        tr '\\0' ' ' < /proc/$child/cmdline > seen
        grep -q Zanzibar seen || { grep -q . seen && break; }
        sleep 0.1
      done
      cat seen; echo; echo Heron > Zanzibar; wait $child && waymark case 1 --json | grep -c Heron
      """)
    #expect(seen.status == 0 && seen.output.contains("waymark"), "\(seen.output) \(seen.errors)")
    #expect(!seen.output.contains("Zanzibar") && seen.output.hasSuffix("1\n"), "\(seen.output)")
  }

  /// Whoever reads the status alone must not do it a second time.
  @Test func whatIsSavedIsSaidToBeThoughTheOutputIsFull() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let saved = program.shell("waymark contact add 1 --kind phone --outcome attended --note Heron > /dev/full")
    #expect(saved.status == 1 && saved.errors.contains("It is saved, but"), "\(saved.status) \(saved.errors)")
    #expect(program.run("case", "1", "--json").output.contains("Heron"))
    let looked = program.shell("waymark case 1 > /dev/full")
    #expect(looked.status == 4 && looked.errors.contains("What there is to say"), "\(looked.status) \(looked.errors)")
  }

  /// A link that somebody else put where the program chooses a name is not followed.
  @Test func aLinkAtAChosenNameIsNotFollowed() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let tried = program.shell(
      """
      cd "$FOLDER"; echo mine > precious; ln -s precious in.csv.rejected.csv
      printf 'source,family_name,given_names,date_of_birth\\nB8,,K,4/3/2010\\nB9,Good,Kid,4/3/2010\\n' > in.csv
      waymark import children in.csv --keep-going --as rellis; echo "status $?"; cat precious
      """)
    #expect(tried.output.hasSuffix("status 1\nmine\n"), "\(tried.output) \(tried.errors)")
    #expect(tried.errors.contains("in.csv.rejected.csv can't be written"), "\(tried.errors)")
  }
}
