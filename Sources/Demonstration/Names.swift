/// Names of made-up people, streets and schools. Any likeness is chance.
enum Names {
  /// A tradition of names: given names of girls and boys, and family names.
  struct Tradition {
    var girls: [String]
    var boys: [String]
    var families: [String]
  }

  /// Traditions by ethnicity code.
  static let byEthnicity: [String: Tradition] = [
    "w1": english, "w2": irish, "w9": european, "m1": mixed, "m2": mixed, "m3": mixed, "m9": mixed, "a1": southAsian,
    "a2": southAsian, "a3": bengali, "a9": southAsian, "b1": caribbean, "b2": african, "b9": african, "o2": arab,
    "o9": european, "w3": irish, "a4": chinese, "ns": english,
  ]

  static let english = Tradition(
    girls: [
      "Ruby", "Chloe", "Jade", "Ellie", "Kayleigh", "Megan", "Summer", "Lacey", "Freya", "Poppy", "Zoë", "Keira",
    ],
    boys: [
      "Jake", "Callum", "Alfie", "Tyler", "Reece", "Mason", "Charlie", "Kai", "Harvey", "Lewis", "Bradley", "Finley",
    ],
    families: [
      "Field", "Crane", "Marlowe-Hart", "Barker", "Dunmore", "Pettit", "Stone", "Whitlock", "Ashdown", "Garrod",
      "Tilling", "Rowe",
    ])
  static let irish = Tradition(
    girls: ["Aoife", "Niamh", "Siobhán", "Ciara", "Róisín"], boys: ["Declan", "Cian", "Oisín", "Ronan", "Pádraig"],
    families: ["O'Dwyer", "Ní Bhriain", "Kearney", "Tierney", "McGarry", "Ó Sé"])
  static let european = Tradition(
    girls: ["Zuzanna", "Ioana", "Ilinca", "Milena", "Beatriz", "Ağça"],
    boys: ["Łukasz", "Andrei", "Mateusz", "Luís", "Dragoş", "Emre"],
    families: ["Wójcik", "Popa", "Dąbrowska", "Ferreira", "Kovač", "Yıldız", "Szabó", "Ionescu-Marin"])
  static let mixed = Tradition(
    girls: ["Leila", "Amaya", "Tiana", "Jasmine", "Nevaeh", "Sienna"],
    boys: ["Tomi", "Jayden", "Kian", "Malachi", "Theo", "Zane"],
    families: ["Abara", "Clarke-Mensah", "Bell", "Francis", "Okoro-Hill", "Sinclair", "Grant", "Deans"])
  static let southAsian = Tradition(
    girls: ["Aaliyah", "Priya", "Zainab", "Simran", "Maryam"],
    boys: ["Hamza", "Arjun", "Bilal", "Zayn", "Harjit", "Musa"],
    families: ["Rahimi", "Sandhu", "Malik", "Chaudhry", "Nair", "Idris", "Bhatti", "Virdi"])
  static let bengali = Tradition(
    girls: ["Nusrat", "Tahmina", "Sadia", "Rumana"], boys: ["Tanvir", "Rakib", "Shahin", "Imran", "Nabil"],
    families: ["Uddin", "Chowdhury", "Miah", "Khatun", "Talukdar"])
  static let caribbean = Tradition(
    girls: ["Shanice", "Kezia", "Renée", "Tamara", "Chanel"],
    boys: ["Dwayne", "Jermaine", "Tyrell", "Micah", "Kemar", "André"],
    families: ["Campbell-Reid", "Bailey", "Gordon", "Lindo", "Samuels", "Prendergast"])
  static let african = Tradition(
    girls: ["Adaeze", "Fatou", "Abena", "Hodan", "Temitope", "Ngozi"],
    boys: ["Kwame", "Daniel", "Abdi", "Emeka", "Yusuf", "Kofi", "Tendai"],
    families: ["Osei", "Adeyemi", "Warsame", "Mensah", "Nwosu", "Diallo", "Banda", "Farah"])
  static let arab = Tradition(
    girls: ["Salma", "Rania", "Dalal"], boys: ["Karim", "Anas", "Tariq", "Yaseen"],
    families: ["Haddad", "Benali", "El-Masri", "Saïdi"])
  static let chinese = Tradition(girls: ["Mei", "Xiu"], boys: ["Jun", "Wei"], families: ["Leung", "Chan", "Zhào"])

  static let staff: [(user: String, name: String)] = [
    ("kmason", "Karen Mason"), ("rellis", "Rob Ellis"), ("dshah", "Dipa Shah"), ("awright", "Ama Wright"),
    ("tnolan", "Tom Nolan"),
    ("gpryce", "Gwen Pryce"), ("sokafor", "Sam Okafor"), ("jlane", "Jo Lane"), ("mhussain", "Mina Hussain"),
    ("pcole", "Paul Cole"),
    ("ebaker", "Esther Baker"), ("ldias", "Luca Dias"), ("nforde", "Nadine Forde"), ("oquinn", "Orla Quinn"),
    ("vpatel", "Vik Patel"),
    ("bmoss", "Becky Moss"), ("cadams", "Carl Adams"), ("ztaylor", "Zara Taylor"), ("hgreen", "Hugh Green"),
    ("iberg", "Ines Berg"),
  ]
  static let streets = [
    "Alder Road", "Chandler Street", "Fern Close", "Gasworks Lane", "Hop Yard", "Kiln Way", "Lockside",
    "Mulberry Court", "Orchard Estate", "Quayle House", "Ropewalk", "Tannery Road", "Union Terrace", "Weir Street",
  ]
  static let schools = [
    "Eastmere Academy", "Lockside School", "St Brannoc's", "Harrow Fields College", "The Bridge PRU",
    "Marsh End Sixth Form", "Kiln Park School",
  ]
  static let likes = [
    "football", "drawing", "cooking with nan", "boxing", "music production", "bikes", "gaming", "dance", "animals",
    "basketball", "hair and make-up", "reading", "swimming", "skateboarding", "building things",
  ]
  static let wants = [
    "a plastering apprenticeship", "to get back into school", "a CSCS card", "to be a chef", "a place at college",
    "to live with dad again", "to join the army", "a job with animals", "to pass maths", "my own flat one day",
    "to play for a team", "to be a paramedic",
  ]
  static let ownWords = [
    "I want my card and a job on a site by summer.", "I'm good at fixing stuff, nobody ever asks me.",
    "I just want people to stop bringing it up.", "When I'm busy I don't get into trouble.",
    "My little sister looks up to me and I want that to be a good thing.",
    "I like it when you tell me what's happening next.",
  ]
}
