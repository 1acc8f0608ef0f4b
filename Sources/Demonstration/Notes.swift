import Casework

/// Notes as officers write them, put together from phrases: common words come often, rare ones seldom.
struct Notes {
  private static let openings = [
    "Came on time and in good spirits.", "Was ten minutes late and texted to say so.",
    "Seen at home with the family around.", "Seemed tired but took part.",
    "Arrived early and helped set the room up.", "Quiet at first, then talked freely.",
    "Pleased to have heard from the college.", "Worried about the court date.",
    "Brought the worksheet from last time, all of it done.", "Had not eaten, so we had toast first.",
  ]
  private static let middles = [
    "We spoke about {topic} and what helps on a hard day.",
    "Went through the plan: {topic} is going well, {topic} needs more time.",
    "Rang {who} together about {topic}.", "Looked at choices and consequences with the {tool}.",
    "Talked over {topic}; {who} has offered to help.",
    "Practised what to say at the interview.", "We walked to the {place} and talked on the way.",
    "Reviewed the safety plan; the {place} is still to be avoided.",
    "Agreed to keep a diary of {topic} until next week.", "Used the {tool} to think about the person harmed.",
    "Wrote the first lines of a letter about {topic}.",
    "Spoke of {topic}, which matters a good deal at the moment.",
    "{who} joined for the last ten minutes and is pleased with the change.",
  ]
  private static let endings = [
    "Next time we look at {topic}.", "Will ring {who} tomorrow.", "Bus fare given.", "No concerns today.",
    "Agreed the next appointment before leaving.",
    "To raise {topic} in supervision.", "Said it was better than expected.", "I will send {who} a short summary.",
  ]
  private static let absences = [
    "Did not come. Rang twice and left a message; texted the new time.",
    "No answer at the door; left a card with the number.",
    "{who} rang to say there was a dentist's appointment; letter seen.",
    "Called an hour later and said the alarm had not gone off.", "Not at home. Neighbour said the family were out.",
  ]
  /// What people say who take a consent back.
  static let withdrawals = [
    "Doesn\u{2019}t want it any more.", "Would rather tell the school himself when he is ready.", "",
    "Has enough going on at the moment; may say yes again later.",
  ]
  /// What is written of an absence on which somebody has still to decide.
  static let undecided = [
    "Did not come. Mum texted in the evening: a stomach bug. Asked her for a note from the surgery.",
    "Not seen. The college says there was an exam that day; waiting for their email.",
    "Did not come and the phone was off. Rang again next morning: says the bus did not run.",
    "Not at the office at the time. Came an hour later, when nobody was free to see him.",
    "No answer at the door. A neighbour said the family had gone to a funeral; to be confirmed with dad.",
  ]
  private static let topics = [
    "school", "college", "football", "sleep", "friends", "home", "the plan", "court", "mum", "anger", "work", "money",
    "the bus route", "his brother", "her sister", "cannabis",
    "the CSCS card", "maths", "cooking", "boxing", "the future", "feelings", "the gym", "phones and social media",
    "knives", "reparation", "the garden project", "nan's health",
    "a placement", "the move", "travel", "bail conditions", "the tag", "curfew", "a mentor", "speech and language",
    "reading", "music", "the victim's letter", "grief",
  ]
  private static let rare = [
    "a trombone", "beekeeping", "the allotment shed", "a lighthouse poster", "papier-mâché", "origami", "a kestrel",
    "trampolining", "the harmonica", "astronomy", "falconry",
    "marquetry", "an accordion", "welding goggles", "the velodrome", "calligraphy", "a sourdough starter", "bouldering",
    "the planetarium", "a ukulele", "hieroglyphs", "kintsugi",
    "a tortoise called Biscuit", "the model railway", "parkour", "an otter", "mosaics", "the observatory",
    "bookbinding", "a metronome",
  ]
  private static let people = [
    "mum", "dad", "nan", "the school", "the social worker", "his tutor", "her aunt", "the mentor", "the college",
    "an uncle",
  ]
  private static let tools = [
    "card sort", "timeline", "decision wheel", "worksheet", "film clip", "comic strip", "scaling questions",
  ]
  private static let places = ["park", "youth club", "library", "high street", "canal", "estate", "station"]

  /// A note for a contact.
  static func note(_ outcome: ContactOutcome, _ dice: inout Dice) -> String {
    if outcome.isAbsence { return fill(dice.pick(absences), &dice) }
    var text = dice.pick(openings)
    let count = dice.chance(4) ? dice.number(12...24) : dice.number(1...4)
    for index in 0..<count {
      text += index > 0 && index.isMultiple(of: 6) ? "\n\n" : " "
      text += fill(dice.pick(middles), &dice)
    }
    return text + " " + fill(dice.pick(endings), &dice)
  }

  private static func fill(_ template: String, _ dice: inout Dice) -> String {
    var text = ""
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      text += rest[..<open]
      switch rest[rest.index(after: open)..<close] {
      case "topic": text += dice.next() % 4000 == 0 ? dice.pick(rare) : topics[dice.skewed(topics.count)]
      case "who": text += dice.pick(people)
      case "tool": text += dice.pick(tools)
      default: text += dice.pick(places)
      }
      rest = rest[rest.index(after: close)...]
    }
    text += rest
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}
