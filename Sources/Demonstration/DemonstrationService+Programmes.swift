import Casework

extension DemonstrationService {
  /// Programmes of group work that the service gives.
  var programmes: [(ProgrammeID, Programme)] {
    let kinds: [(ProgrammeID, String, String, Int)] = [
      ("behind-the-blade", "Behind the Blade", "Knives: what they do, and how to go without", 6),
      ("summer-arts", "Summer Arts", "Four weeks of arts with an award at the end", 16),
      ("healthy-relationships", "Healthy Relationships", "Respect, consent, and what control looks like", 8),
    ]
    return kinds.map { id, name, about, length in
      var programme = Programme()
      programme.name = name
      programme.about = about
      programme.length = length
      programme.venue = "The Hub, Eastmere"
      programme.places = 10
      programme.minAge = 12
      return (id, programme)
    }
  }
}
