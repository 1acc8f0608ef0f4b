import Casework
import TextUI

/// What can be done towards the signature of a document: the same commands on the screen of every kind.
struct DocumentSigning: Sendable {
  let name: SignedName
  let signing: Signing
  let reference: CaseReference

  init(_ name: SignedName, _ signing: Signing, _ reference: CaseReference) {
    self.name = name
    self.signing = signing
    self.reference = reference
  }

  /// The commands of a screen on which a document is signed; `find` says which, nil where there is none.
  static func commands<On: Screen>(
    _ find: @escaping @Sendable (On, any Desk) -> DocumentSigning?
  ) -> [Command<On>] {
    func command(
      _ key: Character, _ words: String, _ hint: String, in states: [SigningState],
      _ run: @escaping @Sendable (DocumentSigning, any Desk) -> Step
    ) -> Command<On> {
      Command(
        [.char(key)], words, hint: hint,
        unavailable: { screen, desk in
          guard let found = find(screen, desk) else { return "There is nothing to sign yet." }
          if states.contains(found.signing.state) { return nil }
          if found.signing.state.isSigned { return Words.of(.signing(.signedAlready)) }
          return Words.of(.signing(states == [.submitted] ? .notSubmitted(found.signing.state) : .waits))
        }
      ) { screen, desk in
        find(screen, desk).map { run($0, desk) } ?? .stay
      }
    }
    return [
      command(
        "S", "sign it and, where it needs that, submit it to be countersigned", "submit", in: [.draft, .sentBack]
      ) {
        found, _ in .make(.documentSigned(found.reference, found.name, .submit(note: "")), closes: false)
      },
      command("T", "take it back before it was looked at", "take back", in: [.submitted]) { found, _ in
        .make(.documentSigned(found.reference, found.name, .takeBack(note: "")), closes: false)
      },
      command("Q", "countersign it, the checklist answered", "countersign", in: [.submitted]) { found, desk in
        found.read(desk) { RecordForm.open(.countersigning(found.name), of: $0, desk) }
      },
      command("B", "send it back with reasons", "send back", in: [.submitted]) { found, desk in
        found.read(desk) { RecordForm.open(.sendingBack(found.name), of: $0, desk) }
      },
    ]
  }

  private func read(_ desk: any Desk, _ open: (CaseFile?) -> Step) -> Step {
    if let why = Self.whyNotRead(signing, name.kind, desk) { return .say(why) }
    return open((try? desk.caseFile(reference)) ?? nil)
  }

  /// Why whoever sits at the desk doesn't countersign a document or send it back; nil where they may.
  static func whyNotRead(_ signing: Signing, _ kind: SignedKind, _ desk: any Desk) -> String? {
    if signing.authors.contains(desk.me) { return Words.of(.signing(.ownWork(desk.me))) }
    guard desk.acts({ desk.countersigning.maySign($0, kind, on: desk.now.day) }) else {
      return Words.of(.signing(.mayNotCountersign(desk.me, kind)))
    }
    return nil
  }
}

extension RecordForm.Spec {
  /// Answers the checklist and countersigns.
  static func countersigning(_ name: SignedName) -> Self {
    @Sendable func questions(_ desk: any Desk) -> [QualityChecklist.Question] {
      desk.countersigning.checklist(for: name.kind, on: desk.now.day)?.questions ?? []
    }
    return Self(
      title: "Countersign the " + name.kind.words.lowercased(), subject: "countersign \(name.id)",
      fields: { _, desk in
        let answers = CheckAnswer.Answer.allCases.map { (id: $0.rawValue, words: Words.spoken($0)) }
        return questions(desk).enumerated().map { index, question in
          Form.Field(
            name: question.id.text, label: "Question \(index + 1)",
            kind: .choice(.init([("", "choose")] + answers, chosen: "")))
        } + [.note("note", "Note")]
      },
      remarks: { form, _, desk in
        guard let question = questions(desk).first(where: { $0.id.text == form.focused }) else { return [] }
        return [(question.words, .bold)] + (question.guidance.isEmpty ? [] : [(question.guidance, .quiet)])
      },
      makes: { form, file, desk throws(FormFault) in
        var checks: [CheckAnswer] = []
        for question in questions(desk) {
          guard let answer = CheckAnswer.Answer(rawValue: form.text(question.id.text)) else {
            throw FormFault(field: question.id.text, words: Words.of(.signing(.checkUnanswered(question.words))))
          }
          checks.append(CheckAnswer(question.id, answer))
        }
        return .documentSigned(file.reference, name, .countersign(checks: checks, note: form.text("note")))
      })
  }

  /// Sends back with reasons, one a line, each with the part that it is about.
  static func sendingBack(_ name: SignedName) -> Self {
    Self(
      title: "Send back the " + name.kind.words.lowercased(), subject: "send back \(name.id)",
      fields: { _, _ in [.note("reasons", "Reasons")] },
      remarks: { _, _, _ in
        [("One reason a line, the part before a colon: \u{201C}target 2: say who helps\u{201D}.", .quiet)]
      },
      makes: { form, file, _ throws(FormFault) in
        let text = try form.needed("reasons", Words.of(.signing(.whyMissing)))
        return .documentSigned(
          file.reference, name, .sendBack(reasons: PartReason.reasons(typed: text), checks: [], note: ""))
      })
  }
}

extension PartReason {
  /// Reads reasons as people type them: one a line, the part before a colon where there is one.
  public static func reasons(typed text: String) -> [PartReason] {
    text.split(whereSeparator: \.isNewline).compactMap { line in
      let parts = line.split(separator: ":", maxSplits: 1).map {
        $0.split(separator: " ").joined(separator: " ")
      }
      if parts.count == 2, parts[0].split(separator: " ").count <= 4, !parts[1].isEmpty {
        return PartReason(parts[0], parts[1])
      }
      let words = line.split(separator: " ").joined(separator: " ")
      return words.isEmpty ? nil : PartReason("", words)
    }
  }
}
