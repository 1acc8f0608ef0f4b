import CaseScreens
import Casework
import JSON

/// What the record in memory hands out to whoever sits at the desk, as the one over a store does.
extension MemoryDesk {
  /// Whether a case is open to whoever sits here.
  func maySee(_ reference: CaseReference) -> Bool { refusal(toShow: reference) == nil }

  func refusal(toShow reference: CaseReference) -> AccessRefusal? {
    if let refusal = closedToMe[reference] { return refusal }
    guard let viewer, let row = row(of: reference), !viewer.sees(row) else { return nil }
    return .restricted(reference, canOpen: viewer.canOpen(row))
  }

  /// Throws where the case isn't open to whoever sits here, or not this part of it.
  func checkLook(at reference: CaseReference, _ section: CaseSection) throws {
    if let refusal = refusal(toShow: reference) { throw Refusal.access(refusal) }
    if !sees(section, of: reference) { throw Refusal.access(.sectionClosed(me, section)) }
  }

  /// Whether whoever sits here sees a section of a case.
  private func sees(_ section: CaseSection, of reference: CaseReference) -> Bool {
    guard let viewer else { return true }
    return row(of: reference).map { viewer.sees(section, of: $0) } ?? viewer.sees(section)
  }

  func assessment(_ id: DocumentID, of reference: CaseReference) throws -> FiledAssessment? {
    try assessments(of: reference).first { $0.id == id }
  }

  func assessments(of reference: CaseReference) throws -> [FiledAssessment] {
    try checkLook(at: reference, .assessments)
    let all = try record.assessments(of: reference)
    guard let viewer, let row = row(of: reference) else { return all }
    return all.compactMap { filed in
      let form = forms.definition(filed.assessment.form, version: filed.assessment.formVersion)
      return viewer.seen(filed.assessment, form, of: row).map {
        FiledAssessment(id: filed.id, version: filed.version, assessment: $0)
      }
    }
  }

  func plans(of reference: CaseReference) throws -> PlanFile {
    try checkLook(at: reference, .plan)
    return try record.plans(of: reference)
  }

  func exits(of reference: CaseReference) throws -> ExitFile {
    try checkLook(at: reference, .plan)
    return try record.exits(of: reference)
  }

  func reports(of reference: CaseReference) throws -> ReportFile {
    try checkLook(at: reference, .assessments)
    return try record.reports(of: reference)
  }

  func audits() throws -> [FiledAudit] {
    try record.keys.filter { $0.text.hasPrefix("audits/") }.compactMap { key in
      try record.stored(key).map { FiledAudit(id: AuditID(key.id), audit: try CaseAudit(json: $0.bytes)) }
    }.filter { maySee($0.audit.reference) && sees(.oversight, of: $0.audit.reference) }
  }

  func dutyDay(_ day: Day) throws -> DutyDay {
    var day = try record.stored(DutyDay.key(of: day)).map { try DutyDay(json: $0.bytes) } ?? DutyDay()
    if viewer == nil { return day }
    day.entries.removeAll { entry in
      !entry.cases.allSatisfy(maySee) || (entry.by != me && !entry.cases.allSatisfy { sees(.contacts, of: $0) })
    }
    return day
  }

  func panelMeetings(in days: ClosedRange<Day>) throws -> [PanelMeeting] {
    if let viewer, !viewer.sees(.oversight) { return [] }
    return try record.keys.filter { $0.text.hasPrefix("panels/") && Day(iso: $0.id).map(days.contains) ?? false }
      .compactMap { key in
        guard var meeting = try record.stored(key).map({ try PanelMeeting(json: $0.bytes) }) else { return nil }
        meeting.notes.removeAll { !maySee($0.reference) || !sees(.oversight, of: $0.reference) }
        return meeting
      }
  }

  func courtLists(on day: Day) throws -> [CourtDay] {
    try record.keys.filter { $0.text.hasPrefix("courts/" + CourtDayID.prefix(of: day)) }
      .compactMap { try record.courtDay(CourtDayID($0.id)) }.map { list in
        var list = list
        for index in list.entries.indices where list.entries[index].matched.map({ !maySee($0) }) ?? false {
          list.entries[index].decision = nil
          list.entries[index].result = nil
        }
        return list
      }
  }

  func supervisions(of staff: StaffID) throws -> SupervisionFile {
    var file = try record.supervisions(of: staff)
    file.records.removeAll { !$0.cases.allSatisfy(maySee) }
    return file
  }

  /// A case without its links with cases that aren't open to whoever sits here.
  func withoutHidden(_ file: CaseFile) -> CaseFile {
    var file = file
    if viewer != nil { file.header.links.removeAll { !maySee($0.reference) } }
    return file
  }

  func searchDocuments(_ words: String, limit: Int) throws -> DocumentHits {
    var hits: [DocumentHit] = []
    for summary in openCases {
      for mark in summary.documents {
        let section = mark.name.kind.collection.section
        guard sees(section, of: summary.reference), let stored = record.stored(mark.name.key(in: summary.reference))
        else {
          continue
        }
        let shown =
          mark.name.kind == .assessment
          ? try assessment(mark.name.id, of: summary.reference)?.assessment.json() : stored.bytes
        guard let shown, String(decoding: shown, as: UTF8.self).contains(words) else { continue }
        hits.append(
          DocumentHit(
            reference: summary.reference, name: mark.name, title: mark.title, at: mark.since, snippet: words))
      }
    }
    return DocumentHits(hits: hits, hasMore: false)
  }

  func searchNotes(_ words: String, limit: Int) throws -> NoteHits {
    var hits: [NoteHit] = []
    for summary in openCases + closedCases() {
      for filed in try caseFile(summary.reference)?.contacts ?? [] where filed.contact.note.contains(words) {
        hits.append(
          NoteHit(reference: summary.reference, contact: filed.id, at: filed.contact.at, snippet: filed.contact.note))
      }
    }
    return NoteHits(hits: hits, hasMore: false)
  }

  func contact(_ id: ContactID, of reference: CaseReference, asOf seq: Int) throws -> Contact? {
    let found = try (past[seq] ?? record).contact(id, of: reference)
    guard let viewer, let row = row(of: reference) else { return found }
    try checkLook(at: reference, .contacts)
    return found.map { viewer.seen($0, of: row) }
  }

  func history(of reference: CaseReference) throws -> [HistoryEntry] {
    let entries = history.filter { $0.keys.contains { $0.caseNumber == reference.number } }
    guard let viewer, let row = row(of: reference) else { return entries }
    try checkLook(at: reference, .history)
    return entries.map { entry in
      var entry = entry
      if !CaseSection.telling(whyOf: entry.op).allSatisfy({ viewer.sees($0, of: row) }) { entry.why = "" }
      if let removed = entry.removed, !viewer.sees(removed.part.kind.section, of: row) { entry.removed = nil }
      return entry
    }
  }
}
