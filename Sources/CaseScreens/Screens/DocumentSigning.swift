import Casework
import TextUI

/// What can be done towards the signature of a document: the same commands on the screen of every kind.
struct DocumentSigning: Sendable {
  let name: SignedName
  let signing: Signing
  let reference: CaseReference
  /// What whoever reads it has noted on its parts, to send it back with.
  let reasons: [PartReason]

  init(_ name: SignedName, _ signing: Signing, _ reference: CaseReference, reasons: [PartReason] = []) {
    self.name = name
    self.signing = signing
    self.reference = reference
    self.reasons = reasons
  }

  /// The commands of a screen on which a document is signed; `find` says which, nil where there is none.
  static func commands<On: Screen>(
    _ find: @escaping @Sendable (On, any Desk) -> DocumentSigning?
  ) -> [Command<On>] {
    func command(
      _ key: Character, _ words: String, _ hint: String, in states: [SigningState],
      unless: @escaping @Sendable (DocumentSigning, any Desk) -> String? = { _, _ in nil },
      _ run: @escaping @Sendable (DocumentSigning, any Desk) -> Step
    ) -> Command<On> {
      Command(
        [.char(key)], words, hint: hint,
        unavailable: { screen, desk in
          guard let found = find(screen, desk) else { return "There is nothing to sign yet." }
          if states.contains(found.signing.state) { return unless(found, desk) }
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
      ) { found, _ in found.make(.submit(note: "")) },
      command(
        "T", "take it back before it was looked at", "take back", in: [.submitted],
        unless: { found, desk in
          found.signing.submitted?.by == desk.me ? nil : Words.of(.signing(.notTheAuthor(desk.me)))
        }
      ) { found, _ in found.make(.takeBack(note: "")) },
      command(
        "Q", "countersign it, the checklist answered", "countersign", in: [.submitted],
        unless: { $0.whyNotRead($1) }
      ) { found, desk in .open(ChecklistForm(found.name, of: found.reference, desk)) },
      command(
        "B", "send it back with reasons", "send back", in: [.submitted], unless: { $0.whyNotRead($1) }
      ) { found, desk in
        if !found.reasons.isEmpty { return found.make(.sendBack(reasons: found.reasons, checks: [], note: "")) }
        return RecordForm.open(.sendingBack(found.name), of: (try? desk.caseFile(found.reference)) ?? nil, desk)
      },
    ]
  }

  private func make(_ step: SigningStep) -> Step { .make(.documentSigned(reference, name, step), closes: false) }

  /// Why whoever sits at the desk doesn't countersign it or send it back; nil where they may.
  func whyNotRead(_ desk: any Desk) -> String? {
    if signing.authors.contains(desk.me) { return Words.of(.signing(.ownWork(desk.me))) }
    guard desk.acts(in: reference, { desk.countersigning.maySign($0, name.kind, on: desk.now.day) }) else {
      return Words.of(.signing(.mayNotCountersign(desk.me, name.kind)))
    }
    return nil
  }
}

extension RecordForm.Spec {
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
