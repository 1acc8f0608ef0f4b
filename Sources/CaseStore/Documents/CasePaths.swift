import Casework

/// Where documents stand in the store's directory.
struct CasePaths {
  /// The store's directory.
  let root: String

  var identity: String { root + "/store.json" }
  /// The copy of it, where the journal is, without which it says nothing.
  var identityCopy: String { journal + "/store.json" }
  var lock: String { root + "/lock" }
  var checkpointLock: String { root + "/checkpoint.lock" }
  var checkpoint: String { root + "/checkpoint.json" }
  var journal: String { root + "/journal" }
  var cases: String { root + "/cases" }
  var index: String { root + "/index" }
  var looks: String { root + "/looks" }

  /// A case's number as its folder has it.
  static func digits(_ number: Int) -> String { CaseReference(number).digits }

  /// The folder of a case.
  func folder(of number: Int) -> String {
    let digits = Self.digits(number)
    return cases + "/" + digits.suffix(2) + "/" + digits
  }

  /// The case's own document.
  func header(of number: Int) -> String { folder(of: number) + "/case.json" }

  /// The contacts file of a case.
  func contacts(of number: Int) -> String { folder(of: number) + "/contacts.jsonl" }

  /// The history file of a case.
  func history(of number: Int) -> String { folder(of: number) + "/history.jsonl" }

  /// Whether a collection is the contacts of a case, which are in one file.
  func isContacts(_ collection: String) -> Bool {
    let segments = collection.split(separator: "/")
    return segments.count == 3 && segments[0] == "cases" && segments[2] == "contacts"
  }

  /// The file that holds a document, and whether it holds many.
  func file(of key: DocumentKey) -> (path: String, isLines: Bool) {
    guard let number = key.caseNumber else { return (root + "/" + key.text + ".json", false) }
    guard let collection = key.collection else { return (header(of: number), false) }
    let name = collection.split(separator: "/").last ?? ""
    if name == "contacts" { return (contacts(of: number), true) }
    return (folder(of: number) + "/" + name + "/" + key.id + ".json", false)
  }
}
