import Casework
import JSON

/// What the whole journal says, as much of it as the files are compared with.
struct JournalSaid {
  /// One document.
  struct Document {
    /// The line that made it as the files should have it; 0 where the files needn't know it yet.
    var seq = 0
    /// A number for its bytes; nil where it was removed.
    var sum: UInt64?
    /// Whether it is there after later changes; nil where there were none.
    var isThereLater: Bool?
  }

  /// The documents under one path, such as `cases/000142/contacts`, by their own identifiers.
  struct Folder {
    let name: [UInt8]
    /// The number of the case whose collection it is.
    let caseNumber: Int?
    var documents: [String: Document] = [:]

    init(_ name: [UInt8]) {
      self.name = name
      caseNumber = DocumentKey(String(decoding: name, as: UTF8.self) + "/x")?.caseNumber
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// The key of one of its documents; nil for an identifier that no document can have.
    func key(_ id: String) -> DocumentKey? { DocumentKey(name.isEmpty ? id : text(name) + "/" + id) }
  }

  /// The change up to which the files are complete.
  let upTo: Int
  private(set) var folders: [Folder] = []
  private var places: [[UInt8]: Int] = [:]
  private var last = 0
  /// The lines that touched each case, and where they stand.
  private(set) var histories: [Int: [(seq: Int, offset: Int)]] = [:]
  private let gathersNotes: Bool
  /// The changes that no case's history has whole, by their segments, where they are gathered.
  private(set) var besideSegments: [String: [LostChange]] = [:]

  init(upTo: Int, gathersNotes: Bool) {
    self.upTo = upTo
    self.gathersNotes = gathersNotes
  }

  /// How many documents there are now, and how many of them are cases.
  var counts: (documents: Int, cases: Int) {
    var counts = (documents: 0, cases: 0)
    for folder in folders {
      let present = folder.documents.values.count { $0.isThereLater ?? ($0.sum != nil) }
      counts.documents += present
      if folder.name.elementsEqual("cases".utf8) { counts.cases += present }
    }
    return counts
  }

  /// Takes in the next line.
  mutating func take(_ line: JournalReader.Line, _ bytes: [UInt8]) throws(JSONError) {
    var isOfService = false
    try JournalLine.forEachRange(bytes, of: line.parts) { (name, range) throws(JSONError) in
      let slash = bytes[name].lastIndex(of: UInt8(ascii: "/"))
      find(bytes[name.lowerBound..<(slash ?? name.lowerBound)])
      let id = String(decoding: bytes[(slash.map { $0 + 1 } ?? name.lowerBound)..<name.upperBound], as: UTF8.self)
      guard line.seq <= upTo else {
        folders[last].documents[id, default: Document()].isThereLater = range != nil
        return
      }
      let sum = range.map { Checksum.number(bytes, ($0.lowerBound + 1)..<$0.upperBound) }
      folders[last].documents[id] = Document(seq: line.seq, sum: sum)
      guard let number = folders[last].caseNumber ?? folders[last].key(id)?.caseNumber else {
        isOfService = true
        return
      }
      if histories[number]?.last?.seq != line.seq { histories[number, default: []].append((line.seq, line.offset)) }
    }
    if isOfService, gathersNotes {
      besideSegments[line.segment, default: []].append(LostChange(seq: line.seq, bytes, line.parts))
    }
  }

  /// Takes in a line of a case's history whose change was lost.
  mutating func take(_ lost: HistoryLine) {
    guard lost.seq <= upTo, let number = lost.caseNumber else { return }
    let place = histories[number]?.firstIndex { $0.seq > lost.seq } ?? histories[number]?.count ?? 0
    histories[number, default: []].insert((lost.seq, lost.offset), at: place)
  }

  /// Turns to the folder of a name; documents of one folder mostly come together.
  private mutating func find(_ name: ArraySlice<UInt8>) {
    if last < folders.count, name.elementsEqual(folders[last].name) { return }
    let name = Array(name)
    if let place = places[name] {
      last = place
    } else {
      last = folders.count
      places[name] = last
      folders.append(Folder(name))
    }
  }
}
