public import Casework

extension Words {
  /// Why something isn't done to a report, and what to do.
  public static func of(_ refusal: ReportRefusal) -> String {
    switch refusal {
    case .incomplete(let gap): of(gap)
    case .draftExists(let id): "A draft of the report is there already (\(id)). Go on with that one."
    case .noSuchReport(let id): "The case has no report \(id). Open the case again."
    case .noSuchHeading(let id): "The report has no heading \u{201C}\(id)\u{201D}. Use one that it has."
    case .nothingToConfirm(let title):
      "Nothing under \u{201C}\(title)\u{201D} waits to be confirmed. Choose another heading."
    case .notChecked(let state):
      "The report hasn\u{2019}t passed its quality check yet (\(state.words)). It is shared and filed after that."
    case .notShared: "Nobody has gone through the report with the child or the family. Do that first, or write why not."
    case .filedAlready(let day): "It was filed on \(day.text(.long)). Ask for an addendum to say more."
    case .notFiled: "The report isn\u{2019}t filed yet. File it first."
    case .badDay(let day): "\(day.text(.long)) lies in the future, or before what it follows. Correct the date."
    case .courtMissing: "Which court? Write its name."
    case .feedbackEmpty: "The feedback says nothing. Answer a question, or write what was said."
    case .notRead: "No court has read the report yet. Record that it was read, then what the court said of it."
    case .feedbackGiven(let day):
      "The feedback of \(day.text(.long)) is on record, one form for each reading. "
        + "Where another court read the report, record that first."
    case .noForm: "The report is for a panel. The feedback form is for courts; write what the panel said as a contact."
    case .noSuchQuestion(let id): "The feedback form has no question \u{201C}\(id)\u{201D}. Use its own names."
    case .notReusable(let obstacles):
      "That report can\u{2019}t be used again: " + obstacles.map { of($0) }.joined(separator: "; ")
        + ". Begin a new one."
    case .noTexts(let kind):
      "There is no text for a report of this kind (\(spoken(kind))). Add it to the texts of reports."
    }
  }

  /// What a report lacks, and what to do.
  public static func of(_ gap: ReportGap) -> String {
    switch gap {
    case .unconfirmed(let title):
      "What was filled in under \u{201C}\(title)\u{201D} isn\u{2019}t confirmed yet. Confirm it, or write it anew."
    case .empty(let title): "Nothing stands under \u{201C}\(title)\u{201D} yet. Write it."
    case .optionWithoutWhy(let disposal):
      "The option \u{201C}\(disposal.name.lowercased())\u{201D} doesn\u{2019}t say why or why not. Write it."
    case .custodyNotConsidered:
      "The court asked for all options, and custody isn\u{2019}t among them. Say why or why not."
    case .alternativesMissing:
      "The court asked for all options, and there aren\u{2019}t two alternatives to custody among them. Add them."
    case .noProposal: "Nothing is proposed yet. Propose a sentence."
    }
  }

  /// What stands in the way of using a report again, as a part of a sentence.
  public static func of(_ obstacle: ReuseObstacle) -> String {
    switch obstacle {
    case .notChecked(let state): "it never passed its quality check (\(state.words))"
    case .tooOld(let signed): "it was signed on \(signed.text(.long)), more than three months ago"
    case .newJudgements(let day): "the judgements changed on \(day.text(.long))"
    case .newOffence(let words): "there is a new offence (\(words))"
    case .newOrder(let disposal, let made): "there is a new order (\(disposal.name), \(made.text(.long)))"
    }
  }

  /// From where something was filled in: `assessment a12, what happened, 3 Nov 2026`.
  public static func of(_ origin: ReportOrigin) -> String {
    let document = origin.document.map { "\($0.kind.words.lowercased()) \($0.id)" } ?? "the record"
    return "\(document): \(origin.part) (\(origin.on.text(.short)))"
  }

  /// With whom a report was gone through, and when.
  public static func of(_ sharing: ReportSharing) -> String {
    let who = sharing.with == .child ? "the child" : sharing.name.isEmpty ? spoken(sharing.with) : sharing.name
    let words = sharing.words.isEmpty ? "" : ": \u{201C}\(sharing.words)\u{201D}"
    return "\(sharing.on.text(.short))  shared with \(who), \(spoken(sharing.how))" + words
  }

  /// What a court said of a report.
  public static func of(_ feedback: ReportFeedback, _ texts: ReportTexts) -> String {
    let answers = feedback.answers.map { answer in
      (texts.feedback.first { $0.id == answer.check }?.words ?? answer.check.text) + " " + spoken(answer.answer)
    }
    let from = feedback.from.isEmpty ? "feedback" : "feedback of " + feedback.from
    let words = feedback.words.isEmpty ? [] : ["\u{201C}\(feedback.words)\u{201D}"]
    return "\(feedback.on.text(.short))  \(from): " + (answers + words).joined(separator: "; ")
  }

  /// A kind of report as one writes it: `pre-sentence`, `stand-down`.
  public static func spoken(_ kind: ReportRequest.Kind) -> String { kind.rawValue }

  /// A report that was asked for, as lists name it: `Pre-sentence report`.
  public static func name(of request: ReportRequest, _ texts: ReportTexts) -> String {
    texts.kind(request.kind)?.title ?? capitalised(spoken(request.kind)) + " report"
  }
}
