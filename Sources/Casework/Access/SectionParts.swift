public import JSON

/// What belongs to a section that is kept apart within the others: victims, health, exploitation and intelligence. It is
/// data of the access policy, because services draw these lines differently.
public struct SectionParts: JSONRecord, Equatable {
  /// The section.
  public var section = CaseSection.victims
  /// Flags of the child (list `flags`).
  public var flags: [ListCode] = []
  /// Kinds of contact, whose words belong to it (list `contact-kinds`).
  public var contacts: [ListCode] = []
  /// What people are to the child (list `relationships`).
  public var people: [ListCode] = []
  /// What was consented to (list `consents`); nil in a policy from before consents were recorded.
  public var consents: [ListCode]?
  /// Forms, or sections of forms as `assetplus/health`.
  public var forms: [String] = []
  /// Where that comes from.
  public var source = ""

  /// What was consented to; none where nobody said.
  public var consentCodes: [ListCode] {
    get { consents ?? [] }
    set { consents = newValue }
  }

  /// Nothing belongs to it.
  public init() {}

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("section", &section)
    try f.field("flags", &flags)
    try f.field("contacts", &contacts)
    try f.field("people", &people)
    try f.field("consents", &consents)
    try f.field("forms", &forms)
    try f.required("source", &source)
  }
}

extension [SectionParts] {
  /// The section to which something belongs, by what names it.
  private func section<Name: Equatable>(of name: Name, _ names: KeyPath<SectionParts, [Name]>) -> CaseSection? {
    first { $0[keyPath: names].contains(name) }?.section
  }

  /// The section that is kept apart to which a flag belongs; nil where every part of a case shows it.
  func section(ofFlag code: ListCode) -> CaseSection? { section(of: code, \.flags) }

  /// The same of a kind of contact.
  func section(ofContact kind: ListCode) -> CaseSection? { section(of: kind, \.contacts) }

  /// The same of what somebody is to the child.
  func section(ofRelationship code: ListCode) -> CaseSection? { section(of: code, \.people) }

  /// The same of what was consented to.
  func section(ofConsent code: ListCode) -> CaseSection? { first { $0.consents?.contains(code) ?? false }?.section }

  /// The same of a whole form.
  func section(ofForm form: String) -> CaseSection? { section(of: form, \.forms) }

  /// Whether a section of a form is kept apart.
  func hasSections(ofForm form: String) -> Bool { contains { $0.forms.contains { $0.hasPrefix(form + "/") } } }

  /// The same of one section of a form, or of the form that it stands in.
  func section(ofForm form: String, section id: String) -> CaseSection? {
    // A part of a section belongs where the section does: `record.care` where `record` does.
    let outer = id.split(separator: ".").first.map(String.init) ?? id
    return section(of: form + "/" + id, \.forms) ?? section(of: form + "/" + outer, \.forms) ?? section(ofForm: form)
  }
}
