import ArgumentParser
import Casework

/// What a home visit found, as options.
struct VisitFormOptions: ParsableArguments {
  @Flag(help: "Whether it was arranged with the family.") var arranged: Arranged?
  @Option(name: .long, help: "Why it wasn't made.") var notMade = ""
  @Option(name: .long, help: "Who was seen: child, mother \u{2026}; once for each.") var seen: [Attendee] = []
  @Flag(help: "Whether the child was seen alone.") var alone: Alone?
  @Option(name: .long, help: "A room that was seen: bedroom, kitchen \u{2026}; once for each.")
  var room: [HomeVisit.Room] = []
  @Option(name: .long, help: "The accommodation (a code of the list `accommodation`).") var accommodation: String?
  @Flag(name: .long, help: "The accommodation is suitable.") var suitable = false
  @Option(name: .long, help: "Why the accommodation isn't suitable.") var unsuitable: String?
  @Option(name: .long, help: "What gave concern.") var concerns = ""
  @Option(name: .long, help: "What was agreed to keep the child and others safe.") var safetyPlan = ""
  @Option(name: .long, help: "The next visit: \"4 dec\", +1w.") var nextVisit: String?

  enum Arranged: String, EnumerableFlag { case planned, unplanned }
  enum Alone: String, EnumerableFlag {
    case seenAlone = "seen-alone"
    case notSeenAlone = "not-seen-alone"
  }

  func validate() throws {
    if suitable, unsuitable != nil { throw ValidationError("--suitable and --unsuitable exclude each other.") }
  }

  /// The form. Throws `Failure` where a day can't be read.
  func visit(_ session: Session) throws -> HomeVisit {
    var visit = HomeVisit()
    visit.wasPlanned = arranged.map { $0 == .planned }
    visit.notMade = notMade
    visit.seen = seen
    visit.seenAlone = alone.map { $0 == .seenAlone }
    visit.rooms = room
    visit.accommodation = accommodation.map { ListCode($0) }
    visit.suitability = suitable ? .suitable : unsuitable == nil ? nil : .unsuitable
    visit.whyUnsuitable = unsuitable ?? ""
    visit.concerns = concerns
    visit.safetyPlan = safetyPlan
    if let nextVisit {
      do {
        visit.next = try TypedDate.parse(
          nextVisit, today: session.now.day, direction: .future, calendar: session.settings.calendar)
      } catch { throw Failure(.badInput, error.words) }
    }
    return visit
  }
}
