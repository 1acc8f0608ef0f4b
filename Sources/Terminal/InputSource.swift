internal import CNcurses
import Glibc

/// Where keys come from: the keyboard, or a test's own bytes.
struct InputSource {
  /// The next byte that was typed, or one of ncurses' key codes from 256 on; negative where nothing waits.
  var key: () -> Int32
  /// Waits so many milliseconds for input; false where none came.
  var waits: (_ milliseconds: Int32) -> Bool
  /// What the mouse did, as a `cn_event`, and where.
  var mouse: () -> (event: Int32, row: Int, column: Int)
  /// A clock that never goes back, in milliseconds.
  var milliseconds: () -> Int

  /// The terminal that ncurses has open.
  static var keyboard: InputSource {
    InputSource(
      key: { cn_key() }, waits: { cn_wait_for_input($0) == 1 },
      mouse: {
        var row: Int32 = 0
        var column: Int32 = 0
        let event = cn_mouse(&row, &column)
        return (event, Int(row), Int(column))
      },
      milliseconds: {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
      })
  }
}
