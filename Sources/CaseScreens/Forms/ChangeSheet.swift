import Casework

/// A form that saving makes one change of.
protocol ChangeSheet: SheetScreen {
  /// The change; throws what is wrong with a field.
  func change(_ desk: any Desk) throws(FormFault) -> Change
}

extension ChangeSheet {
  /// Asks for the change, once it was asked whether it is to go over what another wrote in the same fields.
  mutating func save(_ desk: any Desk) -> Step { sheet.question().map { .say($0) } ?? asked(desk) }

  /// Asks for the change, or says beside a field what is wrong.
  mutating func asked(_ desk: any Desk) -> Step {
    do throws(FormFault) {
      return .make(try change(desk), closes: true)
    } catch {
      sheet.fault(error.words, field: error.field)
      return .stay
    }
  }
}
