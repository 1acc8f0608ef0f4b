import CaseStore
import Casework

/// A service's store in a folder of its own, in which the access policy holds that comes with the program.
struct ServiceFolder {
  static let now = Moment(Day(year: 2026, month: 11, day: 23) ?? .epoch, .midday)

  let folder: TestFolder
  let policy: AccessPolicy

  init() throws {
    folder = try TestFolder()
    policy = try .shipped()
    _ = try FileStore.create(at: folder("s"))
  }

  /// The store as somebody sees it, under another policy where one is given; whole where nobody is named.
  func casebook(as viewer: StaffID? = nil, policy own: AccessPolicy? = nil) throws -> Casebook {
    let casebook = try Casebook(FileStore.open(folder("s")), lists: CodeLists())
    casebook.gate = viewer.map { Casebook.Gate(policy: own ?? policy, me: $0, now: Self.now) }
    return casebook
  }
}

extension Casebook {
  /// Puts people on the staff by their user names and roles.
  func hire(_ roles: [(StaffID, StaffRole)]) throws {
    for (id, role) in roles {
      var staff = Staff()
      staff.name = id.text
      staff.role = role
      _ = try make(.staffSaved(id, staff), by: "root", now: ServiceFolder.now)
    }
  }
}
