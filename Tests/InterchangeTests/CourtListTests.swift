import Casework
import Foundation
import Interchange
import JSON
import Testing

/// Files that courts sent, with their licences beside them, and the lists that the program has.
enum CourtSamples {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("CourtLists")

  static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  static func lists() throws -> CodeLists {
    let resources = folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Resources/Lists/hearing-types.json")
    return CodeLists([try CodeList(json: Array(Data(contentsOf: resources)))])
  }

  static func read(_ text: String, named name: String = "list") throws -> CourtListFile {
    CourtListFile(Array(text.utf8), named: name, lists: try lists())
  }
}

@Suite("Court lists of other systems") struct CourtListReadingTests {
  private func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

  @Test func theStandardListNamesDefendantsAndSubjectsAndNoOrganisations() throws {
    let file = try CourtSamples.read(CourtSamples.text("hmcts-magistrates-standard-list.json"), named: "morning.json")
    #expect(file.problems.isEmpty)
    #expect(file.format == .standardList)
    #expect(file.organisations == 1)
    #expect(file.list.source == "HMCTS magistrates' standard list, morning.json")
    #expect(file.list.published == "2023-12-01T23:30")
    #expect(file.list.parts.map(\.court) == ["PRESTON", "Manchester"])
    #expect(file.list.parts.allSatisfy { $0.isWhole && $0.kind == .magistrates })
    #expect(try file.list.parts.map(\.day) == [day("2023-12-13"), day("2023-12-13")])
    let preston = file.list.parts[0].entries
    #expect(preston.map(\.person.listName) == ["Surname A, Forename A MiddleName A", "Surname B, Forename B"])
    let first = preston[0]
    #expect(first.at == TimeOfDay(hour: 13, minute: 30))
    #expect(first.room == "Courtroom 1")
    #expect(first.reference == "45684548")
    #expect(first.panel == .adult)
    #expect(first.channel == "VIDEO HEARING A")
    #expect(first.isRestricted)
    #expect(first.person.pnc == "PNC12345")
    #expect(first.person.asn == "ABC1234")
    #expect(first.person.address == "Address Line 1A, Address Line 2A, Town A, County A")
    #expect(first.offences.map(\.title) == ["drink driving", "Assault by beating"])
    #expect(first.offences.map(\.plea) == [.notGuilty, .guilty])
    #expect(try first.offences[1].pleaOn == day("2026-06-27"))
    #expect(first.doubts(on: try day("2023-12-13")) == [.ageContradictsBirth(listed: 20, byBirth: 73)])
    #expect(first.extra?["caseSequenceIndicator"]?.string == "2 of 3")
    #expect(first.extra?["PROSECUTING_AUTHORITY"]?.string == "Prosecuting Authority Name <this is valid text>")
    #expect(preston[1].isApplication)
    #expect(preston[1].status == .inCustody)
    #expect(preston[1].purpose == "Hearing Type A \u{B7} Application Type 1")
    #expect(preston[1].type == "application")
    #expect(file.list.parts[1].entries.map(\.room) == ["Courtroom 1", "Courtroom 2"])
  }

  @Test func aCommonPlatformHearingHasSeveralDaysAndSaysWhoIsAYouth() throws {
    let file = try CourtSamples.read(CourtSamples.text("common-platform-hearing-youth.json"))
    #expect(file.problems.isEmpty)
    #expect(file.format == .commonPlatform)
    #expect(try file.list.parts.map(\.day) == [day("2021-09-08"), day("2021-09-09")])
    #expect(file.list.parts.allSatisfy { $0.court == "B10JQ00" && $0.kind == .crown && !$0.isWhole })
    let entries = file.list.parts[0].entries
    #expect(entries.map(\.person.listName) == ["MORGAN, Arthur", "Leffler, Phyllis Ulon"])
    // Nine o'clock in UTC is ten in a British summer.
    #expect(entries.map(\.at) == [TimeOfDay(hour: 10), TimeOfDay(hour: 10)])
    #expect(entries[0].person.pnc == "2004/0012345U")
    #expect(entries[0].person.address == "13 Wind Street, Swansea, Wales, UK, Earth")
    #expect(entries[0].reference == "25GD34377719")
    #expect(entries[0].hearing == "E10E3EF3-8637-40E3-BDED-8ED104A380AC")
    #expect(entries[0].type == "sentence")
    #expect(entries[0].offences.count == 2)
    #expect(try entries[0].doubts(on: day("2021-09-08")) == [.youthContradictsAge(isYouth: true, age: 46)])
    #expect(try entries[0].standing(on: day("2021-09-08")) == .unclear)
    #expect(entries[0].extra?["roomId"]?.string == "7cb09222-49e1-3622-a5a6-ad253d2b3c39")
  }

