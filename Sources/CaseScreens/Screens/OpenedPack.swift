import Casework

/// What is held on a child, as a screen over it has it open.
struct OpenedPack: Sendable {
  private(set) var filed: FiledRequest
  /// What there is to decide on; nil where it can't be read.
  private(set) var pack: SubjectPack?
  /// Why there is no pack.
  private(set) var trouble = ""
  /// What the child is called.
  private(set) var child = ""

  init(_ filed: FiledRequest) { self.filed = filed }

  var id: SubjectRequestID { filed.id }
  var reference: CaseReference { filed.request.reference }

  mutating func refresh(_ desk: any Desk) {
    if let latest = (try? desk.subjectRequests())?.first(where: { $0.id == id }) { filed = latest }
    child = ((try? desk.caseFile(reference)) ?? nil)?.header.child.shortName ?? reference.description
    do {
      pack = try desk.pack(of: filed.request)
    } catch let refusal as Refusal {
      (pack, trouble) = (nil, Words.of(refusal))
    } catch {
      (pack, trouble) = (nil, "The record can\u{2019}t be read. Run `waymark check`.")
    }
  }

  /// The ground that the kind of a party suggests for leaving it out; the first there is where no party is meant.
  func usualGround(_ ruling: PackDecision.Ruling, _ party: Int?, _ desk: any Desk) -> ListCode? {
    let offered = desk.practice.subjectAccess.grounds(for: ruling).map(\.name)
    let isVictim = party.map { pack?.parties[$0].kind == .victim } ?? false
    return offered.first { $0 == (isVictim ? "victim" : "third-party") } ?? offered.first
  }
}
