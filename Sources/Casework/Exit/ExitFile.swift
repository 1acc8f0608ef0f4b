/// All versions of a case's exit plan.
public typealias ExitFile = VersionFile<ExitPlan>

extension VersionFile<ExitPlan> {
  /// The number that the next new destination has.
  var nextDestination: Int {
    let numbers = versions.flatMap(\.plan.content.destinations).compactMap { Int($0.id.text.dropFirst()) }
    return (numbers.max() ?? 0) + 1
  }
}

extension Record {
  /// All versions of a case's exit plan.
  public func exits(of reference: CaseReference) throws -> ExitFile { try versions(of: reference) }
}
