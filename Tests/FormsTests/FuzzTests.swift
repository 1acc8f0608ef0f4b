import Forms
import Glibc
import JSON
import Testing

/// Definitions that are spoilt at random: the loader takes them or says why, and what it takes can be filled in.
///
/// `WAYMARK_FUZZ=1000000` asks for another number of them.
@Suite struct FuzzTests {
  private var count: Int { getenv("WAYMARK_FUZZ").flatMap { Int(String(cString: $0)) } ?? 20_000 }

  @Test func aSpoiltDefinitionIsTakenOrRefusedWithAReason() throws {
    var random = Seeded(20_261_121)
    let sound = Array(Specimen.text.utf8)
    let value = try JSONValue(json: sound)
    var (taken, refused) = (0, 0)
    for round in 0..<count {
      var bytes = sound
      if round % 2 == 0 {
        for _ in 0..<Int.random(in: 1...4, using: &random) { spoil(&bytes, using: &random) }
      } else {
        var spoilt = value
        for _ in 0..<Int.random(in: 1...3, using: &random) { spoil(&spoilt, whole: value, using: &random) }
        bytes = spoilt.json()
      }
      do throws(DefinitionFaults) {
        let form = try FormDefinition(json: bytes, file: "spoilt.json")
        taken += 1
        use(form, using: &random)
      } catch {
        refused += 1
        if error.list.isEmpty || error.list.contains(where: { $0.description.isEmpty }) {
          Issue.record("refused without a reason: \(String(decoding: bytes, as: UTF8.self))")
        }
      }
    }
    // Both happen, or the spoiling would be too weak or too strong to prove anything.
    #expect(taken > count / 100 && refused > count / 4)
  }

  /// What a person would do with the form.
  private func use(_ form: FormDefinition, using random: inout Seeded) {
    let answers = anyAnswers(form, using: &random)
    let filled = FilledForm(form, stage: form.stages.randomElement(using: &random)?.code ?? "", answers: answers)
    for section in filled.sections { _ = filled.progress(of: section, markedComplete: true) }
    _ = filled.needsCountersigning
    let carried = Answers.carried(from: answers, source: "a1", into: form)
    _ = carried.differences(since: answers, in: form)
  }

  private func spoil(_ bytes: inout [UInt8], using random: inout Seeded) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0...5, using: &random) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes.remove(at: place)
    case 2: bytes.insert(Array(#"{}[]",:01tfn\ "#.utf8).randomElement(using: &random) ?? 0, at: place)
    case 3: bytes.removeLast(Int.random(in: 0...min(200, bytes.count), using: &random))
    case 4:
      let end = min(bytes.count, place + Int.random(in: 1...60, using: &random))
      bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &random))
    default: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...60, using: &random)))
    }
  }

  /// Exchanges, drops, doubles or renames something within the value.
  private func spoil(_ value: inout JSONValue, whole: JSONValue, using random: inout Seeded) {
    let goesDeeper = Int.random(in: 0...4, using: &random) > 0
    switch value {
    case .object(var members) where !members.isEmpty:
      let index = Int.random(in: 0..<members.count, using: &random)
      if goesDeeper {
        spoil(&members[index].value, whole: whole, using: &random)
      } else {
        switch Int.random(in: 0...3, using: &random) {
        case 0: members.remove(at: index)
        case 1:
          members[index].key = ["kind", "id", "shownIf", "not", "words", "zz"].randomElement(using: &random) ?? ""
        case 2: members[index].value = part(of: whole, using: &random)
        default: members.swapAt(index, 0)
        }
      }
      value = .object(members)
    case .array(var list) where !list.isEmpty:
      let index = Int.random(in: 0..<list.count, using: &random)
      if goesDeeper {
        spoil(&list[index], whole: whole, using: &random)
      } else {
        switch Int.random(in: 0...2, using: &random) {
        case 0: list.remove(at: index)
        case 1: list.append(list[index])
        default: list.swapAt(index, 0)
        }
      }
      value = .array(list)
    default: value = part(of: whole, using: &random)
    }
  }

  /// Any part of the value, or something strange.
  private func part(of whole: JSONValue, using random: inout Seeded) -> JSONValue {
    let strange: [JSONValue] = [
      .null, .integer(Int.min), .number("1e999"), .string(""), .string("\u{0}\u{FEFF}"), .array([]), .object([]),
      .bool(false), .integer(-1),
    ]
    if Int.random(in: 0...3, using: &random) == 0 { return strange.randomElement(using: &random) ?? .null }
    var here = whole
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      switch here {
      case .object(let members): here = members.randomElement(using: &random)?.value ?? here
      case .array(let list): here = list.randomElement(using: &random) ?? here
      default: return here
      }
    }
    return here
  }
}
