import Casework
import JSON

/// Every kind of change, so that a test can go through all of them: a new one doesn't build before it has its row here.
enum ChangeKind: CaseIterable {
  case serviceSaved, staffSaved, teamSaved, caseOpened, childAmended, personSaved, offenceSaved, orderSaved, orderEnded
  case allocated, caretakingSaved, reportSaved, handedOver, coverSaved, workloadReduced, supervisionRecorded
  case actionDone, accessChanged, caseClosed, caseReopened, judged, contactRecorded, groupRecorded, contactAmended
  case contactMoved, appointmentBooked, obligationDone, latenessAccepted, obligationWaived, obligationReopened
  case absenceDecided, enforcementTaken, enforcementRuled, enforcementDone, enforcementWithdrawn, documentSigned
  case planned, exited, reported, programmeSaved, sessionSaved, enrolled, assessed, homeVisitSaved, homeVisitChecked
  case dataSaved, ownForm, audited, oversightRecorded, panelMet, appointmentRescheduled, seriesBooked
  case courtListImported, courtListed, hearingSaved, hearingResulted, warrantChecked, warrantEnded, custody
  case remandWorked, civilOrderSaved, breached, consented, dutyNoted, subjectAccess, removed, recordsLinked,
    recordsUnlinked
  case retention, undone, imported

  init(_ change: Change) {
    self =
      switch change {
      case .serviceSaved: .serviceSaved
      case .staffSaved: .staffSaved
      case .teamSaved: .teamSaved
      case .caseOpened: .caseOpened
      case .childAmended: .childAmended
      case .personSaved: .personSaved
      case .offenceSaved: .offenceSaved
      case .orderSaved: .orderSaved
      case .orderEnded: .orderEnded
      case .allocated: .allocated
      case .caretakingSaved: .caretakingSaved
      case .reportSaved: .reportSaved
      case .handedOver: .handedOver
      case .coverSaved: .coverSaved
      case .workloadReduced: .workloadReduced
      case .supervisionRecorded: .supervisionRecorded
      case .actionDone: .actionDone
      case .accessChanged: .accessChanged
      case .caseClosed: .caseClosed
      case .caseReopened: .caseReopened
      case .judged: .judged
      case .contactRecorded: .contactRecorded
      case .groupRecorded: .groupRecorded
      case .contactAmended: .contactAmended
      case .contactMoved: .contactMoved
      case .appointmentBooked: .appointmentBooked
      case .obligationDone: .obligationDone
      case .latenessAccepted: .latenessAccepted
      case .obligationWaived: .obligationWaived
      case .obligationReopened: .obligationReopened
      case .absenceDecided: .absenceDecided
      case .enforcementTaken: .enforcementTaken
      case .enforcementRuled: .enforcementRuled
      case .enforcementDone: .enforcementDone
      case .enforcementWithdrawn: .enforcementWithdrawn
      case .documentSigned: .documentSigned
      case .planned: .planned
      case .exited: .exited
      case .reported: .reported
      case .programmeSaved: .programmeSaved
      case .sessionSaved: .sessionSaved
      case .enrolled: .enrolled
      case .assessed: .assessed
      case .homeVisitSaved: .homeVisitSaved
      case .homeVisitChecked: .homeVisitChecked
      case .dataSaved: .dataSaved
      case .ownForm: .ownForm
      case .audited: .audited
      case .oversightRecorded: .oversightRecorded
      case .panelMet: .panelMet
      case .appointmentRescheduled: .appointmentRescheduled
      case .seriesBooked: .seriesBooked
      case .courtListImported: .courtListImported
      case .courtListed: .courtListed
      case .hearingSaved: .hearingSaved
      case .hearingResulted: .hearingResulted
      case .warrantChecked: .warrantChecked
      case .warrantEnded: .warrantEnded
      case .custody: .custody
      case .remandWorked: .remandWorked
      case .civilOrderSaved: .civilOrderSaved
      case .breached: .breached
      case .consented: .consented
      case .dutyNoted: .dutyNoted
      case .subjectAccess: .subjectAccess
      case .removed: .removed
      case .recordsLinked: .recordsLinked
      case .recordsUnlinked: .recordsUnlinked
      case .retention: .retention
      case .undone: .undone
      case .imported: .imported
      }
  }
}
