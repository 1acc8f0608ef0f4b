import Casework
import TextUI

extension CaseScreen {
  /// The commands about who may see the case.
  static var restricting: [Command<Self>] {
    [
      Command([.char("Z")], "restrict the case, or change who may see it", unavailable: withoutFile) { screen, desk in
        screen.file.map { .open(RecordForm(.restriction, of: $0, desk)) } ?? .stay
      }.needing(.restrict),
      Command([.char("a")], "record that somebody asks for what is held on the child", unavailable: withoutFile) {
        screen, desk in screen.file.map { .open(RecordForm(.subjectRequest, of: $0, desk)) } ?? .stay
      }.needing(.disclose),
    ]
  }

  private static let withoutFile: @Sendable (Self, any Desk) -> String? = { screen, _ in
    screen.file == nil ? "The case can\u{2019}t be read." : nil
  }
}
