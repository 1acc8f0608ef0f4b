/// A section of an assessment in which somebody writes.
public struct SectionPlace: Hashable, Sendable {
  /// The case.
  public var reference: CaseReference
  /// The assessment.
  public var document: DocumentID
  /// The section's name.
  public var section: String

  /// Puts the parts together.
  public init(_ reference: CaseReference, _ document: DocumentID, _ section: String) {
    self.reference = reference
    self.document = document
    self.section = section
  }
}