  @Test func aLibraCaseWritesDaysItsOwnWay() throws {
    let file = try CourtSamples.read(CourtSamples.text("libra-case.json"))
    #expect(file.problems.isEmpty)
    #expect(file.format == .libra)
    let part = try #require(file.list.parts.first)
    #expect(part.court == "B10JQ")
    #expect(try part.day == day("2020-02-20"))
    let entry = try #require(part.entries.first)
    #expect(entry.person.listName == "MORGAN, Arthur")
    #expect(try entry.person.born == day("1975-01-01"))
    #expect(entry.person.sex == .notKnown)
    #expect(entry.at == TimeOfDay(hour: 9, minute: 1))
    #expect(entry.reference == "1600032981")
    #expect(entry.hearing == "CID1234")
    #expect(entry.number == "1st")
    #expect(try entry.doubts(on: part.day) == [.ageContradictsBirth(listed: 20, byBirth: 45)])
    #expect(entry.extra?["nationality1"]?.string == "Angolan")
    #expect(entry.extra?["caseId"]?.integer == 1_217_464)
  }

  @Test func aTableIsReadByItsColumns() throws {
    let file = try CourtSamples.read(CourtSamples.text("list.csv"))
    #expect(file.problems.isEmpty)
    #expect(file.format == .csv)
    #expect(file.list.parts.map(\.kind) == [.youth, .crown])
    let entries = file.list.parts[0].entries
    #expect(entries.map(\.type) == ["breach", "first-appearance", "report"])
    #expect(entries.map(\.status) == [.unconditionalBail, .inCustody, .unconditionalBail])
    #expect(entries[1].offences.map(\.title) == ["Robbery", "Possession of a knife"])
    #expect(entries[1].person.address == "3 Kiln Way, Eastmere")
    #expect(entries[2].at == TimeOfDay(hour: 10, minute: 30))
    #expect(file.list.parts[1].entries[0].status == .youthDetention)
  }

  @Test func severalHearingsInOneFileAreOneImport() throws {
    let one = try CourtSamples.text("libra-case.json")
    let other = one.replacingOccurrences(of: "1600032981", with: "1600032982")
      .replacingOccurrences(of: "\"defendantType\": \"P\"", with: "\"defendantType\": \"O\"")
    let file = try CourtSamples.read("[\(one),\n\(other)]")
    #expect(file.problems.isEmpty)
    #expect(file.people == 1)
    #expect(file.organisations == 1)
    let platform = try CourtSamples.text("common-platform-hearing-youth.json")
    #expect(try CourtSamples.read("\u{FEFF}[\(platform)]").people == 4)
  }

  @Test func whatIsNotKnownIsKept() throws {
    let file = try CourtSamples.read(
      CourtSamples.text("hmcts-magistrates-standard-list.json")
        .replacingOccurrences(of: "\"hearingType\":", with: "\"weather\": {\"a\": [1, 2.50]}, \"hearingType\":")
        .replacingOccurrences(of: "\"courtLists\":", with: "\"footer\": null, \"courtLists\":"))
    #expect(file.problems.isEmpty)
    let weather = file.list.parts[0].entries[0].extra?["weather"]
    #expect(weather?.json() == Array("{\"a\":[1,2.50]}".utf8))
    #expect(file.list.parts[0].extra?["footer"] == .null)
  }

  /// An object has each name once, however many hearings of a file say the same unknown thing.
  @Test func whatManyHearingsSayIsKeptUnderNamesOfItsOwn() throws {
    let hearing =
      "{\"weather\": 1, " + (try CourtSamples.text("common-platform-hearing-youth.json")).drop { $0 != "{" }.dropFirst()
    let file = try CourtSamples.read("[\(Array(repeating: hearing, count: 4).joined(separator: ","))]")
    #expect(file.problems.isEmpty)
    for part in file.list.parts {
      let kept = try #require(part.extra)
      #expect(try JSONValue(json: kept.json()) == kept)
      #expect(kept["weather 4"]?.integer == 1)
    }
  }

