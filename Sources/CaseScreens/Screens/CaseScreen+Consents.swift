import Casework
import TextUI

extension CaseScreen {
  /// Every consent with how it stands: first those to work by.
  func consentItems(_ file: CaseFile, _ desk: any Desk) -> [CaseItem] {
    file.header.consents(on: desk.now.day).map { consent, standing in
      let lines = Words.lines(of: consent, standing, in: file.header, desk.lists, staff: desk.staff)
      let style: Style = standing == .stands ? .bold : standing == .withheld ? .quiet : .warning
      return CaseItem(
        .consent(consent.id), lines.enumerated().map { ($0 == 0 ? $1 : "           " + $1, $0 == 0 ? style : .plain) })
    }
  }

  /// What was agreed to and what wasn't, for the summary.
  static func consents(_ file: CaseFile, _ desk: any Desk) -> [(String, Style)] {
    let words = Words.consents(of: file.header, desk.lists, on: desk.now.day)
    return [words.agreed.map { ("  " + $0, .plain) }, words.not.map { ("! " + $0, .warning) }].compactMap { $0 }
  }

  /// Opens a consent to put it right, or says that it isn't shown.
  func edit(_ id: ConsentID, of file: CaseFile, _ desk: any Desk) -> Step {
    if let why = desk.whyNot(.record) ?? withheld(id, desk) { return .say(why) }
    return RecordForm.open(.consent(id), of: file, desk)
  }

  /// Why nothing is done to a consent; nil where it is shown.
  func withheld(_ id: ConsentID, _ desk: any Desk) -> String? {
    file?.header.consent(id)?.withheld.map { Words.of(.access(.withheld(desk.me, $0.section))) }
  }

  /// The commands about consents.
  static var consenting: [Command<Self>] {
    [
      Command(
        [.char("C")], "record a consent, or that it was refused", hint: "consent",
        where: { $0.section == .consents }, unavailable: whileShut
      ) { screen, desk in RecordForm.open(.consent(nil), of: screen.file, desk) }.needing(.record),
      Command(
        [.char("w")], "withdraw the consent", hint: "withdraw", where: { $0.section == .consents },
        unavailable: whyNotWithdrawn
      ) { screen, desk in
        screen.consentSelected.map { RecordForm.open(.withdrawal(of: $0.id), of: screen.file, desk) } ?? .stay
      }.needing(.record),
    ]
  }

  private var consentSelected: Consent? {
    if case .consent(let id) = selectedItem?.id { file?.header.consent(id) } else { nil }
  }

  private static let whileShut: @Sendable (Self, any Desk) -> String? = { screen, _ in
    screen.file?.header.closed.map { Words.of(.caseClosed(screen.reference, on: $0.on)) }
  }

  private static let whyNotWithdrawn: @Sendable (Self, any Desk) -> String? = { screen, desk in
    if let why = whileShut(screen, desk) { return why }
    guard let consent = screen.consentSelected else { return "Choose a consent first: Tab to Consents." }
    if let why = screen.withheld(consent.id, desk) { return why }
    if let withdrawal = consent.withdrawal { return Words.of(.consent(.withdrawnAlready(withdrawal.on))) }
    return consent.answer == .refused ? Words.of(.consent(.refused(consent.on))) : nil
  }
}
