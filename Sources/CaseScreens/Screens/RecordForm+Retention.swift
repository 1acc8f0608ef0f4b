import Casework
import TextUI

extension RecordForm.Spec {
  /// A review keeps a case longer.
  static var kept: Self {
    Self(
      title: "Keep until", subject: "retention keep",
      fields: { file, _ in
        [
          .line("until", "Until", file.header.retention.keptUntil?.until.text(.short) ?? "", hint: "a day, or 2y"),
          .line("why", "Why", ""),
        ]
      },
      replaces: { file, _ in
        file.header.retention.keptUntil.map {
          "it to be kept until \($0.until.text(.short)): \u{201C}\($0.why)\u{201D}"
        }
      },
      makes: { form, file, desk throws(FormFault) in
        guard let until = try form.day("until", .future, desk) else {
          throw FormFault(field: "until", words: "Type the day until which it is kept.")
        }
        return .retention(.kept(file.reference, until: until, why: form.line("why")))
      })
  }

  /// A reviewer says whether the case is of a kind.
  static var settled: Self {
    Self(
      title: "What the record doesn\u{2019}t say", subject: "retention settle",
      fields: { file, desk in
        let item = try? desk.retentionQueue(until: nil).items.first { $0.reference == file.reference }
        let kinds = (item?.standing.doubts ?? []).compactMap { Words.settles($0.missing) }
        return [
          .choice("kind", "Is it about", kinds.first ?? .lookedAfter, none: nil),
          .answer("isSo", "Answer", nil), .line("why", "How you know", ""),
        ]
      },
      makes: { form, file, _ throws(FormFault) in
        guard let kind = RecordKind(rawValue: form.text("kind")) else {
          throw FormFault(field: "kind", words: "Choose what it is about.")
        }
        guard let isSo = form.answer("isSo") else {
          throw FormFault(field: "isSo", words: "Say yes or no.")
        }
        return .retention(.settled(file.reference, kind, isSo: isSo, why: form.line("why")))
      })
  }
}