  /// A change of a sample's text, and what is said then: where, and some of the words.
  struct Broken: Sendable, CustomTestStringConvertible {
    var sample: String
    var from: String
    var to: String
    var place: String
    var words: String
    init(_ sample: String, _ from: String, _ to: String, _ place: String, _ words: String) {
      self.sample = sample
      self.from = from
      self.to = to
      self.place = place
      self.words = words
    }
    var testDescription: String { "\(from) \u{2192} \(to)" }
  }

  private static let standard = "hmcts-magistrates-standard-list.json"
  private static let platform = "common-platform-hearing-youth.json"
  private static let libra = "libra-case.json"
  private static let csv = "list.csv"
  private static let house = "courtLists[0].courtHouse"
  private static let hearing = house + ".courtRoom[0].session[0].sittings[0].hearing[0]"
  private static let party = hearing + ".case[0].party[1]"

  static let broken: [Broken] = [
    .init(standard, "\"document\": {", "\"paper\": {", "document", "needed"),
    .init(standard, "\"publicationDate\"", "\"published\"", "document.publicationDate", "needed"),
    .init(standard, "2023-12-01T23:30:52.123Z", "2023-12-01 23:30", "document.publicationDate", "UTC"),
    .init(standard, "2023-12-01T23:30:52.123Z", "2023-13-01T23:30:52.123Z", "document.publicationDate", "UTC"),
    .init(standard, "2023-12-01T23:30:52.123Z", "2023-12-01T23:30:52.123+00:00", "document.publicationDate", "UTC"),
    .init(standard, "2023-12-01T23:30:52.123Z", "2023-12-01T23:30:52.1234567891Z", "document.publicationDate", "UTC"),
    .init(standard, "\"courtHouse\": {", "\"house\": {", house, "needed"),
    .init(standard, "\"courtHouseName\": \"PRESTON\"", "\"courtHouseName\": 7", house + ".courtHouseName", "text"),
    .init(
      standard, "\"courtHouseName\": \"PRESTON\"", "\"courtHouseName\": \"<b>P</b>\"", house + ".courtHouseName",
      "mark-up"),
    .init(standard, "Local Justice Area A", String(repeating: "a", count: 101), house + ".lja", "100 characters"),
    .init(standard, "\"courtRoomName\"", "\"roomName\"", house + ".courtRoom[0].courtRoomName", "needed"),
    .init(standard, "\"session\"", "\"sessions\"", house + ".courtRoom[0].session", "needed"),
    .init(standard, "\"sittings\"", "\"sitting\"", house + ".courtRoom[0].session[0].sittings", "needed"),
    .init(
      standard, "\"sittingStart\"", "\"start\"", house + ".courtRoom[0].session[0].sittings[0].sittingStart", "needed"),
    .init(
      standard, "2023-12-13T13:30:52.123Z", "13:30", house + ".courtRoom[0].session[0].sittings[0].sittingStart",
      "UTC"),
    .init(
      standard, "\"isPresiding\": true", "\"isPresiding\": \"yes\"",
      house + ".courtRoom[0].session[0].judiciary[0].isPresiding", "true or false"),
    .init(
      standard, "\"hearing\": [", "\"hearings\": [", house + ".courtRoom[0].session[0].sittings[0].hearing", "needed"),
    .init(standard, "\"panel\": \"ADULT\"", "\"panel\": [\"ADULT\"]", hearing + ".panel", "text"),
    .init(standard, "\"panel\": \"ADULT\"", "\"panel\": null", hearing + ".panel", "nothing stands"),
    .init(standard, "\"channel\": [", "\"channel\": [1,", hearing + ".channel[0]", "text"),
    .init(standard, "\"caseUrn\"", "\"urn\"", hearing + ".case[0].caseUrn", "needed"),
    .init(
      standard, "\"reportingRestriction\": true", "\"reportingRestriction\": 1",
      hearing + ".case[0].reportingRestriction", "true or false"),
    .init(
      standard, "\"applicationReference\": \"AppRefA\"", "\"ref\": \"AppRefA\"",
      hearing + ".application[0].applicationReference", "needed"),
    .init(
      standard, "This is application particulars <this is valid text>", "Particulars <b>bold</b>",
      hearing + ".application[0].applicationParticulars", "mark-up"),
    .init(
      standard, "alcohol <this is valid text>", "alcohol &lt;br/&gt;", party + ".offence[0].offenceWording", "mark-up"),
    .init(
      standard, "Prosecuting Authority Name <this is valid text>", "Name<br/>",
      hearing + ".case[0].party[2].organisationDetails.organisationName", "mark-up"),
    .init(
      standard, "\"organisationName\"", "\"name\"",
      hearing + ".case[0].party[2].organisationDetails.organisationName", "needed"),
    .init(
      standard, "\"dateOfBirth\": \"1950-01-01\"", "\"dateOfBirth\": \"01/01/1950\"",
      hearing + ".case[0].party[0].individualDetails.dateOfBirth", "2010-03-04"),
    .init(
      standard, "\"dateOfBirth\": \"1950-01-01\"", "\"dateOfBirth\": \"1950-02-30\"",
      hearing + ".case[0].party[0].individualDetails.dateOfBirth", "2010-03-04"),
    .init(
      standard, "\"age\": 20", "\"age\": \"20\"", hearing + ".case[0].party[0].individualDetails.age", "whole number"),
    .init(standard, "\"age\": 20", "\"age\": 20.5", hearing + ".case[0].party[0].individualDetails.age", "0 to 120"),
    .init(standard, "\"age\": 20", "\"age\": -3", hearing + ".case[0].party[0].individualDetails.age", "0 to 120"),
    .init(
      standard, "\"Respondent Surname\"", "{}", hearing + ".case[0].party[0].individualDetails.individualSurname",
      "an object stands"),
    .init(
      standard, "\"plea\": \"NOT_GUILTY\"", "\"plea\": \"MAYBE\"", party + ".offence[0].plea", "GUILTY, NOT_GUILTY"),
    .init(standard, "2026-01-27T10:00:00.123Z", "2026-01-27", party + ".offence[0].pleaDate", "UTC"),
    .init(
      standard, "\"pncId\": \"PNC12345\"", "\"pncId\": \"a <b> c\"", party + ".individualDetails.pncId", "mark-up"),
    .init(standard, "\"party\": [", "\"party\": {\"a\": [", "line", "unexpected"),
    .init(standard, "\"age\": 20,", "\"age\": 20, \"age\": 21,", "line", "stands twice"),
    .init(standard, "\"age\": 20,", "\"age\": 020,", "line", "a number that JSON doesn't allow"),
    .init(platform, "\"id\": \"E10E3EF3", "\"ident\": \"E10E3EF3", "hearing.id", "needed"),
    .init(platform, "\"courtCentre\": {", "\"court\": {", "hearing.courtCentre", "needed"),
    .init(
      platform, "\"code\": \"B10JQ00\"", "\"kode\": \"B10JQ00\"", "hearing.courtCentre", "neither a name nor a code"),
    .init(
      platform, "\"sittingDay\": \"2021-09-08T", "\"day\": \"2021-09-08T", "hearing.hearingDays[0].sittingDay", "needed"
    ),
    .init(platform, "2021-09-08T09:00:00.000Z", "8 September", "hearing.hearingDays[0].sittingDay", "UTC"),
    .init(
      platform, "\"jurisdictionType\": \"CROWN\"", "\"jurisdictionType\": \"MOON\"", "hearing.jurisdictionType", "CROWN"
    ),
    .init(
      platform, "\"isYouth\": \"true\"", "\"isYouth\": \"maybe\"", "hearing.prosecutionCases[0].defendants[0].isYouth",
      "true or false"),
    .init(
      platform, "\"dateOfBirth\": \"1975-01-01\"", "\"dateOfBirth\": \"1975-1-1\"",
      "hearing.prosecutionCases[0].defendants[0].personDefendant.personDetails.dateOfBirth", "2010-03-04"),
    .init(
      platform, "\"lastName\": \"MORGAN\"", "\"surname\": \"MORGAN\"",
      "hearing.prosecutionCases[0].defendants[0].personDefendant.personDetails.lastName", "needed"),
    .init(platform, "\"defendants\": [", "\"people\": [", "hearing.prosecutionCases[0].defendants", "needed"),
    .init(libra, "\"sessionStartTime\"", "\"start\"", "sessionStartTime", "needed"),
    .init(libra, "2020-02-20T09:01:00", "20/02/2020", "sessionStartTime", "2026-11-23T10:00:00"),
    .init(libra, "2020-02-20T09:01:00", "2020-02-30T09:01:00", "sessionStartTime", "2026-11-23T10:00:00"),
    .init(libra, "01/01/1975", "1975-01-01", "defendantDob", "04/03/2010"),
    .init(libra, "01/01/1975", "31/02/1975", "defendantDob", "04/03/2010"),
    .init(libra, "\"defendantAge\": \"20\"", "\"defendantAge\": \"twenty\"", "defendantAge", "0 to 120"),
    .init(libra, "\"defendantType\": \"P\"", "\"defendantType\": \"X\"", "defendantType", "a person"),
    .init(libra, "\"courtCode\"", "\"court\"", "courtCode", "needed"),
    .init(libra, "\"caseNo\": \"1600032981\"", "\"caseNo\": []", "caseNo", "a list stands"),
    .init(csv, "case_number", "urn", "line 1", "no such column"),
    .init(csv, "court,date,", "court,court,", "line 1", "stands twice"),
    .init(csv, "25GD1,", ",", "line 2, column case_number", "needed"),
    .init(csv, "4/3/2009", "4 March", "line 2, column date_of_birth", "23/11/2026"),
    .init(csv, "23/11/2026,10:00,1,morning,Rowe", "23/11,10:00,1,morning,Rowe", "line 2, column date", "no day"),
    .init(csv, "1030", "25:99", "line 4, column time", "10:00"),
    .init(csv, "in-custody", "locked up", "line 3, column status", "remand-yda"),
    .init(csv, "youth,bail,,", "child,bail,,", "line 2, column panel", "youth, adult"),
    .init(csv, ",15,male", ",150,male", "line 3, column age", "0 to 120"),
    .init(csv, "\"3 Kiln Way, Eastmere\"", "3 Kiln Way, Eastmere", "line 3", "20 fields"),
    .init(csv, "\"3 Kiln Way", "\"3 Kiln\" Way", "", "closing quote"),
    .init(csv, "not-guilty", "perhaps", "line 3, column plea", "not-guilty"),
  ]

