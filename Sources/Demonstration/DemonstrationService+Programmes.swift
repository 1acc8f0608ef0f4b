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
      programme.sessions = sessions(of: id)
      return (id, programme)
    }
  }

  /// The last sessions that were held, a week apart, with what the children said; who came is counted, not named.
  private func sessions(of id: ProgrammeID) -> [Programme.Session] {
    let said = ["Better than I thought", "The film was good", "Too long", "I could ask anything"]
    let topics = ["Getting to know each other", "What happened to me", "Whom it touches", "What I do instead"]
    var dice = Dice(seed: seed &* 7_919 &+ UInt64(id.text.utf8.count))
    return topics.enumerated().map { index, topic in
      var session = Programme.Session()
      session.group = "\(id)-\(index + 1)"
      session.at = Moment(today.adding(days: -7 * (topics.count - index)), TimeOfDay(hour: 17) ?? .midday)
      session.topic = topic
      session.expected = 8
      session.present = dice.number(4...8)
      session.feedback = dice.chance(60) ? dice.pick(said) : ""
      return session
    }
  }
}
