import Casework
import TextUI

extension RecordForm.Spec {
  private static func work(_ file: CaseFile, _ desk: any Desk) -> RemandWork {
    file.header.remandSpell(on: desk.now.day).flatMap { file.header.work(in: $0) } ?? RemandWork()
  }

  /// What is done while the child is on bail or remanded: the package, the checklist, the alternatives.
  static var remandWork: Self {
    Self(
      title: "Work on bail or remand", subject: "remand work",
      fields: { file, desk in
        let work = work(file, desk)
        let options = desk.lists.offered("bail-checklist", on: desk.now.day).map { (id: $0.code.text, words: $0.words) }
        return [
          .line("programme", "Programme", work.programme, hint: "what the child does, with whom, how often"),
          .init(name: "done", label: "Checklist", kind: .picks(.init(options, picked: work.done.map(\.text)))),
          .note("alternatives", "Alternatives", work.alternatives),
        ]
      },
      remarks: { form, file, desk in
        let all = desk.lists.offered("bail-checklist", on: desk.now.day)
        let done = Set(form.text("done").split(separator: ",").map(String.init))
        let status = file.header.remandSpell(on: desk.now.day)?.status.name ?? "neither on bail nor remanded"
        let open = all.filter { !done.contains($0.code.text) }
        var remarks: [(String, Style)] = [
          ("\(status) \u{B7} checklist \(all.count - open.count) of \(all.count)", .plain)
        ]
        if let next = open.first { remarks.append(("Next: " + next.words, .quiet)) }
        remarks.append(("Alternatives to a remand: what was looked at, and why it wasn\u{2019}t enough.", .quiet))
        return remarks
      },
      makes: { form, file, desk throws(FormFault) in
        var work = RemandWork()
        work.programme = form.line("programme")
        work.done = form.text("done").split(separator: ",").map { ListCode(String($0)) }
        work.alternatives = form.text("alternatives")
        return .remandWorked(file.reference, .planned(work))
      })
  }

  /// The weekly update on bail.
  static var bailUpdate: Self {
    Self(
      title: "Weekly bail update", subject: "bail update",
      fields: { _, desk in
        [
          .line("on", "On", desk.now.day.text(.short)),
          .choice("compliance", "Bail is", BailUpdate.Compliance.good, none: nil) { $0.words },
          .line("well", "Went well", ""), .line("concerns", "Concerns", ""), .note("recommendation", "Recommends"),
        ]
      },
      follow: { form, _, desk in form.echoDay("on", .past, desk) },
      remarks: { _, file, desk in
        let last = work(file, desk).updates.last
        let before = last.map { "Last: \($0.on.text(.short)), bail \($0.compliance.words)" } ?? "The first update."
        return [
          (before, .quiet), ("The court gets the same words: `waymark print \(file.reference) bail-update`.", .quiet),
        ]
      },
      makes: { form, file, desk throws(FormFault) in
        let compliance = BailUpdate.Compliance(rawValue: form.text("compliance")) ?? .good
        var update = BailUpdate(
          compliance, on: try form.neededDay("on", .past, desk), wentWell: form.line("well"),
          concerns: form.line("concerns"))
        if update.wentWell.isEmpty, update.concerns.isEmpty {
          throw FormFault(field: "well", words: Words.of(.bail(.wordsMissing)))
        }
        update.recommendation = form.text("recommendation")
        return .remandWorked(file.reference, .updated(update))
      })
  }
}