  @Test(arguments: broken) func aFaultIsNamedWithItsPlace(broken: Broken) throws {
    let whole = try CourtSamples.text(broken.sample)
    let range = try #require(whole.range(of: broken.from), "\(broken.from) is not in the sample")
    let file = try CourtSamples.read(whole.replacingCharacters(in: range, with: broken.to))
    let problem = try #require(file.problems.first)
    #expect(
      problem.place == broken.place || broken.place == "line" && problem.place.hasPrefix("line "), "\(problem.words)")
    #expect(problem.reason.contains(broken.words), "\(problem.words)")
  }

  @Test func atLeastFortyVariantsAreBroken() {
    #expect(Self.broken.count >= 40)
    #expect(Set(Self.broken.map { $0.sample + $0.from + $0.to }).count == Self.broken.count)
  }

  @Test func everyFaultOfAFileIsNamed() throws {
    let text = try CourtSamples.text("libra-case.json").replacingOccurrences(of: "01/01/1975", with: "x")
      .replacingOccurrences(of: "\"P\"", with: "\"Q\"").replacingOccurrences(of: "\"20\"", with: "\"-1\"")
    #expect(try CourtSamples.read(text).problems.map(\.place) == ["defendantType", "defendantDob", "defendantAge"])
  }

  @Test func aBrokenOneSaysLineAndColumn() throws {
    let file = try CourtSamples.read("{\n  \"hearing\": {\n    \"id\": \"é\", oops\n")
    #expect(file.problems.map(\.place) == ["line 3, column 16, hearing"])
  }

  @Test(arguments: ["", "[]", "{}", "hello", "{\"a\": 1}", "[1]", "null", "[[]]", "court\n"])
  func whatIsNoListIsSaid(text: String) throws {
    let file = try CourtSamples.read(text)
    #expect(!file.problems.isEmpty)
    #expect(file.people == 0)
  }

  /// Whatever is cut off or altered, reading says so or reads; it never stops the program.
  @Test(arguments: [standard, platform, libra, csv]) func noDamageStopsTheReader(sample: String) throws {
    let bytes = Array(try CourtSamples.text(sample).utf8)
    let lists = try CourtSamples.lists()
    var state: UInt64 = 7
    for step in 0..<400 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let place = Int(state >> 33) % bytes.count
      var damaged = bytes
      if step.isMultiple(of: 2) { damaged.removeLast(bytes.count - place) } else { damaged[place] = UInt8(state >> 56) }
      let file = CourtListFile(damaged, named: "x", lists: lists)
      if step.isMultiple(of: 2), sample != Self.csv { #expect(!file.problems.isEmpty || place >= bytes.count - 1) }
    }
  }
}
