import Casework

extension Words {
  /// What else a worker has booked at the time of an appointment, in lines.
  static func clashes(
    _ at: Moment, _ length: Minutes?, of worker: StaffID, except: ContactID?, _ desk: any Desk
  ) -> [String] {
    Diary.clashes(with: at, length: length, of: worker, in: desk.openCases(of: worker), except: except).map { entry in
      let kind = desk.lists.words("contact-kinds", entry.contact.kind)
      let lasts = entry.contact.length.map { ", " + $0.text } ?? ""
      return "! At the same time: \(entry.contact.at.time) \(kind)\(lasts), \(entry.summary.shortName)"
    }
  }
}
